"""The law navigator and the timeline on the page, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.journeys import part, tab_to
from raile.load import Content

LAW = Content().law
WORDS = Content().words("law")
QUESTIONS = {one.id: one for one in LAW.walk.questions}
ACADEMY = next(one for one in LAW.cases if one.id == "emotion-camera-academy")


@pytest.fixture
def law(workshop, page: Page) -> Locator:
    page.goto(workshop.at("/learn/law"))
    walk = part(page, WORDS.say("title"))
    expect(walk.locator(".raile-now")).to_be_visible()
    return walk


def choose(page: Page, law: Locator, question: str, choice: str) -> None:
    """Answer the open question without a mouse."""
    asked = QUESTIONS[question]
    now = law.locator(".raile-now")
    expect(now.locator(f'input[value="{choice}"]')).to_be_visible()
    if asked.several:
        tab_to(page, now.locator(f'input[value="{choice}"]'))
        page.keyboard.press("Space")
    else:
        tab_to(page, now.locator("input").first)
        page.keyboard.press("Space")
        for _ in range([one.id for one in asked.choices].index(choice)):
            page.keyboard.press("ArrowDown")
    tab_to(page, now.get_by_role("button", name=WORDS.say("answer")))
    page.keyboard.press("Enter")


def test_a_system_is_walked_by_keyboard_alone(law: Locator, page: Page, faults):
    for question, (choice, *_) in ACADEMY.answers.items():
        choose(page, law, question, choice)
    band = law.locator(".raile-band")
    expect(band).to_contain_text("Prohibited")
    assert page.evaluate("document.activeElement.textContent") == "What applies"
    finding = law.locator(".raile-finding").first
    expect(finding).to_contain_text("Article 5(1)(f)")
    expect(finding).to_contain_text("Applies since 2 February 2025")
    expect(law.get_by_text("Do not use it, do not supply it")).to_be_visible()
    assert faults(page) == []

    page.reload()
    expect(law.locator(".raile-band")).to_contain_text("Prohibited")


def test_a_practised_case_is_compared_and_an_answer_changed(
    law: Locator, page: Page, keep_picture
):
    law.get_by_label(WORDS.say("practice")).select_option(ACADEMY.id)
    law.get_by_role("button", name=WORDS.say("practice_take")).click()
    expect(law.get_by_text("in the police academy reads stress")).to_be_visible()
    for question, (choice, *_) in ACADEMY.answers.items():
        law.locator(f'.raile-now input[value="{choice}"]').check()
        law.get_by_role("button", name=WORDS.say("answer"), exact=True).click()
        expect(law.locator(f'.raile-now input[value="{choice}"]')).to_have_count(0)
        del question
    expect(law.get_by_text(WORDS.say("check.right"))).to_be_visible()
    keep_picture(page, "law")

    law.get_by_text("Your way,").click()
    law.locator('[data-focus="change-feelings-why"]').click()
    law.locator('.raile-now input[value="health-or-safety"]').check()
    law.get_by_role("button", name=WORDS.say("answer"), exact=True).click()
    expect(law.locator('.raile-now input[value="does-profile"]')).to_be_visible()


def test_the_timeline_moves_with_the_day(workshop, page: Page, law: Locator):
    line = part(page, WORDS.say("timeline.title"))
    expect(line.get_by_text(WORDS.say("timeline.now"))).to_be_visible()
    line.get_by_label(WORDS.say("day.label")).fill("2027-12-02")
    line.get_by_role("button", name=WORDS.say("day.apply"), exact=True).click()
    ahead = line.locator(".raile-next")
    expect(ahead.filter(has_text="2 August 2028")).to_be_visible()
    expect(ahead).to_have_count(1)
    expect(line.locator(".raile-passed").last).to_contain_text("Annex III")
