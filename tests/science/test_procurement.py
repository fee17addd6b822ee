"""Vendors: what a pilot shows, and whether a ranking survives."""

from __future__ import annotations

import pandas as pd
import pytest

from raile.science.procurement import (
    leave_one_out,
    places,
    totals,
    trial,
    winner_stays,
)

MARKS = pd.DataFrame(
    {"errors": [9, 6, 5], "audit": [1, 6, 5], "price": [4, 5, 6]},
    index=["north", "river", "hill"],
)
WEIGHTS = pd.Series({"errors": 5.0, "audit": 1.0, "price": 1.0})


def test_no_error_in_a_hundred_cases_does_not_show_under_1_per_cent() -> None:
    assert trial(0, 100, claimed=0.01).verdict == "open"
    assert trial(0, 1_000, claimed=0.01).verdict == "shown"
    assert trial(20, 1_000, claimed=0.01).verdict == "refuted"
    nothing = trial(0, 0, claimed=0.01)
    assert (nothing.verdict, nothing.rate) == ("open", None)
    with pytest.raises(ValueError, match="is no rate"):
        trial(0, 10, claimed=2)


def test_examiners_of_fingerprints() -> None:
    # Noblis and FBI 2011: 6 wrong identifications in 4,083 comparisons of two fingers,
    # 450 wrong exclusions in 5,969 of one.
    wrong, missed = trial(6, 4_083, 0.001), trial(450, 5_969, 0.1)
    assert wrong.rate == pytest.approx(0.0015, abs=5e-5)
    assert missed.rate == pytest.approx(0.075, abs=5e-4)
    assert (wrong.verdict, missed.verdict) == ("open", "shown")


def test_weights_decide_who_wins() -> None:
    assert totals(MARKS, WEIGHTS).round(2).to_dict() == {
        "north": 7.14,
        "river": 5.86,
        "hill": 5.14,
    }
    assert places(MARKS, WEIGHTS).to_dict() == {"north": 1, "river": 2, "hill": 3}
    assert not winner_stays(MARKS, WEIGHTS)
    table = leave_one_out(MARKS, WEIGHTS)
    assert table.loc["errors"].to_dict() == {"north": 3, "river": 1, "hill": 1}
    assert table.loc["price", "north"] == 1
    even = pd.Series({"errors": 1.0, "audit": 1.0, "price": 1.0})
    assert not winner_stays(MARKS, even)
    assert winner_stays(MARKS.assign(audit=[9, 6, 5]), even)


def test_nothing_has_weight_and_all_are_equal() -> None:
    none = WEIGHTS * 0
    assert totals(MARKS, none).tolist() == [0, 0, 0]
    assert places(MARKS, none).tolist() == [1, 1, 1]
    assert winner_stays(MARKS, none)
    assert totals(MARKS, WEIGHTS[:0]).tolist() == [0, 0, 0]
    # Left out is the only one that counts.
    only = pd.Series({"errors": 2.0})
    assert leave_one_out(MARKS, only).loc["errors"].tolist() == [1, 1, 1]


def test_weights_that_cannot_be() -> None:
    for bad in (pd.Series({"errors": -1.0}), pd.Series({"colour": 1.0})):
        with pytest.raises(ValueError, match="weights cannot be"):
            totals(MARKS, bad)
