"""The trainer sees the room, and never a person."""

from __future__ import annotations

import json

import pytest

from raile.load import Content
from raile.store import Store
from raile.ui.dashboard import Dashboard
from raile.ui.quiz import Quiz
from raile.ui.session import Session


@pytest.fixture
def answer(new_session, browser):
    def give(person: int, item: str, value: object) -> None:
        page = browser(Quiz(new_session(f"calm-fox-{person}"), "demo/quiz"))
        page.send("answer", item=item, value=value, key=f"{person}-{item}")

    return give


@pytest.fixture
def room(new_session, browser):
    return browser(Dashboard(new_session("trainer", trainer=True)))


def item(view, name):
    return next(one for one in view["items"] if one["id"] == name)


def test_four_people_are_counted_but_not_shown(room, answer):
    for person in range(4):
        answer(person, "colour", "green")
    room.send("tick")
    assert room.view["people"] == {"joined": 4, "active": 4}
    assert item(room.view, "colour")["hidden"]
    assert item(room.view, "colour")["rows"] == []
    assert room.view["modules"][0]["hidden"]


def test_the_fifth_answer_shows_the_bars_at_the_next_tick(room, answer):
    for person in range(5):
        answer(person, "colour", "green" if person else "blue")
    room.send("tick")
    rows = {row["id"]: row for row in item(room.view, "colour")["rows"]}
    assert (rows["green"]["percent"], rows["blue"]["percent"]) == (80, 20)
    assert rows["green"]["label"] == "80 % (4)"
    assert room.view["modules"][0]["started"] == 5


def test_what_is_right_is_marked_only_after_the_reveal(room, answer):
    for person in range(5):
        answer(person, "colour", "blue")
    room.send("tick")
    assert not any(row["right"] for row in item(room.view, "colour")["rows"])
    assert item(room.view, "colour")["right_share"] is None
    room.send("reveal", item="colour")
    right = [row["id"] for row in item(room.view, "colour")["rows"] if row["right"]]
    assert right == ["blue"]
    assert item(room.view, "colour")["right_share"] == 100
    room.send("reveal", item="colour")
    assert not any(row["right"] for row in item(room.view, "colour")["rows"])


def test_a_card_sort_shows_where_cards_go_wrong(room, answer):
    for person in range(5):
        answer(person, "pile", {"sun": "day", "moon": "day"})
    room.send("tick")
    assert item(room.view, "pile")["rows"] == []
    room.send("reveal", item="pile")
    rows = {row["id"]: row for row in item(room.view, "pile")["rows"]}
    assert rows["sun"]["label"] == "100 %"
    assert rows["moon"]["label"] == "0 % · otherwise most often: Day"


def test_nothing_that_people_wrote_is_shown(room, answer):
    for person in range(6):
        answer(person, "own", {"text": f"secret {person}", "met": []})
    room.send("tick")
    assert item(room.view, "own")["n"] == 6
    assert "secret" not in json.dumps(room.view)
    assert "calm-fox" not in json.dumps(room.view)


def test_the_trainers_own_tries_count_nowhere(room, answer, new_session, browser):
    for person in range(4):
        answer(person, "colour", "green")
    own = browser(Quiz(new_session("trainer", trainer=True), "demo/quiz"))
    own.send("answer", item="colour", value="blue")
    room.send("tick")
    assert room.view["people"]["joined"] == 4
    assert item(room.view, "colour")["hidden"]


@pytest.fixture
def agency(tmp_path):
    """A log in which five officers and five chiefs have assessed their agency."""
    content = Content()
    questions = content.instrument("readiness").questions
    store = Store(f"sqlite:///{tmp_path / 'agency.db'}")
    for role, level in (("officer", "not-started"), ("executive", "in-place")):
        for person in range(5):
            log = Session(f"{role}-{person}", store=store, content=content)
            log.record("participant", "role", role, kind="profile")
            for place, question in enumerate(questions):
                # All agree on all statements but the first.
                chosen = level if place == 0 else "partly"
                log.record("readiness", question.id, {"chosen": [chosen]})
    yield Session("trainer", store=store, content=content, trainer=True)
    store.close()


def test_readiness_is_compared_by_role(agency, browser):
    room = browser(Dashboard(agency))
    room.send("choose", set="readiness")
    seen = room.view["readiness"]
    assert seen["n"] == 10
    assert seen["roles"] == ["Police officer", "Chief or executive"]
    (apart,) = seen["spread"]
    assert [role["median"] for role in apart["roles"]] == [0, 3]
    assert len(seen["statements"]) == 24


def test_opinions_have_no_right_one_to_reveal(room, answer):
    for person in range(5):
        answer(person, "mood", "well")
    room.send("tick")
    assert not item(room.view, "mood")["can_reveal"]


@pytest.mark.parametrize("event", ["choose", "reveal", "nothing"])
def test_events_that_make_no_sense_change_nothing(room, event):
    before = room.view
    room.send(event, set="nowhere")
    assert room.view == before


