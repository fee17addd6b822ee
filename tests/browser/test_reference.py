"""Terms and sources: side notes in lessons, and the two pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import tab_to
from raile.load import Content

CONTENT = Content()
PAGES = {"glossary": len(CONTENT.glossary), "sources": len(CONTENT.sources)}


def _term(page: Page, name: str) -> tuple[Locator, Locator]:
    """Return a term's button in a lesson, and its note."""
    note = page.locator(f"#term-{name}")
    return page.locator(f'.raile-term[aria-controls="term-{name}"]'), note


def test_a_side_note_by_keyboard(workshop, page: Page) -> None:
    page.goto(workshop.at("/learn/principles"))
    button, note = _term(page, "threshold")
    expect(button).to_have_text("threshold")
    expect(note).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(note).to_contain_text("Threshold")
    expect(button).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()

    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(button).to_be_focused()


def test_a_side_note_by_touch_leads_to_the_glossary(
    workshop, new_person: Callable[..., Page], faults
) -> None:
    phone = new_person(viewport=PHONE, has_touch=True, is_mobile=True)
    phone.goto(workshop.at("/learn/principles"))
    button, note = _term(phone, "threshold")
    button.tap()
    expect(note).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(phone, "p:has(.raile-note)") == []
    with phone.context.expect_page() as opened:
        note.get_by_role("link", name="opens in a new tab").tap()
    expect(opened.value.locator("#threshold")).to_be_in_viewport()
    button.tap()
    expect(note).to_be_hidden()


def test_a_term_is_explained_once_and_only_in_prose(workshop, page: Page) -> None:
    page.goto(workshop.at("/learn/principles"))
    expect(page.locator(".raile-term").first).to_be_visible()
    explained = page.locator(".raile-term").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-controls'))"
    )
    assert len(explained) == len(set(explained)) > 10
    elsewhere = page.locator(":is(h1, h2, h3, h4, a, code, th, .raile) .raile-term")
    expect(elsewhere).to_have_count(0)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_filtered_by_what_is_typed(workshop, page: Page, name: str) -> None:
    page.goto(workshop.at(f"/{name}"))
    entries = page.locator("[data-entry]")
    shown = entries.filter(visible=True)
    expect(shown).to_have_count(PAGES[name])
    page.get_by_label("Show only what contains").fill("CHATHAM house")
    expect(shown).to_have_count(1 if name == "glossary" else 0)
    page.get_by_label("Show only what contains").fill("no such thing")
    expect(page.get_by_text("Nothing contains that.")).to_be_visible()
    expect(page.get_by_role("heading", level=2).filter(visible=True)).to_have_count(0)


def test_without_scripts_everything_can_be_read(
    workshop, new_person: Callable[..., Page]
) -> None:
    page = new_person(java_script_enabled=False)
    for name, number in PAGES.items():
        page.goto(workshop.at(f"/{name}"))
        expect(page.locator("[data-entry]").filter(visible=True)).to_have_count(number)
        expect(page.get_by_role("textbox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_pages_are_accessible_and_fit_a_phone(
    workshop, new_person: Callable[..., Page], faults, scheme: str
) -> None:
    page = new_person(color_scheme=scheme, viewport=PHONE)
    for name in PAGES:
        page.goto(workshop.at(f"/{name}"))
        field = page.get_by_label("Show only what contains")
        expect(field).to_be_visible()
        if scheme == "dark":
            field.fill("Interpol")  # what is left has all that may differ
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
