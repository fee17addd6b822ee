"""A worksheet in a lesson: begun, filled in by keyboard, worked out, and kept."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import part, tab_to
from raile.load import Content

CONTENT = Content()
WORDS = CONTENT.words("sheet")
HEAD = CONTENT.words("dossier")


def begin(page: Page, name: str) -> None:
    """Begin a system by keyboard, at the first worksheet that asks for one."""
    field = page.get_by_label(HEAD.say("worksheet.first")).first
    tab_to(page, field)
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def sheet_of(page: Page, name: str) -> Locator:
    return part(page, CONTENT.instrument(name).title)


def write(page: Page, target: Locator, text: str) -> None:
    tab_to(page, target)
    page.keyboard.type(text)


def test_a_week_is_worked_out_while_it_is_typed_and_is_there_again(
    workshop, page: Page, faults
):
    page.goto(workshop.at("/learn/errors"))
    # The lesson's other worksheet stands higher up: this is the last one on the page.
    field = page.get_by_label(HEAD.say("worksheet.first"))
    expect(field).to_have_count(2)
    tab_to(page, field.last)
    page.keyboard.type("Face search afterwards")
    page.keyboard.press("Enter")
    budget = sheet_of(page, "error-budget")
    numbers = budget.locator('[data-focus="number"]')
    write(page, numbers.nth(0), "300")
    write(page, numbers.nth(1), "many")
    tab_to(page, numbers.nth(3))
    expect(budget.locator(".raile-problem").nth(1)).to_contain_text(
        "Write it like 12 or"
    )
    numbers.nth(1).fill("40")
    numbers.nth(1).press("Tab")
    expect(budget.get_by_text("about 180 would be false")).to_be_visible()
    expect(budget.locator(".raile-problem").nth(1)).to_be_empty()
    assert faults(page) == []

    page.reload()
    expect(budget.get_by_text("about 180 would be false")).to_be_visible()
    expect(numbers.nth(0)).to_have_value("300")
    expect(budget.get_by_text("about 8 minutes left")).to_be_visible()


def test_rows_come_and_go_by_keyboard_and_what_is_typed_stays_text(
    workshop, page: Page, faults
):
    page.goto(workshop.at("/learn/policing"))
    begin(page, "Plate reader")
    passport = sheet_of(page, "data-passport")
    rows = passport.locator(".raile-entry")
    write(page, rows.nth(0).locator('[data-focus="data"]'), "<script>alert(1)</script>")
    tab_to(page, passport.locator('[data-focus="add"]').first)
    page.keyboard.press("Enter")
    expect(rows.nth(1).locator('[data-focus="data"]')).to_be_focused()
    page.keyboard.type("Plates, =1+1")
    tab_to(page, rows.nth(1).locator('[data-focus="people"]'))
    page.keyboard.type("1,200")
    tab_to(page, rows.nth(0).locator('[data-focus="remove"]'))
    assert rows.count() == 2
    proof = passport.get_by_text(CONTENT.words("assessment").say("evidence"))
    proof.first.click()
    write(
        page, passport.locator('[data-focus="evidence"]').first, "javascript:alert(1)"
    )
    page.keyboard.press("Tab")
    expect(passport.locator(".raile-status")).to_have_text("Saved")

    page.reload()
    expect(rows.nth(1).locator('[data-focus="people"]')).to_have_value("1200")
    passport.locator(".raile-step", has_text=WORDS.say("card.title")).click()
    card = passport.locator(".raile-answers")
    expect(card.get_by_role("cell", name="<script>alert(1)</script>")).to_be_visible()
    expect(card.get_by_role("cell", name="Plates, =1+1")).to_be_visible()
    expect(card.get_by_text("javascript:alert(1)")).to_be_visible()
    assert card.get_by_role("link").count() == 0
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []


def test_a_sheet_s_answer_is_offered_to_the_next_one_and_kept_with_a_key(
    workshop, page: Page, faults
):
    page.goto(workshop.at("/learn/readiness"))
    begin(page, "Face search")
    people = sheet_of(page, "people")
    write(page, people.locator("textarea").first, "Children on the bus")
    page.keyboard.press("Tab")
    expect(people.locator(".raile-status")).to_have_text("Saved")

    page.goto(workshop.at("/learn/buying"))
    rights = sheet_of(page, "rights")
    rights.locator(".raile-step", has_text="People affected").click()
    kept = rights.locator(".raile-question", has_text="cannot easily protect")
    expect(kept.locator(".raile-said")).to_have_text("Children on the bus")
    expect(kept.locator("textarea").first).to_have_value("")
    tab_to(page, kept.get_by_role("button", name=WORDS.say("proposal.keep")))
    assert faults(page) == []
    page.keyboard.press("Enter")
    expect(kept.locator("textarea").first).to_have_value("Children on the bus")
    expect(kept.locator("textarea").first).to_be_focused()
    expect(kept.locator(".raile-said")).to_have_count(0)
