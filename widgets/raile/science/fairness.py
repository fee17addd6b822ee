"""Two groups, one score: which error rates can be equal at once, and which cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

Metric = Literal[
    "flagged",
    "false_positive_rate",
    "false_negative_rate",
    "predictive_value",
    "accuracy",
]
METRICS: tuple[Metric, ...] = get_args(Metric)
"""Rates that can be held equal between groups; all are properties of `Outcomes`."""


@dataclass(frozen=True)
class Outcomes:
    """How many people were flagged or not, and what then became of them.

    Every rate is a share from 0 to 1, or ``None`` where there is nobody to take a
    share of: the false-positive rate of a group in which everybody reoffended, the
    predictive value of a threshold that flags nobody.
    """

    true_positives: int = 0
    """Flagged, and they did it."""
    false_positives: int = 0
    """Flagged, and they did not."""
    false_negatives: int = 0
    """Not flagged, and they did it."""
    true_negatives: int = 0
    """Not flagged, and they did not."""

    def __post_init__(self) -> None:
        if min(self.cells) < 0:
            raise ValueError("no count can be below 0")

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """The four counts, in the order of the fields."""
        return (
            self.true_positives,
            self.false_positives,
            self.false_negatives,
            self.true_negatives,
        )

    @property
    def people(self) -> int:
        """All of them."""
        return sum(self.cells)

    @property
    def base_rate(self) -> float | None:
        """Share of all who did it, whatever the score said."""
        return _share(self.true_positives + self.false_negatives, self.people)

    @property
    def flagged(self) -> float | None:
        """Share of all who were flagged."""
        return _share(self.true_positives + self.false_positives, self.people)

    @property
    def false_positive_rate(self) -> float | None:
        """Share flagged of those who did not do it."""
        return _share(self.false_positives, self.false_positives + self.true_negatives)

    @property
    def false_negative_rate(self) -> float | None:
        """Share not flagged of those who did it."""
        return _share(self.false_negatives, self.false_negatives + self.true_positives)

    @property
    def predictive_value(self) -> float | None:
        """Share of the flagged who did it."""
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def accuracy(self) -> float | None:
        """Share of all for whom the flag and the outcome agree."""
        return _share(self.true_positives + self.true_negatives, self.people)

    def rate(self, metric: Metric) -> float | None:
        """Return one of the rates by its name."""
        value: float | None = getattr(self, metric)
        return value

    def __add__(self, other: Outcomes) -> Outcomes:
        """Return both groups together."""
        return Outcomes(*(a + b for a, b in zip(self.cells, other.cells, strict=True)))


def outcomes(counts: pd.DataFrame, threshold: int) -> Outcomes:
    """Return what becomes of people if all from a decile on are flagged.

    Parameters
    ----------
    counts
        Rows of ``decile`` (1 to 10), ``reoffended`` (truth) and ``people`` (count), as
        in the data set ``compas-counts``; other columns are added up.
    threshold
        The first decile that is flagged: 1 flags everybody, 11 nobody.

    Examples
    --------
    >>> counts = pd.DataFrame(
    ...     {"decile": [2, 9], "reoffended": [False, True], "people": [3, 4]})
    >>> outcomes(counts, 5)
    Outcomes(true_positives=4, false_positives=0, false_negatives=0, true_negatives=3)
    """
    flagged = counts["decile"] >= threshold
    did = counts["reoffended"].astype(bool)
    people = counts["people"]
    cells = [people[one].sum() for one in (flagged & did, flagged & ~did)]
    cells += [people[one].sum() for one in (~flagged & did, ~flagged & ~did)]
    return Outcomes(*map(int, cells))


def by_group(
    counts: pd.DataFrame, thresholds: Mapping[str, int], group: str = "race"
) -> dict[str, Outcomes]:
    """Return the outcomes of each group at a threshold of its own.

    Parameters
    ----------
    counts
        As for :func:`outcomes`, with a column that names the group.
    thresholds
        The first flagged decile by group. A group without rows has no people.
    group
        The column's name.
    """
    return {
        name: outcomes(counts[counts[group] == name], threshold)
        for name, threshold in thresholds.items()
    }


def every_threshold(counts: pd.DataFrame) -> tuple[Outcomes, ...]:
    """Return the outcomes at the thresholds 1 (everybody flagged) to 11 (nobody)."""
    return tuple(outcomes(counts, threshold) for threshold in range(1, 12))


def nearest_threshold(
    curve: tuple[Outcomes, ...], metric: Metric, target: float | None
) -> int | None:
    """Return the threshold that brings a group nearest to a rate.

    Parameters
    ----------
    curve
        As :func:`every_threshold` gives it.
    metric
        The rate to be met.
    target
        Its value, such as another group's; from 0 to 1.

    Returns
    -------
    int or None
        From 1 to 11, the lower of two that are equally near; none where there is no
        target, or where the rate exists at no threshold.
    """
    if target is None:
        return None
    rates = ((place, one.rate(metric)) for place, one in enumerate(curve, start=1))
    known = [(abs(rate - target), place) for place, rate in rates if rate is not None]
    return min(known)[1] if known else None


def implied_false_positive_rate(
    base_rate: float, predictive_value: float, false_negative_rate: float
) -> float:
    r"""Return the false-positive rate that three other rates leave no choice about.

    .. math:: FPR = \frac{p}{1 - p} \cdot \frac{1 - PPV}{PPV} \cdot (1 - FNR)

    So two groups that differ in their base rate :math:`p` cannot have the same
    predictive value and the same two error rates, except where nobody is judged
    wrongly.

    Parameters
    ----------
    base_rate
        From 0 to below 1.
    predictive_value
        Above 0, up to 1.
    false_negative_rate
        From 0 to 1.

    Returns
    -------
    float
        A share; above 1 if the three rates cannot occur together.

    Raises
    ------
    ValueError
        If everybody did it, or nobody who was flagged did: then it is not defined.

    References
    ----------
    Chouldechova 2017, arXiv 1703.00056.

    Examples
    --------
    >>> round(implied_false_positive_rate(0.5, 0.8, 0.2), 3)
    0.2
    """
    if not (0 <= base_rate < 1 and 0 < predictive_value <= 1):
        raise ValueError("the base rate must be below 1, the predictive value above 0")
    if not 0 <= false_negative_rate <= 1:
        raise ValueError("the false-negative rate must lie between 0 and 1")
    odds = base_rate / (1 - base_rate)
    return odds * (1 - predictive_value) / predictive_value * (1 - false_negative_rate)


def gaps(groups: Mapping[str, Outcomes]) -> dict[Metric, float | None]:
    """Return how far apart the groups are in each rate.

    Parameters
    ----------
    groups
        Outcomes by group.

    Returns
    -------
    dict
        By metric, the largest rate less the smallest; none where a group lacks it.
    """
    found: dict[Metric, float | None] = {}
    for metric in METRICS:
        rates = [one.rate(metric) for one in groups.values()]
        known = [rate for rate in rates if rate is not None]
        whole = bool(known) and len(known) == len(rates)
        found[metric] = max(known) - min(known) if whole else None
    return found


def calibration(counts: pd.DataFrame) -> pd.DataFrame:
    """Return for each decile how many people have it and how many of them did it.

    Parameters
    ----------
    counts
        As for :func:`outcomes`.

    Returns
    -------
    pandas.DataFrame
        By decile from 1 to 10: ``people``, ``reoffended`` (counts) and ``share``
        (0 to 1; missing where nobody has that decile).
    """
    people = counts.groupby("decile")["people"].sum()
    did = counts[counts["reoffended"].astype(bool)].groupby("decile")["people"].sum()
    deciles = pd.RangeIndex(1, 11, name="decile")
    table = pd.DataFrame({"people": people, "reoffended": did}, index=deciles)
    table = table.fillna(0).astype("int64")
    share = table["reoffended"] / table["people"].where(table["people"] > 0)
    return table.assign(share=share.astype("Float64"))


def ranking(counts: pd.DataFrame) -> float | None:
    r"""Return how often the score puts one who did it above one who did not.

    The area under the ROC curve, :math:`P(s_1 > s_0) + P(s_1 = s_0)/2`.

    Parameters
    ----------
    counts
        As for :func:`outcomes`.

    Returns
    -------
    float or None
        0.5 is what drawing lots gives; none where all or none did it.
    """
    table = calibration(counts)
    did = table["reoffended"].to_numpy()
    did_not = table["people"].to_numpy() - did
    pairs = int(did.sum()) * int(did_not.sum())
    if not pairs:
        return None
    below = np.concatenate(([0], did_not.cumsum()[:-1]))
    return float((did * (below + did_not / 2)).sum() / pairs)


def best_guess(counts: pd.DataFrame, by: list[str]) -> float | None:
    """Return how often one is right who guesses what most in each cell did.

    This is the accuracy of a table of a few features, such as age and priors: what any
    score must be compared with.

    Parameters
    ----------
    counts
        Rows of the features, ``reoffended`` (truth) and ``people`` (count).
    by
        Columns that make the cells.

    Returns
    -------
    float or None
        A share; none where there is nobody. It is measured on the people that the
        guesses were made from, and so a little too good.
    """
    cells = counts.groupby([*by, "reoffended"])["people"].sum().unstack(fill_value=0)
    total = int(cells.to_numpy().sum())
    return _share(int(cells.max(axis=1).sum()), total)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
