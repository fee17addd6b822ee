"""Where incidents gather on a map, and how much of it chance could have done."""

from __future__ import annotations

import numpy as np
import pandas as pd


def hotspots(incidents: pd.Series, share: float = 0.05) -> pd.Index:
    """Return the areas with most incidents.

    Parameters
    ----------
    incidents
        Counts by area.
    share
        Which share of the areas, from 0 to 1; rounded down, at least one.

    Returns
    -------
    pandas.Index
        Areas, the fullest first; of equal ones the one that comes first by name. None
        if there are no areas.
    """
    if not 0 <= share <= 1:
        raise ValueError("the share must lie between 0 and 1")
    ordered = incidents.sort_index().sort_values(ascending=False, kind="stable")
    return ordered.index[: max(1, int(share * len(ordered)))]


def concentration(incidents: pd.Series, share: float = 0.05) -> float | None:
    """Return which share of all incidents lies in the fullest areas.

    Parameters
    ----------
    incidents, share
        As for :func:`hotspots`.

    Returns
    -------
    float or None
        From 0 to 1; none where there are no incidents.

    Examples
    --------
    >>> concentration(pd.Series([8, 1, 1], index=["a", "b", "c"]), 1 / 3)
    0.8
    """
    total = incidents.sum()
    if not total:
        return None
    return float(incidents[hotspots(incidents, share)].sum() / total)


def stay(before: pd.Series, after: pd.Series, share: float = 0.05) -> int:
    """Return how many of the fullest areas are among the fullest again.

    Parameters
    ----------
    before, after
        Counts by area.
    share
        As for :func:`hotspots`.
    """
    again = hotspots(before, share).intersection(hotspots(after, share))
    return len(again)


def concentration_by_chance(
    expected: pd.Series,
    incidents: int,
    share: float = 0.05,
    draws: int = 200,
    *,
    seed: int,
) -> float | None:
    """Return how concentrated so few incidents would look by chance alone.

    Few incidents cannot be in many areas, so the fullest areas hold a large share of
    them whatever the reason. Here each incident falls into an area with the
    probability that is expected of it, many times over.

    Parameters
    ----------
    expected
        By area, in any unit, each at least 0.
    incidents
        How many there are, at least 0.
    share
        As for :func:`hotspots`.
    draws
        Repetitions, at least 1.
    seed
        Of the random numbers.

    Returns
    -------
    float or None
        The mean of :func:`concentration`, from 0 to 1; none without incidents, and
        where none is expected anywhere.

    Examples
    --------
    >>> concentration_by_chance(pd.Series([1.0, 1.0]), 1, 0.5, seed=1)
    1.0
    """
    if incidents < 0 or draws < 1 or not 0 <= share <= 1 or (expected < 0).any():
        raise ValueError("counts cannot be below 0, and the share at most 1")
    total = expected.sum()
    if not incidents or not total:
        return None
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(incidents, expected.to_numpy() / total, size=draws)
    fullest = max(1, int(share * len(expected)))
    drawn.sort(axis=1)
    return float(drawn[:, -fullest:].sum(axis=1).mean() / incidents)
