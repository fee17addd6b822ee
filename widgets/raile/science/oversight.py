"""A person and an aid decide together: what relying on it does when it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from statistics import NormalDist, fmean

_NORMAL = NormalDist()


@dataclass(frozen=True)
class Team:
    """How often a person with an aid is right, as shares from 0 to 1."""

    overall: float
    aid_right: float
    """Where the aid is right."""
    aid_wrong: float
    """Where the aid is wrong."""


def team(reliance: float, alone: float = 0.80, aid: float = 0.95) -> Team:
    r"""Return how often person and aid are right together, by signal detection.

    The person sees evidence with a discrimination :math:`d'` and equal variances; both
    answers are equally often right. Advice moves the person's criterion by ``reliance``
    :math:`s` towards it. So the person is right with :math:`\Phi(d'/2 + s)` where the
    aid is, and with :math:`\Phi(d'/2 - s)` where it is not; :math:`\Phi(d'/2)` is how
    often the person is right alone.

    Parameters
    ----------
    reliance
        :math:`s`, in standard deviations of the evidence, at least 0: at 0 the aid is
        ignored, at 2 almost always followed.
    alone
        How often the person is right without an aid, above 0.5 and below 1.
    aid
        How often the aid is right, from 0 to 1.

    Raises
    ------
    ValueError
        If a number is out of its range.

    References
    ----------
    That advice moves the criterion and not the discrimination: Howard, Rabbitt and
    Sirotin 2020, PLOS ONE. The numbers are the kit's own model.

    Examples
    --------
    >>> together = team(2.0)
    >>> [round(x, 2) for x in (together.overall, together.aid_wrong)]
    [0.95, 0.12]
    """
    half = _half_discrimination(reliance, alone, aid)
    right, wrong = _NORMAL.cdf(half + reliance), _NORMAL.cdf(half - reliance)
    return Team(aid * right + (1 - aid) * wrong, right, wrong)


def best_reliance(alone: float = 0.80, aid: float = 0.95) -> float:
    r"""Return the reliance at which person and aid are right most often.

    It is :math:`\ln(p/(1 - p))/d'` for an aid that is right with :math:`p`, and none
    for an aid no better than a coin. Such a team is still misled by nearly every error
    of a good aid.

    Parameters
    ----------
    alone
        How often the person is right without an aid, above 0.5 and below 1.
    aid
        How often the aid is right, from 0 to below 1.

    Raises
    ------
    ValueError
        If a number is out of its range; an aid that never errs is best always
        followed, and there is no number for that.

    Examples
    --------
    >>> round(best_reliance(), 2)
    1.75
    """
    half = _half_discrimination(0, alone, aid)
    if aid == 1:
        raise ValueError("an aid that never errs is best always followed")
    return max(0.0, log(aid / (1 - aid)) / (2 * half)) if aid > 0.5 else 0.0


def simulate(
    reliance: float,
    alone: float = 0.80,
    aid: float = 0.95,
    trials: int = 20_000,
    *,
    seed: int,
) -> Team:
    """Return the same as :func:`team`, from cases drawn at random.

    Parameters
    ----------
    reliance, alone, aid
        As for :func:`team`.
    trials
        Cases, at least 1.
    seed
        Of the random numbers.

    Raises
    ------
    ValueError
        If a number is out of its range, or in none of the cases the aid was right, or
        wrong: then there is no share to give.
    """
    import numpy as np

    half = _half_discrimination(reliance, alone, aid)
    rng = np.random.default_rng(seed)
    truth = np.where(rng.random(trials) < 0.5, 1, -1)
    aid_right = rng.random(trials) < aid
    if aid_right.all() or not aid_right.any():
        raise ValueError("too few cases: the aid was always right, or always wrong")
    evidence = half * truth + rng.standard_normal(trials)
    criterion = -reliance * np.where(aid_right, truth, -truth)
    right = np.where(evidence > criterion, 1, -1) == truth
    return Team(
        float(right.mean()),
        float(right[aid_right].mean()),
        float(right[~aid_right].mean()),
    )


@dataclass(frozen=True)
class Turn:
    """One card of the game: what was true, what was advised, what was answered.

    The three are True for 'yes', False for 'no'. The first answer is what the person
    thought before the advice was shown; it is None where nothing was asked before.
    """

    truth: bool
    answer: bool
    advice: bool | None = None
    """None where the person decides alone."""
    first: bool | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class Play:
    """What a game shows; a share is None where there was nothing to take it of."""

    alone: float | None
    """Right without an aid."""
    aid_right: float | None
    """Right where the aid was right."""
    aid_wrong: float | None
    """Right where the aid was wrong: how often its errors were caught."""
    switched_to_wrong: float | None
    """Of first answers that were right where the aid was wrong, given up."""
    switched_to_right: float | None
    """Of first answers that were wrong where the aid was right, mended."""
    seconds_alone: float | None
    """Mean time for a card."""
    seconds_aided: float | None


def play(turns: Iterable[Turn]) -> Play:
    """Return what a game shows about relying on the aid.

    Parameters
    ----------
    turns
        All cards that were answered, in any order.

    Examples
    --------
    >>> play([Turn(truth=True, answer=False, advice=False, first=True)]).aid_wrong
    0.0
    """
    turns = list(turns)
    lone = [one for one in turns if one.advice is None]
    good = [one for one in turns if one.advice is not None and one.advice == one.truth]
    bad = [one for one in turns if one.advice is not None and one.advice != one.truth]
    held = [one for one in bad if one.first is not None and one.first == one.truth]
    open_ = [one for one in good if one.first is not None and one.first != one.truth]
    return Play(
        alone=_right(lone),
        aid_right=_right(good),
        aid_wrong=_right(bad),
        switched_to_wrong=_share([one.answer != one.truth for one in held]),
        switched_to_right=_right(open_),
        seconds_alone=_seconds(lone),
        seconds_aided=_seconds(good + bad),
    )


def shown_reliance(
    right: int, right_of: int, caught: int, caught_of: int
) -> float | None:
    r"""Return the reliance that a group's answers show, to be set beside the curve.

    Half the difference of the two normal quantiles that :func:`team` has; half a card
    is added to each count, so that none and all have a quantile.

    Parameters
    ----------
    right, right_of
        Right answers where the aid was right, and all answers there.
    caught, caught_of
        Right answers where the aid was wrong, and all answers there.

    Returns
    -------
    float or None
        In standard deviations of the evidence; below 0 for a group that goes against
        advice. None without answers of both sorts.

    Raises
    ------
    ValueError
        If more are right than were answered.

    Examples
    --------
    >>> round(shown_reliance(950, 1000, 520, 1000), 1)
    0.8
    """
    if not (0 <= right <= right_of and 0 <= caught <= caught_of):
        raise ValueError("more cannot be right than were answered")
    if not (right_of and caught_of):
        return None
    followed = _NORMAL.inv_cdf((right + 0.5) / (right_of + 1))
    resisted = _NORMAL.inv_cdf((caught + 0.5) / (caught_of + 1))
    return (followed - resisted) / 2


def deck(
    alone: int = 8, aided: int = 16, wrong: int = 2, *, seed: int
) -> tuple[bool | None, ...]:
    """Return for each card whether there is advice, and whether it is right.

    The cards without an aid come first. Wrong advice comes in the last third of the
    others, after trust has grown, and never on the very last card.

    Parameters
    ----------
    alone, aided
        Cards without and with advice, at least 0 and 3.
    wrong
        Cards with wrong advice, at least 0, and few enough to fit.
    seed
        Of the random places.

    Returns
    -------
    tuple
        By card: None without advice, True where it is right, False where it is wrong.

    Raises
    ------
    ValueError
        If the wrong ones do not fit into the last third.

    Examples
    --------
    >>> cards = deck(seed=1)
    >>> cards.count(None), cards.count(True), cards.count(False)
    (8, 14, 2)
    """
    import numpy as np

    late = range(aided - aided // 3, aided - 1)
    if alone < 0 or not 0 <= wrong <= len(late):
        raise ValueError(f"{wrong} wrong cards do not fit among the last of {aided}")
    rng = np.random.default_rng(seed)
    places = set(rng.choice(list(late), size=wrong, replace=False).tolist())
    return (None,) * alone + tuple(place not in places for place in range(aided))


def _half_discrimination(reliance: float, alone: float, aid: float) -> float:
    if reliance < 0 or not 0.5 < alone < 1 or not 0 <= aid <= 1:
        raise ValueError(
            "reliance cannot be below 0, the person must be right in more than half of "
            "the cases and fewer than all, and the aid in none to all"
        )
    return _NORMAL.inv_cdf(alone)


def _right(turns: list[Turn]) -> float | None:
    return _share([one.answer == one.truth for one in turns])


def _share(hits: list[bool]) -> float | None:
    return fmean(hits) if hits else None


def _seconds(turns: list[Turn]) -> float | None:
    taken = [one.seconds for one in turns if one.seconds is not None]
    return fmean(taken) if taken else None
