"""A story keeps what is decided, and tells nothing before it happens."""

from __future__ import annotations

import json

import pytest

from raile.store import StoreError
from raile.ui.scenario import Story

VOTE = """\
title: The vote
summary: Leads have *fallen*.
minutes: 5
fictional: The town is invented.
decisions:
- id: call
  text: The chief calls.
  ask: What do you say?
  choices:
  - {id: agree, text: Agree at once, say: The line goes quiet., next: board}
  - {id: refuse, text: "Refuse <now>", say: The chief sighs., next: alone}
- id: board
  text: The board meets.
  ask: How do you vote?
  choices:
  - {id: lower, text: Lower it, say: Five to two., next: more}
  - {id: keep, text: Keep it, say: Two to five., next: fewer}
endings:
- {id: alone, title: On your own, text: Nobody backs you., tone: weak}
- {id: more, title: More of everything, text: More leads., tone: mixed}
- {id: fewer, title: Fewer and better, text: Fewer leads., tone: strong}
debrief: What pulled apart?
discuss: [Who paid for it?]
"""


@pytest.fixture
def page(course, session, browser):
    (course / "scenarios").mkdir()
    (course / "scenarios" / "vote.yaml").write_text(VOTE, encoding="utf-8")
    return browser(Story(session, "vote"))


@pytest.fixture
def decide(page):
    def send(item, choice, run=1):
        page.send("decide", key=f"{run}-{item}", item=item, run=run, choice=choice)

    return send


@pytest.fixture
def go_on(page):
    def send(item, run=1, key=None):
        page.send("go-on", key=key or f"{run}-{item}-on", item=item, run=run)

    return send


@pytest.fixture
def played(decide, go_on):
    """Play the first run to its end."""
    for item, choice in (("call", "agree"), ("board", "lower")):
        decide(item, choice)
        go_on(item)


def test_it_begins_with_the_first_decision_and_nothing_of_what_follows(page):
    assert page.view["decision"]["id"] == "call"
    assert [one["id"] for one in page.view["decision"]["choices"]] == [
        "agree",
        "refuse",
    ]
    travels = json.dumps(page.view)
    for later in ("quiet", "sighs", "board", "Nobody backs", "pulled", "paid"):
        assert later not in travels


def test_a_decision_is_saved_and_shows_its_own_consequence_only(page, decide, session):
    decide("call", "refuse")
    assert page.heard == [{"done": "1-call"}]
    [saved] = session.mine("vote")
    assert (saved.item, saved.value) == ("call", {"run": 1, "choice": "refuse"})
    assert page.view["waiting"]
    [step] = page.view["path"]
    assert (step["chosen"], step["say"]) == (
        "Refuse &lt;now&gt;",
        "<p>The chief sighs.</p>\n",
    )
    travels = json.dumps(page.view)
    assert "quiet" not in travels  # of the other choice
    assert "Nobody backs" not in travels  # of the next step


def test_the_next_decision_comes_when_one_goes_on(page, decide, go_on):
    decide("call", "agree")
    assert page.view["decision"] is None
    go_on("call")
    assert page.view["decision"]["id"] == "board"
    assert [step["id"] for step in page.view["path"]] == ["call"]


def test_an_ending_is_recorded_when_it_is_reached(page, decide, go_on, session):
    decide("call", "refuse")
    assert [one.item for one in session.mine("vote")] == ["call"]
    go_on("call")
    ending = session.mine("vote")[-1]
    assert (ending.item, ending.value) == ("ending", {"run": 1, "ending": "alone"})
    assert page.view["ending"]["tone"] == "weak"
    assert page.view["debrief"] == "<p>What pulled apart?</p>\n"
    assert page.view["discuss"] == ["Who paid for it?"]


@pytest.mark.parametrize(
    "event",
    [
        {"event": "decide", "item": "board", "run": 1, "choice": "lower"},
        {"event": "decide", "item": "board", "run": 1, "choice": "agree"},
        {"event": "decide", "item": "call", "run": 2, "choice": "agree"},
        {"event": "decide", "item": "call", "run": 1, "choice": "lower"},
        {"event": "decide", "item": "call", "run": 1, "choice": ["agree"]},
        {"event": "go-on", "item": "call", "run": 1},
        {"event": "again", "run": 1},
    ],
)
def test_nobody_jumps_ahead(page, session, event):
    before = page.view
    page.send(**event)
    assert page.view == before
    assert session.mine("vote") == []


def test_what_is_decided_cannot_be_decided_again(page, decide, session):
    decide("call", "refuse")
    page.send("decide", key="late", item="call", run=1, choice="agree")
    assert [step["chosen"] for step in page.view["path"]] == ["Refuse &lt;now&gt;"]
    assert len(session.mine("vote")) == 1


def test_the_same_event_twice_moves_one_step_only(page, decide, go_on):
    for _ in range(2):
        decide("call", "agree")
    for _ in range(2):
        go_on("call")
    assert page.view["decision"]["id"] == "board"


def test_another_way_begins_afresh_and_keeps_the_first(
    page, played, decide, go_on, session
):
    page.send("again", key="again", run=1)
    assert (page.view["run"], page.view["path"]) == (2, [])
    assert page.view["decision"]["id"] == "call"
    decide("call", "refuse", run=2)
    go_on("call", run=2)
    assert [(one["run"], one["title"]) for one in page.view["tried"]] == [
        (1, "More of everything"),
        (2, "On your own"),
    ]
    assert page.view["endings"] == 3
    assert [one.value["run"] for one in session.mine("vote")] == [1, 1, 1, 2, 2]


def test_after_a_reload_the_story_stands_where_it_was(
    page, decide, go_on, session, browser
):
    decide("call", "agree")
    again = browser(Story(session, "vote"))
    assert again.view["decision"]["id"] == "board"
    assert [step["id"] for step in again.view["path"]] == ["call"]
    decide("board", "keep")  # too early: the consequence has not been read
    go_on("call")
    decide("board", "keep")
    unread = browser(Story(session, "vote"))
    assert unread.view["waiting"]
    assert unread.view["ending"] is None
    go_on("board")
    assert browser(Story(session, "vote")).view["ending"]["id"] == "fewer"


def test_after_a_reload_the_last_run_is_shown(page, played, decide, session, browser):
    page.send("again", key="again", run=1)
    decide("call", "agree", run=2)
    again = browser(Story(session, "vote"))
    assert (again.view["run"], again.view["decision"]["id"]) == (2, "board")


def test_of_two_tabs_that_decide_at_once_the_first_counts(page, decide, session):
    decide("call", "agree")
    value = {"run": 1, "choice": "refuse"}
    session.record("vote", "call", value, key="the other tab's")
    page.send("go-on", key="on", item="call", run=1)
    assert page.view["decision"]["id"] == "board"


def test_a_log_that_holds_nonsense_is_passed_over(page, session, browser):
    for at, value in enumerate(
        [None, "agree", {"run": "1", "choice": "agree"}, {"run": 1}]
    ):
        session.record("vote", "call", value, key=f"odd-{at}")
    session.record("vote", "call", {"run": 1, "choice": "gone"}, key="gone")
    again = browser(Story(session, "vote"))
    assert again.view["decision"]["id"] == "call"


def test_a_decision_that_cannot_be_saved_does_not_move_the_story(
    page, decide, session, monkeypatch
):
    def locked(*_args, **_fields):
        raise StoreError("locked", "here", "busy")

    monkeypatch.setattr(session, "record", locked)
    decide("call", "agree")
    assert page.heard == [{"failed": "1-call", "reason": "locked"}]
    assert page.view["decision"]["id"] == "call"
