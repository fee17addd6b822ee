"""Two raters take one system on its way: each alone, then together, then a gate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import tab_to
from raile.load import Content
from raile.model.dossier import Entry
from raile.store import Store
from servers import Workshop

CONTENT = Content()
RISK = CONTENT.risk
WORDS = CONTENT.words("dossier")
SYSTEMS = "/learn/systems"


def at(page: Page, name: str) -> Locator:
    return page.locator(f'[data-focus="{name}"]:visible').first


def arrive(workshop: Workshop, page: Page) -> Page:
    page.goto(workshop.at(SYSTEMS))
    expect(
        page.get_by_role("heading", name=WORDS.say("register.title"))
    ).to_be_visible()
    return page


def begin(page: Page, name: str, function: str) -> str:
    """Begin a system and return its invite code."""
    at(page, "name").fill(name)
    at(page, "function").select_option(function)
    at(page, "begin").click()
    expect(page.get_by_role("heading", name=name)).to_be_focused()
    return page.locator(".raile-invite").inner_text()


def open_risk(page: Page) -> None:
    at(page, "station-approve").click()
    at(page, "sheet-risk").click()
    expect(page.get_by_role("heading", name=RISK.title).first).to_be_focused()


@pytest.fixture
def rated(workshop: Workshop) -> Callable[..., None]:
    """Return what answers all but the last question of a rater's, as kernels would."""

    def rate(page: Page, dossier: str, first: int) -> None:
        author = page.locator(".raile-code").inner_text()
        store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
        answers: dict[str, object] = {RISK.screen.id: {"none": True}}
        for place, question in enumerate(RISK.questions[:-1]):
            step = 2 if place else first
            answers[question.id] = {"inherent": {"likelihood": step, "impact": 2}}
        store.dossiers.add_all(
            Entry(
                key=f"rated-{item}",
                dossier=dossier,
                author=author,
                function="rater",
                kind="answer",
                sheet="risk",
                version=1,
                item=item,
                value=value,
                content="test",
                at=datetime.now(UTC),
            )
            for item, value in answers.items()
        )
        store.close()

    return rate


def the_last_question(page: Page, likelihood: int, impact: int) -> None:
    """Answer without a mouse what is still open."""
    expect(page.locator("h4", has_text=RISK.questions[-1].title)).to_be_visible()
    for scale, step in (("likelihood", likelihood), ("impact", impact)):
        tab_to(page, at(page, f"inherent-{scale}-1"))
        page.keyboard.press("Space")
        for _ in range(step - 1):
            page.keyboard.press("ArrowDown")
        expect(at(page, f"inherent-{scale}-{step}")).to_be_checked()


