"""The trainer sees what the room answers, within two seconds."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from browser.conftest import PHONE
from browser.journeys import open_module, part, skip_to_controls, tab_to
from raile.load import Content
from raile.model.response import Response
from raile.store import Store
from responses import response

CONTENT = Content()
SET = "principles/floor"
ITEM = CONTENT.item_set(SET).items[0]
WRONG = next(option for option in ITEM.options if not option.right)
WITHIN = 2_000
LAB = "lab/watch-list"


def answers_of_others(workshop, people: int) -> None:
    """Add answers as the kernels of so many others would."""
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    for person in range(people):
        store.add(
            Response(
                key=f"{person}",
                participant=f"calm-fox-{100 + person}",
                kind="answer",
                activity=SET,
                item=ITEM.id,
                value=WRONG.id,
                score=0,
                content="test",
                at=datetime.now(UTC),
            )
        )
    store.close()


def test_the_fifth_answer_appears_by_itself(workshop, page, new_person, keep_picture):
    answers_of_others(workshop, 4)
    trainer = new_person()
    trainer.goto(workshop.trainer)
    trainer.get_by_role("link", name="Open the room").click()
    trainer.get_by_label("Show:").select_option(SET)
    expect(trainer.get_by_text("Nothing is shown until")).to_have_count(1)

    open_module(page, workshop.participants, CONTENT.modules["principles"].title)
    floor = part(page, CONTENT.item_set(SET).title)
    right = next(option for option in ITEM.options if option.right)
    floor.locator(f'input[value="{right.id}"]').check()
    floor.get_by_role("button", name="Check my answer").click()
    expect(floor.get_by_text("Saved", exact=True)).to_be_visible()

    told = trainer.get_by_text("5 people have answered.", exact=True)
    expect(told).to_be_visible(timeout=WITHIN)
    expect(trainer.get_by_text("20 % (1)")).to_be_visible()
    expect(trainer.locator(".raile-bar-right")).to_have_count(0)
    trainer.get_by_role("button", name="Mark the right answer").click()
    expect(trainer.locator(".raile-bar-right")).to_have_count(1)
    keep_picture(trainer, "room")


def test_a_lab_shows_where_the_room_set_its_threshold(
    workshop, page, new_person, faults, keep_picture
):
    lab = CONTENT.lab("watch-list")
    values = {one.id: one.start for one in lab.controls}
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    for person in range(4):
        name = f"calm-owl-{100 + person}"
        store.add(response(name, LAB, "expectation", {"choice": "under-5"}))
        set_ = {**values, "threshold": 0.6 + person / 50}
        store.add(response(name, LAB, "decision", {"choice": "no", "values": set_}))
    store.close()
    trainer = new_person(viewport=PHONE, color_scheme="dark")
    trainer.goto(workshop.trainer)
    trainer.get_by_role("link", name="Open the room").click()
    trainer.get_by_label("Show:").select_option(LAB)
    expect(trainer.get_by_text("Nothing is shown until")).to_have_count(3)

    skip_to_controls(workshop, page, ["watch-list"])
    page.goto(workshop.at("/learn/errors"))
    mine = part(page, lab.title)
    mine.get_by_role("slider", name="Threshold").press("End")
    mine.locator('input[value="no"]').check()
    mine.get_by_role("button", name="Save my decision").click()
    expect(mine.get_by_text("Threshold: 0.75")).to_be_visible()

    expect(trainer.get_by_text("median 0.64", exact=True)).to_be_visible(timeout=WITHIN)
    tab_to(trainer, trainer.get_by_role("button", name="Show what came out"))
    trainer.keyboard.press("Enter")
    expect(trainer.get_by_text("0 % expected this.")).to_be_visible()
    expect(trainer.locator(".raile-bar-right")).to_have_count(1)
    trainer.get_by_text("Show the figures as a table").first.click()
    expect(trainer.get_by_role("cell", name="0.64")).to_be_visible()
    assert trainer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(trainer) == []
    keep_picture(trainer, "room-lab")


def test_the_trainers_own_tries_count_nowhere(workshop, new_person):
    trainer = new_person()
    trainer.goto(workshop.trainer)
    expect(trainer.get_by_role("link", name="Open the room")).to_be_visible()
    joined = trainer.locator(".raile-figure").first
    trainer.goto(workshop.at("/trainer/room"))
    before = joined.inner_text()
    trainer.goto(workshop.at("/trainer/learn/principles"))
    expect(trainer.get_by_text("Trainer ·").first).to_be_visible()
    floor = part(trainer, CONTENT.item_set(SET).title)
    floor.get_by_role("radio").first.check()
    floor.get_by_role("button", name="Check my answer").click()
    expect(floor.locator(".raile-verdict").first).to_be_visible()
    trainer.goto(workshop.at("/trainer/room"))
    expect(joined).to_have_text(before, use_inner_text=True)


def test_nobody_else_gets_in(workshop, page: Page):
    for path in ("/trainer", "/trainer/room", "/trainer/learn/principles"):
        answer = page.goto(workshop.at(path))
        assert answer
        assert answer.status == 403
