"""Steps that several journeys take, by mouse or by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playwright.sync_api import Locator, Page, expect

from raile.load import Content
from raile.model.item import Match
from raile.store import Store
from responses import response
from servers import Workshop


def open_module(page: Page, address: str, title: str) -> None:
    """Go to the start page and from there into a module."""
    page.goto(address)
    card = page.locator(".raile-card").filter(has_text=title)
    card.get_by_role("link").click()
    expect(page.locator(".raile-item, .raile-question").first).to_be_visible()


def part(page: Page, title: str) -> Locator:
    """Return the widget that has this title."""
    return page.locator(".raile").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )


def right_boxes(set_name: str) -> dict[str, int]:
    """Return the number of the right box for the text of each card."""
    item = Content().item_set(set_name).items[0]
    assert isinstance(item, Match)
    places = [box.id for box in item.boxes]
    return {card.text: places.index(card.box) + 1 for card in item.cards}


def tab_to(page: Page, target: Locator) -> None:
    """Press the Tab key until the target has the focus, as a person would."""
    element = target.element_handle()
    assert element
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("one => one === document.activeElement", element):
            return
    raise AssertionError("The Tab key does not lead there.")


def sort_by_mouse(page: Page, cards: Locator, boxes: Mapping[str, int]) -> None:
    """Choose each card, then its box."""
    for text, number in boxes.items():
        cards.locator(".raile-tile").filter(has_text=text).first.click()
        cards.locator(".raile-chooser button").nth(number - 1).click()


def sort_by_keyboard(page: Page, cards: Locator, boxes: Mapping[str, int]) -> None:
    """Press the number of the box on each card; the next card has the focus then."""
    tab_to(page, cards.locator(".raile-tile").first)
    for _ in boxes:
        text = page.evaluate("document.activeElement.querySelector('span').textContent")
        page.keyboard.press(str(boxes[text]))


def skip_to_controls(workshop: Workshop, page: Page, names: Iterable[str]) -> None:
    """Answer for a visitor all that labs ask before their controls."""
    page.goto(workshop.participants)
    person = page.locator("#code").inner_text()
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    for name in names:
        lab = Content().lab(name)
        kept: dict[str, object] = {
            "expectation": {"choice": lab.question.options[0].id}
        }
        for card in lab.game.cards if lab.game else ():
            answer = {"urgent": card.urgent, "seconds": 1.0}
            kept |= {f"first-{card.id}": answer, f"card-{card.id}": answer}
        first = {one.id: one.start for one in lab.controls if one.first}
        if first:
            kept["fixed"] = {"values": first}
        for item, value in kept.items():
            store.add(response(person, f"lab/{name}", item, value))
    store.close()
