"""Who can be found in a register without names, and what hiding them costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
import pandas as pd

Level = Literal["exact", "coarse", "coarser", "hidden"]

QUASI_IDENTIFIERS = ("birth", "sex", "area")
"""Columns of :func:`register` that somebody else may know of a person."""

_REASONS = {
    "witness": 0.44,
    "victim": 0.33,
    "suspect": 0.18,
    "informant": 0.05,
}
"""Invented: why somebody stands in the register, and how often."""

_ALL = "*"


def register(areas: pd.DataFrame, n: int = 2000, *, seed: int) -> pd.DataFrame:
    """Return an invented register without names, to attack.

    Nobody in it exists. People live in real small areas in proportion to the
    residents counted there. Their ages are drawn from 16 to 85 with equal weight up to
    60 and falling weight from there, days of birth evenly over the year, and sexes and
    reasons independently of all that: invented shares, simulated by ``seed``.

    Parameters
    ----------
    areas
        Rows of ``area`` (code), ``name`` (of a small area, such as 'Leeds 042B') and
        ``residents`` (count), as in the data set ``west-yorkshire-areas``.
    n
        People, at least 1.
    seed
        Of the random numbers.

    Returns
    -------
    pandas.DataFrame
        ``record`` (number from 1), ``birth`` (day, as 'YYYY-MM-DD'), ``sex``
        ('female' or 'male'), ``area`` (name), ``reason``: what nobody should learn.

    Raises
    ------
    ValueError
        If nobody is asked for, or nobody lives anywhere.
    """
    lived = areas[areas["residents"].fillna(0) > 0]
    if n < 1 or lived.empty:
        raise ValueError("a register needs at least one person, and residents")
    rng = np.random.default_rng(seed)
    weights = lived["residents"].to_numpy(np.float64)
    ages = np.arange(16, 86)
    age_weights = np.where(ages < 60, 1.0, (86 - ages) / 26)
    years = 2018 - rng.choice(ages, n, p=age_weights / age_weights.sum())
    days = rng.integers(0, 365, n)
    firsts = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    births = pd.to_datetime(firsts) + pd.to_timedelta(days, unit="D")
    reasons = list(_REASONS)
    return pd.DataFrame(
        {
            "record": np.arange(1, n + 1),
            "birth": births.strftime("%Y-%m-%d"),
            "sex": rng.choice(["female", "male"], n),
            "area": rng.choice(
                lived["name"].to_numpy(str), n, p=weights / weights.sum()
            ),
            "reason": rng.choice(reasons, n, p=list(_REASONS.values())),
        }
    )


def acquaintances(register: pd.DataFrame, n: int = 200, *, seed: int) -> pd.DataFrame:
    """Return what an attacker knows: other sources about some of the same people.

    Parameters
    ----------
    register
        As :func:`register` gives it.
    n
        How many people are known; all of them at most.
    seed
        Of their choice.

    Returns
    -------
    pandas.DataFrame
        ``person`` (an invented label such as 'person 017'), ``birth``, ``sex``,
        ``area``, and ``record``: the true answer, to score an attack by.
    """
    known = register.sample(min(n, len(register)), random_state=seed)
    width = len(str(len(known)))
    labels = [f"person {place:0{width}}" for place in range(1, len(known) + 1)]
    columns = [*QUASI_IDENTIFIERS, "record"]
    found = known[columns].reset_index(drop=True)
    found.insert(0, "person", labels)
    return found


def generalise(frame: pd.DataFrame, levels: Mapping[str, Level]) -> pd.DataFrame:
    """Return a table whose quasi-identifiers say less.

    ======  ==========  ===============  =========  ======
    column  exact       coarse           coarser    hidden
    ======  ==========  ===============  =========  ======
    birth   day         year             ten years  ``*``
    sex     as it is    as it is         as it is   ``*``
    area    small area  about five such district   ``*``
    ======  ==========  ===============  =========  ======

    A small area such as 'Leeds 042B' has about 1,500 residents.

    Parameters
    ----------
    frame
        With some of the columns ``birth``, ``sex``, ``area``.
    levels
        By column; one that is not named stays as it is.

    Examples
    --------
    >>> frame = pd.DataFrame({"birth": ["1984-05-17"], "area": ["Leeds 042B"]})
    >>> generalise(frame, {"birth": "coarser", "area": "coarse"}).values.tolist()
    [['1980s', 'Leeds 042']]
    """
    changed = {
        column: _said(frame[column], column, level)
        for column, level in levels.items()
        if column in frame and level != "exact"
    }
    return frame.assign(**changed)


def class_sizes(frame: pd.DataFrame, keys: Sequence[str]) -> pd.Series:
    """Return for each row how many rows look like it, itself included.

    Parameters
    ----------
    frame
        Any table; an empty cell is a value like others.
    keys
        The columns that are looked at; of none all rows look alike.
    """
    if not len(keys):
        return pd.Series(len(frame), index=frame.index, name="size")
    grouped = frame.groupby(list(keys), dropna=False, observed=True)
    return grouped[keys[0]].transform("size").rename("size")


def anonymity(frame: pd.DataFrame, keys: Sequence[str]) -> int | None:
    """Return k: the size of the smallest group of rows that look alike.

    None for a table without rows.

    Examples
    --------
    >>> anonymity(pd.DataFrame({"sex": ["f", "f", "m"]}), ["sex"])
    1
    """
    return int(class_sizes(frame, keys).min()) if len(frame) else None


def unique_share(frame: pd.DataFrame, keys: Sequence[str]) -> float | None:
    """Return which share of the rows nobody else looks like; none without rows.

    Examples
    --------
    >>> unique_share(pd.DataFrame({"sex": ["f", "f", "m", "x"]}), ["sex"])
    0.5
    """
    return float((class_sizes(frame, keys) == 1).mean()) if len(frame) else None


def same_secret(frame: pd.DataFrame, keys: Sequence[str], secret: str) -> float | None:
    """Return which share of the rows have a group that all share one secret.

    Whoever is known to be in such a group is betrayed, however large it is: what
    anonymity alone does not prevent. None without rows.

    Parameters
    ----------
    frame
        Any table.
    keys
        The columns that an attacker may know.
    secret
        The column that the attacker wants to know.
    """
    if not len(frame):
        return None
    if not len(keys):
        return float(frame[secret].nunique(dropna=False) == 1)
    grouped = frame.groupby(list(keys), dropna=False, observed=True)[secret]
    return float((grouped.transform("nunique") == 1).mean())


def suppress(frame: pd.DataFrame, keys: Sequence[str], k: int) -> pd.DataFrame:
    """Return the table without the rows that fewer than ``k`` look like."""
    return frame[class_sizes(frame, keys) >= k]


def link(
    released: pd.DataFrame, known: pd.DataFrame, levels: Mapping[str, Level]
) -> pd.DataFrame:
    """Look for known people in a table that was released.

    Parameters
    ----------
    released
        A register, made less exact by ``levels``, perhaps with rows left out.
    known
        As :func:`acquaintances` gives it, exact.
    levels
        As for :func:`generalise`; the attacker makes the own table less exact too.

    Returns
    -------
    pandas.DataFrame
        By known person: ``candidates`` (count of rows that fit), ``guess`` (the one
        record that fits, missing unless there is exactly one), ``right`` (whether that
        is the person).
    """
    keys = list(QUASI_IDENTIFIERS)
    groups = released.groupby(keys)["record"].agg(["size", "first"]).reset_index()
    mine = generalise(known, levels)[["person", *keys]]
    found = mine.merge(groups, on=keys, how="left").set_index("person")
    candidates = found["size"].fillna(0).astype("int64").rename("candidates")
    guess = found["first"].astype("Int64").where(candidates == 1)
    truth = known.set_index("person")["record"]
    right = (guess == truth).fillna(False).astype(bool)
    return pd.DataFrame({"candidates": candidates, "guess": guess, "right": right})


def usefulness(original: pd.DataFrame, released: pd.DataFrame) -> dict[str, float]:
    """Return what is left of a table: shares from 0 (nothing) to 1 (all).

    Parameters
    ----------
    original
        The exact register.
    released
        What is left of it.

    Returns
    -------
    dict
        ``rows``: the share of rows still there; then, for each quasi-identifier, how
        many of its values can still be told apart among the original ones, on a
        logarithmic scale (Shannon's entropy of both).
    """
    kept = {"rows": len(released) / len(original) if len(original) else 0.0}
    for column in QUASI_IDENTIFIERS:
        full = _entropy(original[column])
        kept[column] = min(1.0, _entropy(released[column]) / full) if full else 0.0
    return kept


def _said(values: pd.Series, column: str, level: Level) -> pd.Series | str:
    if level == "hidden":
        return _ALL
    match column, level:
        case "birth", "coarse":
            return values.str[:4]
        case "birth", "coarser":
            return values.str[:3] + "0s"
        case "area", "coarse":
            return values.str.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case "area", "coarser":
            return values.str.rsplit(" ", n=1).str[0]
    return values


def _entropy(values: pd.Series) -> float:
    shares = values.value_counts(normalize=True, dropna=False).to_numpy()
    return float(-(shares * np.log(shares)).sum()) if shares.size > 1 else 0.0
