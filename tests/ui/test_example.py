"""A reader sees the case of their own role, and may look at the others."""

from __future__ import annotations

import pytest

from raile.load import Content
from raile.model.example import Example
from raile.ui.example import ExampleCard

EXAMPLE = """\
title: At your place
cases:
- {id: street, roles: [officer], text: You *stop*., source: []}
- {id: top, roles: [other], text: "You <sign>.", source: []}
"""


@pytest.fixture
def card(course, browser):
    path = course / "modules" / "00-demo" / "example.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return lambda session: browser(ExampleCard(session, "demo"))


def test_each_role_sees_its_own_case_and_the_others_are_there(card, session):
    session.record("participant", "role", "other", kind="profile")
    view = card(session).view
    assert (view["mine"], view["known"]) == ("top", True)
    assert [(one["id"], one["roles"]) for one in view["cases"]] == [
        ("street", ["Officer"]),
        ("top", ["Another"]),
    ]
    assert view["cases"][1]["text"] == "<p>You &lt;sign&gt;.</p>\n"


def test_whoever_names_no_role_sees_the_first_one(card, session):
    view = card(session).view
    assert (view["mine"], view["known"]) == ("street", False)
    assert session.mine("demo/example") == []


def test_two_cases_for_one_role_are_refused():
    case = {"roles": ["officer"], "text": "?"}
    with pytest.raises(ValueError, match="two roles have the id 'officer'"):
        Example.model_validate(
            {"title": "?", "cases": [{"id": "a", **case}, {"id": "b", **case}]}
        )


def test_modules_1_to_7_have_a_case_for_each_role_but_another():
    content = Content()
    roles = {one.id for one in content.workshop.roles} - {"other"}
    for module in list(content.modules)[1:8]:
        cases = content.example(module).cases
        assert {role for one in cases for role in one.roles} == roles, module
        shown = [one.verb for one in content.lesson(module).activities]
        assert shown.count("example") == 1, module
