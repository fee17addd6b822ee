"""A participant's way: start page, principles, cards, quiz, readiness, result."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.conftest import PHONE
from browser.journeys import (
    open_module,
    part,
    right_boxes,
    sort_by_keyboard,
    sort_by_mouse,
    tab_to,
)
from raile.load import Content

CONTENT = Content()
PRINCIPLES = CONTENT.modules["principles"].title
CARDS = CONTENT.item_set("principles/cards")
QUIZ = CONTENT.item_set("principles/quiz")
READINESS = CONTENT.instrument("readiness")


def test_by_mouse_with_a_reload_on_the_way(workshop, page: Page, keep_picture):
    open_module(page, workshop.participants, PRINCIPLES)
    code = page.locator(".raile-top strong").inner_text()
    boxes = right_boxes("principles/cards")
    cards = part(page, CARDS.title)
    sort_by_mouse(page, cards, boxes)
    cards.get_by_role("button", name="Check my answer").click()
    expect(cards.get_by_text("✓ Right").first).to_be_visible()

    first = next(item for item in QUIZ.items if item.kind == "single")
    wrong = next(option for option in first.options if not option.right)
    question = part(page, QUIZ.title).locator(f'[data-part="{first.id}"]')
    question.locator(f'input[value="{wrong.id}"]').check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question.get_by_text("✗ Not right").first).to_be_visible()
    expect(part(page, QUIZ.title).get_by_text("Saved", exact=True)).to_be_visible()

    page.reload()
    expect(page.locator(".raile-top strong")).to_have_text(code)
    question = part(page, QUIZ.title).locator(f'[data-part="{first.id}"]')
    expect(question.locator(f'input[value="{wrong.id}"]')).to_be_checked()
    expect(question.get_by_role("button", name="Try again")).to_be_visible()
    expect(part(page, CARDS.title).locator(".raile-tile").first).to_be_disabled()
    keep_picture(page, "principles")

    page.goto(workshop.participants)
    card = page.locator(".raile-card").filter(has_text=PRINCIPLES)
    expect(card.get_by_role("link")).to_contain_text("Continue")
    keep_picture(page, "start")


def test_nothing_is_said_of_an_opinion(workshop, page: Page):
    open_module(page, workshop.participants, CONTENT.modules["welcome"].title)
    poll = part(page, CONTENT.item_set("welcome/poll").title)
    poll.get_by_role("checkbox").first.check()
    poll.get_by_role("button", name="Save my answer").first.click()
    expect(poll.get_by_role("button", name="Change my answer")).to_be_visible()
    expect(poll.locator(".raile-feedback")).to_have_count(0)


def test_the_readiness_assessment_by_mouse(workshop, page: Page, keep_picture):
    page.goto(workshop.at("/learn/readiness"))
    assessment = part(page, READINESS.title)
    for section in READINESS.sections:
        for place, question in enumerate(section.questions):
            level = READINESS.scales[0].levels[(place + 1) % 5]
            assessment.locator(f'[data-part="{question.id}"]').locator(
                f'input[value="{level.id}"]'
            ).check()
        assessment.locator("[data-focus=next]").click()
    result = page.locator(".raile-result")
    expect(result.locator(".raile-band")).to_be_visible()
    expect(result.locator("svg").first).to_be_visible()
    expect(result.locator(".raile-findings").first.locator("li")).to_have_count(5)
    keep_picture(page, "readiness-result")

    page.reload()
    expect(page.locator(".raile-result .raile-band")).to_be_visible()


def test_by_keyboard_alone(workshop, page: Page):
    page.goto(workshop.participants)
    tab_to(page, page.get_by_role("link", name="Skip"))
    link = page.locator(".raile-card").filter(has_text=PRINCIPLES).get_by_role("link")
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.locator(".raile-item").first).to_be_visible()

    cards = part(page, CARDS.title)
    expect(cards.locator(".raile-tile").first).to_be_visible()
    sort_by_keyboard(page, cards, right_boxes("principles/cards"))
    tab_to(page, cards.get_by_role("button", name="Check my answer"))
    page.keyboard.press("Enter")
    expect(cards.get_by_text("✓ Right").first).to_be_visible()

    first = next(item for item in QUIZ.items if item.kind == "single")
    question = part(page, QUIZ.title).locator(f'[data-part="{first.id}"]')
    tab_to(page, question.locator("input[type=radio]").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, question.locator("[data-focus=send]"))
    page.keyboard.press("Enter")
    expect(question.locator(".raile-verdict").first).to_be_visible()


def test_the_assessment_by_keyboard_alone(workshop, page: Page):
    page.goto(workshop.at("/learn/readiness"))
    assessment = part(page, READINESS.title)
    expect(assessment.locator(".raile-question").first).to_be_visible()
    for section in READINESS.sections:
        for question in section.questions:
            here = assessment.locator(f'[data-part="{question.id}"]')
            tab_to(page, here.locator("input[type=radio]").first)
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        tab_to(page, assessment.locator("[data-focus=next]"))
        page.keyboard.press("Enter")
    expect(page.locator(".raile-result .raile-band")).to_be_visible()
    focused = page.evaluate("document.activeElement.textContent")
    assert "Result" in focused


def test_a_story_is_told_to_its_end_and_kept(workshop, page: Page):
    page.goto(workshop.at("/learn/principles"))
    story = part(page, CONTENT.scenario("threshold-vote").title)
    debrief = story.get_by_role("heading", name="Looking back")
    decide = story.get_by_role("button", name="Decide")
    while not debrief.is_visible():
        story.get_by_role("radio").first.check()
        decide.click()
        story.get_by_role("button", name="Go on").click()
        expect(decide.or_(debrief).first).to_be_visible()
    page.reload()
    story = part(page, CONTENT.scenario("threshold-vote").title)
    expect(story.get_by_role("heading", name="Looking back")).to_be_visible()


def test_another_device_goes_on_with_the_code(workshop, page: Page, new_person):
    open_module(page, workshop.participants, PRINCIPLES)
    code = page.locator(".raile-top strong").inner_text()
    floor = part(page, CONTENT.item_set("principles/floor").title)
    floor.get_by_role("radio").first.check()
    floor.get_by_role("button", name="Check my answer").click()
    expect(floor.locator(".raile-verdict").first).to_be_visible()

    phone = new_person(viewport=PHONE, has_touch=True, is_mobile=True)
    phone.goto(workshop.participants)
    phone.get_by_label("The code name that you wrote down").fill(
        code.replace("-", " ").upper()
    )
    phone.get_by_role("button", name="Go on", exact=True).click()
    phone.goto(workshop.at("/learn/principles"))
    floor = part(phone, CONTENT.item_set("principles/floor").title)
    expect(floor.locator(".raile-verdict").first).to_be_visible()


def test_nobody_sees_what_another_one_answered(workshop, page: Page, new_person):
    open_module(page, workshop.participants, PRINCIPLES)
    floor = part(page, CONTENT.item_set("principles/floor").title)
    floor.get_by_role("radio").first.check()
    floor.get_by_role("button", name="Check my answer").click()
    expect(floor.locator(".raile-verdict").first).to_be_visible()

    other = new_person()
    open_module(other, workshop.participants, PRINCIPLES)
    floor = part(other, CONTENT.item_set("principles/floor").title)
    expect(floor.get_by_role("button", name="Check my answer")).to_be_visible()
    expect(floor.locator(".raile-verdict")).to_have_count(0)
    expect(floor.get_by_role("radio", checked=True)).to_have_count(0)
