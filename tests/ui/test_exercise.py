"""An exercise checks what a cell left behind, and helps step by step."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from raile.ui.exercise import ExerciseWidget

EXERCISE = """\
title: A share
task: Work out `share`.
level: change-a-number
starter: |
  share = ...
checks:
- check: close_to
  variable: share
  value: 0.48
  tolerance: 0.01
  otherwise: Divide by *alerts*.
hints: [What stands below the line?, The alerts., "`10 / 2077`"]
debrief: Both are true.
"""


@pytest.fixture
def task(course, monkeypatch):
    """An exercise, and the variables of the notebook that it stands in."""
    folder = course.parent / "exercises" / "share"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(EXERCISE, encoding="utf-8")
    (folder / "solution.py").write_text("share = 10 / 2077 * 100\n", encoding="utf-8")
    variables = {"share": ...}
    shell = SimpleNamespace(user_ns=variables)
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    return variables


@pytest.fixture
def page(task, session, browser):
    return browser(ExerciseWidget(session, "share"))


@pytest.fixture
def check(page, task):
    def send(value, key):
        task["share"] = value
        page.send("check", key=key)
        return page.view["outcome"]

    return send


def test_it_shows_the_task_and_keeps_hints_and_solution_back(page):
    assert page.view["task"] == "<p>Work out <code>share</code>.</p>\n"
    assert page.view["starter"] == "share = ..."
    travels = json.dumps(page.view)
    for later in ("below the line", "2077", "Both are true"):
        assert later not in travels


def test_the_four_outcomes_are_told_apart_and_saved(check, session):
    class Odd:
        def __float__(self):
            raise RuntimeError("out of order")

    assert check(..., "a")["status"] == "not-attempted"
    wrong = check(0.0003, "b")
    assert (wrong["status"], wrong["say"]) == (
        "not-yet",
        "<p>Divide by <em>alerts</em>.</p>\n",
    )
    broken = check(Odd(), "c")
    assert broken["status"] == "cannot-check"
    assert "out of order" in broken["fault"]
    assert check(0.4815, "d")["status"] == "right"
    assert [
        (one.item, one.value, one.score) for one in session.mine("exercise/share")
    ] == [
        ("share", {"outcome": "not-attempted"}, None),
        ("share", {"outcome": "not-yet"}, 0),
        ("share", {"outcome": "cannot-check"}, None),
        ("share", {"outcome": "right"}, 1),
    ]


def test_the_debrief_comes_when_it_is_right(check, page):
    check(0.2, "a")
    assert page.view["debrief"] is None
    check(0.48, "b")
    assert page.view["debrief"] == "<p>Both are true.</p>\n"


def test_that_it_was_solved_is_known_another_day(check, session, browser):
    check(0.48, "a")
    assert browser(ExerciseWidget(session, "share")).view["solved"]


def test_one_more_hint_at_each_click(page):
    page.send("hint", key="a", shown=0)
    page.send("hint", key="a", shown=0)  # sent twice
    assert page.view["hints"] == ["<p>What stands below the line?</p>\n"]
    page.send("hint", key="b", shown=1)
    page.send("hint", key="c", shown=2)
    page.send("hint", key="d", shown=3)
    assert len(page.view["hints"]) == page.view["hints_in_all"] == 3


def test_whoever_can_try_sees_the_solution_after_the_last_hint(page):
    page.send("solution")
    assert page.view["solution"] is None
    for shown in range(3):
        page.send("hint", shown=shown)
    assert page.view["may_see_solution"]
    page.send("solution")
    assert page.view["solution"] == "share = 10 / 2077 * 100\n"


def test_on_our_pages_nothing_is_checked_and_the_solution_can_be_asked_for(
    task, new_session, browser
):
    served = new_session(served=True)
    page = browser(ExerciseWidget(served, "share"))
    assert not page.view["can_check"]
    assert page.view["solution"] is None
    page.send("check")
    assert served.mine("exercise/share") == []
    page.send("solution")
    assert page.view["solution"] == "share = 10 / 2077 * 100\n"
    assert page.view["debrief"] == "<p>Both are true.</p>\n"
