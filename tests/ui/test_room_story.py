"""A room plays a story: it votes, its trainer takes a way, and all see the same."""

from __future__ import annotations

import json

import pytest

from raile.report.mine import progress
from raile.report.work import Task
from raile.ui.room_story import RoomStory
from ui.test_scenario import VOTE

MARKED = VOTE.replace(
    "say: The chief sighs., next: alone", "say: Sigh., instructive: true, next: alone"
)


@pytest.fixture
def open_page(course, new_session, browser):
    """Open the story as a person's page, or as one of the trainer's."""
    (course / "scenarios").mkdir()
    (course / "scenarios" / "vote.yaml").write_text(MARKED, encoding="utf-8")

    def open_page(person: str = "trainer"):
        trainer = person == "trainer"
        return browser(
            RoomStory(new_session(person, served=True, trainer=trainer), "vote")
        )

    return open_page


@pytest.fixture
def trainer(open_page):
    page = open_page()
    page.send("open", key="open", run=0)
    return page


def vote(page, choice, item="call", run=1, key=None):
    key = key or f"{item}-{choice}-{run}"
    page.send("vote", key=key, item=item, run=run, choice=choice)


@pytest.fixture
def crowd(open_page, trainer):
    """Five people; four agree, one refuses."""
    people = [open_page(f"calm-fox-{number}") for number in range(5)]
    for number, page in enumerate(people):
        vote(page, "agree" if number else "refuse")
    return people


def take(page, choice, item="call", run=1):
    page.send("take", key=f"take-{choice}", item=item, run=run, choice=choice)


def test_until_it_is_opened_everybody_has_a_story_of_their_own(open_page):
    person, trainer = open_page("calm-fox-1"), open_page()
    assert not person.view["room"]["open"]
    person.send("decide", item="call", run=1, choice="refuse")
    assert person.view["waiting"]
    trainer.send("open", run=0)
    person.send("tick")
    assert person.view["room"]["open"]
    assert person.view["path"] == []
    assert not person.view["waiting"]


def test_a_participant_cannot_lead_the_room(open_page):
    person, page = open_page("calm-fox-1"), open_page()
    person.send("open", key="mine", run=0)
    page.send("tick")
    assert not page.view["room"]["open"]
    page.send("open", key="open", run=0)
    person.send("tick")
    for event in ("take", "on", "close"):
        person.send(event, key=event, item="call", run=1, choice="agree")
    page.send("tick")
    assert (page.view["room"]["open"], page.view["path"]) == (True, [])


def test_four_votes_are_not_told(open_page, trainer):
    for number in range(4):
        vote(open_page(f"calm-fox-{number}"), "agree")
    trainer.send("show", item="call", run=1)
    room = trainer.view["room"]
    assert room["n"] is None
    assert [(row["percent"], row["n"], row["most"]) for row in room["rows"]] == [
        (None, None, False),
        (None, None, False),
    ]
    take(trainer, "agree")
    assert trainer.view["room"]["taken"] == []


def test_from_five_on_the_trainer_sees_them_when_asking(crowd, trainer):
    trainer.send("tick")
    assert (trainer.view["room"]["n"], trainer.view["room"]["rows"]) == (5, [])
    trainer.send("show", item="call", run=1)
    agree, refuse = trainer.view["room"]["rows"]
    assert (agree["percent"], agree["n"], agree["most"]) == (80, 4, True)
    assert (refuse["percent"], refuse["n"], refuse["most"]) == (20, 1, False)
    assert (agree["instructive"], refuse["instructive"]) == (False, True)


def test_what_teaches_most_and_how_others_vote_never_reach_the_room(crowd, trainer):
    trainer.send("show", item="call", run=1)
    crowd[0].send("tick")
    travels = json.dumps(crowd[0].view)
    for secret in ("instructive", "rows", "percent", "Sigh"):
        assert secret not in travels
    assert crowd[0].view["room"]["vote"] == "refuse"


