from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raile.checks import run
from raile.model.exercise import Exercise, Outcome
from strategies import JSON

CLOSE = {"check": "close_to", "variable": "share", "value": 0.48, "tolerance": 0.01}
WITHIN = {"check": "within", "variable": "alerts", "low": 2000, "high": 2100}
EQUALS = {"check": "equals", "variable": "who"}


def exercise(*checks: dict[str, Any]) -> Exercise:
    return Exercise.model_validate(
        {
            "title": "False alerts",
            "task": "Of what is it a share?",
            "level": "change-a-number",
            "starter": "share = ...",
            "checks": [
                {"otherwise": f"Look at {one['variable']} again."} | one
                for one in checks
            ],
            "hints": ["Divide by the alerts."],
            "debrief": "10 of 2,077 alerts were false.",
        }
    )


def status(check: dict[str, Any], value: Any) -> str:
    return run(exercise(check), {check["variable"]: value}).status


# --- The four outcomes ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("namespace", "variable"),
    [
        ({}, "share"),
        ({"share": ...}, "share"),
        ({"share": 0.48}, "alerts"),
        ({"share": 0.48, "alerts": ...}, "alerts"),
        ({"share": 99, "alerts": ...}, "alerts"),
    ],
)
def test_a_missing_or_open_value_is_not_attempted(
    namespace: dict[str, Any], variable: str
) -> None:
    outcome = run(exercise(CLOSE, WITHIN), namespace)
    assert outcome == Outcome(status="not-attempted", variable=variable)


def test_a_list_with_an_open_value_is_not_attempted() -> None:
    assert status(EQUALS | {"value": ["a", "b"]}, ["a", ...]) == "not-attempted"


def test_not_yet_gives_the_reason_of_the_first_check_that_fails() -> None:
    outcome = run(exercise(CLOSE, WITHIN), {"share": 0.48, "alerts": 3})
    assert outcome == Outcome(
        status="not-yet", say="Look at alerts again.", variable="alerts"
    )
    assert run(exercise(CLOSE, WITHIN), {"share": 5, "alerts": 3}).variable == "share"


def test_right_gives_the_debrief() -> None:
    outcome = run(exercise(CLOSE, WITHIN), {"share": 10 / 2077 * 100, "alerts": 2077})
    assert outcome == Outcome(status="right", say="10 of 2,077 alerts were false.")


class Unfriendly:
    """An object that breaks whoever looks at it."""

    def __float__(self) -> float:
        raise RuntimeError("no float here")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (Unfriendly(), "RuntimeError: no float here"),
        (object(), "TypeError"),
        (pd.Series([0.48, 0.48]), "ValueError"),
        (pd.DataFrame({"share": [0.48]}), "TypeError"),
        (pd.Timestamp("2025-01-01"), "TypeError"),
        (0.48 + 0j, "TypeError"),
    ],
)
def test_what_cannot_be_judged_is_our_fault(value: Any, fault: str) -> None:
    outcome = run(exercise(CLOSE), {"share": value})
    assert (outcome.status, outcome.variable) == ("cannot-check", "share")
    assert outcome.say is None
    assert outcome.fault is not None
    assert outcome.fault.startswith(fault)


def test_an_iterator_is_neither_used_up_nor_waited_for() -> None:
    def endless() -> Iterator[int]:
        while True:
            yield 1

    numbers = endless()
    assert status(EQUALS | {"value": [1, 1]}, numbers) == "cannot-check"
    assert next(numbers) == 1


# --- The kinds of checks --------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        *(0.48, 0.49, 0.47, Decimal("0.48"), Fraction(48, 100)),
        *(np.float64(0.48), np.float32(0.48), np.array(0.48), np.array([0.48])),
        *(pd.Series([0.48]), pd.Series({"MET": 0.48}), pd.Index([0.48])),
    ],
)
def test_numbers_of_every_kind_are_numbers(value: Any) -> None:
    assert status(CLOSE, value) == "right"
    assert status(CLOSE | {"value": 0.6}, value) == "not-yet"


@pytest.mark.parametrize(
    "value",
    [
        *(0.4901, 48, -0.48, math.nan, math.inf, -math.inf, 10**400),
        *(True, None, "0.48", b"0.48", [0.48], (0.48,), {0.48}, {"share": 0.48}),
        *(np.float64("nan"), np.bool_(True), np.str_("0.48"), pd.Series(["0.48"])),
    ],
)
def test_other_values_are_not_close(value: Any) -> None:
    assert status(CLOSE, value) == "not-yet"


@pytest.mark.parametrize("value", [True, np.bool_(True), pd.Series([True])])
@pytest.mark.parametrize(
    "check",
    [
        CLOSE | {"value": 1},
        WITHIN | {"low": 0, "high": 2},
        EQUALS | {"value": 1},
    ],
)
def test_a_truth_value_is_not_a_number(check: dict[str, Any], value: Any) -> None:
    assert status(check, 1) == "right"
    assert status(check, value) == "not-yet"


def test_tolerance_is_exact_unless_given() -> None:
    exact = {"check": "close_to", "variable": "share", "value": 0.3}
    assert status(exact, 0.1 + 0.2) == "right"
    assert status(exact, 0.3001) == "not-yet"


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        *((2000, "right"), (2100, "right"), (np.int64(2077), "right")),
        *((1999.9, "not-yet"), (2100.1, "not-yet"), (math.nan, "not-yet")),
    ],
)
def test_within_includes_both_ends(value: Any, outcome: str) -> None:
    assert status(WITHIN, value) == outcome


