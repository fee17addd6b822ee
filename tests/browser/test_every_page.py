"""Every page can be used by everybody: axe-core, both schemes, phone and projector."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PHONE, PROJECTOR
from raile.load import Content

MODULES = list(Content().modules)
EXTRAS = list(Content().extras)
WIDGET = "application/vnd.jupyter.widget-view+json"
PLAIN = ["/", "/erase", "/glossary", "/sources", "/record", "/nowhere", "/trainer"]


@pytest.fixture
def visitor(new_person) -> Page:
    """Return somebody with a phone, at night, whom moving things disturb."""
    return new_person(viewport=PHONE, color_scheme="dark", reduced_motion="reduce")


@pytest.fixture
def good(faults):
    """Return what proves a page at night on a phone, and by day on a projector."""

    def prove(page: Page) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert faults(page) == []
        page.set_viewport_size(PROJECTOR)
        page.emulate_media(color_scheme="light")
        assert faults(page) == []

    return prove


@pytest.mark.parametrize("module", MODULES)
def test_a_module(workshop, visitor: Page, good, keep_picture, module):
    answer = visitor.goto(workshop.at(f"/learn/{module}"))
    expect(visitor.locator("#raile-loading")).to_have_count(0)
    assert answer
    widgets = answer.text().count(WIDGET)
    # Not just the first: what is not drawn yet cannot be too wide.
    expect(visitor.locator("#content .raile").nth(widgets - 1)).to_be_visible()
    good(visitor)
    keep_picture(visitor, f"module-{module}")


@pytest.mark.parametrize("name", EXTRAS)
def test_a_page_beside_the_path(workshop, visitor: Page, good, name):
    visitor.goto(workshop.at(f"/learn/{name}"))
    expect(visitor.locator("#raile-loading")).to_have_count(0)
    drawn = visitor.locator("#content .raile, #content .raile-table")
    expect(drawn.first).to_be_visible()
    good(visitor)


@pytest.mark.parametrize("path", PLAIN)
def test_a_page_without_widgets(workshop, visitor: Page, good, path):
    visitor.goto(workshop.at(path))
    good(visitor)


def test_the_trainers_pages(workshop, visitor: Page, good):
    visitor.goto(workshop.trainer)
    room = visitor.get_by_role("link", name="Open the room")
    expect(room).to_be_visible()
    good(visitor)
    visitor.set_viewport_size(PHONE)
    visitor.emulate_media(color_scheme="dark")
    room.click()
    expect(visitor.locator(".raile-figure").first).to_be_visible()
    good(visitor)
