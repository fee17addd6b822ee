"""The lab on vendors' claims: exact intervals, and weights before totals."""

from __future__ import annotations

import csv
import io

import pytest
from pydantic import ValidationError

from labs.conftest import CONTENT, sight
from labs.test_lab import Page
from raile.labs import vendor_claims
from raile.model.tender import Tender

CRITERIA = [one.id for one in CONTENT.lab("vendor-claims").tender.criteria]


def said(**values) -> str:
    return " ".join(sight("vendor-claims", **values).said)


@pytest.mark.parametrize(
    "interval",
    [
        "0 to 3.6 %",
        "0 to 0.37 %",
        "0.0048 to 0.14 %",
        "0.0007 to 0.0036 %",
        "0.23 to 0.88 %",
        "0.00015 to 0.00058 %",
    ],
)
def test_the_intervals_are_the_exact_ones(interval):
    assert interval in sight("vendor-claims").figure


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Your pilot cannot show “below 1 %”: 0 errors in 100"),
        ({}, "about 3 ÷ 100, that is 3 %"),
        ({}, "with a chance of 37 %"),
        ({}, "you need 368 cases"),
        ({"cases": 1_000}, "Your pilot shows it: 0 errors in 1,000"),
        ({"cases": 1_000, "errors": 50}, "Your pilot refutes “below 1 %”"),
        ({"cases": 0}, "Without a single test everything is possible"),
        ({"cases": 0, "errors": 50}, "Without a single test everything is possible"),
    ],
)
def test_a_pilot_is_put_into_plain_words(values, sentence):
    assert sentence in said(**values)


def test_there_are_no_more_errors_than_cases():
    assert sight("vendor-claims", cases=0, errors=50).values["errors"] == 0


def test_the_number_of_cases_that_is_named_is_the_one_that_shows_it():
    trial = vendor_claims.trial
    assert trial(0, 368, 0.01).verdict == "shown"
    assert trial(0, 367, 0.01).verdict == "open"


def test_totals_follow_the_weights_and_leaving_one_out_is_told():
    assert "By your weights, Vendor C comes first." in said()
    assert "groups" in said().split("draws level: ")[1]
    cheap = dict.fromkeys(("weight_groups", "weight_audit", "weight_evidence"), 0)
    assert "Vendor A comes first" in said(weight_price=5, **cheap)
    nothing = dict.fromkeys([f"weight_{one}" for one in CRITERIA], 0)
    assert "nobody comes first" in said(**nothing)


def test_no_total_is_seen_before_the_weights_are_fixed(open_lab, session):
    page = Page(open_lab("vendor-claims"))
    page.send("expect", choice="four")
    page.send("move", values={"weight-price": 5}, count=1)
    assert "Total" not in page.view["figure"]
    assert page.view["debrief"] is None
    page.send("fix")
    assert "Total" in page.view["figure"]
    kept = session.mine("lab/vendor-claims")[-1]
    assert (kept.item, kept.value["values"]["weight-price"]) == ("fixed", 5)
    page.send("move", values={"weight-price": 0, "cases": 200}, count=2)
    assert page.view["values"]["weight-price"] == 5
    assert page.view["values"]["cases"] == 200
    locked = {one["id"] for one in page.view["controls"] if one["locked"]}
    assert locked == {f"weight-{one}" for one in CRITERIA}
    again = Page(open_lab("vendor-claims"))
    assert again.view["fixed"]
    assert again.view["values"]["weight-price"] == 5


def test_londons_figures_are_those_of_the_data_set():
    rows = csv.DictReader(io.StringIO(CONTENT.rows("lfr-deployments")))
    (london,) = [one for one in rows if one["reported_in"] == "met-lfr-2025"]
    figure = sight("vendor-claims").figure
    for whole in ("faces", "alerts"):
        said = f"{london['false_alerts']} wrong of {int(london[whole]):,} {whole}"
        assert said in figure


TENDER = {
    "criteria": [{"id": "price", "name": "p"}, {"id": "proof", "name": "q"}],
    "vendors": [
        {"id": one, "name": one, "errors": 1, "cases": 2, "claimed": 0.5}
        for one in "ab"
    ],
}


@pytest.mark.parametrize(
    ("marks", "more", "wrong"),
    [
        ({"price": 1, "proof": 2}, {}, None),
        ({"price": 1}, {}, "differ by proof"),
        ({"price": 1, "proof": 2, "looks": 3}, {}, "differ by looks"),
        ({"price": 1, "proof": 11}, {}, "less than or equal to 10"),
        ({"price": 1, "proof": 2}, {"errors": 3}, "more errors than cases"),
    ],
)
def test_a_tender_marks_every_vendor_by_every_criterion(marks, more, wrong):
    vendors = [{**one, "marks": marks, **more} for one in TENDER["vendors"]]
    offers = {**TENDER, "vendors": vendors}
    if wrong is None:
        assert Tender.model_validate(offers).vendors[0].marks == marks
    else:
        with pytest.raises(ValidationError, match=wrong):
            Tender.model_validate(offers)
