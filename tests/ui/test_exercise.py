"""An exercise checks what a cell left behind, and helps step by step."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from raile.ui.exercise import ExerciseWidget, QuestionsWidget, exercise_widget

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


QUESTIONS = """\
title: Without code
task: "Of 2077 alerts 10 were *false*."
level: no-code
items:
- id: false-share
  kind: number
  ask: How many per cent?
  answer: 0.48
  tolerance: 0.005
  unit: "%"
  say: 10 / 2077.
  misconceptions: [{value: 99.5, tolerance: 0.1, say: So many were right.}]
- id: who-asks
  kind: single
  ask: Who needs it?
  options:
  - {id: officer, text: The officer, right: true, say: At each alert.}
  - {id: camera, text: The camera, say: It is a machine.}
hints: [What stands below the line?, The alerts.]
debrief: Both are true.
"""


@pytest.fixture
def questions(course):
    """An exercise without code."""
    folder = course.parent / "exercises" / "plain"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(QUESTIONS, encoding="utf-8")
    return "plain"


@pytest.fixture
def asked(questions, session, browser):
    return browser(exercise_widget(session, questions))


def test_without_code_it_asks_on_the_page_wherever_that_is(
    questions, new_session, browser
):
    for served in (False, True):
        page = browser(exercise_widget(new_session(served=served), questions))
        assert isinstance(page.widget, QuestionsWidget)
        assert page.view["intro"] == "<p>Of 2077 alerts 10 were <em>false</em>.</p>\n"
        assert page.view["level"] == "no-code"
        assert [one["id"] for one in page.view["items"]] == ["false-share", "who-asks"]
        travels = json.dumps(page.view)
        for later in ("10 / 2077", "below the line", "Both are true", "so many were"):
            assert later not in travels


def test_a_usual_wrong_answer_hears_why_and_the_right_one_is_kept(asked, session):
    asked.send("answer", item="false-share", value="99,5 %", key="a")
    said = asked.view["items"][0]
    assert (said["status"], said["say"]) == ("wrong", "<p>So many were right.</p>\n")
    asked.send("answer", item="false-share", value="0.48", key="b")
    assert asked.view["items"][0]["closed"]
    mine = session.mine("exercise/plain")
    assert [(one.item, one.score) for one in mine] == [
        ("false-share", 0),
        ("false-share", 1),
    ]


def test_what_it_means_comes_once_every_question_is_done(asked, session, browser):
    asked.send("answer", item="false-share", value="0.48", key="a")
    assert asked.view["debrief"] is None
    asked.send("show", item="who-asks", key="b")
    assert asked.view["debrief"] == "<p>Both are true.</p>\n"
    # And it is still there another day.
    again = browser(exercise_widget(session, "plain"))
    assert again.view["debrief"] == "<p>Both are true.</p>\n"


def test_without_code_there_are_hints_too(asked, session):
    asked.send("hint", key="a", shown=0)
    asked.send("hint", key="a", shown=0)  # sent twice
    assert asked.view["hints"] == ["<p>What stands below the line?</p>\n"]
    asked.send("hint", key="b", shown=1)
    assert len(asked.view["hints"]) == asked.view["hints_in_all"] == 2
    assert session.mine("exercise/plain") == []
