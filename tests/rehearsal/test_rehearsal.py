"""A room full of simulated people, and what a trainer is told about it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

from raile.rehearsal import Report
from raile.rehearsal.crowd import Crowd, Step
from raile.rehearsal.person import Failed
from servers import RAILE, Workshop, running

T = TypeVar("T")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="memory is read from Linux's /proc"
)


def finished(work: Coroutine[Any, Any, T]) -> T:
    """Return what comes out; in a thread, as a browser's tests have a loop in ours."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def report(steps: tuple[Step, ...] = (), **changed: float) -> Report:
    facts = {
        "people": 4,
        "over": 1,
        "processors": 2,
        "memory_of_machine": 1000,
        "heated": 1,
        "memory_empty": 100,
        "memory_full": 180,
        "seconds_each": 0.1,
        "busy": 0.5,
    }
    return Report(host="x", steps=steps, **facts | changed)


def test_a_machine_seats_what_its_memory_holds_with_a_tenth_to_spare() -> None:
    assert report().memory_each == 20
    assert report().seats == 40  # (1000 - 100 - 100) / 20


def test_half_of_the_people_waited_less_than_the_median() -> None:
    step = Step("arrive", seconds=[0.1, 0.2, 0.3, 0.4, 5.0])
    assert step.percentile(50) == pytest.approx(0.3)
    assert 0.4 < (step.percentile(95) or 0) < 5
    assert Step("arrive", seconds=[0.2]).percentile(95) == 0.2
    assert Step("arrive").percentile(95) is None


def test_what_failed_is_counted_and_told_once() -> None:
    failed = Step("arrive", failures=["500 for a page", "500 for a page"])
    told = report((failed,))
    assert told.failures == 2
    assert told.table().count("500 for a page") == 1


def test_a_rehearsal_tells_how_long_people_waited(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    plan = ["--people", "3", "--over", "0.5", "--json", str(file)]
    done = subprocess.run([RAILE, "rehearse", *plan], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "This machine's memory seats" in done.stdout
    data = json.loads(file.read_text())
    assert data["failures"] == 0
    assert {name: step["n"] for name, step in data["steps"].items()} == {
        "arrive": 3,
        "answer": 3,
        "next module": 3,
        "reconnect": 1,
        "after a crash": 1,
    }
    assert all(0 < step["p95"] < 60 for step in data["steps"].values())
    assert 1e6 < data["memory_each"] < 1e9


def test_a_page_that_does_not_come_is_a_failure(tmp_path: Path) -> None:
    async def visit(address: str) -> Step:
        crowd = Crowd(address, 2)
        step = await crowd.all("arrive", lambda one: one.open("/learn/nowhere"), 0)
        await crowd.close()
        return step

    with running(Workshop(tmp_path, environment=dict(os.environ))) as workshop:
        step = finished(visit(workshop.at("")))
    assert step.failures == ["404 for /learn/nowhere"] * 2
    assert step.seconds == []


def test_an_answer_without_a_question_is_a_failure() -> None:
    async def answer() -> None:
        crowd = Crowd("http://127.0.0.1:9", 1)
        await crowd.people[0].answer()

    with pytest.raises(Failed, match="without a question"):
        finished(answer())
