"""The lab on patrols shows the published cases, and says what single cities do."""

from __future__ import annotations

import pytest

from labs.conftest import CONTENT, sight
from raile import datasets
from raile.labs.patrol import CASES
from raile.science.feedback import urn
from raile.science.hotspots import concentration


def said(**values) -> str:
    return " ".join(sight("patrol", **values).said)


@pytest.mark.parametrize(
    ("case", "records", "share", "true"),
    [
        ("two-busiest", "as-found", 70, 57),
        ("two-busiest", "corrected", 59, 57),
        ("busiest-and-random", "as-found", 99, 61),
        ("busiest-and-random", "corrected", 86, 61),
        ("equal", "corrected", 50, 50),
    ],
)
def test_the_published_cases_are_reproduced(case, records, share, true):
    text = said(case=case, records=records)
    assert f"the first district has {share} % of the records" in text
    assert f"and {true} % of what happens" in text


def test_the_debrief_says_what_many_repetitions_give():
    text = " ".join(note.text for note in CONTENT.lab("patrol").debrief)
    for case, corrected in (("two-busiest", False), ("busiest-and-random", False)):
        run = urn(*CASES[case], runs=500, corrected=corrected, seed=1)
        assert f"{100 * run.share:.0f} %" in text
        assert f"{100 * run.true_share:.0f} %" in text
    frame = datasets.load("west-yorkshire-crime", CONTENT)
    assert "three Julys" in text
    months = frame.groupby("month")
    assert len(months) == 3
    for _, month in months:
        share = concentration(month.groupby("area")["incidents"].sum())
        assert 0.195 < share < 0.215


def test_equal_crime_becomes_certain_in_either_direction():
    text = said()
    assert "between 16 and 96 %" in text
    assert "Just as much happens in both districts." in text
    assert "In 29 of 200 repetitions" in text
    assert "no repetition" in said(records="corrected")


def test_a_published_case_sets_the_sliders_and_a_slider_leaves_it():
    seen = sight("patrol", moved="case", case="two-busiest")
    assert seen.values["records-first"] == 609
    assert seen.values["rate-second"] == 2.8
    seen = sight("patrol", moved="rate-first", case="two-busiest", rate_first=0)
    assert seen.values == {"case": "own"}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"rate_first": 0, "rate_second": 0}, "Nothing happens in either district"),
        ({"records_first": 0, "records_second": 0}, "begins with one"),
        ({"records_second": 0}, "first district has 100 % of the records"),
        ({"records_first": 0}, "first district has 0 % of the records"),
    ],
)
def test_ends_are_said_in_plain_sentences(values, sentence):
    assert sentence in said(case="own", **values)


def test_what_is_true_is_drawn_where_anything_happens():
    assert "share in all that really happens" in sight("patrol").figure
    nothing = sight("patrol", case="own", rate_first=0, rate_second=0)
    assert "share in all that really happens" not in nothing.figure
