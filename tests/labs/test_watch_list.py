"""The watch-list lab shows the published figures and survives empty crowds."""

from __future__ import annotations

import pytest

from labs.conftest import CONTENT, sight
from raile.science.intervals import clopper_pearson


def said(**values) -> str:
    return " ".join(sight("watch-list", **values).said)


def test_at_the_start_most_people_stopped_are_not_wanted():
    shown = sight("watch-list")
    assert shown.said[0] == "Of 100 people stopped, 65 are not wanted."
    assert "5.3 of 6 wanted people are recognised, 0.7 walk past." in shown.said
    assert "<strong>35</strong> on the list" in shown.figure


@pytest.mark.parametrize(("listed", "false"), [(10_000, "16.7"), (1_000, "1.7")])
def test_false_alerts_are_those_of_the_laboratory(listed, false):
    text = said(passers_by=100_000, wanted=0, listed=listed)
    assert f"{false} people are stopped for nothing" in text
    assert f"once in {6_000 * 10_000 // listed:,} walks" in text


def test_a_rare_thing_made_less_rare_makes_the_same_system_look_better():
    assert sight("watch-list", wanted=10).said[0].endswith("16 are not wanted.")


def test_a_factor_of_ten_falls_on_the_group():
    text = said(multiplier="times-10")
    assert "28 people are stopped for nothing" in text
    assert "once in 601 walks past the camera; anybody else once in 6,000." in text
    figure = sight("watch-list", multiplier="times-10").figure
    assert "<strong>60</strong> not on the list, of the group" in figure


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"passers_by": 0}, "Nobody passes by"),
        ({"wanted": 0, "listed": 0}, "Nobody is stopped, and nobody is found."),
        ({"wanted": 0}, "every alert is wrong"),
        ({"listed": 0}, "Nobody is stopped"),
        ({"group": 0}, "Nobody of the group passes by"),
        ({"group": 100}, "Only people of the group pass by"),
        ({"threshold": 0.75}, "fewer than one alert in such a crowd"),
        ({"threshold": 0.75}, "Hardly anybody is stopped for nothing."),
        ({"threshold": 0.5}, "Of 100 people stopped, 100 are not wanted."),
    ],
)
def test_ends_are_said_in_plain_sentences(values, sentence):
    assert sentence in said(**values)


def test_no_more_are_wanted_than_are_on_the_list():
    text = said(passers_by=200_000, wanted=100, listed=500)
    assert " of 500 wanted people" in text


def test_published_deployments_stand_beside_it():
    aside = sight("watch-list").aside
    for figure in ("3,147,436", "2,077", "0.48 %", "2,297", "93 %", "not published"):
        assert figure in aside


def test_the_debrief_says_what_the_counts_give():
    text = " ".join(one.text for one in CONTENT.lab("watch-list").debrief)
    low, high = clopper_pearson(10, 2_077)
    assert f"{10 / 2_077:.2%}".replace("%", " %") in text
    assert f"{100 * low:.2f} to {100 * high:.2f} %" in text
    assert f"{10 / 3.147436:.1f} in a million" in text
    low, high = clopper_pearson(8, 10)
    assert f"between {100 * low:.0f} and {100 * high:.0f} %" in text
