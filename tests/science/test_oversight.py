"""A person with an aid: the table of the plan, and what a game shows."""

from __future__ import annotations

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raile.science.oversight import (
    Team,
    Turn,
    best_reliance,
    deck,
    play,
    shown_reliance,
    simulate,
    team,
)

ALONE = NormalDist().cdf(1.7 / 2)
"""Who discriminates with 1.7 is right in 80 per cent of the cases."""

SIMULATED = {
    0.0: (0.80, 0.80, 0.82),
    0.8: (0.93, 0.95, 0.53),
    1.2: (0.95, 0.98, 0.34),
    2.0: (0.96, 1.00, 0.12),
}
"""By reliance: overall, aid right, aid wrong, in 20,000 cases. In only 1,000 of them
the aid was wrong, so the last figure is as uncertain as three in a hundred."""


@pytest.mark.parametrize("reliance", SIMULATED)
def test_the_formula_meets_the_simulated_table(reliance: float) -> None:
    found = team(reliance, alone=ALONE)
    overall, right, wrong = SIMULATED[reliance]
    assert found.overall == pytest.approx(overall, abs=0.01)
    assert found.aid_right == pytest.approx(right, abs=0.01)
    assert found.aid_wrong == pytest.approx(wrong, abs=0.03)


@pytest.mark.parametrize("reliance", SIMULATED)
def test_the_formula_is_what_many_cases_give(reliance: float) -> None:
    exact = team(reliance)
    drawn = simulate(reliance, trials=200_000, seed=1)
    assert drawn.overall == pytest.approx(exact.overall, abs=0.01)
    assert drawn.aid_right == pytest.approx(exact.aid_right, abs=0.01)
    assert drawn.aid_wrong == pytest.approx(exact.aid_wrong, abs=0.01)


@given(st.floats(0, 5), st.floats(0.55, 0.99), st.floats(0, 1))
def test_relying_helps_and_hurts(reliance: float, alone: float, aid: float) -> None:
    found = team(reliance, alone, aid)
    assert found.aid_right >= alone - 1e-12 >= found.aid_wrong - 2e-12
    assert min(found.aid_wrong, found.aid_right) - 1e-9 <= found.overall <= 1


@given(st.floats(0, 5), st.floats(0.55, 0.99), st.floats(0.5, 0.999))
def test_no_reliance_is_better_than_the_best(
    other: float, alone: float, aid: float
) -> None:
    best = team(best_reliance(alone, aid), alone, aid).overall
    assert best >= team(other, alone, aid).overall - 1e-9


def test_an_aid_that_is_no_better_than_a_coin_is_best_ignored() -> None:
    assert best_reliance(0.8, 0.5) == best_reliance(0.8, 0.2) == 0
    with pytest.raises(ValueError, match="never errs"):
        best_reliance(0.8, 1)


@pytest.mark.parametrize("bad", [(-1, 0.8, 0.9), (1, 0.5, 0.9), (1, 0.8, 1.1)])
def test_what_cannot_be(bad: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="reliance cannot be below 0"):
        team(*bad)
    with pytest.raises(ValueError, match="always right, or always wrong"):
        simulate(1, trials=1, seed=1)


@pytest.mark.parametrize("seed", range(30))
def test_wrong_advice_comes_late_and_not_last(seed: int) -> None:
    cards = deck(seed=seed)
    assert len(cards) == 24
    assert cards[:8] == (None,) * 8
    wrong = [place for place, card in enumerate(cards) if card is False]
    assert len(wrong) == 2
    assert min(wrong) >= 8 + 11
    assert cards[-1] is True


def test_decks_differ_and_repeat() -> None:
    assert deck(seed=3) == deck(seed=3)
    assert len({deck(seed=seed) for seed in range(20)}) > 1
    assert deck(0, 3, 0, seed=1) == (True, True, True)
    with pytest.raises(ValueError, match="do not fit"):
        deck(aided=6, wrong=3, seed=1)


def test_what_a_game_shows() -> None:
    found = play(
        [
            Turn(truth=True, answer=True, seconds=4),
            Turn(truth=True, answer=False, seconds=2),
            # Followed good advice, against the first answer.
            Turn(truth=True, answer=True, advice=True, first=False, seconds=1),
            # Held out against good advice.
            Turn(truth=False, answer=True, advice=False, first=True),
            # Gave up a right answer for wrong advice.
            Turn(truth=True, answer=False, advice=False, first=True, seconds=3),
            # Caught wrong advice.
            Turn(truth=False, answer=False, advice=True, first=False),
        ]
    )
    assert (found.alone, found.aid_right, found.aid_wrong) == (0.5, 0.5, 0.5)
    assert found.switched_to_wrong == 0.5
    assert found.switched_to_right == 0.5
    assert (found.seconds_alone, found.seconds_aided) == (3, 2)


def test_a_game_that_nobody_played() -> None:
    found = play([])
    assert set(vars(found).values()) == {None}


def test_reliance_is_read_back_from_answers() -> None:
    exact: Team = team(1.2)
    right, caught = round(10_000 * exact.aid_right), round(10_000 * exact.aid_wrong)
    assert shown_reliance(right, 10_000, caught, 10_000) == pytest.approx(1.2, abs=0.01)
    # All right where the aid is, none where it is not: still a number.
    assert shown_reliance(14, 14, 0, 2) == pytest.approx(1.4, abs=0.1)
    assert shown_reliance(0, 0, 1, 2) is None
    with pytest.raises(ValueError, match="more cannot be right"):
        shown_reliance(3, 2, 0, 1)
