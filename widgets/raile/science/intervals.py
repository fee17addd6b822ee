"""How far a share that was counted may lie from the one that holds in general."""

from __future__ import annotations

from math import ceil, exp, log1p, sqrt
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """Where a share may lie: from ``low`` to ``high``, both between 0 and 1."""

    low: float
    high: float


def clopper_pearson(count: int, n: int, level: float = 0.95) -> Interval:
    r"""Return the exact interval for a share.

    Its ends are the shares :math:`p` at which seeing ``count`` or more, or ``count``
    or fewer, of ``n`` has the probability :math:`\alpha/2 = (1 - level)/2`: quantiles
    of the beta distribution. It covers the true share in at least ``level`` of all
    samples, whatever that share is.

    Parameters
    ----------
    count
        How many of the cases, from 0 to ``n``.
    n
        Cases; of none at all the interval is everything from 0 to 1.
    level
        Confidence, above 0 and below 1.

    Raises
    ------
    ValueError
        If there cannot be such a count, or such a level.

    References
    ----------
    Clopper and Pearson 1934, Biometrika 26.

    Examples
    --------
    >>> clopper_pearson(0, 1000).high.__round__(5)
    0.00368
    """
    from scipy.special import betaincinv

    _expect(count, n, level)
    tail = (1 - level) / 2
    low = float(betaincinv(count, n - count + 1, tail)) if count else 0.0
    high = float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0
    return Interval(low, high)


def wilson(count: int, n: int, level: float = 0.95) -> Interval:
    r"""Return Wilson's interval for a share: narrower, and right on average.

    With :math:`z` the normal quantile and :math:`\hat p` the share counted, it ends at

    .. math:: \frac{\hat p + z^2/2n \pm
        z\sqrt{\hat p(1 - \hat p)/n + z^2/4n^2}}{1 + z^2/n}.

    Parameters
    ----------
    count, n, level
        As for :func:`clopper_pearson`.

    Raises
    ------
    ValueError
        If there cannot be such a count, or such a level.

    References
    ----------
    Wilson 1927, Journal of the American Statistical Association 22.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    _expect(count, n, level)
    if n == 0:
        return Interval(0.0, 1.0)
    share, square = count / n, NormalDist().inv_cdf((1 + level) / 2) ** 2 / n
    middle = (share + square / 2) / (1 + square)
    half = sqrt(square * share * (1 - share) + square**2 / 4) / (1 + square)
    # At the ends the formula is exact, and only rounding would miss them.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == n else min(1.0, middle + half)
    return Interval(low, high)


def rule_of_three(n: int) -> float:
    """Return what no error in ``n`` cases shows in the head: a rate of up to 3/n.

    It is close to the one-sided exact limit of 95 per cent from about 30 cases on.

    Parameters
    ----------
    n
        Cases without an error, at least 1.

    Raises
    ------
    ValueError
        If there are no cases.

    Examples
    --------
    >>> rule_of_three(100)
    0.03
    """
    if n < 1:
        raise ValueError("the rule of three needs at least one case")
    return min(1.0, 3 / n)


def cases_without_error(rate: float, level: float = 0.95) -> int:
    r"""Return how many cases without an error show that the rate is below a claim.

    It is the least :math:`n` with :math:`(1 - rate)^n \le 1 - level`.

    Parameters
    ----------
    rate
        The error rate that is claimed not to be reached, above 0 and below 1.
    level
        Confidence, above 0 and below 1; one-sided.

    Raises
    ------
    ValueError
        If there cannot be such a rate or level.

    Examples
    --------
    >>> cases_without_error(0.01)
    299
    """
    if not (0 < rate < 1 and 0 < level < 1):
        raise ValueError("the rate and the level must lie between 0 and 1")
    return max(1, ceil(log1p(-level) / log1p(-rate)))


def chance_of_none(rate: float, n: int) -> float:
    r"""Return how probable it is that ``n`` cases show no error: :math:`(1 - rate)^n`.

    Parameters
    ----------
    rate
        The true error rate, from 0 to 1.
    n
        Cases, at least 0.

    Raises
    ------
    ValueError
        If there cannot be such a rate or number.

    Examples
    --------
    >>> round(chance_of_none(0.01, 100), 3)
    0.366
    """
    if not 0 <= rate <= 1 or n < 0:
        raise ValueError("the rate must lie between 0 and 1, and n not below 0")
    if rate == 1:
        return float(n == 0)
    return exp(n * log1p(-rate))


RULE_OF_THIRTY = 30
"""Errors to have seen before a rate is known within 30 per cent of itself, at a
confidence of 90 per cent (Doddington; the ISO/IEC 19795-1 family)."""


def _expect(count: int, n: int, level: float) -> None:
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share; count from 0 to {n}")
    if not 0 < level < 1:
        raise ValueError(f"the level is {level}; it must lie between 0 and 1")
