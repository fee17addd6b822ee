"""Whether the world has changed under a system, and whether an alarm would tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, assert_never

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

Statistic = Literal["psi", "chi-square", "largest-change"]

_HALF = 0.5
"""Added to every count where one is 0, so that a logarithm exists."""


def psi(before: ArrayLike, after: ArrayLike) -> float:
    r"""Return the population stability index of two sets of counts.

    With the shares :math:`p_i` before and :math:`q_i` after,

    .. math:: \sum_i (q_i - p_i) \ln (q_i / p_i).

    Habit calls less than 0.1 stable and more than 0.25 shifted; neither is a law, and
    neither depends on how much was counted.

    Parameters
    ----------
    before, after
        Counts by category, in the same order. If any of them is 0, a half is added to
        all.

    Returns
    -------
    float
        At least 0; 0 for the same shares, or where nothing was counted.

    Raises
    ------
    ValueError
        If they do not have the same categories, or a count is below 0.

    Examples
    --------
    >>> round(psi([50, 50], [60, 40]), 4)
    0.0405
    """
    p, q = _shares(*_pair(before, after))
    return float(((q - p) * np.log(q / p)).sum()) if p.size else 0.0


class ChiSquare(NamedTuple):
    """Whether two sets of counts could come from the same shares."""

    statistic: float
    freedom: int
    """Categories that were seen at all, less one."""
    probability: float
    """Of at least this statistic if nothing has changed, from 0 to 1."""
    size: float
    """Cramér's V, from 0 to 1, as if as much had been counted before as after: how
    large the change is, however much was counted."""


def chi_square(before: ArrayLike, after: ArrayLike) -> ChiSquare:
    r"""Return Pearson's test that both sets of counts have the same shares.

    .. math:: \chi^2 = \sum_{ij} \frac{(O_{ij} - E_{ij})^2}{E_{ij}}, \qquad
        V^2 = \frac12 \sum_i \frac{(p_i - q_i)^2}{p_i + q_i}

    Parameters
    ----------
    before, after
        Counts by category, in the same order.

    Returns
    -------
    ChiSquare
        Nothing has changed (statistic 0, probability 1) where fewer than two
        categories were seen, or nothing was counted before or after.

    Raises
    ------
    ValueError
        If they do not have the same categories, or a count is below 0.

    Examples
    --------
    >>> round(chi_square([50, 50], [60, 40]).probability, 3)
    0.155
    """
    from scipy.special import chdtrc

    table = np.stack(_pair(before, after))
    table = table[:, table.sum(axis=0) > 0]
    rows, columns, n = table.sum(axis=1), table.sum(axis=0), table.sum()
    if columns.size < 2 or not rows.all():
        return ChiSquare(0.0, max(columns.size - 1, 0), 1.0, 0.0)
    expected = np.outer(rows, columns) / n
    statistic = float(((table - expected) ** 2 / expected).sum())
    freedom = columns.size - 1
    probability = float(chdtrc(freedom, statistic))
    return ChiSquare(statistic, freedom, probability, _size(before, after))


def largest_change(before: ArrayLike, after: ArrayLike) -> float:
    """Return by how much the share of any one category has changed at most.

    Parameters
    ----------
    before, after
        Counts by category, in the same order.

    Returns
    -------
    float
        A difference of shares, from 0 to 1; 0 where nothing was counted before or
        after.

    Raises
    ------
    ValueError
        If they do not have the same categories, or a count is below 0.

    Examples
    --------
    >>> round(largest_change([50, 50], [60, 40]), 2)
    0.1
    """
    a, b = _pair(before, after)
    if not (a.sum() and b.sum()):
        return 0.0
    return float(np.abs(a / a.sum() - b / b.sum()).max())


def changes(before: pd.Series, after: pd.Series) -> pd.DataFrame:
    """Return what has become of each category.

    Parameters
    ----------
    before, after
        Counts by category; one that only one of them has counts 0 in the other.

    Returns
    -------
    pandas.DataFrame
        By category: both counts, both shares (0 to 1), and ``psi``, what it adds to
        the index, the largest first.
    """
    table = pd.DataFrame({"before": before, "after": after}).fillna(0).astype("int64")
    a, b = _pair(table["before"], table["after"])
    p, q = _shares(a, b)
    parts = (q - p) * np.log(q / p) if p.size else np.zeros(len(table))
    table["share_before"] = a / max(a.sum(), 1)
    table["share_after"] = b / max(b.sum(), 1)
    return table.assign(psi=parts).sort_values("psi", ascending=False, kind="stable")


def monitor(
    counts: pd.DataFrame, reference: pd.Series, statistic: Statistic = "psi"
) -> pd.Series:
    """Return a statistic of every period against a reference.

    Parameters
    ----------
    counts
        Rows are periods, columns are categories.
    reference
        Counts by category, such as those of the year that a system was built on.
    statistic
        ``psi``; ``chi-square``, of which it is the size of the change, so that it does
        not grow with what was counted; or ``largest-change`` of one share.

    Returns
    -------
    pandas.Series
        By period, at least 0.

    Raises
    ------
    ValueError
        If they do not have the same categories, or a count is below 0.
    """
    base = reference.reindex(counts.columns)
    if base.isna().any() or len(base) != len(reference):
        raise ValueError("the reference must have the same categories as the periods")
    compare = _compare(statistic)
    rows = counts.to_numpy(np.float64)
    values = [compare(base.to_numpy(np.float64), row) for row in rows]
    return pd.Series(values, index=counts.index, name=statistic, dtype="float64")


def false_alarms(
    reference: ArrayLike,
    n: int,
    alarm: float,
    statistic: Statistic = "psi",
    runs: int = 1000,
    *,
    seed: int,
) -> float:
    """Return how often an alarm sounds for a period in which nothing has changed.

    Periods are drawn at random from the reference's own shares.

    Parameters
    ----------
    reference
        Counts by category; at least one above 0.
    n
        Cases in a period, at least 1.
    alarm
        The statistic from which on the alarm sounds.
    statistic
        As for :func:`monitor`.
    runs
        Periods that are drawn, at least 1.
    seed
        Of the random numbers.

    Returns
    -------
    float
        A share of the periods, from 0 to 1.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """
    found = unchanged(reference, n, statistic, runs, seed=seed)
    return float(np.mean(found >= alarm))


def unchanged(
    reference: ArrayLike,
    n: int,
    statistic: Statistic = "psi",
    runs: int = 1000,
    *,
    seed: int,
) -> Numbers:
    """Return the statistic of periods in which nothing has changed.

    Parameters
    ----------
    reference, n, statistic, runs, seed
        As for :func:`false_alarms`.

    Returns
    -------
    numpy.ndarray
        One value for each run, each at least 0.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """
    base = np.asarray(reference, np.float64)
    if n < 1 or runs < 1 or not base.size or base.min() < 0 or not base.sum():
        raise ValueError("false alarms need a reference, cases and at least one run")
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(n, base / base.sum(), size=runs).astype(np.float64)
    compare = _compare(statistic)
    return np.array([compare(base, row) for row in drawn])


def _compare(statistic: Statistic) -> Callable[[Numbers, Numbers], float]:
    match statistic:
        case "psi":
            return psi
        case "chi-square":
            return _size
        case "largest-change":
            return largest_change
    assert_never(statistic)


def _size(before: ArrayLike, after: ArrayLike) -> float:
    """Return Cramér's V as :class:`ChiSquare` has it."""
    a, b = _pair(before, after)
    if not (a.sum() and b.sum()):
        return 0.0
    seen = a + b > 0
    p, q = a[seen] / a.sum(), b[seen] / b.sum()
    return float(np.sqrt(((p - q) ** 2 / (p + q)).sum() / 2))


def _pair(before: ArrayLike, after: ArrayLike) -> tuple[Numbers, Numbers]:
    a, b = np.asarray(before, np.float64), np.asarray(after, np.float64)
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError("before and after must have the same categories")
    if a.size and min(a.min(), b.min()) < 0:
        raise ValueError("no count can be below 0")
    return a, b


def _shares(a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """Return both sets of shares; empty where nothing was counted in one of them."""
    if not (a.sum() and b.sum()):
        return np.empty(0), np.empty(0)
    if not (a.all() and b.all()):
        a, b = a + _HALF, b + _HALF
    return a / a.sum(), b / b.sum()
