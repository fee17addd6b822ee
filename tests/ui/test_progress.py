"""The card with the person's path: what comes first, what is next, time left."""

from __future__ import annotations

import pytest

from raile.ui.progress import ProgressCard

BUYING = """\
title: Buying
summary: For buyers.
minutes: 30
audience: [other]
questions: [Which?]
objectives: [{id: buy, text: Buy it., bloom: apply}]
key_points: [One.]
takeaway: Take it.
"""


@pytest.fixture
def three_modules(course):
    workshop = course / "workshop.yaml"
    text = workshop.read_text(encoding="utf-8")
    workshop.write_text(
        text.replace("modules: [demo]", "modules: [buying, demo, using]"),
        encoding="utf-8",
    )
    for name in ("01-buying", "02-using"):
        module = course / "modules" / name
        module.mkdir()
        text = BUYING.replace("[other]", "[officer]") if "using" in name else BUYING
        (module / "module.yaml").write_text(text, encoding="utf-8")
        (module / "lesson.md").write_text(
            (course / "modules" / "00-demo" / "lesson.md")
            .read_text(encoding="utf-8")
            .replace('raile.quiz("demo")', "raile.progress()"),
            encoding="utf-8",
        )


def ids(rows):
    return [row["id"] for row in rows]


def test_modules_for_the_role_come_first(three_modules, session, browser):
    card = browser(ProgressCard(session))
    assert ids(card.view["steps"]) == ["buying", "demo", "using"]
    assert card.view["more"] == []

    session.record("participant", "role", "officer", kind="profile")
    card.send("look")
    assert ids(card.view["steps"]) == ["demo", "using"]
    assert ids(card.view["more"]) == ["buying"]
    assert (card.view["next"], card.view["left"]) == ("demo", 35)


def test_only_the_workshops_pages_link_to_the_modules(session, new_session, browser):
    assert browser(ProgressCard(session)).view["steps"][0]["link"] is None
    served = browser(ProgressCard(new_session(served=True)))
    assert served.view["steps"][0]["link"] == "/learn/demo"
