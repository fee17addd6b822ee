"""The test before the workshop, in a browser, and the trainer's page about learning."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import expect

from browser.journeys import open_module, part
from raile.draw import forms
from raile.grade import solution
from raile.load import Content
from raile.model.response import Response
from raile.store import Store

CONTENT = Content()
TITLE = CONTENT.blueprint.pre.title
WELCOME = CONTENT.modules["welcome"].title


def results_of_others(workshop, people: int) -> None:
    """Add both tests of so many others, half right before and all right after."""
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    for number in range(people):
        person = f"calm-fox-{100 + number}"
        drawn = forms(CONTENT.blueprint, CONTENT.bank, person)
        for moment, form in zip(("pre", "post"), drawn, strict=True):
            for place, one in enumerate(form):
                right = moment == "post" or place % 2
                store.add(
                    Response(
                        key=f"{moment}-{number}-{place}",
                        participant=person,
                        kind="answer",
                        activity=f"test/{moment}",
                        item=one.item.id,
                        value=solution(one.item),
                        confidence=75,
                        score=float(right),
                        content="test",
                        at=datetime.now(UTC),
                    )
                )
    store.close()


def test_a_question_of_the_test_is_answered_once(workshop, page, faults, keep_picture):
    open_module(page, workshop.participants, WELCOME)
    form = part(page, TITLE)
    form.get_by_role("button", name="Begin").press("Enter")
    expect(form.get_by_text(f"0 of {CONTENT.blueprint.size} answered")).to_be_visible()
    choices = form.locator(".raile-item:has(.raile-choices input[type=radio])")
    item = form.locator(f'[data-part="{choices.first.get_attribute("data-part")}"]')
    save = item.get_by_role("button", name="Save my answer")
    item.locator(".raile-choices input").first.check()
    save.click()
    expect(item.get_by_text("Say first how sure you are.")).to_be_visible()
    item.get_by_label("Quite sure").check()
    save.click()
    expect(save).to_have_count(0)
    expect(item.locator(".raile-verdict")).to_have_count(0)
    expect(form.get_by_text(f"1 of {CONTENT.blueprint.size} answered")).to_be_visible()
    page.reload()
    expect(item.locator(".raile-choices input").first).to_be_disabled()
    expect(item.get_by_label("Quite sure")).to_be_checked()
    assert faults(page) == []
    keep_picture(page, "test-before")


def test_the_trainer_sees_what_the_room_has_learned(
    workshop, new_person, faults, keep_picture
):
    results_of_others(workshop, 9)
    trainer = new_person()
    trainer.goto(workshop.trainer)
    trainer.get_by_role("link", name="Open the room").click()
    expect(trainer.get_by_text("9 people have finished both tests")).to_be_visible()
    expect(
        trainer.get_by_text("50 % of the points before, 100 % after")
    ).to_be_visible()
    expect(trainer.get_by_text("Normalised gain: 1 (high)")).to_be_visible()
    trainer.get_by_label("Questions of:").select_option("law/quiz")
    expect(trainer.get_by_text("No reliability is shown until")).to_be_visible()
    assert faults(trainer) == []
    keep_picture(trainer, "learning")
