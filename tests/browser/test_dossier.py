"""Two raters take one system on its way: each alone, then together, then a gate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import PHONE
from browser.journeys import tab_to
from raile.day import day
from raile.dossier import sheets
from raile.load import Content
from raile.model.dossier import Entry
from raile.navigator import walk
from raile.rating import later
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


Write = Callable[..., None]


@pytest.fixture
def write(workshop: Workshop) -> Write:
    """Return what writes into a dossier, as kernels of members would."""

    def add(dossier: str, author: str, sheet: str, answers: dict[str, object]) -> None:
        store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
        store.dossiers.add_all(
            Entry(
                key=f"{sheet}-{item}",
                dossier=dossier,
                author=author,
                function="rater",
                kind="answer" if item else "aside",
                sheet=sheet,
                version=1,
                item=item,
                value=value,
                content="test",
                at=datetime.now(UTC),
            )
            for item, value in answers.items()
        )
        store.close()

    return add


def ratings(first: int) -> dict[str, object]:
    """Return a rater's answers to all questions of the risk assessment."""
    answers: dict[str, object] = {RISK.screen.id: {"none": True}}
    for place, question in enumerate(RISK.questions):
        step = 2 if place else first
        answers[question.id] = {"inherent": {"likelihood": step, "impact": 2}}
    return answers


def all_but_the_last(answers: dict[str, object]) -> dict[str, object]:
    return dict(list(answers.items())[:-1])


def code_of(page: Page) -> str:
    return page.locator(".raile-code").inner_text()


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
    write: Write,
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
    write(dossier, code_of(ada), "risk", all_but_the_last(ratings(2)))
    write(dossier, code_of(bob), "risk", all_but_the_last(ratings(5)))
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


DECIDERS = {
    "need": "operational-lead",
    "legal-gate": "legal",
    "data-gate": "data-owner",
    "build-or-buy": "procurement-it",
    "verify": "tester",
    "approve": "project-lead",
}


def set_aside(page: Page, sheet: str) -> None:
    at(page, f"next-{sheet}").click()
    page.get_by_text(WORDS.say("bench.aside"), exact=True).click()
    at(page, "aside-reason").fill("Described in the project order.")
    at(page, "aside").click()
    expect(at(page, "take-up")).to_be_visible()
    at(page, "back").click()
    expect(page.locator(".raile-gates")).to_be_visible()


def test_a_system_goes_from_gate_0_to_gate_5_each_decided_by_who_may(
    workshop: Workshop, page: Page, write: Write, faults: Callable[..., list[str]]
) -> None:
    arrive(workshop, page)
    begin(page, "Number plates", "rater")
    dossier = _dossiers(workshop)[-1]
    set_aside(page, "problem")
    set_aside(page, "people")
    # Who does not decide is told who does.
    expect(page.locator(".raile-headline")).to_contain_text("May decide: Operational")
    expect(at(page, "pass-need")).to_have_count(0)
    today = datetime.now().date()
    cases = (one.answers for one in CONTENT.law.cases)
    answers = next(
        one for one in cases if walk(CONTENT.law, one, today).kind == "high-risk"
    )
    walked: dict[str, object] = {
        item: {"run": 1, "choice": list(chosen)} for item, chosen in answers.items()
    }
    author = code_of(page)
    write(dossier, author, "law", walked)
    write(dossier, author, "risk", ratings(2))
    write(dossier, "calm-heron-822", "risk", ratings(3))
    for sheet, gate in sheets(CONTENT).items():
        if 0 < gate <= len(DECIDERS) and sheet not in ("law", "risk"):
            write(dossier, author, sheet, {"": {"reason": "Done elsewhere."}})
    open_risk(page)
    at(page, "agree").click()
    expect(page.get_by_text(WORDS.say("bench.is_settled"))).to_be_visible()
    at(page, "back").click()
    for number, (gate, function) in enumerate(DECIDERS.items()):
        at(page, "function").select_option(function)
        at(page, "take").click()
        at(page, f"pass-{gate}").click()
        expect(page.get_by_text(WORDS.say("problem.reason"))).to_be_visible()
        at(page, f"reason-{gate}").fill(f"We read the papers of gate {number}.")
        at(page, f"pass-{gate}").click()
        expect(page.locator(".raile-headline")).to_contain_text(f"Gate {number + 1}")
    at(page, "station-approve").click()
    inside = page.locator(".raile-gate").nth(5)
    expect(inside).to_contain_text("We read the papers of gate 5.")
    expect(inside).to_contain_text("Passed by Project lead")
    # A moderate risk is looked at again within six months.
    review = day(later(today, 6), "en")
    expect(inside).to_contain_text(review)
    assert faults(page) == []
    at(page, "register").click()
    row = page.locator(".raile-register tr", has_text="Number plates")
    expect(row).to_contain_text(review)


def test_a_later_version_asks_whether_each_rating_still_holds(
    workshop: Workshop, page: Page, write: Write, faults: Callable[..., list[str]]
) -> None:
    arrive(workshop, page)
    begin(page, "Missing persons", "rater")
    write(_dossiers(workshop)[-1], code_of(page), "risk", ratings(2))
    open_risk(page)
    page.get_by_text(WORDS.say("bench.new"), exact=True).click()
    at(page, "reason").select_option("yearly")
    at(page, "begin").click()
    expect(at(page, "still")).to_be_visible()
    assert faults(page) == []
    at(page, "next").click()
    expect(page.locator("h4", has_text=RISK.questions[0].title)).to_be_focused()
    tab_to(page, at(page, "still"))
    page.keyboard.press("Enter")
    expect(at(page, "still")).to_have_count(0)
    rated = WORDS.say("bench.rated", done=1, total=len(RISK.questions))
    expect(page.locator(".raile-raters")).to_contain_text(rated)
    expect(page.locator("h4", has_text=RISK.questions[0].title)).to_be_focused()


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
