"""What is on somebody's path, what comes next, and the time left."""

from __future__ import annotations

import pytest

from raile.load import Content
from raile.model.course import Module
from raile.report.mine import Progress
from raile.report.path import path


def module(minutes: int, *audience: str) -> Module:
    return Module.model_validate(
        {
            "title": "A module",
            "summary": "?",
            "minutes": minutes,
            "audience": list(audience),
            "questions": ["?"],
            "objectives": [{"id": "know", "text": "Know it.", "bloom": "remember"}],
            "key_points": ["."],
            "takeaway": ".",
        }
    )


MODULES = {
    "welcome": module(15),
    "law": module(75, "officer", "legal"),
    "errors": module(80),
    "buying": module(60, "legal"),
}


def far(**shares: float) -> dict[str, Progress]:
    return {
        name: Progress(
            module=name, opened=name in shares, tasks=(), share=shares.get(name, 0)
        )
        for name in MODULES
    }


def test_what_is_for_a_role_comes_first_in_teaching_order() -> None:
    found = path(MODULES, far(), "officer")
    assert found.steps == ("welcome", "law", "errors")
    assert found.more == ("buying",)


@pytest.mark.parametrize("role", [None, "astronaut"])
def test_without_a_role_that_modules_are_made_for_all_are_the_path(
    role: str | None,
) -> None:
    found = path(MODULES, far(), role)
    assert (found.steps, found.more) == (tuple(MODULES), ())


def test_next_is_the_first_that_is_not_finished_even_if_a_later_one_is_begun() -> None:
    assert path(MODULES, far(welcome=1, errors=0.5), "officer").next == "law"


def test_time_left_counts_what_is_not_done_on_the_path_in_fives() -> None:
    assert path(MODULES, far(), "officer").minutes_left == 170
    # 0.6 of 75 and 80 make 125, and the welcome is done
    assert path(MODULES, far(welcome=1, law=0.4), "officer").minutes_left == 125
    # 0.5 of 75 and 80 make 117.5
    assert path(MODULES, far(welcome=1, law=0.5), "officer").minutes_left == 120
    # what stands under "More modules" does not count
    assert path(MODULES, far(buying=1), "officer").minutes_left == 170


def test_a_little_that_is_left_is_not_nothing() -> None:
    done = far(welcome=0.99, law=1, errors=1)
    assert path(MODULES, done, "officer").minutes_left == 5


def test_at_the_end_nothing_is_next_and_no_time_is_left() -> None:
    found = path(MODULES, far(welcome=1, law=1, errors=1), "officer")
    assert (found.next, found.minutes_left) == (None, 0)


def test_each_role_of_the_workshop_has_a_path_of_five_to_eight_modules() -> None:
    content = Content()
    modules = content.modules
    nothing = {
        name: Progress(module=name, opened=False, tasks=(), share=0) for name in modules
    }
    lengths = {
        role.id: len(path(modules, nothing, role.id).steps)
        for role in content.workshop.roles
        if role.id != "other"
    }
    assert {role: n for role, n in lengths.items() if not 5 <= n <= 8} == {}
    assert all(n < len(modules) for n in lengths.values())
