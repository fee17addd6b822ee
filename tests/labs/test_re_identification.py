"""The lab on re-identification: who is found, what five alike cost, and real shares."""

from __future__ import annotations

import re

import pytest

from labs.conftest import CONTENT, sight
from labs.test_lab import Page
from raile import datasets
from raile.labs import re_identification
from raile.labs.re_identification import attack

LAB = "re-identification"
DISTRICT = {"birth": "coarse", "area": "coarser"}
NOTHING = dict.fromkeys(("birth", "sex", "area"), "hidden")


def said(**values) -> str:
    return " ".join(sight(LAB, **values).said)


def shares(**values) -> list[str]:
    """Return the shares that stand in the tables beside the picture, in order."""
    return re.findall(r"<td>(\d+ %)</td>", sight(LAB, **values).more)


def test_without_names_everybody_on_the_list_is_found():
    assert "200 of the 200 people on the list are found" in said()
    assert "100 % look like no other" in said()
    assert "found: one row fits, and it is theirs: 100." in sight(LAB).figure


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (DISTRICT, "12 of the 200 people on the list are found"),
        (DISTRICT, "6.8 % look like no other"),
        ({**DISTRICT, "k": 2}, "k is 2. You want 5"),
        ({**DISTRICT, "k": 2}, "135 of 2,000 rows had to go"),
        ({**DISTRICT, "k": 2}, "128 rows are in groups that all have the same reason"),
        ({**DISTRICT, "k": 5}, "k is 5. You wanted 5"),
        ({**DISTRICT, "k": 5}, "7 rows are in groups"),
        ({"k": 5}, "No row is left"),
        (NOTHING, "All rows look alike"),
        (NOTHING, "k is 2,000"),
    ],
)
def test_what_follows_is_put_into_plain_words(values, sentence):
    assert sentence in said(**values)


def test_five_alike_hide_everybody_and_cost_something():
    seen = attack(CONTENT, "coarser", "exact", "coarser", 5)
    assert seen.fates == {"found": 0, "few": 0, "many": 200, "gone": 0}
    assert seen.k is not None
    assert seen.k >= 5
    # What the debrief says.
    assert seen.rows == 1_983
    assert attack(CONTENT, "coarse", "exact", "coarser", 5).rows == 969
    assert attack(CONTENT, "exact", "exact", "exact", 5).k is None
    assert seen.left["area"] == pytest.approx(0.22, abs=0.005)


def test_nobody_who_may_stay_stands_in_a_smaller_group():
    for k in range(2, 11):
        seen = attack(CONTENT, "coarse", "exact", "coarser", k)
        assert seen.k is not None
        assert seen.k >= k
        assert seen.fates["found"] == 0


def test_a_question_is_answered_less_well_and_then_not_at_all():
    full = attack(CONTENT, "exact", "exact", "exact", 1).answers
    assert all(truth == told for truth, told in full.values())
    fewer = attack(CONTENT, "coarse", "exact", "coarser", 5).answers
    assert all(told is not None and told < truth for truth, told in fewer.values())
    coarser = attack(CONTENT, "coarser", "hidden", "coarser", 1).answers
    assert coarser["sex"][1] is None
    assert coarser["birth"] == full["birth"]
    assert "cannot be told" in sight(LAB, sex="hidden").more


def test_real_shares_stand_beside_those_of_the_literature():
    assert shares(beside="unique") == [
        *("100 %", "0 %", "1 %", "42 %", "85 %", "88 %"),
        *("18 %", "53 %", "87 %", "63 %"),
    ]
    own = sight(LAB, beside="unique", **DISTRICT, k=5).more
    assert "<td>0 %</td><td>0 of 969</td>" in own
    for of in ("3", "90", "3,013", "6,106", "6,359"):
        assert f"<td>{of} of 7,214</td>" in own
    assert shares(beside="left") == ["100 %"] * 4


def test_what_is_published_is_the_data_sets():
    table = datasets.load("published-uniqueness")
    found = dict(zip(table["reported_in"], table["share"], strict=True))
    assert found["golle-2006"] == 0.63
    assert table["share"].max() == 0.87
    assert set(table["reported_in"]) <= set(CONTENT.sources)


def test_the_table_shows_no_name_and_how_it_begins():
    people, known = re_identification._people(CONTENT)
    assert set(people) == {"record", "birth", "sex", "area", "reason"}
    assert all(re.fullmatch(r"person \d{3}", one) for one in known["person"])
    first = sight(LAB, **DISTRICT).aside
    assert re.search(r'<th scope="row">19\d\d</th><td>\w+</td><td>Leeds</td>', first)
    assert "<td>*</td><td>*</td>" in sight(LAB, **NOTHING).aside


def test_the_decision_keeps_the_settings(open_lab, session):
    page = Page(open_lab(LAB))
    page.send("expect", choice="under-5")
    page.send("move", values={**DISTRICT, "k": 5}, moved="k", count=1)
    page.send("decide", choice="here")
    kept = session.mine(f"lab/{LAB}")[-1].value
    assert kept["choice"] == "here"
    assert kept["values"] == {**DISTRICT, "sex": "exact", "k": 5, "beside": "left"}
    decided = {one["label"]: one["value"] for one in page.view["decided"]}
    assert decided["Birth is given as"] == "the year"
