"""The lab on vendors' claims: exact intervals, and weights before totals."""

from __future__ import annotations

import csv
import io

import pytest

from labs.conftest import CONTENT, sight
from labs.test_lab import Page
from raile.labs import vendor_claims


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
    nothing = dict.fromkeys([f"weight_{one}" for one in vendor_claims.CRITERIA], 0)
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
    assert locked == {f"weight-{one}" for one in vendor_claims.CRITERIA}
    again = Page(open_lab("vendor-claims"))
    assert again.view["fixed"]
    assert again.view["values"]["weight-price"] == 5


def test_londons_figures_are_those_of_the_data_set():
    rows = csv.DictReader(io.StringIO(CONTENT.rows("lfr-deployments")))
    (london,) = [one for one in rows if one["reported_in"] == "met-lfr-2025"]
    assert {one: int(london[one]) for one in ("faces", "alerts")} == dict(
        vendor_claims._LONDON
    )
    assert int(london["false_alerts"]) == vendor_claims._LONDON_ERRORS
