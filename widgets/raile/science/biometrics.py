"""Faces against a watch-list, latent prints against a file: who is found, who not."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, expm1, log1p, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class System:
    """A face search as two published points and two stated slopes.

    The points are those that the National Physical Laboratory found in 2023: at a
    threshold of 0.60 one false alert in 6,000 passers-by for a list of 10,000 people,
    and 89 per cent of the people on the list recognised. How steeply both move with
    the threshold was not published: the two slopes are assumptions, to be shown as
    such.

    Attributes
    ----------
    threshold
        Where the two points were measured: a score from 0 to 1.
    false_match
        False matches for each comparison of two faces there.
    hit
        Share of the listed people who pass that is recognised there, above 0 and
        below 1.
    decade
        By how much the threshold must rise for a tenth of the false matches.
    spread
        Standard deviation of the scores of matching faces.
    """

    threshold: float = 0.60
    false_match: float = 1 / (6_000 * 10_000)
    hit: float = 0.89
    decade: float = 0.03
    spread: float = 0.06

    def __post_init__(self) -> None:
        if not (0 < self.hit < 1 and 0 < self.false_match < 1):
            raise ValueError("both rates must lie between 0 and 1")
        if self.decade <= 0 or self.spread <= 0:
            raise ValueError("both slopes must be above 0")


NPL_2023 = System()
"""The system that was tested for the police in London and South Wales."""


@dataclass(frozen=True)
class Watch:
    """What a deployment is expected to bring; numbers of people, not rounded."""

    passers_by: float
    wanted: float
    """People on the list among the passers-by."""
    hits: float
    """Of them recognised."""
    false_alerts: float

    @property
    def alerts(self) -> float:
        """Everybody whom the system points at."""
        return self.hits + self.false_alerts

    @property
    def missed(self) -> float:
        """People on the list who walk past unnoticed."""
        return self.wanted - self.hits

    @property
    def precision(self) -> float | None:
        """Share of the alerts that are right; none where nobody is pointed at."""
        return self.hits / self.alerts if self.alerts > 0 else None

    @property
    def stopped_for_each_hit(self) -> float | None:
        """People stopped for nothing for each one found; none where none is found."""
        return self.false_alerts / self.hits if self.hits > 0 else None

    @property
    def false_alerts_per_million(self) -> float | None:
        """False alerts for each million faces; none where nobody passes."""
        if self.passers_by <= 0:
            return None
        return 1e6 * self.false_alerts / self.passers_by

    def __add__(self, other: Watch) -> Watch:
        """Return both groups together."""
        return Watch(
            self.passers_by + other.passers_by,
            self.wanted + other.wanted,
            self.hits + other.hits,
            self.false_alerts + other.false_alerts,
        )


def false_match_rate(threshold: float, system: System = NPL_2023) -> float:
    """Return false matches per comparison: a tenth for every ``decade`` upwards.

    Parameters
    ----------
    threshold
        Score from 0 to 1 from which on two faces count as the same.
    system
        The system's points and slopes.

    Examples
    --------
    >>> round(false_match_rate(0.60) / false_match_rate(0.63), 9)
    10.0
    """
    steps = (system.threshold - threshold) / system.decade
    return float(min(1.0, system.false_match * 10**steps))


def false_alert_rate(
    threshold: float, listed: int, multiplier: float = 1.0, system: System = NPL_2023
) -> float:
    r"""Return the share of people not on the list who raise an alert.

    Each passer-by is compared with everybody on the list, so that with the false-match
    rate :math:`f` and a list of :math:`N`

    .. math:: 1 - (1 - f)^N \approx N f.

    Parameters
    ----------
    threshold
        Score from 0 to 1.
    listed
        People on the list, :math:`N`; none raise no alert.
    multiplier
        By how much the false-match rate of a group differs from the system's. NIST
        found factors of 10 to beyond 100 between groups (NISTIR 8280, 2019).
    system
        The system's points and slopes.

    Raises
    ------
    ValueError
        If the list or the multiplier is below 0.

    Examples
    --------
    >>> round(1 / false_alert_rate(0.60, 10_000))
    6000
    """
    if listed < 0 or multiplier < 0:
        raise ValueError("neither a list nor a multiplier can be below 0")
    rate = min(1.0, multiplier * false_match_rate(threshold, system))
    if rate == 1:
        return float(listed > 0)
    return -expm1(listed * log1p(-rate))


def hit_rate(threshold: float, system: System = NPL_2023) -> float:
    r"""Return the share of listed people who are recognised when they pass.

    The scores of matching faces are normal with the mean at which the published point
    is met: :math:`\Phi((\mu - t)/\sigma)`.

    Parameters
    ----------
    threshold
        Score from 0 to 1.
    system
        The system's points and slopes.

    Examples
    --------
    >>> round(hit_rate(0.60), 2)
    0.89
    """
    mean = system.threshold + system.spread * NormalDist().inv_cdf(system.hit)
    # Through erfc, so that the far tail is small rather than zero.
    return 0.5 * erfc((threshold - mean) / (system.spread * sqrt(2)))


def watch(
    threshold: float,
    passers_by: float,
    wanted: float,
    listed: int,
    multiplier: float = 1.0,
    system: System = NPL_2023,
) -> Watch:
    """Return what a deployment is expected to bring.

    Parameters
    ----------
    threshold
        Score from 0 to 1.
    passers_by
        All faces that are scanned.
    wanted
        How many of them are on the list; never more than pass.
    listed
        People on the list.
    multiplier
        By how much this group's false-match rate differs from the system's.
    system
        The system's points and slopes.

    Raises
    ------
    ValueError
        If a number is below 0, or more are wanted than pass.

    Examples
    --------
    >>> round(watch(0.60, 100_000, 0, 10_000).false_alerts, 1)
    16.7
    """
    if not 0 <= wanted <= passers_by:
        raise ValueError("of the passers-by between none and all are on the list")
    others = passers_by - wanted
    return Watch(
        passers_by=passers_by,
        wanted=wanted,
        hits=wanted * hit_rate(threshold, system),
        false_alerts=others * false_alert_rate(threshold, listed, multiplier, system),
    )


def ranks(scores: pd.DataFrame) -> pd.Series:
    """Return at which place of its list each latent print's true mate stands.

    Parameters
    ----------
    scores
        One row for each comparison: ``latent``, ``print``, ``score`` (higher is more
        alike) and ``mated`` (whether both are of one finger).

    Returns
    -------
    pandas.Series
        By latent, a rank from 1; prints that score as high as the mate stand before
        it. Latents without a mate in the file are not in it.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame(
    ...     {"latent": [1, 1], "print": [1, 2], "score": [0.2, 0.1],
    ...      "mated": [False, True]})
    >>> ranks(frame).to_dict()
    {1: 2}
    """
    mates = scores[scores["mated"]].groupby("latent")["score"].max()
    others = scores[~scores["mated"] & scores["latent"].isin(mates.index)]
    ahead = others["score"] >= others["latent"].map(mates)
    before = ahead.groupby(others["latent"]).sum()
    return (before.reindex(mates.index, fill_value=0) + 1).rename("rank")


def found_by_rank(ranks: pd.Series, longest: int) -> pd.Series:
    """Return which share of the mates stands among the first 1, 2, 3 … of the list.

    Parameters
    ----------
    ranks
        As :func:`ranks` gives them.
    longest
        Up to which rank.

    Returns
    -------
    pandas.Series
        Shares from 0 to 1, by rank from 1 to ``longest``; all 0 if there are no mates.

    Examples
    --------
    >>> import pandas as pd
    >>> found_by_rank(pd.Series([1, 3]), 3).tolist()
    [0.5, 0.5, 1.0]
    """
    import pandas as pd

    upto = pd.RangeIndex(1, longest + 1, name="rank")
    counts = ranks.value_counts().reindex(upto, fill_value=0).cumsum()
    return (counts / max(len(ranks), 1)).rename("found")


def errors_by_threshold(
    scores: pd.DataFrame, thresholds: Numbers | None = None
) -> pd.DataFrame:
    """Return both error rates of single comparisons at every threshold.

    Parameters
    ----------
    scores
        One row for each comparison: ``score`` (higher is more alike) and ``mated``.
    thresholds
        From which score on a comparison counts as a match; 101 from the lowest score
        to just above the highest if not given.

    Returns
    -------
    pandas.DataFrame
        By threshold: ``false_match``, the share of comparisons of two fingers that
        count as one, and ``missed``, the share of comparisons of one finger that do
        not. Both from 0 to 1.

    Raises
    ------
    ValueError
        If there are no comparisons of one finger, or none of two: then one of the
        rates does not exist.
    """
    import numpy as np
    import pandas as pd

    mated = np.sort(scores.loc[scores["mated"], "score"].to_numpy(np.float64))
    others = np.sort(scores.loc[~scores["mated"], "score"].to_numpy(np.float64))
    if not (mated.size and others.size):
        raise ValueError("error rates need comparisons of one finger and of two")
    if thresholds is None:
        low, high = min(mated[0], others[0]), max(mated[-1], others[-1])
        thresholds = np.linspace(low, np.nextafter(high, np.inf), 101)
    return pd.DataFrame(
        {
            "false_match": 1 - np.searchsorted(others, thresholds) / others.size,
            "missed": np.searchsorted(mated, thresholds) / mated.size,
        },
        index=pd.Index(thresholds, name="threshold"),
    )
