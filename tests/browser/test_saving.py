"""What was shown as saved is kept; what could not be saved says so and waits."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.journeys import part
from raile.load import Content
from servers import Workshop

CONTENT = Content()
SET = CONTENT.item_set("principles/floor")
FAILED = CONTENT.words("store")


@pytest.fixture
def floor(workshop: Workshop, page: Page) -> Locator:
    """Return a question whose answer is chosen and not yet sent."""
    page.goto(workshop.at("/learn/principles"))
    widget = part(page, SET.title)
    widget.get_by_role("radio").first.check()
    return widget


def send(floor: Locator) -> None:
    floor.get_by_role("button", name="Check my answer").click()


def log_of(workshop: Workshop) -> Path:
    return workshop.data / "responses.sqlite3"


def test_what_was_shown_as_saved_survives_the_death_of_the_server(
    workshop: Workshop, floor: Locator, page: Page
) -> None:
    send(floor)
    expect(floor.get_by_text("Saved", exact=True)).to_be_visible()
    workshop.server.kill()
    workshop.start()
    # In another tab, since this one is on its own way back.
    again = page.context.new_page()
    again.goto(workshop.at("/learn/principles"))
    expect(part(again, SET.title).locator(".raile-verdict").first).to_be_visible()


def test_a_log_that_is_gone_is_told_and_saving_goes_on_once_it_is_back(
    workshop: Workshop, floor: Locator
) -> None:
    # The log is made at the first visit; from then on it must not vanish.
    here, away = log_of(workshop), workshop.data / "away.sqlite3"
    here.rename(away)
    send(floor)
    expect(floor.get_by_text(FAILED.say("failed.missing"))).to_be_visible()
    expect(floor.get_by_role("radio").first).to_be_checked()
    expect(floor.locator(".raile-verdict")).to_have_count(0)
    away.rename(here)
    floor.get_by_role("button", name=FAILED.say("retry")).click()
    expect(floor.get_by_text("Saved", exact=True)).to_be_visible()
    expect(floor.locator(".raile-verdict").first).to_be_visible()


def test_a_locked_log_is_told_and_saving_is_tried_again_by_itself(
    workshop: Workshop, floor: Locator
) -> None:
    other = sqlite3.connect(log_of(workshop), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    send(floor)
    expect(floor.get_by_text(FAILED.say("failed.locked"))).to_be_visible()
    other.execute("ROLLBACK")
    other.close()
    expect(floor.get_by_text("Saved", exact=True)).to_be_visible()
    expect(floor.locator(".raile-verdict").first).to_be_visible()
