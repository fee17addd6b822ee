"""A drill has a clock for whoever asks for one, and it stops nobody."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.conftest import PHONE
from browser.journeys import part
from raile.load import Content

DRILL = Content().item_set("principles/drill-principles")


def test_a_clock_runs_only_when_asked_and_ends_nothing(workshop, new_person, faults):
    page: Page = new_person(viewport=PHONE, color_scheme="dark")
    page.clock.install()
    page.goto(workshop.at("/learn/principles"))
    drill = part(page, DRILL.title)
    face = drill.get_by_role("timer")
    expect(drill.get_by_text("A clock, if you like one")).to_be_visible()
    expect(face).to_be_hidden()

    drill.get_by_text("A clock, if you like one").click()
    drill.get_by_label("Kind of clock:").select_option("2")
    expect(face).to_have_text("2:00")
    drill.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(60_000)
    expect(face).to_have_text(re.compile("1:0|0:5"))
    assert faults(page, ".raile-clock") == []
    page.clock.run_for(61_000)
    expect(drill.get_by_text("The time that you had set is over.")).to_be_visible()

    first = drill.locator(".raile-item").first
    first.get_by_role("radio").first.check()
    first.get_by_role("button", name="Check my answer").click()
    expect(first.locator(".raile-verdict").first).to_be_visible()


def test_a_quiz_has_no_clock(workshop, page):
    page.goto(workshop.at("/learn/principles"))
    quiz = part(page, Content().item_set("principles/quiz").title)
    expect(quiz.locator(".raile-item").first).to_be_visible()
    expect(quiz.locator(".raile-clock")).to_have_count(0)
