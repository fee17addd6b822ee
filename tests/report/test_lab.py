"""What a room made of a lab: counted once each, and never of fewer than five."""

from __future__ import annotations

import pytest

from raile.load import Content
from raile.model.lab import Lab, Selection, Slider
from raile.report.lab import lab_figures, labs
from responses import response

CONTENT = Content()
LAB = CONTENT.lab("watch-list")
NAME = "lab/watch-list"


def expected(person: int, choice: str):
    return response(f"p{person}", NAME, "expectation", {"choice": choice})


def decided(person: int, choice: str = "no", **values):
    given = {key.replace("_", "-"): value for key, value in values.items()}
    return response(f"p{person}", NAME, "decision", {"choice": choice, "values": given})


def figures(log, lab: Lab = LAB):
    return lab_figures("watch-list", lab, log)


def setting(found, name):
    return next(one for one in found.settings if one.control == name)


def test_of_four_people_nothing_is_told():
    log = [expected(n, "over-60") for n in range(4)]
    log += [decided(n, threshold=0.6, multiplier="times-3") for n in range(4)]
    found = figures(log)
    assert found.expected.hidden
    assert found.decided.hidden
    assert all(one.hidden for one in found.settings)
    assert not any(one.numbers or one.options for one in found.settings)
    assert found.expected.options == ()


def test_the_fifth_shows_guesses_choices_and_numbers():
    log = [expected(n, "over-60" if n else "under-5") for n in range(5)]
    log += [decided(n, threshold=0.6 + n / 100, multiplier="times-3") for n in range(5)]
    found = figures(log)
    assert {one.id: one.count for one in found.expected.options}["over-60"] == 4
    assert {one.id: one.percent for one in found.decided.options}["no"] == 100
    threshold = setting(found, "threshold")
    assert threshold.numbers == pytest.approx((0.6, 0.61, 0.62, 0.63, 0.64))
    assert threshold.quartiles == pytest.approx((0.61, 0.62, 0.63))
    chosen = setting(found, "multiplier").options
    assert [(one.id, one.count) for one in chosen][1] == ("times-3", 5)


def test_the_last_decision_counts_and_other_labs_do_not():
    log = [decided(n, "deploy", threshold=0.5) for n in range(5)]
    log += [decided(n, "no", threshold=0.7) for n in range(5)]
    log += [response(f"q{n}", "lab/patrol", "decision", {"choice": "no"}) for n in "ab"]
    found = figures(log)
    assert found.decided.n == 5
    assert setting(found, "threshold").numbers == (0.7,) * 5


@pytest.mark.parametrize(
    "values",
    [
        {"threshold": 9.0},
        {"threshold": "much"},
        {"threshold": float("nan")},
        {"threshold": None},
        {"no-such-control": 1},
    ],
)
def test_what_cannot_be_set_counts_as_nothing(values):
    log = [decided(n, threshold=0.6) for n in range(5)] + [decided(9, **values)]
    found = figures(log)
    assert setting(found, "threshold").n == 5
    assert found.decided.n == 6


@pytest.mark.parametrize("value", [None, "no", [], {"choice": ["no"]}, {"choice": "x"}])
def test_decisions_that_make_no_sense_count_as_nothing(value):
    log = [decided(n, threshold=0.6) for n in range(5)]
    log.append(response("p9", NAME, "decision", value))
    assert figures(log).decided.n == 5


def test_what_somebody_could_not_see_they_have_not_set():
    plan = LAB.model_dump()
    (group,) = [one for one in plan["controls"] if one["id"] == "group"]
    others = [one for one in plan["controls"] if one["id"] != "group"]
    group["only"] = {"control": "multiplier", "options": ("times-3",)}
    lab = Lab.model_validate({**plan, "controls": (*others, group)})
    log = [decided(n, multiplier="times-3", group=20) for n in range(5)]
    log.append(decided(9, multiplier="times-1", group=90))
    assert setting(figures(log, lab), "group").numbers == (20.0,) * 5


def test_every_lab_of_a_lesson_is_there_with_all_that_can_be_set():
    known = labs(CONTENT)
    assert {"watch-list", "patrol", "patrol-map", "triage", "drift"} <= known.keys()
    assert list(known.values()) == sorted(
        known.values(), key=list(CONTENT.modules).index
    )
    for name in known:
        lab = CONTENT.lab(name)
        people = [
            response(
                f"p{n}",
                f"lab/{name}",
                "decision",
                {
                    "choice": lab.decision.options[0].id,
                    "values": {one.id: one.start for one in lab.controls},
                },
            )
            for n in range(5)
        ]
        found = lab_figures(name, lab, people)
        seen = {one.control for one in found.settings}
        set_ = [one for one in lab.controls if isinstance(one, Slider | Selection)]
        assert seen == {one.id for one in set_}
        assert found.decided.n == 5
