"""How sure people were, and how right."""

from __future__ import annotations

import pytest

from raile.model.response import Response
from raile.report.calibration import calibration
from responses import response


def answers(person: str, *given: tuple[float | None, float]) -> list[Response]:
    return [
        response(person, "test/pre", f"i-{n}", "a", confidence=sure, score=score)
        for n, (sure, score) in enumerate(given)
    ]


def test_a_person_s_own_figures() -> None:
    found = calibration(answers("fox", (100, 1), (100, 0), (50, 0), (None, 1)), k=1)
    assert (found.n, found.sure, found.right) == (
        3,
        pytest.approx(250 / 3),
        pytest.approx(100 / 3),
    )
    assert [(one.sure, one.n, one.right) for one in found.levels] == [
        (50, 1, 0),
        (100, 2, 50),
    ]
    assert found.lean == "over"


@pytest.mark.parametrize(
    ("sure", "right", "lean"),
    [(75, 0.5, "over"), (50, 0.5, "fits"), (25, 0.5, "under"), (60, 0.5, "fits")],
)
def test_which_way_it_leans(sure: float, right: float, lean: str) -> None:
    assert calibration(answers("fox", (sure, right)), k=1).lean == lean


def test_nobody_who_says_how_sure_is_nothing_to_show() -> None:
    found = calibration(answers("fox", (None, 1)), k=1)
    assert found.hidden
    assert found.lean is None


def test_four_people_are_not_shown_however_much_they_answer() -> None:
    four = [one for n in range(4) for one in answers(f"fox-{n}", (50, 1), (75, 0))]
    assert calibration(four).hidden
    assert not calibration([*four, *answers("owl", (50, 1))]).hidden


def test_a_level_of_few_people_is_hidden_and_cannot_be_worked_out() -> None:
    log = [one for n in range(6) for one in answers(f"fox-{n}", (50, 1), (75, 0))]
    found = calibration([*log, *answers("owl", (100, 0))])
    # Six and six and one: without one of the sixes, the one would be left over.
    assert [one.right is None for one in found.levels].count(True) == 2
    assert found.levels[-1].n is None
