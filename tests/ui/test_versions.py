"""Versions of one's own answers: begun with a reason, compared, taken along."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from raile.load import Content
from raile.ui.session import Session
from raile.ui.sources import OwnAnswers
from raile.ui.versions import OwnVersions

CONTENT = Content()
READINESS = CONTENT.instrument("readiness")
FIRST, SECOND = READINESS.questions[:2]
LEVELS = [one.id for one in READINESS.levels(FIRST)]


@pytest.fixture
def session(new_session: Callable[..., Session]) -> Session:
    here = new_session("brave-otter-417")
    here.content = CONTENT
    return here


@pytest.fixture
def panel(session: Session, browser: Callable[..., Any]) -> Any:
    return browser(OwnVersions(session, "readiness"))


def answer(session: Session, question: str, level: str) -> None:
    session.record("readiness", question, {"chosen": [level]})


def view(panel: Any) -> dict[str, Any]:
    return json.loads(json.dumps(panel.widget.view))


def compare(panel: Any) -> list[str]:
    panel.send("compare", key="c", a=2, b=1)
    rows = view(panel)["compared"]["rows"]
    return [f"{one['id']}: {one['before']} {one['after']}" for one in rows]


def test_a_version_begins_with_what_stood_and_only_what_changed_is_compared(
    session: Session, panel: Any
) -> None:
    answer(session, FIRST.id, LEVELS[0])
    answer(session, SECOND.id, LEVELS[0])
    panel.send("begin", key="a", note="Yearly <b>review</b>")
    assert [one["reason"] for one in view(panel)["versions"]] == [
        "First version",
        "Yearly <b>review</b>",
    ]
    assert compare(panel) == []
    answer(session, FIRST.id, LEVELS[-1])
    [row] = compare(panel)
    texts = [one.text for one in READINESS.levels(FIRST)]
    assert row == f"{FIRST.id}: ['{texts[0]}'] ['{texts[-1]}']"


def test_a_version_without_an_answer_is_not_begun_and_says_why(
    session: Session, panel: Any
) -> None:
    panel.send("begin", key="a", note="")
    assert view(panel)["problem"]
    answer(session, FIRST.id, LEVELS[0])
    panel.send("begin", key="b", note="")
    assert not view(panel)["problem"]
    panel.send("begin", key="b", note="")
    panel.send("begin", key="c", note="")
    assert len(view(panel)["versions"]) == 2
    panel.send("compare", key="d", a=1, b=9)
    assert view(panel)["compared"] is None


def test_versions_come_back_with_a_file(
    session: Session, panel: Any, new_session: Callable[..., Session]
) -> None:
    answer(session, FIRST.id, LEVELS[0])
    panel.send("begin", key="a", note="After an incident")
    answer(session, FIRST.id, LEVELS[-1])
    data = OwnAnswers(session, "readiness").data(date(2026, 11, 23))
    other = new_session("calm-heron-822")
    other.content = CONTENT
    OwnAnswers(other, "readiness").take(data, {"key": "f"})
    again = OwnVersions(other, "readiness")
    assert again.view["versions"][1]["reason"] == "After an incident"
    again.act({"event": "compare", "a": 1, "b": 2, "key": "c"})
    assert len(again.draw()["compared"]["rows"]) == 1
    again.close()
