"""A lab on the page: guess, move, see, decide, by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import part, skip_to_controls, tab_to
from raile.load import Content
from raile.report.lab import labs

PLACES = labs(Content())
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


def test_a_register_is_attacked_and_made_safe(workshop, page: Page, faults):
    page.goto(workshop.at("/learn/buying"))
    lab = part(page, Content().lab("re-identification").title)
    guess(page, lab)
    said = lab.locator(".raile-lab-said")
    expect(said).to_contain_text("200 of the 200 people on the list are found")
    for control in ("Birth is given as", "Home is given as"):
        tab_to(page, lab.get_by_label(control))
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
    tab_to(page, lab.get_by_role("slider"))
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("k is 5. You wanted 5.")
    expect(said).to_contain_text("17 of 2,000 rows had to go")
    lab.get_by_label("Show beside it").select_option("unique")
    expect(lab.locator(".raile-seen")).to_contain_text("6,106 of 7,214")
    assert faults(page) == []
    lab.locator('input[value="here"]').check()
    lab.get_by_role("button", name=WORDS.say("decision.save")).click()
    expect(lab.get_by_text("Birth is given as: the ten years")).to_be_visible()


def test_a_sentence_of_ones_own_is_sorted_and_forgotten(workshop, page: Page, faults):
    page.goto(workshop.at("/learn/buying"))
    lab = part(page, Content().lab("text-filter").title)
    guess(page, lab)
    said = lab.locator(".raile-lab-said")
    expect(said).to_contain_text("Of 21 sentences with danger, 1 is flagged")
    own = lab.get_by_label("A sentence of your own")
    tab_to(page, own)
    page.keyboard.type("<img src=x onerror=alert(1)> someone nicked my bike")
    expect(said).to_contain_text("for the word “bike”")
    expect(own).to_be_focused()
    expect(lab.locator(".raile-seen img")).to_have_count(0)
    tool = lab.get_by_label("The tool")
    tool.select_option("own")
    expect(lab.get_by_label("Flagged from score", exact=True)).to_be_hidden()
    everyday = lab.get_by_role("slider", name="Reports in everyday speech")
    tab_to(page, everyday)
    page.keyboard.press("End")
    expect(said).to_contain_text("44 are put into the right category")
    expect(own).to_have_value(re.compile("nicked my bike"))
    assert faults(page) == []
    lab.locator('input[value="test-first"]').check()
    lab.get_by_role("button", name=WORDS.say("decision.save")).click()
    expect(lab.get_by_text("Reports in everyday speech: 100")).to_be_visible()
    page.reload()
    expect(said).to_contain_text("44 are put into the right category")
    expect(own).to_have_value("")


def test_what_is_missing_is_found_and_each_file_has_its_controls(
    workshop, page: Page, faults
):
    page.goto(workshop.at("/learn/errors"))
    lab = part(page, Content().lab("who-is-missing").title)
    guess(page, lab)
    said = lab.locator(".raile-lab-said")
    expect(said).to_contain_text("Your task: something in this file cannot be true.")
    months = lab.get_by_role("slider", name="Keep the first months")
    tab_to(page, months)
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    expect(said).to_contain_text("You have found it. The break lies in April 2014.")
    expect(lab.get_by_text("Whoever did not re-offend was left out")).to_be_visible()
    tab_to(page, lab.get_by_role("combobox", name="File"))
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("Stops with a citation: 0.0 % in June")
    expect(months).to_be_hidden()
    expect(lab.get_by_text("Whoever did not re-offend was left out")).to_be_hidden()
    empty = lab.get_by_role("combobox", name="An empty cell")
    tab_to(page, empty)
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("nothing noted in June")
    expect(empty).to_be_focused()
    assert faults(page) == []
    lab.locator('input[value="ask-first"]').check()
    lab.get_by_role("button", name=WORDS.say("decision.save")).click()
    expect(lab.get_by_text("An empty cell: is left out")).to_be_visible()
    expect(lab.get_by_text("Keep the first months: 15")).to_have_count(0)
    page.reload()
    expect(said).to_contain_text("nothing noted in June")


def test_a_score_is_explained_to_the_end_and_somebody_is_written_to(
    workshop, page: Page, faults
):
    page.goto(workshop.at("/learn/using"))
    lab = part(page, Content().lab("explanation").title)
    guess(page, lab)
    said = lab.locator(".raile-lab-said")
    expect(said).to_contain_text("The score is 84 %.")
    tab_to(page, lab.get_by_role("combobox", name="Invented person"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("The score is 58 %.")
    expect(lab.get_by_label("Time served, as a number")).to_have_value("110")
    parts = lab.get_by_role("combobox", name="Look at")
    parts.select_option("change")
    expect(said).to_contain_text("the smallest change is: Problems with alcohol: no")
    parts.select_option("letter")
    named = lab.get_by_role("slider", name="Reasons that the letter names")
    tab_to(page, named)
    page.keyboard.press("End")
    expect(said).to_contain_text("Everything is named, and nothing is wrong.")
    expect(named).to_be_focused()
    assert faults(page) == []
    lab.locator('input[value="entries"]').check()
    lab.get_by_role("button", name=WORDS.say("decision.save")).click()
    expect(lab.get_by_text("Reasons that the letter names: 12")).to_be_visible()
    page.reload()
    expect(said).to_contain_text("Everything is named, and nothing is wrong.")


def test_reports_are_sorted_by_keyboard_alone_then_with_advice(
    workshop, page: Page, faults
):
    page.goto(workshop.at("/learn/using"))
    game = Content().lab("triage")
    lab = part(page, game.title)
    tab_to(page, lab.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, lab.get_by_role("button", name=WORDS.say("guess.save")))
    page.keyboard.press("Enter")
    urgent = lab.get_by_role("button", name=WORDS.say("game.urgent"), exact=True)
    expect(urgent).to_be_focused()
    of = len(game.game.cards)
    for number in range(1, of + 1):
        title = WORDS.say("game.title", n=number, of=of)
        expect(lab.get_by_role("heading", name=title)).to_be_visible()
        if number > 8:
            page.keyboard.press("Enter")
            expect(lab.get_by_text("The tool advises:")).to_be_visible()
        if number == 9:
            assert faults(page) == []
        expect(urgent).to_be_focused()
        page.keyboard.press("Enter")
    expect(lab.get_by_role("slider", name="Reliance on the advice")).to_be_focused()
    said = lab.locator(".raile-lab-said")
    # Who always says "urgent" misses what could wait, and nothing else.
    expect(said).to_contain_text("You caught 1 of its errors.")
    page.keyboard.press("End")
    expect(said).to_contain_text("catches 12 % of its errors")
    page.reload()
    expect(said).to_contain_text("You caught 1 of its errors.")


def test_an_alarm_is_set_and_rings(workshop, page: Page):
    page.goto(workshop.at("/learn/using"))
    lab = part(page, Content().lab("drift").title)
    guess(page, lab)
    said = lab.locator(".raile-lab-said")
    expect(said).to_contain_text("0.088")
    tab_to(page, lab.get_by_label("Cases", exact=True))
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("first in Sep 2021")
    alarm = lab.get_by_role("slider", name="Alarm level", exact=True)
    tab_to(page, alarm)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(lab.get_by_label("Alarm level, as a number")).to_have_value("0.02")
    expect(alarm).to_be_focused()
    lab.locator('input[value="investigate"]').check()
    lab.get_by_role("button", name=WORDS.say("decision.save")).click()
    expect(lab.get_by_text("Alarm level: 0.02")).to_be_visible()


@pytest.mark.parametrize("module", sorted(set(PLACES.values())))
def test_on_a_phone_no_lab_is_wider_than_the_screen(
    workshop, new_person, faults, module
):
    page = new_person(viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    names = [name for name, place in PLACES.items() if place == module]
    skip_to_controls(workshop, page, names)
    page.goto(workshop.at(f"/learn/{module}"))
    for name in names:
        lab = part(page, Content().lab(name).title)
        # One of both changes something, at whichever end it stands.
        slider = lab.get_by_role("slider", disabled=False).first
        slider.press("ArrowRight")
        slider.press("ArrowLeft")
        expect(lab.get_by_text(WORDS.say("saw"))).to_be_visible()
        lab.get_by_text("Show the figures as a table").first.click()
        lab.get_by_text(WORDS.say("basis")).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []
    page.emulate_media(color_scheme="light")
    assert faults(page) == []