@pytest.mark.parametrize(
    ("wanted", "value", "outcome"),
    [
        ("fox", "fox", "right"),
        ("fox", np.str_("fox"), "right"),
        ("fox", pd.Series(["fox"]), "right"),
        ("fox", "Fox", "not-yet"),
        ("fox", ["fox"], "not-yet"),
        ("1", 1, "not-yet"),
        (True, True, "right"),
        (True, np.bool_(True), "right"),
        (True, False, "not-yet"),
        (True, 1, "not-yet"),
        (False, 0, "not-yet"),
        (False, None, "not-yet"),
        (3, 3.0, "right"),
        (3, np.int64(3), "right"),
        (0.3, 0.1 + 0.2, "right"),
        (3, 4, "not-yet"),
        (3, "3", "not-yet"),
        (3, math.nan, "not-yet"),
        (["a", 2], ["a", 2], "right"),
        (["a", 2], ("a", 2.0), "right"),
        (["a", 2], [2, "a"], "not-yet"),
        (["a", 2], ["a"], "not-yet"),
        (["a", 2], ["a", 2, 3], "not-yet"),
        (["a", 2], ["a", [2]], "not-yet"),
        (["a", 2], "a2", "not-yet"),
        (["a", 2], {"a", 2}, "not-yet"),
        (["a", 2], {"a": 2}, "not-yet"),
        (["a", 2], None, "not-yet"),
        (["a", 2], 2, "not-yet"),
        ([1, 2], np.array([1, 2]), "right"),
        ([1, 2], np.array([[1, 2]]), "not-yet"),
        ([1, 2], np.float64(1), "not-yet"),
        ([1, 2], pd.Series([1, 2], index=["x", "y"]), "right"),
        ([1], pd.Index([1]), "right"),
        (["a", "b"], pd.Series(["a", "b"]), "right"),
        ([True], [1], "not-yet"),
        ([1], [True], "not-yet"),
    ],
)
def test_equals(wanted: Any, value: Any, outcome: str) -> None:
    assert status(EQUALS | {"value": wanted}, value) == outcome


# --- What holds for every value -------------------------------------------------------

CHECKS = st.sampled_from(
    (CLOSE, WITHIN, *(EQUALS | {"value": one} for one in ("a", 1, True, ["a", 1])))
)


@given(CHECKS, JSON)
def test_plain_values_are_always_judged(check: dict[str, Any], value: Any) -> None:
    assert status(check, value) in {"right", "not-yet"}


@given(st.floats(0.47, 0.49), st.sampled_from((float, np.float64, np.array)))
def test_every_number_in_reach_is_close(number: float, kind: Any) -> None:
    assert status(CLOSE, kind(number)) == "right"


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (0.3, "right"),
        (0.37, "right"),
        (0.4, "not-yet"),
        (0.42, "not-yet"),
        ("0.3", "not-yet"),
        (True, "not-yet"),
        (None, "not-yet"),
    ],
)
def test_differs_from_finds_the_usual_wrong_number(value: Any, outcome: str) -> None:
    wrong = {"check": "differs_from", "variable": "share"}
    assert status(wrong | {"value": 0.4, "tolerance": 0.02}, value) == outcome


def test_a_usual_wrong_number_is_told_apart_from_others() -> None:
    usual = {"check": "differs_from", "variable": "share", "value": 0.0003}
    task = exercise(usual | {"tolerance": 1e-4, "otherwise": "By faces?"}, CLOSE)
    assert run(task, {"share": 0.00032}).say == "By faces?"
    assert run(task, {"share": 0.2}).say == "Look at share again."


# --- Without code ---------------------------------------------------------------------

ITEM = {"id": "share", "kind": "number", "ask": "Which?", "answer": 1, "say": "One."}
OPEN = {"id": "why", "kind": "open", "ask": "Why?", "model_answer": "So."}
OPINION = {"id": "you", "kind": "number", "ask": "You?", "opinion": True}
CODED = {"level": "change-a-number", "starter": "a = ...", "checks": [CLOSE]}


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"items": []}, "without code it has 'items'"),
        ({"items": [ITEM], "starter": "a = ..."}, "without code it has 'items'"),
        ({"items": [ITEM, ITEM]}, "two items have the id 'share'"),
        ({"items": [ITEM, OPEN]}, "needs a right answer"),
        ({"items": [ITEM, OPINION]}, "needs a right answer"),
        (CODED | {"items": [ITEM]}, "with code it has 'starter' and 'checks'"),
        (CODED | {"starter": None}, "with code it has 'starter' and 'checks'"),
        (CODED | {"checks": []}, "with code it has 'starter' and 'checks'"),
    ],
)
def test_an_exercise_has_the_parts_of_its_level(parts: Any, wrong: str) -> None:
    words = {"title": "T", "task": "T", "hints": ["H"], "debrief": "D"}
    checks = [{"otherwise": "No."} | one for one in parts.get("checks", [])]
    parts = parts | ({"checks": checks} if checks else {})
    with pytest.raises(ValueError, match=wrong):
        Exercise.model_validate({"level": "no-code", **words, **parts})
