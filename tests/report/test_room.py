from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from raile.model.item import ItemSet
from raile.model.response import Response
from raile.report.room import ModuleFigures, people, progress
from raile.report.work import Task, Work
from responses import NOON, response, role, visit

QUIZ = ItemSet.model_validate(
    {
        "title": "Quiz",
        "items": [
            {"id": one, "kind": "number", "ask": "?", "answer": 1}
            for one in ("a", "b", "c", "d")
        ],
    }
)
WORK: Work = {"demo": (Task("demo/quiz", QUIZ),), "text": ()}


def answered(person: str, *items: str) -> list[Response]:
    return [response(person, "demo/quiz", item, 1, score=1) for item in items]


def test_people_are_counted_and_who_is_active() -> None:
    log = [
        response("one", "demo/quiz", "a", at=NOON - timedelta(minutes=30)),
        response("two", "demo/quiz", "a", at=NOON - timedelta(minutes=30)),
        response("one", "demo/quiz", "b", at=NOON - timedelta(minutes=9)),
        visit("three", "demo"),
    ]

    here = people(log, NOON)

    assert (here.joined, here.active) == (3, 2)
    assert people([], NOON).joined == 0


def test_how_far_the_room_is() -> None:
    log = [
        *answered("one", "a", "b", "c", "d"),
        *answered("two", "a", "b", "c", "d", "d"),
        *answered("three", "a"),
        *answered("four", "a", "b", "c"),
        visit("five", "demo"),
        visit("six", "text"),
    ]

    demo, text = progress(WORK, log)

    assert demo == ModuleFigures(
        module="demo", hidden=False, started=5, finished=2, median_percent=75
    )
    assert text == ModuleFigures(module="text", hidden=True)


@given(st.lists(st.tuples(st.integers(0, 8), st.sampled_from("abcdvt")), max_size=40))
def test_modules_that_fewer_than_five_have_begun_are_not_told(
    steps: list[tuple[int, str]],
) -> None:
    log = []
    for number, step in steps:
        name = f"person-{number}"
        if step in "vt":
            log.append(visit(name, "demo" if step == "v" else "text"))
        else:
            log += answered(name, step)

    demo, text = progress(WORK, log)

    begun = {number for number, step in steps if step != "t"}
    assert demo.hidden == (len(begun) < 5)
    if demo.hidden:
        assert demo == ModuleFigures(module="demo", hidden=True)
    else:
        assert demo.started == len(begun)
    read = {number for number, step in steps if step == "t"}
    assert text.hidden == (len(read) < 5)


def quickest(work: Callable[[], Any]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(3))


def test_a_room_of_250_is_worked_out_in_a_moment() -> None:
    log = []
    for number in range(250):
        name = f"person-{number}"
        log += [role(name, "officer"), visit(name, "demo")]
        for _ in range(24):
            log += answered(name, "a", "b", "c", "d")
    assert len(log) > 24_000

    assert quickest(lambda: progress(WORK, log)) < 0.2
    assert quickest(lambda: people(log, NOON)) < 0.1
