"""Runaway patrols: the published cases, and whole maps."""

from __future__ import annotations

import numpy as np
import pytest

from raile.science.feedback import (
    OAKLAND_TOP1_RANDOM,
    OAKLAND_TOP1_TOP2,
    City,
    patrol,
    urn,
)

EQUAL = ((6.0, 4.0), (3.0, 3.0))


def test_two_similar_districts_drift_apart() -> None:
    run = urn(*OAKLAND_TOP1_TOP2, runs=500, seed=1)
    assert run.true_share == pytest.approx(0.567, abs=5e-4)
    assert run.share == pytest.approx(0.70, abs=0.01)
    low, high = run.band()
    assert (low[-1], high[-1]) == pytest.approx((0.67, 0.74), abs=0.01)


def test_corrected_records_stay_near_the_truth() -> None:
    run = urn(*OAKLAND_TOP1_TOP2, runs=500, corrected=True, seed=1)
    assert run.share == pytest.approx(0.58, abs=0.01)


def test_a_district_with_little_crime_is_forgotten() -> None:
    run = urn(*OAKLAND_TOP1_RANDOM, runs=500, seed=1)
    assert run.true_share == pytest.approx(0.610, abs=5e-4)
    assert run.share == pytest.approx(0.994, abs=0.003)
    corrected = urn(*OAKLAND_TOP1_RANDOM, runs=500, corrected=True, seed=1)
    assert corrected.share == pytest.approx(0.85, abs=0.02)


def test_equal_crime_and_the_records_become_certain_either_way() -> None:
    run = urn(*EQUAL, runs=500, seed=1)
    assert run.true_share == 0.5
    # On average nothing changes; in the single city nearly anything can happen.
    assert run.share == pytest.approx(0.6, abs=0.03)
    low, high = run.band()
    assert low[-1] < 0.2
    assert high[-1] > 0.94
    corrected = urn(*EQUAL, runs=500, corrected=True, seed=1)
    assert corrected.share == pytest.approx(0.5, abs=0.02)


def test_a_seed_gives_the_same_city_again() -> None:
    one, same, other = (
        urn(*EQUAL, days=50, runs=3, seed=seed).shares for seed in (1, 1, 2)
    )
    assert (one == same).all()
    assert (one != other).any()
    assert one.shape == (3, 51)
    assert (one[:, 0] == 0.6).all()


def test_where_nothing_happens_nothing_changes() -> None:
    run = urn((3, 1), (0, 0), days=5, runs=2, seed=1)
    assert run.true_share is None
    assert (run.shares == 0.75).all()
    one = urn((0, 4), (2, 2), days=50, runs=4, seed=1)
    assert one.share == 0


@pytest.mark.parametrize(
    "bad",
    [
        {"prior": (0, 0)},
        {"prior": (-1, 2)},
        {"rates": (-1, 2)},
        {"days": 0},
        {"runs": 0},
    ],
)
def test_urns_that_cannot_be(bad: dict[str, object]) -> None:
    given = {"prior": (6, 4), "rates": (3, 3), "days": 5, "runs": 2} | bad
    with pytest.raises(ValueError, match="cannot be below 0"):
        urn(**given, seed=1)  # type: ignore[arg-type]


def _apart(city: City) -> float:
    """Return which share of the patrols is in the wrong areas at the end."""
    return float(np.abs(city.patrols[-1] - city.true_shares).sum() / 2)


def test_on_a_map_only_what_patrols_discover_feeds_back() -> None:
    rates = np.array([4.0, 2.0, 1.0, 0.5, 0.5] * 20)
    prior = np.random.default_rng(1).poisson(60 * rates)
    # One area was looked at three times as closely before.
    prior[2] *= 3
    cities = {
        name: patrol(prior, rates, seed=1, **kind)  # type: ignore[arg-type]
        for name, kind in {
            "reported": {"discovered": 0},
            "discovered": {"discovered": 1},
            "corrected": {"discovered": 1, "corrected": True},
        }.items()
    }
    for city in cities.values():
        assert city.patrols.sum(axis=1) == pytest.approx(1)
        assert city.true_shares.sum() == pytest.approx(1)
        assert city.recorded.shape == (365, 100)
    assert _apart(cities["reported"]) < 0.03
    assert _apart(cities["discovered"]) > 3 * _apart(cities["reported"])
    assert _apart(cities["corrected"]) < 0.5 * _apart(cities["discovered"])


def test_a_map_without_crime_keeps_its_patrols() -> None:
    city = patrol([3, 1], [0, 0], discovered=1, days=4, seed=1)
    assert (city.patrols == [0.75, 0.25]).all()
    assert city.true_shares.tolist() == [0, 0]
    empty = patrol([1, 0], [1, 1], discovered=1, corrected=True, days=30, seed=1)
    assert empty.recorded[-1][1] == 0
    for bad in (
        {"prior": [0, 0]},
        {"rates": [1]},
        {"discovered": 2},
        {"anywhere": -0.1},
        {"days": 0},
        {"prior": [], "rates": []},
    ):
        given = {"prior": [1, 1], "rates": [1, 1], "discovered": 1, "days": 3} | bad
        with pytest.raises(ValueError, match=r"below 0|as many|between 0 and 1"):
            patrol(**given, seed=1)  # type: ignore[arg-type]


def test_only_patrols_that_go_anywhere_find_what_is_not_on_the_map() -> None:
    prior, rates = [20, 0, 0, 0], [0.5, 0.5, 0.5, 0.5]
    blind = patrol(prior, rates, discovered=1, corrected=True, seed=1)
    assert (blind.recorded[-1][1:] == 0).all()
    curious = patrol(
        prior, rates, discovered=1, corrected=True, anywhere=0.2, days=2000, seed=1
    )
    assert curious.patrols.min() == pytest.approx(0.05)
    assert curious.patrols.sum(axis=1) == pytest.approx(1)
    assert _apart(curious) < 0.05
