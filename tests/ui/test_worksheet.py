"""A sheet in a lesson asks for a system once, and goes on with it."""

from __future__ import annotations

import pytest

from raile.load import Content, NotThere
from raile.ui.session import Session
from raile.ui.worksheet import Worksheet


@pytest.fixture
def session(new_session) -> Session:
    opened = new_session()
    opened.content = Content()
    return opened


def test_the_first_one_asks_for_a_system_and_then_shows_its_sheet(session, browser):
    sheet = Worksheet(session, "problem")
    assert len(sheet.children) == 1
    head = browser(sheet.children[0])
    head.send("begin", key="a", name="  ")
    assert head.view["problem"] == "name"
    head.send("begin", key="b", name="Face search", invented=True)
    assert len(sheet.children) == 2
    [entries] = session.store.dossiers.of(session.participant).values()
    assert {one.item: one.value for one in entries if one.kind == "system"} == {
        "name": "Face search",
        "invented": "yes",
    }
    item = session.content.instrument("problem").questions[0].id
    reply = {"text": "Forty cases a year end without a lead."}
    browser(sheet.children[1]).send("answer", key="c", item=item, reply=reply)
    assert session.mine("problem") == []
    again = Worksheet(session, "problem")
    assert again.children[1].view["answered"] == 1
    # The next sheet goes on with the same system.
    assert len(Worksheet(session, "people").children) == 2


def test_a_learner_with_several_systems_chooses_one(session, browser):
    sheet = Worksheet(session, "problem")
    head = browser(sheet.children[0])
    for name in ("One", "Two"):
        head.send("begin", key=name, name=name)
    [one, two] = [known["id"] for known in head.view["systems"]]
    assert head.view["current"] == two
    head.send("choose", key="x", system=one)
    assert Worksheet(session, "people").children[0].view["current"] == one
    head.send("choose", key="y", system="somebody else's")
    assert head.view["current"] == one


def test_the_other_worksheets_of_a_page_go_on_with_a_system_at_once(session, browser):
    one, other = Worksheet(session, "problem"), Worksheet(session, "people")
    browser(one.children[0]).send("begin", key="a", name="Face search")
    assert len(other.children) == 2
    assert other.children[0].view["systems"] == one.children[0].view["systems"]


def test_a_sheet_that_is_not_there_says_which_are(session):
    with pytest.raises(NotThere, match="problem"):
        Worksheet(session, "problems")
