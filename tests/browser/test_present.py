"""A trainer shows a module as slides, cut from the same source."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from servers import Workshop


@pytest.fixture
def lesson(workshop: Workshop, page: Page) -> Page:
    """Return the trainer's edition of a module, with its widgets."""
    page.goto(workshop.trainer)
    expect(page.get_by_role("link", name="Open the room")).to_be_visible()
    page.goto(workshop.at("/trainer/learn/principles"))
    expect(page.locator(".raile-item").first).to_be_visible()
    return page


def test_one_slide_at_a_time_by_button_and_by_clicker(lesson: Page) -> None:
    title = lesson.get_by_role("heading", level=1)
    hook = lesson.get_by_role("heading", name="Two forces, two numbers").first
    lesson.get_by_role("button", name="Present as slides").click()
    expect(title).to_be_visible()
    expect(hook).to_be_hidden()
    expect(lesson.get_by_role("status").filter(has_text="Slide 1 of")).to_be_visible()
    lesson.get_by_role("button", name="Next").click()
    expect(hook).to_be_visible()
    expect(title).to_be_hidden()
    lesson.keyboard.press("PageDown")
    expect(lesson.get_by_text("Guess: of 100 alerts")).to_be_visible()
    lesson.keyboard.press("PageUp")
    expect(hook).to_be_visible()

    lesson.reload()
    expect(hook).to_be_visible()
    expect(title).to_be_hidden()
    lesson.keyboard.press("Escape")
    expect(title).to_be_visible()


def test_notes_are_shown_only_when_asked_for(lesson: Page) -> None:
    note = lesson.get_by_text(re.compile("Trainer · plan for"))
    expect(note).to_be_visible()
    lesson.get_by_role("button", name="Present as slides").click()
    expect(note).to_be_hidden()
    lesson.get_by_role("button", name="Notes").click()
    expect(note).to_be_visible()


def test_slides_are_accessible_and_fit(lesson: Page, faults, keep_picture) -> None:
    lesson.get_by_role("button", name="Present as slides").click()
    lesson.get_by_role("button", name="Next").click()
    heading, text = lesson.evaluate(
        "['h2', 'p'].map((name) => parseFloat(getComputedStyle([...document"
        ".querySelectorAll(`.jp-RenderedHTMLCommon ${name}`)]"
        ".find((one) => one.checkVisibility())).fontSize))"
    )
    assert heading > 1.3 * text
    lesson.get_by_role("button", name="Next").click()
    assert faults(lesson) == []
    keep_picture(lesson, "slide")


def test_participants_have_no_slides(workshop: Workshop, page: Page) -> None:
    page.goto(workshop.at("/learn/principles"))
    expect(page.locator(".raile-item").first).to_be_visible()
    expect(page.get_by_role("button", name="Present as slides")).to_have_count(0)
