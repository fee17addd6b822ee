"""A trainer plays a story with two people, one of whom comes late."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.conftest import PHONE
from browser.journeys import part
from raile.load import Content

CONTENT = Content()
STORY = CONTENT.scenario("threshold-vote")
FIRST = STORY.decisions[0]
TAUGHT = next(one for one in FIRST.choices if one.instructive)
SECOND = next(one for one in STORY.decisions if one.id == TAUGHT.next)


def text(markdown: str) -> str:
    """Return what a page shows of a short text."""
    return markdown.replace("*", "")


def story_of(page: Page, address: str):
    page.goto(address)
    story = part(page, STORY.title)
    story.scroll_into_view_if_needed()
    return story


def test_a_room_votes_and_goes_on_together(workshop, page, new_person, faults):
    principles = workshop.at("/learn/principles")
    mine = story_of(page, principles)
    expect(mine.get_by_role("button", name="Decide")).to_be_visible()

    trainer = new_person()
    trainer.goto(workshop.trainer)
    expect(trainer.get_by_role("link", name="Open the room")).to_be_visible()
    led = story_of(trainer, workshop.at("/trainer/learn/principles"))
    led.get_by_text("With the room").click()
    led.get_by_role("button", name="Open it for the room").click()
    expect(led.get_by_text("You play this with the room.")).to_be_visible()

    expect(mine.get_by_text("Your room plays this together.")).to_be_visible()
    mine.get_by_role("radio").last.check()
    mine.get_by_role("button", name="Vote", exact=True).click()
    expect(mine.get_by_text("Your vote is in.")).to_be_visible()
    page.reload()
    mine = part(page, STORY.title)
    expect(mine.get_by_role("radio").last).to_be_checked()

    expect(led.get_by_role("button", name="Take this way")).to_have_count(0)
    led.get_by_role("button", name="Show votes and ways").click()
    expect(led.get_by_text("Votes are shown from 5 people on.")).to_be_visible()
    expect(led.locator(".raile-bar-number")).to_have_count(0)
    assert faults(trainer) == []
    taught = led.locator("li").filter(has_text="teaches most")
    taught.get_by_role("button", name="Take this way").click()
    expect(led.get_by_role("heading", name="What happens then")).to_be_focused()

    late = new_person(viewport=PHONE, has_touch=True, is_mobile=True)
    followed = story_of(late, principles)
    for room in (mine, followed):
        room.scroll_into_view_if_needed()
        expect(room.get_by_text("The room goes with:")).to_be_visible()
        expect(room.get_by_text(text(TAUGHT.text))).to_be_visible()
        expect(room.get_by_role("button", name="Go on")).to_have_count(0)
    led.get_by_role("button", name="Go on").click()
    for room in (mine, followed):
        expect(room.locator(".raile-now legend")).to_have_text(text(SECOND.ask))
    assert faults(late) == []

    led.get_by_role("button", name="End it for the room").click()
    for room in (mine, followed):
        expect(room.get_by_role("button", name="Decide")).to_be_visible()
