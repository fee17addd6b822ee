"""The risk assessment on the page: rated by keyboard, kept, stopped, and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import part, tab_to
from raile.load import Content

RISK = Content().risk
WORDS = Content().words("risk")


@pytest.fixture
def risk(workshop, page: Page) -> Locator:
    page.goto(workshop.at("/learn/buying"))
    assessment = part(page, RISK.title)
    expect(assessment.get_by_label(WORDS.say("system"))).to_be_visible()
    return assessment


def at(risk: Locator, name: str) -> Locator:
    return risk.locator(f'[data-focus="{name}"]')


def press(page: Page, target: Locator, key: str = "Space") -> None:
    tab_to(page, target)
    page.keyboard.press(key)


def choose(page: Page, risk: Locator, scale: str, step: int) -> None:
    """Choose a step of a scale without a mouse."""
    press(page, at(risk, f"{scale}-1"))
    for _ in range(step - 1):
        page.keyboard.press("ArrowDown")
    expect(at(risk, f"{scale}-{step}")).to_be_checked()


def write(page: Page, target: Locator, text: str) -> None:
    tab_to(page, target)
    page.keyboard.type(text)


def test_a_risk_is_rated_by_keyboard_alone_and_kept(
    risk: Locator, page: Page, faults, keep_picture
):
    write(page, at(risk, "system"), "Face search <i>afterwards</i>")
    press(page, at(risk, "none"))
    press(page, at(risk, "next"), "Enter")
    expect(risk.locator("h4", has_text="Legitimacy")).to_be_focused()
    write(page, at(risk, "group"), "People who look alike")
    choose(page, risk, "inherent-likelihood", 3)
    choose(page, risk, "inherent-impact", 4)
    closer = risk.get_by_text("Is the legal basis for each use written down")
    expect(closer).to_be_visible()
    press(page, at(risk, "legal-basis-each-use"))
    press(page, at(risk, "safeguard-legal-review"))
    write(page, at(risk, "owner-legal-review"), "Head of legal")
    press(page, at(risk, "tested-legal-review"))
    choose(page, risk, "residual-likelihood", 1)
    choose(page, risk, "residual-impact", 2)
    write(page, at(risk, "residual-evidence"), "Order 7")
    tab_to(page, at(risk, "next"))
    # The proof now written takes back the step that its absence had added.
    stands = WORDS.say("cell", likelihood=1, impact=2)
    expect(risk.get_by_text(f"It stands at {stands}: Low.")).to_be_visible()
    assert faults(page) == []

    page.reload()
    square = risk.locator('[data-square="1-2"]')
    expect(risk.locator("h4", has_text="Necessity")).to_be_visible()
    press(page, square, "Enter")
    expect(at(risk, "group")).to_have_value("People who look alike")
    expect(at(risk, "owner-legal-review")).to_have_value("Head of legal")
    expect(at(risk, "inherent-impact-4")).to_be_checked()

    risk.get_by_text(WORDS.say("steps"), exact=True).click()
    risk.locator(".raile-step", has_text=WORDS.say("result.title")).click()
    result = risk.locator(".raile-result")
    expect(result.locator("h4").first).to_contain_text("Face search <i>afterwards</i>")
    expect(result.locator(".raile-findings")).to_contain_text("People who look alike")
    expect(result.get_by_text("Read the cell, not the number.")).to_be_visible()
    assert faults(page) == []
    keep_picture(page, "risk")


def test_what_is_prohibited_stops_it_and_shows_no_score(risk: Locator, page: Page):
    at(risk, "scrape-faces").check()
    expect(risk.get_by_text(WORDS.say("stopped"))).to_be_visible()
    at(risk, "next").click()
    at(risk, "inherent-likelihood-1").check()
    at(risk, "inherent-impact-1").check()
    expect(risk.locator("[data-square]")).to_have_count(1)
    risk.get_by_text(WORDS.say("steps"), exact=True).click()
    risk.locator(".raile-step", has_text=WORDS.say("result.title")).click()
    result = risk.locator(".raile-result")
    expect(result.locator(".raile-band")).to_contain_text("Stop")
    expect(result).to_contain_text("Article 5(1)(e)")
    expect(result.locator("[data-square]")).to_have_count(0)
    at(risk, "back").click()
    risk.locator(".raile-step", has_text=WORDS.say("start")).click()
    at(risk, "none").check()
    expect(at(risk, "scrape-faces")).not_to_be_checked()
    expect(risk.get_by_text(WORDS.say("stopped"))).to_be_hidden()


def test_on_a_phone_nothing_is_wider_than_the_screen(risk: Locator, page: Page, faults):
    page.set_viewport_size(PHONE)
    at(risk, "next").click()
    at(risk, "inherent-likelihood-4").check()
    at(risk, "inherent-impact-5").check()
    at(risk, "safeguard-purpose-lock").check()
    expect(risk.locator("[data-square]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []
