"""A card is shown again months later; the trainer takes the figures along."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import expect

from browser.conftest import PHONE
from browser.journeys import part
from raile.load import Content
from raile.model.response import Response
from raile.store import Store

CONTENT = Content()
ACTION = CONTENT.item_set("capstone/action")
AFTER = CONTENT.item_set("capstone/follow-up")
FORM = CONTENT.item_set("capstone/feedback").items[0]


def answers_of_others(workshop, people: int) -> None:
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    for number in range(people):
        store.add(
            Response(
                key=f"form-{number}",
                participant=f"calm-fox-{200 + number}",
                kind="answer",
                activity="capstone/feedback",
                item=FORM.id,
                value="mostly",
                content="test",
                at=datetime.now(UTC),
            )
        )
    store.close()


def test_the_card_comes_back(workshop, new_person, faults):
    page = new_person(viewport=PHONE, color_scheme="dark")
    page.goto(workshop.at("/learn/capstone"))
    card = part(page, ACTION.title)
    card.get_by_label("Your answer").fill("By May I count our <old> pictures.")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    after = part(page, AFTER.title)
    expect(after.get_by_text("By May I count our <old> pictures.")).to_be_visible()
    after.get_by_role("radio").first.check()
    after.get_by_role("button", name="Save my answer").first.click()
    expect(after.get_by_text("1 of 6 answered")).to_be_visible()
    assert faults(page, ".raile-recall") == []


def test_the_trainer_takes_the_figures_along(workshop, page, faults):
    answers_of_others(workshop, 6)
    page.goto(workshop.trainer)
    page.get_by_role("link", name="Open the room").click()
    expect(page.get_by_text("6 people have filled in the form.")).to_be_visible()
    expect(page.get_by_role("heading", name="Level 4")).to_be_visible()
    expect(page.get_by_text("[object")).to_have_count(0)
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Take the table along").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == "workshop-evaluation.csv"
    assert "I mostly agree,6,6,100" in text
