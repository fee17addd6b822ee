"""Where incidents gather: the map of West Yorkshire, and what chance would do."""

from __future__ import annotations

import pandas as pd
import pytest

from raile.datasets import load
from raile.science.hotspots import (
    concentration,
    concentration_by_chance,
    hotspots,
    stay,
)


@pytest.fixture(scope="module")
def by_area() -> pd.DataFrame:
    """Incidents by area of this force and month."""
    areas = load("west-yorkshire-areas")
    inside = areas.loc[areas["in_force_area"], "area"]
    crime = load("west-yorkshire-crime")
    table = crime.pivot_table("incidents", "area", "month", "sum")
    return table.reindex(inside).fillna(0)


def test_a_twentieth_of_the_areas_has_a_fifth_of_the_crime(
    by_area: pd.DataFrame,
) -> None:
    assert len(by_area) == 1_388
    shares = [concentration(by_area[month]) for month in by_area]
    assert shares == pytest.approx([0.212, 0.209, 0.203], abs=1e-3)


def test_many_hotspots_stay(by_area: pd.DataFrame) -> None:
    first, second, third = (by_area[month] for month in by_area)
    assert len(hotspots(first)) == 69
    for before, after in ((first, second), (second, third), (first, third)):
        assert 40 <= stay(before, after) <= 45
    assert stay(first, first) == 69


def test_hotspots_of_nothing() -> None:
    nothing = pd.Series([0, 0], index=["b", "a"])
    assert concentration(nothing) is None
    assert hotspots(nothing).tolist() == ["a"]
    assert hotspots(nothing[:0]).tolist() == []
    assert concentration(nothing[:0]) is None
    with pytest.raises(ValueError, match="between 0 and 1"):
        hotspots(nothing, 2)


def test_few_incidents_look_concentrated_by_chance() -> None:
    alike = pd.Series([1.0] * 1000)
    few = concentration_by_chance(alike, 100, seed=1)
    many = concentration_by_chance(alike, 100_000, seed=1)
    assert few
    assert many
    assert few > 0.5
    assert many == pytest.approx(0.06, abs=0.005)
    assert few == concentration_by_chance(alike, 100, seed=1)


def test_without_incidents_there_is_no_share_by_chance() -> None:
    assert concentration_by_chance(pd.Series([1.0]), 0, seed=1) is None
    assert concentration_by_chance(pd.Series([0.0]), 5, seed=1) is None
    with pytest.raises(ValueError, match="below 0"):
        concentration_by_chance(pd.Series([-1.0, 2.0]), 5, seed=1)