def test_two_raters_rate_alone_see_where_they_are_apart_and_agree(
    workshop: Workshop,
    page: Page,
    new_person: Callable[..., Page],
    rated: Callable[..., None],
    faults: Callable[..., list[str]],
    keep_picture: Callable[[Page, str], None],
) -> None:
    ada = arrive(workshop, page)
    assert faults(ada) == []
    code = begin(ada, "Face search <i>afterwards</i>", "rater")
    assert faults(ada) == []
    bob = arrive(workshop, new_person(viewport=PHONE, color_scheme="dark"))
    at(bob, "code").fill(code.replace("-", " "))
    at(bob, "join-function").select_option("rater")
    at(bob, "join").click()
    expect(bob.locator(".raile-gates")).to_be_visible()
    assert bob.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(bob) == []

    [dossier] = _dossiers(workshop)
    rated(ada, dossier, 2)
    rated(bob, dossier, 5)
    open_risk(ada)
    the_last_question(ada, 2, 2)
    missing = WORDS.say("bench.missing", n=1)
    expect(ada.get_by_text(missing)).to_be_visible()
    expect(ada.get_by_text(WORDS.say("bench.apart"), exact=True)).to_have_count(0)
    open_risk(bob)
    the_last_question(bob, 2, 2)
    # It appears by itself where somebody has waited for it.
    for one in (bob, ada):
        expect(one.get_by_text("Rater 1: 2, Unlikely")).to_be_visible()
        expect(one.get_by_text("Rater 2: 5, Almost certain")).to_be_visible()
    assert bob.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(bob) == []

    at(bob, "agree").click()
    expect(bob.get_by_text(WORDS.say("bench.together"))).to_be_visible()
    expect(bob.get_by_text(WORDS.say("bench.still_open", n=1))).to_be_visible()
    first = RISK.questions[0]
    at(bob, f"go-{first.id}-inherent-likelihood").click()
    at(bob, "inherent-likelihood-3").check()
    at(bob, "inherent-reason").fill("The logs of a year show it twice.")
    at(bob, "inherent-evidence").click()
    expect(bob.get_by_text(WORDS.say("bench.is_settled"))).to_be_visible()

    expect(at(ada, "agreed")).to_be_visible()
    at(ada, "agreed").click()
    expect(ada.get_by_text(WORDS.say("bench.together"))).to_be_visible()
    ada.get_by_text(WORDS.say("bench.compare"), exact=True).click()
    at(ada, "compare").click()
    changed = ada.locator(".raile-compared tbody tr")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("The logs of a year show it twice.")
    assert faults(ada) == []
    keep_picture(ada, "dossier-sheet")

    ada.reload()
    expect(ada.get_by_text(WORDS.say("bench.is_settled"))).to_be_visible()
    at(ada, "back").click()
    expect(ada.locator(".raile-gates")).to_be_visible()
    keep_picture(ada, "dossier")
    at(ada, "register").click()
    row = ada.locator(".raile-register tbody tr")
    expect(row).to_contain_text("Face search <i>afterwards</i>")
    expect(row).to_contain_text("Moderate")
    assert faults(ada) == []
    keep_picture(ada, "register")


def test_a_gate_is_passed_by_who_may_once_nothing_is_in_the_way(
    workshop: Workshop, page: Page, faults: Callable[..., list[str]]
) -> None:
    arrive(workshop, page)
    begin(page, "Number plates", "operational-lead")
    for sheet in ("problem", "people"):
        at(page, f"next-{sheet}").click()
        page.get_by_text(WORDS.say("bench.aside"), exact=True).click()
        at(page, "aside-reason").fill("Described in the project order.")
        at(page, "aside").click()
        expect(at(page, "take-up")).to_be_visible()
        at(page, "back").click()
        expect(page.locator(".raile-gates")).to_be_visible()
    at(page, "pass-need").click()
    expect(page.get_by_text(WORDS.say("problem.reason"))).to_be_visible()
    at(page, "reason-need").fill("Forty cases a year end without a lead.")
    at(page, "pass-need").click()
    expect(page.locator(".raile-headline")).to_contain_text("Gate 1")
    at(page, "station-need").click()
    inside = page.locator(".raile-gate").first
    expect(inside).to_contain_text("Forty cases a year end without a lead.")
    expect(inside).to_contain_text("Operational lead")
    assert faults(page) == []


def test_nobody_leaves_a_sheet_unaware_of_what_is_not_saved_and_it_is_kept(
    workshop: Workshop, page: Page
) -> None:
    arrive(workshop, page)
    begin(page, "Call triage", "rater")
    open_risk(page)
    other = sqlite3.connect(workshop.data / "responses.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    at(page, "none").check()
    locked = CONTENT.words("store").say("failed.locked")
    expect(page.get_by_text(locked)).to_be_visible()
    at(page, "back").click()
    expect(page.get_by_text(WORDS.say("unsaved"))).to_be_visible()
    at(page, "back").click()
    expect(page.locator(".raile-gates")).to_be_visible()
    other.execute("ROLLBACK")
    other.close()
    open_risk(page)
    expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    page.reload()
    # The question on prohibited practices is answered: the next one is open.
    title = RISK.questions[0].title
    expect(page.locator("h4", has_text=title)).to_be_visible()


def _dossiers(workshop: Workshop) -> list[str]:
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    found = list(store.dossiers.all())
    store.close()
    return found
