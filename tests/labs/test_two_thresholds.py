"""The lab with two thresholds gives ProPublica's figures, and follows what is held."""

from __future__ import annotations

import re

import pytest

from labs.conftest import CONTENT, sight
from raile.labs.two_thresholds import _curves


def said(**values) -> str:
    return " ".join(sight("two-thresholds", **values).said)


def test_at_five_the_rates_are_those_of_the_journalists_and_the_vendor():
    text = said()
    for figure in (
        "805 of 1,795 who did not re-offend are flagged (44.8 %)",
        "532 of 1,901 who did are not (28.0 %)",
        "1,369 re-offended (63.0 %)",
        "(23.5 %)",
        "(47.7 %)",
        "(59.1 %)",
    ):
        assert figure in text


def test_at_eight_fewer_are_flagged_in_both_groups():
    text = said(from_black=8, from_white=8)
    assert "284 of 1,795 who did not re-offend are flagged (15.8 %)" in text
    assert "81 of 1,488 who did not re-offend are flagged (5.4 %)" in text


def test_the_texts_say_what_the_counts_give():
    lab = CONTENT.lab("two-thresholds")
    curves = _curves(CONTENT)
    black, white = curves["black"][4], curves["white"][4]
    people = [f"{one.people:,}" for one in (black, white)]
    assert people == ["3,696", "2,454"]
    assert all(one in lab.basis for one in [*people, "6,150"])
    text = " ".join(note.text for note in lab.debrief)
    for one in (black, white):
        for rate in (
            one.false_positive_rate,
            one.false_negative_rate,
            one.predictive_value,
            one.base_rate,
        ):
            assert f"{100 * rate:.1f}" in text


@pytest.mark.parametrize(
    ("moved", "given", "ends"),
    [
        ("equal", {}, (5, 3)),
        ("from-black", {"from_black": 8}, (8, 6)),
        ("from-white", {"from_white": 8}, (10, 8)),
        ("", {}, (5, 5)),
    ],
)
def test_the_other_threshold_follows_the_one_that_is_moved(moved, given, ends):
    seen = sight("two-thresholds", moved=moved, equal="false-positive-rate", **given)
    assert (seen.values["from-black"], seen.values["from-white"]) == ends


def test_what_is_held_equal_is_said_and_what_breaks_comes_first():
    seen = sight("two-thresholds", moved="equal", equal="predictive-value")
    assert seen.said[0].startswith("Furthest apart: “Flagged, of all”, by 33.8")
    assert "You hold “Flagged, and did re-offend”" in seen.said[1]
    assert "Flagged, and did re-offend (held equal)" in seen.figure


def test_a_threshold_that_flags_nobody_is_said_and_not_computed():
    seen = sight("two-thresholds", from_black=11, from_white=11)
    assert "Black defendants: nobody is flagged" in " ".join(seen.said)
    table = re.search(r"<table>.*</table>", seen.figure)[0]
    assert "nothing to show yet" in table


def test_a_rate_that_nobody_has_is_not_followed():
    seen = sight(
        "two-thresholds", moved="from-black", from_black=11, equal="predictive-value"
    )
    assert seen.values["from-white"] == 5
    assert "nobody to take this share of" in " ".join(seen.said)


def test_rates_that_cannot_occur_are_called_impossible():
    assert "cannot have this precision" in said(from_black=1, from_white=1)


def test_two_of_the_three_come_near_each_other_and_never_all_three():
    asked = ("false_positive_rate", "false_negative_rate", "predictive_value")
    curves = _curves(CONTENT)
    near = []
    for black in curves["black"]:
        for white in curves["white"]:
            pairs = [(black.rate(one), white.rate(one)) for one in asked]
            gaps = [abs(a - b) for a, b in pairs if None not in (a, b)]
            near.append(sum(gap < 0.015 for gap in gaps) if len(gaps) == 3 else 0)
    assert max(near) == 2
    assert CONTENT.lab("two-thresholds").question.came_out == "two"