def test_all_see_what_was_taken_and_go_on_together(crowd, trainer):
    take(trainer, "agree")
    for page in crowd:
        page.send("tick")
        assert page.view["waiting"]
        assert page.view["path"][-1]["chosen"] == "Agree at once"
        assert [row["percent"] for row in page.view["room"]["taken"]] == [80, 20]
    assert "board" not in json.dumps(crowd[0].view)
    trainer.send("on", key="on", item="call", run=1)
    crowd[0].send("tick")
    assert crowd[0].view["decision"]["id"] == "board"


def test_the_last_vote_of_each_counts_and_none_once_it_is_taken(crowd, trainer):
    vote(crowd[0], "agree")
    trainer.send("show", item="call", run=1)
    assert [row["n"] for row in trainer.view["room"]["rows"]] == [5, 0]
    take(trainer, "refuse")
    vote(crowd[1], "refuse", key="late")
    crowd[1].send("tick")
    assert [row["n"] for row in crowd[1].view["room"]["taken"]] == [5, 0]


def test_of_two_trainers_the_first_counts(open_page, crowd, trainer):
    second = open_page()
    for page, key in ((trainer, "a"), (second, "b")):
        page.send("open", key=f"open-{key}", run=0)
    take(trainer, "agree")
    take(second, "refuse")
    for page, key in ((trainer, "a"), (second, "b")):
        page.send("on", key=f"on-{key}", item="call", run=1)
        page.send("tick")
        assert page.view["run"] == 1
        assert [step["chosen"] for step in page.view["path"]] == ["Agree at once"]
        assert page.view["decision"]["id"] == "board"


def test_whoever_comes_late_or_again_stands_where_the_room_does(
    open_page, crowd, trainer
):
    take(trainer, "agree")
    trainer.send("on", key="on", item="call", run=1)
    for person in ("calm-fox-1", "late-owl-9", "trainer"):
        view = open_page(person).view
        assert view["decision"]["id"] == "board"
        assert [step["id"] for step in view["path"]] == ["call"]


@pytest.fixture
def ended(crowd, trainer):
    take(trainer, "refuse")
    trainer.send("on", key="on", item="call", run=1)
    for page in crowd:
        page.send("tick")
    return crowd


def test_at_the_end_the_room_looks_back(ended):
    view = ended[0].view
    assert (view["ending"]["id"], view["discuss"]) == ("alone", ["Who paid for it?"])
    assert view["debrief"]


def test_who_has_voted_has_done_it_and_keeps_their_own_way(ended, open_page, trainer):
    late = open_page("late-owl-9")
    late.send("tick")
    story = trainer.widget._scenario
    work = {"demo": (Task("vote", story),)}
    for page, share in ((ended[0], 1), (late, 0)):
        session = page.widget._session
        mine = session.store.of(session.participant)
        assert progress(work, mine)["demo"].share == share
    trainer.send("close", key="close", run=1)
    ended[0].send("tick")
    view = ended[0].view
    assert (view["room"]["open"], view["path"], view["run"]) == (False, [], 1)


def test_another_way_with_the_room_begins_with_no_votes(ended, trainer):
    trainer.send("open", key="again", run=1)
    trainer.send("show", key="show", item="call", run=2)
    assert trainer.view["run"] == 2
    assert trainer.view["room"]["n"] is None
    ended[0].send("tick")
    assert ended[0].view["room"]["vote"] is None


def test_a_story_cannot_begin_anew_in_its_middle(crowd, trainer):
    trainer.send("open", key="again", run=1)
    assert trainer.view["run"] == 1


def test_a_decision_that_waited_to_be_saved_is_ones_own(open_page, trainer):
    person = open_page("calm-fox-1")
    person.send("decide", item="call", run=1, choice="refuse")
    [saved] = person.widget._session.mine("vote")
    assert saved.value == {"run": 1, "choice": "refuse"}


@pytest.mark.parametrize("value", [None, {"run": "1"}, {"run": 1, "choice": 3}])
def test_nonsense_in_the_log_is_passed_over(crowd, trainer, value):
    for page in (trainer, crowd[0]):
        page.widget._session.record("room/vote", "call", value)
    trainer.send("show", item="call", run=1)
    assert [row["n"] for row in trainer.view["room"]["rows"]] == [4, 1]
