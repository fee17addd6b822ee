"""Drift: West Yorkshire and Toronto, an independent test, and false alarms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from raile.datasets import load
from raile.science.drift import (
    Statistic,
    changes,
    chi_square,
    false_alarms,
    largest_change,
    monitor,
    psi,
)

STATISTICS: tuple[Statistic, ...] = ("psi", "chi-square", "largest-change")


@pytest.fixture(scope="module")
def julys() -> pd.DataFrame:
    crime = load("west-yorkshire-crime")
    return crime.pivot_table("incidents", "crime", "month", "sum")


@pytest.fixture(scope="module")
def toronto() -> pd.DataFrame:
    crime = load("toronto-crime")
    return crime.pivot_table(
        "incidents", crime["month"].str[:4], "crime", "sum", fill_value=0
    )


def test_totals_and_the_two_types_that_changed_most(julys: pd.DataFrame) -> None:
    assert julys.sum().tolist() == [27_176, 28_537, 31_635]
    violence = julys.loc["Violence and sexual offences"]
    assert violence.tolist() == [6_000, 7_503, 10_358]
    assert julys.loc["Anti-social behaviour"].tolist() == [7_429, 5_955, 5_442]
    table = changes(julys["2016-07"], julys["2018-07"])
    assert set(table.index[:2]) == {
        "Violence and sexual offences",
        "Anti-social behaviour",
    }
    assert table["psi"].sum() == pytest.approx(0.1280, abs=5e-5)


def test_the_index_of_west_yorkshire(julys: pd.DataFrame) -> None:
    first, second, third = (julys[month] for month in julys)
    assert psi(first, second) == pytest.approx(0.0328, abs=5e-5)
    assert psi(first, third) == pytest.approx(0.1280, abs=5e-5)
    assert psi(second, third) == pytest.approx(0.0381, abs=5e-5)


def test_the_index_of_toronto_calls_doubled_car_theft_stable(
    toronto: pd.DataFrame,
) -> None:
    assert int(toronto.to_numpy().sum()) == 239_935
    shares = toronto["Auto Theft"] / toronto.sum(axis=1)
    assert shares["2016"] == pytest.approx(0.10, abs=0.005)
    assert shares["2021"] == pytest.approx(0.20, abs=0.005)
    found = monitor(toronto, toronto.loc["2015"])
    assert found["2015"] == 0
    assert found["2021"] == pytest.approx(0.088, abs=5e-4)
    assert found["2021"] < 0.1
    assert found["2020"] < 0.05
    largest = monitor(toronto, toronto.loc["2015"], "largest-change")
    assert largest["2021"] == pytest.approx(0.091, abs=5e-4)


tables = st.integers(2, 8).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.integers(0, 500), min_size=n, max_size=n) for _ in "ab"]
    )
)


@given(tables)
def test_statistics_are_never_below_0_nor_lost(table: tuple[list[int], ...]) -> None:
    before, after = table
    for statistic in (psi, largest_change):
        assert 0 <= statistic(before, after) < np.inf
        assert statistic(before, after) == pytest.approx(statistic(after, before))
        assert statistic(before, before) == 0
    found = chi_square(before, after)
    assert found.statistic >= 0
    assert 0 <= found.probability <= 1
    assert 0 <= found.size <= 1 + 1e-12


@given(tables)
def test_the_test_is_as_scipy_computes_it(table: tuple[list[int], ...]) -> None:
    rows = np.array(table)
    rows = rows[:, rows.sum(axis=0) > 0]
    if rows.shape[1] < 2 or not rows.sum(axis=1).all():
        return
    theirs = chi2_contingency(rows, correction=False)
    mine = chi_square(*table)
    assert mine.statistic == pytest.approx(theirs.statistic, abs=1e-9)
    assert mine.probability == pytest.approx(theirs.pvalue, abs=1e-12)
    assert mine.freedom == theirs.dof


def test_nothing_counted_is_no_change() -> None:
    for one, other in (([], []), ([0, 0], [0, 0]), ([0, 0], [1, 2])):
        assert psi(one, other) == 0
        assert largest_change(one, other) == 0
        assert chi_square(one, other).probability == 1
    nothing = pd.Series([0, 0], index=["a", "b"])
    assert changes(nothing, nothing)["psi"].tolist() == [0, 0]
    assert not changes(nothing, nothing).isna().to_numpy().any()


def test_a_category_that_appears_is_no_infinite_change() -> None:
    assert psi([10, 0], [5, 5]) == pytest.approx(1.0, abs=0.5)
    table = changes(pd.Series({"old": 10}), pd.Series({"old": 5, "new": 5}))
    assert table.loc["new", "before"] == 0
    assert table["share_after"].tolist() == [0.5, 0.5]


@pytest.mark.parametrize("statistic", STATISTICS)
def test_shuffled_data_raises_alarms_too(
    toronto: pd.DataFrame, statistic: Statistic
) -> None:
    base = toronto.loc["2015"]
    rates = [false_alarms(base, 2_400, x, statistic, seed=1) for x in (0, 0.005, 1)]
    assert rates[0] == 1
    assert rates[2] == 0
    assert rates == sorted(rates, reverse=True)
    # Few cases, many alarms: the same limit means something else.
    assert false_alarms(base, 50, 0.05, statistic, seed=1) > 0.1
    assert false_alarms(base, 50_000, 0.05, statistic, seed=1) == 0


def test_a_test_at_5_per_cent_is_wrong_in_5_per_cent() -> None:
    rng = np.random.default_rng(1)
    base = np.array([400.0, 300, 200, 100])
    drawn = rng.multinomial(1_000, base / base.sum(), size=(1_500, 2))
    alarms = [chi_square(*pair).probability < 0.05 for pair in drawn]
    assert np.mean(alarms) == pytest.approx(0.05, abs=0.015)


def test_what_cannot_be(toronto: pd.DataFrame) -> None:
    for statistic in (psi, largest_change, chi_square):
        with pytest.raises(ValueError, match="same categories"):
            statistic([1, 2], [1, 2, 3])
        with pytest.raises(ValueError, match="below 0"):
            statistic([1, -2], [1, 2])
    with pytest.raises(ValueError, match="same categories"):
        monitor(toronto, toronto.loc["2015"].drop("Robbery"))
    for bad in (([0, 0], 5), ([1, 2], 0), ([], 5)):
        with pytest.raises(ValueError, match="need a reference"):
            false_alarms(*bad, alarm=0.1, seed=1)


def test_the_size_of_a_change_is_that_of_equal_counts() -> None:
    before, after = [60, 30, 10], [40, 40, 20]
    found = chi_square(before, after)
    assert found.size == pytest.approx((found.statistic / 200) ** 0.5)
    many = chi_square(before, [1_000 * count for count in after])
    assert many.size == pytest.approx(found.size)
    assert chi_square([1, 0], [0, 1]).size == 1
