"""Every exercise: as it begins it is not solved, and its solution solves it."""

from __future__ import annotations

import pytest

from raile import checks, paths
from raile.load import Content

NAMES = sorted(file.parent.name for file in paths.exercises().glob("*/exercise.yaml"))


def left_behind(code):
    variables = {}
    exec(code, variables)  # our own content
    return variables


@pytest.fixture(scope="module")
def content():
    return Content()


@pytest.mark.parametrize("name", NAMES)
def test_the_starter_is_not_attempted_yet(content, name):
    exercise = content.exercise(name)
    outcome = checks.run(exercise, left_behind(exercise.starter))
    assert outcome.status == "not-attempted"


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_is_right(content, name):
    outcome = checks.run(content.exercise(name), left_behind(content.solution(name)))
    assert outcome.status == "right", outcome


@pytest.mark.parametrize(
    ("variable", "value", "hears"),
    [
        ("precision", 0.9952, "in per cent"),
        ("precision", 0.4815, "right* alerts"),
        ("precision", 99.99968, "all alerts"),
        ("cardiff_precision", 93.0, "all alerts minus"),
        ("per_million", 3177, "Divide first"),
    ],
)
def test_the_usual_mistakes_with_denominators_are_told_apart(
    content, variable, value, hears
):
    solved = left_behind(content.solution("two-denominators"))
    outcome = checks.run(
        content.exercise("two-denominators"), {**solved, variable: value}
    )
    assert outcome.status == "not-yet"
    assert hears in outcome.say


def test_a_lesson_follows_an_exercise_with_its_starter(content):
    followed = 0
    for module in content.modules:
        lesson = content.lesson(module)
        wanted = {
            f'raile.exercise("{one.target}")': content.exercise(one.target).starter
            for one in lesson.activities
            if one.verb == "exercise"
        }
        codes = [cell.code.strip() for cell in lesson.cells]
        for call, starter in wanted.items():
            assert codes[codes.index(call) + 1] == starter.strip()
            followed += 1
    assert followed
