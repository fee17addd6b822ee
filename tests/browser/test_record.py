"""A learner looks at the record, prints it, and an employer checks its code."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.conftest import PHONE
from raile.load import Content
from raile.store import Store
from responses import visit

CONTENT = Content()
A4 = {"width": 718, "height": 1047}
"""The part of the paper inside the browser's usual margins, in pixels of CSS."""


def test_a_record_is_printed_on_one_sheet_and_checked(workshop, new_person, faults):
    learner: Page = new_person(viewport=PHONE)
    found: dict[str, list[str]] = {}
    learner.goto(workshop.participants)
    learner.get_by_label("My role").select_option("officer")
    learner.get_by_role("button", name="Save").click()
    code = learner.locator("#code").inner_text()
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    for module in CONTENT.modules:
        store.add(visit(code, module))
    store.close()
    learner.get_by_role("link", name="Your completion record").click()
    expect(learner.get_by_role("row")).to_have_count(len(CONTENT.modules) + 1)
    assert learner.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    learner.evaluate("print = () => document.title = 'printed'")
    learner.get_by_role("button", name="Print").click()
    expect(learner).to_have_title("printed")
    found["record"] = faults(learner)

    learner.set_viewport_size(A4)
    learner.emulate_media(media="print", color_scheme="dark")
    expect(learner.get_by_text("Name (written by hand")).to_be_visible()
    expect(learner.get_by_text(code)).to_be_hidden()
    expect(learner.get_by_role("link")).to_have_count(1)  # the word at the top
    inks = learner.evaluate(
        "[...new Set([...document.querySelectorAll('main *')].map("
        "(one) => getComputedStyle(one).color))]"
    )
    assert inks == ["rgb(0, 0, 0)"]
    sheet = learner.pdf(format="A4")
    assert re.findall(rb"/Type\s*/Pages\s*/Count (\d+)", sheet) == [b"1"]
    sealed = learner.locator(".raile-sealed").inner_text()

    employer: Page = new_person(color_scheme="dark")
    employer.goto(workshop.at("/record/check"))
    found["check"] = faults(employer)
    employer.get_by_label("Verification code").fill("7" + sealed[1:-3])
    employer.get_by_role("button", name="Check").click()
    expect(employer.get_by_text("may be mistyped")).to_be_visible()
    found["refused"] = faults(employer)
    # As the QR code on a record opens it.
    employer.goto(workshop.at(f"/record/check#{sealed.replace(' ', '-')}"))
    expect(employer).to_have_url(workshop.at("/record/check"))
    employer.get_by_role("button", name="Check").click()
    expect(employer.get_by_text("This code is genuine")).to_be_visible()
    expect(employer.get_by_role("row")).to_have_count(len(CONTENT.modules) + 1)
    found["confirmed"] = faults(employer)
    assert {where: what for where, what in found.items() if what} == {}


def test_the_last_module_leads_to_the_record(workshop, new_person):
    learner: Page = new_person(viewport=PHONE, color_scheme="dark")
    learner.goto(workshop.at("/learn/capstone"))
    learner.get_by_role("link", name="Open your completion record").click()
    expect(learner.get_by_role("heading", level=1)).to_have_text("Completion record")
    expect(learner.get_by_role("row")).to_have_count(2)  # the head, and the capstone