def test_a_participant_cannot_have_it(monkeypatch, new_session):
    from raile.ui import verbs

    monkeypatch.setattr(
        verbs, "session", lambda: new_session("calm-fox-1", served=True)
    )
    with pytest.raises(PermissionError, match="for its trainer"):
        verbs.dashboard()


@pytest.fixture
def labs_room(tmp_path, browser):
    """The trainer's page on the kit's own content, and what puts a decision there."""
    content = Content()
    store = Store(f"sqlite:///{tmp_path / 'labs.db'}")

    def decide(person: str, threshold: float) -> None:
        log = Session(person, store=store, content=content)
        log.record("lab/watch-list", "expectation", {"choice": "over-60"})
        values = {"threshold": threshold, "multiplier": "times-3"}
        decision = {"choice": "no", "values": values}
        log.record("lab/watch-list", "decision", decision)

    page = browser(
        Dashboard(Session("trainer", store=store, content=content, trainer=True))
    )
    yield page, decide
    store.close()


def test_a_lab_shows_what_was_expected_set_and_decided(labs_room):
    room, decide = labs_room
    for person in range(4):
        decide(f"calm-fox-{person}", 0.6)
    decide("trainer", 0.5)
    room.send("choose", set="lab/watch-list")
    assert all(one["hidden"] for one in room.view["items"])
    assert not any(one.get("figure") or one["rows"] for one in room.view["items"])
    decide("calm-fox-4", 0.7)
    room.send("tick")
    expected, decision, settings = room.view["items"]
    assert {one["id"]: one["label"] for one in expected["rows"]}[
        "over-60"
    ] == "100 % (5)"
    assert {one["id"]: one["label"] for one in decision["rows"]}["no"] == "100 % (5)"
    assert "Threshold: median 0.6." in settings["figure"]
    assert "<td>0.6</td>" in settings["figure"]
    assert "3 times as often" in settings["figure"]
    assert "(5 people)" not in settings["figure"]
    assert "calm-fox" not in json.dumps(room.view)


def test_a_control_that_some_could_not_see_says_of_how_many_it_is(labs_room):
    room, _ = labs_room
    lab = Content().lab("explanation")
    hidden = next(one for one in lab.controls if one.only)
    start = {one.id: one.start for one in lab.controls}
    elsewhere = next(
        one.id
        for control in lab.controls
        if control.id == hidden.only.control
        for one in control.options
        if one.id not in hidden.only.options
    )
    for person in range(6):
        shown = hidden.only.options[0] if person else elsewhere
        log = Session(
            f"p-{person}", store=room.widget._session.store, content=Content()
        )
        values = {**start, hidden.only.control: shown}
        decision = {"choice": lab.decision.options[0].id, "values": values}
        log.record("lab/explanation", "decision", decision)
    room.send("choose", set="lab/explanation")
    settings = next(one for one in room.view["items"] if one["id"] == "settings")
    assert settings["n"] == 6
    assert "(5 people)" in settings["figure"]


def test_what_came_out_is_shown_only_after_the_reveal_and_for_this_lab(labs_room):
    room, decide = labs_room
    for person in range(5):
        decide(f"calm-fox-{person}", 0.6)
    room.send("choose", set="lab/watch-list")
    expected = room.view["items"][0]
    assert expected["can_reveal"]
    assert not any(one["right"] for one in expected["rows"])
    assert expected["right_share"] is None
    room.send("reveal", item="expectation")
    expected = room.view["items"][0]
    assert [one["id"] for one in expected["rows"] if one["right"]] == ["over-60"]
    assert expected["right_share"] == 100
    room.send("choose", set="lab/patrol")
    room.send("choose", set="lab/watch-list")
    assert not room.view["items"][0]["revealed"]


def test_the_games_result_is_the_rooms_own(tmp_path, browser):
    content = Content()
    store = Store(f"sqlite:///{tmp_path / 'game.db'}")
    game = content.lab("triage").game
    for person in range(5):
        log = Session(f"calm-fox-{person}", store=store, content=content)
        for card in game.cards:
            kept = {"urgent": card.urgent, "seconds": 1.0}
            log.record("lab/triage", f"first-{card.id}", kept)
            log.record("lab/triage", f"card-{card.id}", kept)
    trainer = Session("trainer", store=store, content=content, trainer=True)
    room = browser(Dashboard(trainer))
    room.send("choose", set="lab/triage")
    play = next(one for one in room.view["items"] if one["id"] == "play")
    said = " ".join(play["said"])
    assert "10 of 10 answers were right: 100 % of its errors were caught" in said
    assert "Of 10 right first answers, 0 were given up for wrong advice: 0 %." in said
    assert "took 2.0 seconds alone, and 2.0 seconds with the tool" in said
    assert "2 errors caught: 100 % · 5 people" in play["figure"]
    assert "the room, the tool is wrong, 100 %" in play["figure"]
    store.close()
