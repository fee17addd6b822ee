"""A lab on the page: guess, move, see, decide, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import part, tab_to
from raile.load import Content

LABS = ("watch-list", "two-thresholds", "vendor-claims", "patrol")
LAB = Content().lab("watch-list")
WORDS = Content().words("lab")


@pytest.fixture
def lab(workshop, page: Page) -> Locator:
    page.goto(workshop.at("/learn/errors"))
    lab = part(page, LAB.title)
    expect(lab.get_by_text(WORDS.say("guess.title"))).to_be_visible()
    return lab


def guess(page: Page, lab: Locator) -> None:
    tab_to(page, lab.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, lab.get_by_role("button", name=WORDS.say("guess.save")))
    page.keyboard.press("Enter")
    expect(lab.locator(".raile-bench")).to_be_visible()


def test_a_lab_is_done_by_keyboard_alone(lab: Locator, page: Page, faults):
    expect(lab.get_by_role("slider")).to_have_count(0)
    guess(page, lab)
    said = lab.locator(".raile-lab-said")
    expect(said).to_contain_text("Of 100 people stopped, 65 are not wanted.")

    threshold = lab.get_by_role("slider", name="Threshold")
    tab_to(page, threshold)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(lab.get_by_label("Threshold, as a number")).to_have_value("0.63")
    expect(said).to_contain_text("once in 60,000 walks")
    expect(threshold).to_be_focused()
    expect(lab.get_by_text(WORDS.say("saw"))).to_be_visible()
    assert faults(page) == []

    number = lab.get_by_label("People who pass, as a number")
    tab_to(page, number)
    page.keyboard.press("Control+a")
    page.keyboard.type("0")
    expect(said).to_contain_text("Nobody passes by")
    expect(number).to_be_focused()

    option = lab.locator('input[value="measure-first"]')
    tab_to(page, lab.locator('input[value="deploy"]'))
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(option).to_be_checked()
    tab_to(page, lab.get_by_role("button", name=WORDS.say("decision.save")))
    page.keyboard.press("Enter")
    expect(lab.get_by_text("Threshold: 0.63")).to_be_visible()

    page.reload()
    expect(lab.get_by_text("Threshold: 0.63")).to_be_visible()
    expect(said).to_contain_text("Nobody passes by")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    workshop, new_person, faults, scheme
):
    page = new_person(viewport=PHONE, color_scheme=scheme)
    page.goto(workshop.at("/learn/errors"))
    for name in LABS:
        lab = part(page, Content().lab(name).title)
        lab.get_by_role("radio").first.check()
        lab.get_by_role("button", name=WORDS.say("guess.save")).click()
        if name == "vendor-claims":
            lab.get_by_role("button", name=WORDS.say("fix")).click()
            expect(lab.get_by_text("By your weights, ")).to_be_visible()
        else:
            lab.get_by_role("slider").first.press("ArrowLeft")
        expect(lab.get_by_text(WORDS.say("saw"))).to_be_visible()
        lab.get_by_text("Show the figures as a table").click()
        lab.get_by_text(WORDS.say("basis")).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []
