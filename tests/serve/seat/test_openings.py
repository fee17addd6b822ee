"""What is told to whom: the same only to those who would see the same."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from raile.serve.seat.frames import OWN
from raile.serve.seat.openings import Openings, Report, Visit

T = TypeVar("T")

DAY = datetime.date(2026, 11, 23)
VISIT = Visit(Path("a.ipynb"), 1, None, None, 0, frozenset(), DAY)
REPORT: Report = {
    "views": {},
    "models": ["cell-1"],
    "faults": {},
    "opening": {"shown": ["principles"], "states": {}},
}


def finished(work: Coroutine[Any, Any, T]) -> T:
    """Return what comes out; in a thread, as a browser's tests have a loop in ours."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, True),
        ({"done": frozenset({"law"})}, True),
        ({"done": frozenset({"principles", "law"})}, False),
        ({"role": "customs"}, False),
        ({"language": "fr"}, False),
        ({"booklet": 1}, False),
        ({"as_of": 2}, False),
        ({"file": Path("b.ipynb")}, False),
        ({"day": DAY + datetime.timedelta(1)}, False),
    ],
)
def test_only_those_are_told_the_same_who_would_see_the_same(
    changed: dict[str, Any], told: bool
) -> None:
    async def ask() -> bool:
        openings = Openings()
        hear = openings.expect(VISIT)
        assert hear
        hear(REPORT)
        return await openings.get(replace(VISIT, **changed)) is not None

    assert finished(ask()) == told


def test_of_yesterday_nothing_is_kept() -> None:
    async def ask() -> None:
        openings = Openings()
        hear = openings.expect(VISIT)
        assert hear
        hear(REPORT)
        openings.expect(replace(VISIT, day=DAY + datetime.timedelta(1)))
        assert await openings.get(VISIT) is None

    finished(ask())


@pytest.mark.parametrize(
    ("report", "told", "again"),
    [
        (REPORT, True, False),
        (REPORT | {"opening": None}, False, False),
        (REPORT | {"opening": OWN}, False, True),
        (REPORT | {"faults": {"cell-1": "KeyError"}}, False, True),
        (None, False, True),
    ],
)
def test_who_comes_together_waits_for_the_first_one(
    report: Report | None, told: bool, again: bool
) -> None:
    async def come() -> None:
        openings = Openings()
        assert await openings.get(VISIT) is None
        hear = openings.expect(VISIT)
        assert hear
        waiting = [asyncio.create_task(openings.get(VISIT)) for _ in range(2)]
        await asyncio.sleep(0)
        assert not any(one.done() for one in waiting)
        waiting.pop().cancel()
        hear(report)
        assert (await waiting[0] is not None) == told
        assert (openings.expect(VISIT) is not None) == again

    finished(come())


def test_what_is_told_of_an_edited_page_too_late_is_not_kept() -> None:
    async def come() -> None:
        openings = Openings()
        before = openings.expect(VISIT)
        openings.clear()
        after = openings.expect(VISIT)
        assert before
        assert after
        before(REPORT | {"models": ["old"]})
        after(REPORT)
        opening = await openings.get(VISIT)
        assert opening
        assert opening.models == ("cell-1",)

    finished(come())
