"""The trainer sees what the workshop has done; whoever comes back sees their card."""

from __future__ import annotations

import csv
import io
import json

import pytest

from raile.load import Content
from raile.report.levels import sets
from raile.store import Store
from raile.ui.evaluation import EvaluationBoard
from raile.ui.quiz import Quiz
from raile.ui.session import Session

CONTENT = Content()
FORM = CONTENT.item_set("capstone/feedback")
CARD = CONTENT.item_set("capstone/action").items[0]
AFTER = CONTENT.item_set("capstone/follow-up")


@pytest.fixture
def person(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'answers.db'}")

    def arrive(name: str) -> Session:
        trainer = name == "trainer"
        return Session(name, store=store, content=CONTENT, trainer=trainer)

    yield arrive
    store.close()


@pytest.fixture
def like_it(person):
    def answer(people: int) -> None:
        for number in range(people):
            one = person(f"calm-fox-{number}")
            chosen = "fully" if number else "not-at-all"
            one.record("capstone/feedback", FORM.items[0].id, chosen)
            one.record("capstone/feedback", FORM.items[-1].id, {"text": "secret"})

    return answer


@pytest.fixture
def board(person, browser):
    return lambda: browser(EvaluationBoard(person("trainer")))


def table(view):
    return list(csv.DictReader(io.StringIO(view["csv"])))


def test_the_kit_asks_on_three_levels():
    assert {one.measures for one in sets(CONTENT).values()} == {
        "reaction",
        "plan",
        "behaviour",
    }


def test_four_people_are_told_of_nowhere(like_it, board):
    like_it(4)
    view = board().view
    [form] = view["reaction"]
    assert form["questions"] == []
    assert "5 people" in form["line"]
    assert table(view) == []


def test_five_people_are_counted_and_their_texts_are_not_shown(like_it, board):
    like_it(5)
    view = board().view
    [form] = view["reaction"]
    first, *others = form["questions"]
    assert [row["count"] for row in first["rows"]] == [4, 0, 0, 0, 1]
    assert all(one["hidden"] for one in others)
    rows = [row for row in table(view) if row["level"] == "1"]
    assert (rows[0]["question"], rows[0]["people"]) == ("people", "5")
    assert (rows[1]["answer"], rows[1]["people"], rows[1]["per cent"]) == (
        "I fully agree",
        "4",
        "80",
    )
    assert "secret" not in json.dumps(view)
    assert "calm-fox" not in json.dumps(view)


def test_cards_are_counted_once_for_each_person(person, board):
    for number in range(5):
        for text in ("a first one", "a better one"):
            one = person(f"calm-fox-{number}")
            one.record("capstone/action", CARD.id, {"text": text, "met": []})
    view = board().view
    assert view["planners"].startswith("5 people")
    people = {row["title"]: row["people"] for row in view["plans"]}
    assert sorted(people.values(), key=str) == [5, None, None, None, None]


def test_the_trainers_own_tries_count_nowhere(like_it, person, board):
    like_it(4)
    person("trainer").record("capstone/feedback", FORM.items[0].id, "fully")
    assert table(board().view) == []


def test_whoever_comes_back_sees_what_they_wrote_last_and_nobody_else(person, browser):
    mine = person("calm-fox-1")
    assert browser(Quiz(mine, "capstone/follow-up")).view["recall"] == []
    for text in ("a first one", "a <better> one"):
        mine.record("capstone/action", CARD.id, {"text": text, "met": []})
    assert browser(Quiz(mine, "capstone/follow-up")).view["recall"] == [
        "a <better> one"
    ]
    other = browser(Quiz(person("calm-fox-2"), "capstone/follow-up"))
    assert other.view["recall"] == []


def test_what_is_asked_after_months_is_not_needed_to_finish_the_module():
    from raile.report.work import work

    tasks = [task.activity for task in work(CONTENT)["capstone"]]
    assert "capstone/action" in tasks
    assert "capstone/follow-up" not in tasks
    assert all(item.opinion for item in AFTER.items)
