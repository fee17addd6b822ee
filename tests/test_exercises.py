"""Every exercise: as it begins it is not solved, and its solution solves it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import pytest

import raile
from raile import checks
from raile.grade import grade
from raile.load import Content
from raile.model.item import Number, Single
from raile.model.mark import Answer

CONTENT = Content()
LEVELS = {"no-code": 10, "change-a-number": 10, "write-pandas": 10}
NAMES = CONTENT.exercises
ASKED = [name for name in NAMES if CONTENT.exercise(name).items]
CODED = [name for name in NAMES if CONTENT.exercise(name).checks]


def left_behind(code: str) -> dict[str, Any]:
    variables: dict[str, Any] = {"raile": raile}
    exec(code, variables)  # our own content
    return variables


def solved(name: str) -> dict[str, Any]:
    return left_behind(CONTENT.solution(name))


def answer_of(variables: dict[str, Any], item: str) -> Answer:
    value = variables[item.replace("-", "_")]
    return Answer(value=value.item() if isinstance(value, np.generic) else value)


def test_each_level_and_each_module_of_the_workshop_has_some() -> None:
    exercises = [CONTENT.exercise(name) for name in NAMES]
    levels = Counter(one.level for one in exercises)
    assert all(levels[level] >= most for level, most in LEVELS.items())
    taught = set(CONTENT.modules) - {"welcome"}
    assert {one.module for one in exercises} == taught


def test_no_exercise_is_solved_by_what_another_one_left_behind() -> None:
    asked = [
        variable
        for name in CODED
        for variable in {check.variable for check in CONTENT.exercise(name).checks}
    ]
    assert [name for name, n in Counter(asked).items() if n > 1] == []


@pytest.mark.parametrize("name", CODED)
def test_the_starter_runs_and_is_not_the_solution(name: str) -> None:
    exercise = CONTENT.exercise(name)
    outcome = checks.run(exercise, left_behind(exercise.starter or ""))
    assert outcome.status in ("not-attempted", "not-yet")
    if "..." in (exercise.starter or ""):
        assert outcome.status == "not-attempted"


@pytest.mark.parametrize("name", CODED)
def test_the_solution_is_right(name: str) -> None:
    outcome = checks.run(CONTENT.exercise(name), solved(name))
    assert outcome.status == "right", outcome


@pytest.mark.parametrize("name", ASKED)
def test_without_code_the_worked_out_answers_are_right(name: str) -> None:
    variables = solved(name)
    for item in CONTENT.exercise(name).items:
        assert grade(item, Answer(value=None)).status == "not-attempted"
        mark = grade(item, answer_of(variables, item.id))
        assert mark.status == "right", (item.id, variables)


@pytest.mark.parametrize("name", ASKED)
def test_without_code_a_usual_wrong_number_hears_its_reason(name: str) -> None:
    for item in CONTENT.exercise(name).items:
        if isinstance(item, Number):
            assert len(item.misconceptions) >= 2, item.id
            for wrong in item.misconceptions:
                mark = grade(item, Answer(value=wrong.value))
                assert (mark.status, mark.say) == ("wrong", wrong.say)


def test_no_two_wrong_numbers_are_told_the_same_or_hide_each_other() -> None:
    for name in CODED:
        usual = [c for c in CONTENT.exercise(name).checks if c.check == "differs_from"]
        variables = solved(name)
        for check in usual:
            wrong = {**variables, check.variable: check.value}
            assert checks.run(CONTENT.exercise(name), wrong).say == check.otherwise


WRONG: list[tuple[str, str, Any, str]] = [
    ("two-denominators", "precision", 0.9952, "in per cent"),
    ("two-denominators", "precision", 0.4815, "right* alerts"),
    ("two-denominators", "precision", 99.99968, "all alerts"),
    ("two-denominators", "cardiff_precision", 93.0, "all alerts minus"),
    ("two-denominators", "per_million", 3177, "Divide first"),
    ("threshold-for-a-quiet-day", "threshold", 0.63, "still 1.7"),
    ("threshold-for-a-quiet-day", "threshold", 0.66, "go no further"),
    ("threshold-for-a-quiet-day", "false_alerts_a_day", 16.7, "whole cell once more"),
    ("even-false-alarms", "white_from", 4, "One step more"),
    ("even-false-alarms", "white_from", 7, "flags more White"),
    ("price-of-a-miss", "miss_price", 2, "too dear"),
    ("price-of-a-miss", "miss_price", 0.5, "too cheap"),
    ("half-of-all-records", "share_of_areas", 23, "0.10"),
    ("half-of-all-records", "share_of_areas", 0.5, "Half of the *areas*"),
    ("tests-below-one-per-cent", "error_free_cases", 299, "rule of three"),
    ("tests-below-one-per-cent", "error_free_cases", 500, "Not the smallest"),
    ("alarm-for-a-small-station", "reports_a_month", 1000, "go back"),
    ("half-of-its-errors", "reliance", 0.5, "Not the highest"),
    ("years-for-five", "years_in_a_band", 10, "look safe and are not"),
    ("three-or-four", "searches_each", 100, "nearly on each other"),
    ("three-or-four", "searches_each", 10_000, "too far"),
    ("only-the-forms", "recorded_2016", 55, "0.80"),
    ("only-the-forms", "recorded_2016", 0.58, "bring in"),
    ("after-the-cut-off", "rate_of_all", 45.07, "between 0 and 1"),
    ("after-the-cut-off", "rate_of_all", 0.47, "A mean of the months"),
    ("after-the-cut-off", "rate_after_cutoff", 0.36, "Do not be surprised"),
    ("error-rates-by-group", "false_positive_black", 805 / 2174, "scored high"),
    ("error-rates-by-group", "false_positive_black", 805 / 3696, "all Black"),
    ("error-rates-by-group", "false_positive_white", 0.45, "like the other"),
    ("score-means-the-same", "five_white", 0.48, "like `five_black`"),
    ("score-means-the-same", "widest_gap_at", 0.091, "not a share"),
    ("blank-is-not-no", "filled_share", 1 - 0.82559, "*empty* ones"),
    ("blank-is-not-no", "cited_of_filled", 514 / 4048, 'field as "no"'),
    ("blank-is-not-no", "filled_before_july", 27_793, "all stops until June"),
    ("busiest-areas", "top_share", 5_521 / 27_176, "have no area"),
    ("busiest-areas", "burglary_still_busy", 40, '"Burglary"'),
    ("which-types-moved", "mix_psi", 0.1280 / 2.302585, "base 10"),
    ("which-types-moved", "mix_psi", -0.128, "cannot be negative"),
    ("which-types-moved", "moved_most", "Public order", "a fall counts"),
    ("slow-drift-in-toronto", "car_share_2016", 10.3, "between 0 and 1"),
    ("slow-drift-in-toronto", "toronto_psi", 0.0892, "asked for 2015"),
    ("alone-in-the-table", "alone", 0.0675, "not a share"),
    ("alone-in-the-table", "betrayed", 263, "stand alone too"),
    ("first-on-the-list", "on_top", 85, "need not be the right print"),
    ("first-on-the-list", "top_is_wrong", 21 / 85, "wrong ones"),
    ("what-the-filter-misses", "found_share", 0.25, "the other share"),
    ("what-the-filter-misses", "couple_apart", 0.9924, "all sentences"),
    ("beat-the-vendor", "lazy_right", 0.45065, "right about the others"),
    ("beat-the-vendor", "table_right", 0.654, "the larger of the two"),
]


@pytest.mark.parametrize(("name", "variable", "value", "hears"), WRONG)
def test_the_usual_mistakes_are_told_apart(
    name: str, variable: str, value: Any, hears: str
) -> None:
    wrong = {**solved(name), variable: value}
    outcome = checks.run(CONTENT.exercise(name), wrong)
    assert outcome.status == "not-yet"
    assert hears in (outcome.say or "")


def test_every_exercise_with_code_is_tried_with_a_wrong_answer() -> None:
    assert {name for name, *_ in WRONG} == set(CODED)


def test_the_figures_in_the_tasks_are_those_of_the_data() -> None:
    """Only what the solution does not work out itself."""

    def task(name: str) -> str:
        return CONTENT.exercise(name).task

    met = raile.data("lfr-deployments").set_index("reported_in").loc["met-lfr-2025"]
    row = f"| 203 | {met.faces:,} | {met.alerts:,} | {met.false_alerts} | "
    assert f"{row}{met.arrests} |" in task("faces-for-one-arrest")

    unique = raile.data("compas-uniqueness")
    for one in unique.itertuples():
        assert f"| {one.known} | {one.unique:,} |" in task("found-without-a-name")

    counts = raile.data("compas-counts").assign(high=lambda rows: rows["decile"] >= 5)
    cells = counts.groupby(["race", "high", "reoffended"])["people"].sum()
    for race in ("Black", "White"):
        order = [(True, True), (True, False), (False, True), (False, False)]
        shown = " | ".join(f"{cells[race, *one]:,}" for one in order)
        assert f"| {race} | {shown} |" in task("whose-question")

    stops = raile.data("minneapolis-stops").dropna()
    for reason in ("all stops", "suspicious", "traffic"):
        kept = stops if reason == "all stops" else stops[stops["reason"] == reason]
        some = kept.pivot_table("stops", "race", "person_search", aggfunc="sum")
        share = 100 * some["yes"] / some.sum(axis=1)
        row = f"| {reason} | {share['Black']:.1f} % | {share['White']:.1f} % |"
        assert row in task("searched-in-a-stop")

    factors = np.exp(
        raile.data("recid-model").set_index("feature")["coefficient"]
        * pd.Series({"age": 10}).reindex(
            raile.data("recid-model")["feature"], fill_value=1
        )
    )
    for feature, said in {
        "age": "ten years older",
        "priors": "one prior conviction more",
        "alcohol_problems": "alcohol problems",
        "felony": "sentenced for a felony",
        "work_programme": "took part in a work programme",
    }.items():
        assert f"| {said} | {factors[feature]:.2f} |" in task("what-you-can-change")


def test_the_figures_of_the_team_and_of_the_filter_are_computed() -> None:
    from raile.science.oversight import team

    shown = CONTENT.exercise("what-passes-the-team").task
    for reliance, said in {
        0: "none",
        0.8: "some",
        1.2: "much",
        2: "nearly blind",
    }.items():
        one = team(reliance)
        row = f"| {said} | {one.overall:.0%} | {one.aid_wrong:.0%} |".replace("%", " %")
        assert row in shown
    scores = raile.data("threat-filter-scores")
    for threshold, threats, others in ((0.5, 1, 3), (0.2, 7, 9)):
        flagged = scores[scores["score"] >= threshold]
        assert flagged["threat"].sum() == threats
        assert (~flagged["threat"]).sum() == others
    item = CONTENT.exercise("words-not-danger").items[0]
    for option in getattr(item, "options", ()):
        score = scores.set_index("sentence")["score"][option.text]
        assert f"Score {score:.2f}" in (option.say or "")


def test_a_page_follows_an_exercise_with_its_starter() -> None:
    followed = set()
    for page in (*CONTENT.modules, *CONTENT.extras):
        cells = CONTENT.lesson(page).cells
        for call, after in zip(cells, (*cells[1:], None), strict=True):
            if "raile.exercise(" not in call.code:
                continue
            name = call.code.split('"')[1]
            if starter := CONTENT.exercise(name).starter:
                assert after is not None
                assert after.code.strip() == starter.strip()
                assert "starter" in after.tags
            followed.add((page, name))
    assert {name for page, name in followed if page == "practice"} == set(NAMES)
    assert {page for page, _ in followed} > {"practice"}


def test_the_right_choice_is_seldom_the_longest() -> None:
    """Else whoever reads no question could guess."""
    singles = [
        item.options
        for name in ASKED
        for item in CONTENT.exercise(name).items
        if isinstance(item, Single)
    ]
    longest = [max(options, key=lambda one: len(one.text)) for options in singles]
    assert sum(one.right for one in longest) <= len(singles) / 3


def shown(name: str, old: str, new: str) -> Any:
    """Return what a learner's cell shows after one change of its starter."""
    starter = CONTENT.exercise(name).starter or ""
    assert starter.count(old) == 1
    *lines, last = starter.replace(old, new).strip().split("\n")
    return eval(last, left_behind("\n".join(lines)))  # our own content


