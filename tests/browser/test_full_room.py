"""Somebody in a room of a hundred."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PATIENCE, PHONE
from browser.journeys import part
from raile.load import Content
from raile.rehearsal.crowd import Crowd, Step
from raile.rehearsal.person import Person
from servers import Workshop, running

PEOPLE = 100
QUIZ = Content().item_set("principles/quiz")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="kernels are forked on Linux only"
)


def test_somebody_answers_among_a_hundred(workshop: Workshop, page: Page) -> None:
    steps: list[Step] = []
    full, done = threading.Event(), threading.Event()

    async def fill() -> None:
        crowd = Crowd(workshop.at(""), PEOPLE)
        arrive = crowd.all("arrive", lambda one: one.open("/learn/principles"), 10)
        steps.append(await arrive)
        full.set()
        steps.append(await crowd.all("answer", Person.answer, 5))
        await asyncio.to_thread(done.wait)
        await crowd.close()

    room = threading.Thread(target=lambda: asyncio.run(fill()))
    room.start()
    try:
        assert full.wait(PATIENCE / 1000 * 2)
        page.goto(workshop.at("/learn/principles"))
        first = next(item for item in QUIZ.items if item.kind == "single")
        question = part(page, QUIZ.title).locator(f'[data-part="{first.id}"]')
        question.get_by_role("radio").first.check()
        question.get_by_role("button", name="Check my answer").click()
        saved = part(page, QUIZ.title).get_by_text("Saved", exact=True)
        expect(saved).to_be_visible()
    finally:
        done.set()
        room.join()
    assert [step.failures for step in steps] == [[], []]
    assert [len(step.seconds) for step in steps] == [PEOPLE, PEOPLE]


def test_who_waits_reads_and_comes_in_by_and_by(
    tmp_path: Path, new_person: Callable[..., Page], faults: Callable[[Page], list[str]]
) -> None:
    full = Workshop(tmp_path, environment={"RAILE_SEATS": "1"})
    with running(full) as workshop:
        first, second = new_person(), new_person(viewport=PHONE, color_scheme="dark")
        for page in (first, second):
            page.goto(workshop.at("/learn/principles"))
        expect(part(first, QUIZ.title)).to_be_visible()
        expect(second.get_by_role("status")).to_contain_text("You are number 1")
        expect(second.get_by_role("heading", level=1)).to_be_visible()
        assert second.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert faults(second) == []
        first.goto("about:blank")
        expect(part(second, QUIZ.title)).to_be_visible()
