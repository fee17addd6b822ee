"""Vendors' claims: what a pilot can show, and what a score sheet hides."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd

from raile.science.intervals import Interval, clopper_pearson

Verdict = Literal["shown", "refuted", "open"]


class Trial(NamedTuple):
    """What a test says of a claim that an error rate is below a limit."""

    verdict: Verdict
    """Shown if the whole interval is below the limit, refuted if it is above it."""
    rate: float | None
    """Errors by cases; none without cases."""
    interval: Interval


def trial(errors: int, cases: int, claimed: float, level: float = 0.95) -> Trial:
    """Return whether a test shows, refutes or leaves open what a vendor claims.

    Parameters
    ----------
    errors, cases
        Seen in the test; without cases everything is open.
    claimed
        The error rate that is said not to be exceeded, from 0 to 1.
    level
        Confidence of the exact two-sided interval.

    Raises
    ------
    ValueError
        If there cannot be such counts or such a claim.

    Examples
    --------
    >>> trial(0, 100, claimed=0.01).verdict
    'open'
    >>> trial(0, 1000, claimed=0.01).verdict
    'shown'
    """
    if not 0 <= claimed <= 1:
        raise ValueError(f"{claimed} is no rate; claim one from 0 to 1")
    interval = clopper_pearson(errors, cases, level)
    verdict: Verdict = "open"
    if interval.high <= claimed:
        verdict = "shown"
    elif interval.low > claimed:
        verdict = "refuted"
    return Trial(verdict, errors / cases if cases else None, interval)


def totals(marks: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """Return each vendor's weighted mean mark.

    Parameters
    ----------
    marks
        Rows are vendors, columns are criteria.
    weights
        By criterion, at least 0; one that is not there counts 0.

    Returns
    -------
    pandas.Series
        By vendor, on the scale of the marks; 0 for all where nothing has weight.

    Raises
    ------
    ValueError
        If a weight is below 0, or has no criterion.
    """
    unknown = weights.index.difference(marks.columns)
    if len(unknown) or (weights < 0).any():
        raise ValueError("weights cannot be below 0, nor be of unknown criteria")
    shares = weights.reindex(marks.columns, fill_value=0).astype("float64")
    whole = float(shares.sum())
    return (marks @ (shares / whole if whole else shares)).rename("total")


def places(marks: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """Return each vendor's place, 1 for the highest total; equals share the better.

    Totals that differ by less than rounding does are equal. Parameters and errors are
    those of :func:`totals`.
    """
    rounded = totals(marks, weights).round(9)
    return rounded.rank(ascending=False, method="min").astype("int64").rename("place")


def leave_one_out(marks: pd.DataFrame, weights: pd.Series) -> pd.DataFrame:
    """Return the places again, each time without one of the criteria.

    Where the winner changes, the ranking says more about the weights than about the
    vendors.

    Parameters
    ----------
    marks, weights
        As for :func:`totals`.

    Returns
    -------
    pandas.DataFrame
        Rows are the criteria left out, columns are vendors, cells are places.

    Raises
    ------
    ValueError
        As :func:`totals` does.
    """
    rows = {
        criterion: places(marks, weights.drop(criterion, errors="ignore"))
        for criterion in marks.columns
    }
    return pd.DataFrame(rows, index=marks.index).T.rename_axis("without")


def winner_stays(marks: pd.DataFrame, weights: pd.Series) -> bool:
    """Return whether the same vendors come first whichever criterion is left out.

    Parameters and errors are those of :func:`totals`.
    """
    first = places(marks, weights) == 1
    return bool(((leave_one_out(marks, weights) == 1) == first).all(axis=None))