def test_the_number_to_be_found_is_the_one_that_the_cell_leads_to() -> None:
    def at(name: str, variable: str, start: str, *values: float) -> list[Any]:
        old = f"{variable} = {start}"
        return [shown(name, old, f"{variable} = {value}") for value in values]

    before, there = at("threshold-for-a-quiet-day", "threshold", "0.60", 0.63, 0.64)
    assert before[0] > 1 > there[0]
    assert there == (0.77, 0.71)

    name = "even-false-alarms"
    starter = '("compas-counts"), 5'
    gaps = {
        one: shown(name, starter, starter.replace("5", str(one)))[1]
        for one in range(1, 12)
    }
    assert min(gaps, key=lambda one: gaps[one]["false_positive_rate"]) == 3

    prices = [price / 10 for price in range(1, 51)]
    lines = at("price-of-a-miss", "miss_price", "5.0", *prices)
    cheapest = dict(zip(prices, lines, strict=True))
    assert [price for price, line in cheapest.items() if line == 5] == [1.2, 1.3]
    assert (cheapest[0.5], cheapest[1], cheapest[2], cheapest[5]) == (8, 6, 3, 1)

    below, half = at("half-of-all-records", "share_of_areas", "0.05", 0.22, 0.23)
    assert below < 0.5 <= half
    rates = at("tests-below-one-per-cent", "error_free_cases", "100", 367, 368)
    assert rates[1] < 0.01 < rates[0]
    alarm = "alarm-for-a-small-station"
    starts = '("west-yorkshire-crime"), 100'
    alarms = [shown(alarm, starts, starts.replace("100", n)) for n in ("200", "300")]
    assert alarms[1] < 0.01 < alarms[0]
    caught = at("half-of-its-errors", "reliance", "2.0", 0.8, 0.9)
    assert caught[1][0] < 0.5 <= caught[0][0]


def test_the_band_the_searches_and_the_forms_are_found_too() -> None:
    bands = '("in_force_area"), 1'
    smallest = {
        years: shown("years-for-five", bands, f'("in_force_area"), {years}')
        for years in (*range(1, 13), 15)
    }
    assert [years for years, size in smallest.items() if size >= 5] == [12]
    assert smallest[15] == smallest[10] == 1

    apart = [
        low.high < high.low
        for low, high in (
            shown("three-or-four", "searches_each = 500", f"searches_each = {n}")
            for n in range(500, 6_000, 500)
        )
    ]
    assert apart == [False] * 10 + [True]

    forms = {
        share: shown(
            "only-the-forms", "recorded_2018 = 0.946,", f"recorded_2018 = {share},"
        )
        for share in ("0.54", "0.55", "0.56")
    }
    ratio = {share: one["2016-07"] / one["2018-07"] for share, one in forms.items()}
    assert min(ratio, key=lambda share: abs(ratio[share] - 1)) == "0.55"
