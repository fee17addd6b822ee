"""Intervals: published figures, an independent implementation, and coverage."""

from __future__ import annotations

from collections.abc import Callable
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from raile.science.intervals import (
    Interval,
    cases_without_error,
    chance_of_none,
    clopper_pearson,
    rule_of_three,
    wilson,
)

PUBLISHED = {
    (10, 2_077): (0.00231, 0.00884),  # false alerts among alerts, London 2025
    (0, 1_000): (0.0, 0.00368),
    (0, 100): (0.0, 0.0362),
    (2, 5_000): (0.00005, 0.00144),
    (8, 10): (0.444, 0.975),
    (8, 42): (0.086, 0.341),  # matches found right, London trials
    (2_297, 2_470): (0.919, 0.940),  # Cardiff
}


@pytest.mark.parametrize(("counted", "ends"), PUBLISHED.items())
def test_published_figures(counted: tuple[int, int], ends: tuple[float, float]) -> None:
    interval = clopper_pearson(*counted)
    assert interval.low == pytest.approx(ends[0], abs=5e-4 if ends[1] > 0.05 else 6e-6)
    assert interval.high == pytest.approx(ends[1], abs=5e-4 if ends[1] > 0.05 else 2e-5)


def test_false_alerts_by_million_faces() -> None:
    low, high = clopper_pearson(10, 3_147_436)
    assert (round(low * 1e6, 1), round(high * 1e6, 1)) == (1.5, 5.8)
    low, high = clopper_pearson(7, 400_000)
    assert (round(low * 100, 4), round(high * 100, 4)) == (0.0007, 0.0036)


counts = st.integers(1, 3_000).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n))
)
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])


@given(counts, levels)
def test_as_scipy_computes_them(counted: tuple[int, int], level: float) -> None:
    count, n = counted
    test = binomtest(count, n)
    exact = test.proportion_ci(level, method="exact")
    assert clopper_pearson(count, n, level) == pytest.approx(
        (exact.low, exact.high), abs=1e-9
    )
    score = test.proportion_ci(level, method="wilson")
    assert wilson(count, n, level) == pytest.approx((score.low, score.high), abs=1e-9)


@given(counts)
def test_intervals_hold_what_was_counted_and_mirror(counted: tuple[int, int]) -> None:
    count, n = counted
    for interval in (clopper_pearson, wilson):
        low, high = interval(count, n)
        assert 0 <= low <= count / n <= high <= 1
        other = interval(n - count, n)
        assert (1 - other.high, 1 - other.low) == pytest.approx((low, high), abs=1e-9)


def _coverage(interval: Callable[[int, int], Interval], n: int, share: float) -> float:
    """Return how probable it is that a sample's interval holds the true share."""
    total = 0.0
    for count in range(n + 1):
        low, high = interval(count, n)
        if low <= share <= high:
            total += comb(n, count) * share**count * (1 - share) ** (n - count)
    return total


@pytest.mark.parametrize("n", [5, 20, 60])
def test_the_exact_interval_covers_at_least_what_it_says(n: int) -> None:
    shares = [place / 50 for place in range(1, 50)]
    covered = [_coverage(clopper_pearson, n, share) for share in shares]
    assert min(covered) >= 0.95
    # Wilson's does so on average only, and is narrower for it.
    averages = [_coverage(wilson, n, share) for share in shares]
    assert min(averages) < 0.95
    assert sum(averages) / len(averages) == pytest.approx(0.95, abs=0.015)


def test_nobody_counted_means_that_everything_is_possible() -> None:
    assert clopper_pearson(0, 0) == wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("bad", [(3, 2, 0.9), (-1, 2, 0.9), (1, 2, 0.0), (1, 2, 1.0)])
def test_what_cannot_be(bad: tuple[int, int, float]) -> None:
    for interval in (clopper_pearson, wilson):
        with pytest.raises(ValueError, match=r"is no share|must lie between"):
            interval(*bad)


def test_no_error_in_a_small_pilot_shows_little() -> None:
    assert rule_of_three(100) == 0.03
    assert rule_of_three(2) == 1
    assert chance_of_none(0.01, 100) == pytest.approx(0.366, abs=5e-4)
    assert chance_of_none(1, 0) == 1
    assert chance_of_none(1, 5) == 0
    for call in (lambda: rule_of_three(0), lambda: chance_of_none(2, 1)):
        with pytest.raises(ValueError, match=r"at least one case|between 0 and 1"):
            call()


@given(st.floats(1e-6, 0.5), levels)
def test_so_many_cases_show_a_rate_and_one_fewer_does_not(
    rate: float, level: float
) -> None:
    n = cases_without_error(rate, level)
    assert (1 - rate) ** n <= (1 - level) * (1 + 1e-9)
    if n > 1:
        assert (1 - rate) ** (n - 1) > (1 - level) * (1 - 1e-9)
    if level > 0.5:
        # The exact interval agrees; its level is two-sided.
        assert clopper_pearson(0, n, 2 * level - 1).high <= rate * (1 + 1e-6)
