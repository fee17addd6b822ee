"""Why a score is what it is, and what would have to change for another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_MOST = 1_000_000
"""Combinations that an enumeration may try."""


def logistic(features: Numbers, outcome: NDArray[np.bool_]) -> Numbers:
    r"""Return the coefficients of a logistic regression, by Newton's method.

    They make :math:`\sum_i y_i \ln p_i + (1 - y_i) \ln (1 - p_i)` the greatest, with
    :math:`p_i = 1/(1 + e^{-x_i b})`.

    Parameters
    ----------
    features
        A row for each case, a column for each feature; without a constant.
    outcome
        By case, whether it happened.

    Returns
    -------
    numpy.ndarray
        The constant, then a coefficient for each feature: log-odds by unit.

    Raises
    ------
    ValueError
        If it does not settle: too few cases, one outcome only, features that follow
        from each other, or that tell the outcome exactly.
    """
    x = np.column_stack([np.ones(len(features)), features])
    y = outcome.astype(np.float64)
    b = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -500, 500)))
        weights = p * (1 - p)
        try:
            step = np.linalg.solve(x.T @ (x * weights[:, None]), x.T @ (y - p))
        except np.linalg.LinAlgError:
            break
        b = b + step
        if np.abs(step * np.abs(x).max(axis=0)).max() < 1e-10:
            return b
    raise ValueError("the regression does not settle on coefficients")


def ranking(scores: Numbers, outcome: NDArray[np.bool_]) -> float | None:
    r"""Return how often a case where it happened has the higher score of two.

    The area under the ROC curve, :math:`P(s_1 > s_0) + P(s_1 = s_0)/2`; 0.5 is what
    drawing lots gives, and none where all or none happened.

    Examples
    --------
    >>> ranking(np.array([1.0, 2.0, 3.0]), np.array([False, True, False]))
    0.5
    """
    did = int(outcome.sum())
    pairs = did * (len(outcome) - did)
    if not pairs:
        return None
    places = pd.Series(scores).rank().to_numpy()
    return float((places[outcome].sum() - did * (did + 1) / 2) / pairs)


@dataclass(frozen=True)
class Model:
    """A logistic model as its coefficients: all that a scorecard is.

    Attributes
    ----------
    constant
        Log-odds of a person whose every feature is 0.
    coefficients
        By feature, log-odds by unit.
    means
        By feature, of the people that the model was made from: what a contribution
        is measured from.
    """

    constant: float
    coefficients: pd.Series
    means: pd.Series

    @classmethod
    def of(cls, table: pd.DataFrame) -> Model:
        """Return the model of the data set ``recid-model``.

        Parameters
        ----------
        table
            Rows of ``feature``, ``coefficient`` and ``mean``; one of the features is
            ``constant``.
        """
        by = table.set_index("feature")
        rest = by.drop("constant")
        constant = float(by["coefficient"]["constant"])
        return cls(constant, rest["coefficient"], rest["mean"])

    @property
    def features(self) -> list[str]:
        """Names of the features."""
        return list(self.coefficients.index)

    def log_odds(self, people: pd.DataFrame) -> pd.Series:
        """Return the log-odds by person; a row is a person, a column a feature."""
        odds: pd.Series = self.constant + people[self.features] @ self.coefficients
        return odds

    def score(self, people: pd.DataFrame) -> pd.Series:
        """Return the probability by person, from 0 to 1."""
        odds = self.log_odds(people)
        shares = 1 / (1 + np.exp(-odds.to_numpy(np.float64)))
        return pd.Series(shares, index=odds.index, name="score")

    def contributions(self, people: pd.DataFrame) -> pd.DataFrame:
        """Return what each feature adds to each person's log-odds.

        Measured from the average person; a row's sum is the person's log-odds less
        the average person's. It says how the model came to the score, and nothing
        about what causes anything.
        """
        return (people[self.features] - self.means) * self.coefficients


class Change(NamedTuple):
    """Another life in which the score would be below the limit."""

    values: dict[str, float]
    """What would be different, by feature; nothing if the score is below it already."""
    score: float
    steps: int
    """How many single steps it takes."""


def nearest_changes(
    model: Model,
    person: Mapping[str, float],
    allowed: Mapping[str, Sequence[float]],
    limit: float,
    most: int = 5,
) -> tuple[Change, ...]:
    """Return the smallest changes that bring a person's score below a limit.

    All combinations are tried, so that none is overlooked. What counts as a step is
    the place in the list of what is allowed, so the author of the list says what is
    possible: priors cannot fall, and nobody grows younger.

    Parameters
    ----------
    model
        The model.
    person
        Values by feature.
    allowed
        By feature, the values it could be changed to, the nearest first; the person's
        own value is always allowed.
    limit
        The score that is too high, from 0 to 1.
    most
        How many changes are wanted.

    Returns
    -------
    tuple of Change
        Those with the fewest features, then the fewest steps, then the lowest score;
        none if nothing that is allowed is enough.

    Raises
    ------
    ValueError
        If there are more than a million combinations.
    """
    base = pd.DataFrame([dict(person)])
    now = float(model.score(base).iloc[0])
    if now < limit:
        return (Change({}, now, 0),)
    choices = {
        name: [person[name], *(one for one in values if one != person[name])]
        for name, values in allowed.items()
    }
    sizes = [len(values) for values in choices.values()]
    if np.prod(sizes, dtype=np.float64) > _MOST:
        raise ValueError("too many combinations; allow fewer values")
    places = np.array(list(product(*map(range, sizes))), dtype=np.int64)
    start = float(model.log_odds(base).iloc[0])
    odds = np.full(len(places), start)
    for column, (name, values) in enumerate(choices.items()):
        shift = (np.array(values) - person[name]) * model.coefficients[name]
        odds += shift[places[:, column]]
    scores = 1 / (1 + np.exp(-odds))
    order = np.lexsort((scores, places.sum(axis=1), (places > 0).sum(axis=1)))
    enough = [row for row in order if scores[row] < limit][:most]
    return tuple(
        Change(
            {
                name: float(choices[name][place])
                for name, place in zip(choices, places[row], strict=True)
                if place
            },
            float(scores[row]),
            int(places[row].sum()),
        )
        for row in enough
    )


def profiles(table: pd.DataFrame, n: int = 200, *, seed: int) -> pd.DataFrame:
    """Return invented people, simulated by ``seed``: each feature by itself.

    Yes-or-no features are drawn with the mean of the data set; others with its mean and
    range, from geometric distributions where the mean is in the lowest quarter of the
    range, as with priors, and else from binomial ones. So single features look real;
    how they hang together does not.

    Parameters
    ----------
    table
        The data set ``recid-model``: rows of ``feature``, ``mean``, ``low`` and
        ``high``.
    n
        People, at least 1.
    seed
        Of the random numbers.

    Returns
    -------
    pandas.DataFrame
        A row for each person, a column for each feature, as whole numbers.
    """
    rng = np.random.default_rng(seed)
    people = {}
    rows = table[table["feature"] != "constant"]
    shapes = rows[["low", "high", "mean"]].to_numpy(np.float64)
    for feature, (low, high, mean) in zip(rows["feature"], shapes, strict=True):
        place = (mean - low) / (high - low)
        if place < 0.25 and high - low > 1:
            drawn = int(low) - 1 + rng.geometric(1 / (1 + mean - low), n)
        else:
            drawn = int(low) + rng.binomial(int(high - low), place, n)
        people[str(feature)] = np.clip(drawn, int(low), int(high))
    return pd.DataFrame(people).rename_axis("person")


def twins(
    model: Model, people: pd.DataFrame, nearness: float = 0.005
) -> tuple[int, int] | None:
    """Return two people with nearly the same score for the most different reasons.

    Parameters
    ----------
    model
        The model.
    people
        A row for each person, as :func:`profiles` gives them; up to a few hundred.
    nearness
        How far apart their scores may lie.

    Returns
    -------
    tuple of int or None
        The places of two rows; none if no two scores are that near.
    """
    scores = model.score(people).to_numpy()
    parts = model.contributions(people).to_numpy()
    apart = np.abs(parts[:, None, :] - parts[None, :, :]).sum(axis=2)
    near = np.abs(scores[:, None] - scores[None, :]) <= nearness
    apart = np.where(np.triu(near, k=1), apart, -1.0)
    if not apart.size or apart.max() < 0:
        return None
    first, second = np.unravel_index(int(apart.argmax()), apart.shape)
    return int(first), int(second)
