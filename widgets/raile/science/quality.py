"""What a table does not say: empty cells, changed forms, and people left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from raile.science.intervals import Interval, wilson


def shares_by(
    counts: pd.DataFrame,
    by: Sequence[str],
    column: str,
    value: str,
    count: str,
    level: float = 0.95,
) -> pd.DataFrame:
    """Return in each group which share of the filled cells holds a value.

    Parameters
    ----------
    counts
        A table of counts; in ``column`` an empty cell means that nothing was recorded.
    by
        Columns that make the groups; an empty cell is a group of its own.
    column, value
        What is looked for, such as ``person_search`` and ``yes``.
    count
        The column that counts.
    level
        Confidence of the intervals, which are Wilson's.

    Returns
    -------
    pandas.DataFrame
        By group: ``recorded`` and ``matching`` (counts), ``share``, ``low``, ``high``
        (0 to 1, missing where nothing was recorded), ``missing`` (which share of all is
        not recorded).

    Examples
    --------
    >>> counts = pd.DataFrame({"race": ["a", "a", "a"], "search": ["yes", "no", None],
    ...                        "stops": [1, 3, 4]})
    >>> float(shares_by(counts, ["race"], "search", "yes", "stops")["share"]["a"])
    0.25
    """
    keys = list(by)
    parts = {
        "recorded": counts[counts[column].notna()],
        "matching": counts[counts[column] == value],
        "all": counts,
    }
    sums = {
        name: part.groupby(keys, dropna=False)[count].sum()
        for name, part in parts.items()
    }
    table = pd.DataFrame(sums, index=sums["all"].index).fillna(0).astype("int64")
    pairs = zip(table["matching"], table["recorded"], strict=True)
    ends = [wilson(int(k), int(n), level) if n else None for k, n in pairs]
    filled = table["recorded"].where(table["recorded"] > 0)
    table["share"] = (table["matching"] / filled).astype("Float64")
    for name in Interval._fields:
        values = [None if one is None else getattr(one, name) for one in ends]
        table[name] = pd.array(values, dtype="Float64")
    table["missing"] = 1 - table["recorded"] / table["all"].clip(lower=1)
    return table.drop(columns="all")


class Rate(NamedTuple):
    """A share, with what it was taken of."""

    hits: int
    people: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; none where there is nobody."""
        return self.hits / self.people if self.people else None


def reoffending(months: pd.DataFrame, *, until_cutoff: bool | None = None) -> Rate:
    """Return how many people of a table by month reoffended.

    Parameters
    ----------
    months
        Rows of ``by_cutoff`` (whether screened until 1 April 2014), ``people`` and
        ``reoffended`` (counts), as in the data set ``compas-months``.
    until_cutoff
        Only those screened until that day, or only those screened after it; all if
        not given.

    References
    ----------
    Barenstein 2019, arXiv 1906.04711: who was screened later is in the file only if
    they reoffended, since the others had not been watched for two years.
    """
    kept = months
    if until_cutoff is not None:
        kept = months[months["by_cutoff"] == until_cutoff]
    return Rate(int(kept["reoffended"].sum()), int(kept["people"].sum()))


def stops_for_each_resident(stops: int, residents: int) -> float | None:
    """Return stops for each resident: a benchmark that misleads where few live.

    Many who are stopped in a district do not live there. None where nobody does.
    """
    return stops / residents if residents else None


def unrecorded(recorded: int, recording: Interval | float) -> Interval:
    """Return how many reported crimes were not recorded.

    Parameters
    ----------
    recorded
        Crimes in the records.
    recording
        Which share of what is reported gets recorded, above 0 and up to 1: one
        number, or an interval of an inspection.

    Returns
    -------
    Interval
        The least and the greatest number; both the same for a single share.

    Raises
    ------
    ValueError
        If a share or a count is out of its range.

    Examples
    --------
    >>> [round(end) for end in unrecorded(290_000, 0.946)]
    [16554, 16554]
    """
    share = recording if isinstance(recording, Interval) else Interval(*[recording] * 2)
    if recorded < 0 or not 0 < share.low <= share.high <= 1:
        raise ValueError("shares must lie above 0 and up to 1, counts not below 0")
    return Interval(*(recorded / one - recorded for one in (share.high, share.low)))
