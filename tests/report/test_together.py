"""Where a room stands in a story, from nothing but the lines of the log."""

from __future__ import annotations

from raile.model.response import TRAINER
from raile.model.scenario import Decision
from raile.report.together import Votes, votes, way
from responses import response

HERE = "room/story"
DECISION = Decision.model_validate(
    {
        "id": "call",
        "text": "?",
        "ask": "?",
        "choices": [
            {"id": "yes", "text": "Yes", "say": ".", "next": "end"},
            {"id": "no", "text": "No", "say": ".", "next": "end"},
        ],
    }
)


def move(item, **value):
    return response(TRAINER, HERE, item, {"run": 1, **value})


def vote(person, choice, run=1):
    return response(f"fox-{person}", HERE, "call", {"run": run, "choice": choice})


def test_of_two_takes_at_once_the_first_one_holds():
    log = [move("open"), move("call", choice="no"), move("call", choice="yes")]
    assert way(log).made == {"call": "no"}


def test_only_the_present_way_counts_and_it_ends_when_closed():
    log = [move("open"), move("call", choice="no", votes={"no": 7})]
    assert (way(log).open, way(log).votes["call"]) == (True, {"no": 7})
    log += [move("close")]
    assert not way(log).open
    log += [response(TRAINER, HERE, "open", {"run": 2})]
    assert (way(log).run, way(log).open, way(log).made) == (2, True, {})


def test_nobody_has_begun():
    assert (way([]).run, way([]).open) == (0, False)


def test_a_trainers_choice_is_no_vote():
    log = [*(vote(n, "yes") for n in range(4)), move("call", choice="no")]
    assert votes(DECISION, 1, log) == Votes(hidden=True)


def test_votes_of_another_way_or_for_nothing_that_is_there_do_not_count():
    log = [vote(n, "yes") for n in range(5)]
    log += [vote(5, "no", run=2), vote(6, "gone")]
    found = votes(DECISION, 1, log)
    assert (found.n, dict(found.counts), found.most) == (
        5,
        {"yes": 5, "no": 0},
        {"yes"},
    )


def test_as_many_for_each_outvote_nobody():
    log = [vote(n, ("yes", "no")[n % 2]) for n in range(6)]
    assert votes(DECISION, 1, log).most == {"yes", "no"}
