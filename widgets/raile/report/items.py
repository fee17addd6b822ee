"""How well the questions of a test or a quiz do their work, for its trainer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum, sqrt
from typing import Literal

from raile.model.base import Strict
from raile.model.item import Item, Open
from raile.model.response import Response
from raile.report.gain import first_answers
from raile.report.small import K
from raile.report.tally import OptionTally, tally

ItemFlag = Literal["easy", "hard", "weak", "unchosen"]
"""Easier or harder than is useful; not told apart by it who knows much and who
little; a wrong option that nobody has chosen."""

Caution = Literal["few-items", "few-people", "partial-scores", "low"]
"""Why a reliability says little: see :class:`Reliability`."""

_EASIEST, _HARDEST = 0.9, 0.3
_WEAK = 0.2
_LEAST_FOR_DISCRIMINATION = 10
_LEAST_ITEMS = 10
_LEAST_PEOPLE = 30
_LEAST_FOR_PASSING = 0.7


class ItemStatistics(Strict):
    """How one item was answered at the first attempt."""

    item: str
    hidden: bool
    """Whether fewer than `K` people have answered it: then nothing else is told."""
    n: int | None = None
    difficulty: float | None = None
    """The average score, 0 to 1: the higher, the easier."""
    estimate: float | None = None
    """What its author expected."""
    discrimination: float | None = None
    """Correlation of its score with the rest of each person's answers; None of fewer
    than ten people, and where all have the same score."""
    distractors: tuple[OptionTally, ...] = ()
    """The wrong options of a choice, and how many took them."""
    flags: tuple[ItemFlag, ...] = ()


class Reliability(Strict):
    """KR-20 of those who have answered every item: how far the sum can be relied on.

    It is one for items that are right or wrong: a partly right answer counts as
    wrong in it. Below 0.7 nobody should pass or fail by the sum.
    """

    n: int
    items: int
    kr20: float | None
    """At most 1; None where all have the same sum, and below two items."""
    cautions: tuple[Caution, ...]


def item_statistics(
    items: Sequence[Item], responses: Sequence[Response], k: int = K
) -> tuple[ItemStatistics, ...]:
    """Return how well each marked item has worked, in the order of `items`.

    People need not have had the same items: the rest, with which an item is
    compared, is the average of whatever else each person has answered.

    Parameters
    ----------
    items
        Opinions and open items among them are passed over.
    responses
        To these items and of one activity, or of forms that are parallel.
    k
        The smallest group that anything is told of.
    """
    people = _scores(items, responses)
    answers: dict[str, list[Response]] = {item.id: [] for item in items}
    for one in responses:
        if one.item in answers:
            answers[one.item].append(one)
    return tuple(
        _statistics(item, answers[item.id], people, k) for item in _marked(items)
    )


def reliability(
    items: Sequence[Item], responses: Sequence[Response], k: int = K
) -> Reliability | None:
    """Return how far the sum over a set of items can be relied on.

    Parameters
    ----------
    items
        The set that everybody is asked.
    responses
        To this set.
    k
        The smallest group that anything is told of.

    Returns
    -------
    Reliability or None
        None where fewer than `k` people have answered every item.
    """
    names = [item.id for item in _marked(items)]
    people = [
        [scores[name] for name in names]
        for scores in _scores(items, responses).values()
        if all(name in scores for name in names)
    ]
    if len(people) < k or not names:
        return None
    value = kr20([[score == 1 for score in scores] for scores in people])
    cautions: list[Caution] = []
    if len(names) < _LEAST_ITEMS:
        cautions.append("few-items")
    if len(people) < _LEAST_PEOPLE:
        cautions.append("few-people")
    if any(0 < score < 1 for scores in people for score in scores):
        cautions.append("partial-scores")
    if value is not None and value < _LEAST_FOR_PASSING:
        cautions.append("low")
    return Reliability(
        n=len(people), items=len(names), kr20=value, cautions=tuple(cautions)
    )


def kr20(people: Sequence[Sequence[bool]]) -> float | None:
    r"""Return the Kuder-Richardson coefficient of items that are right or wrong.

    With :math:`p_i` the share of people who have item :math:`i` right and
    :math:`\sigma^2` the variance of their sums over :math:`k` items,

    .. math:: \frac{k}{k - 1} \Bigl(1 - \frac{\sum p_i (1 - p_i)}{\sigma^2}\Bigr).

    Parameters
    ----------
    people
        What each person had right, all of the same length.

    Returns
    -------
    float or None
        None where all sums are equal, and of fewer than two items.

    Examples
    --------
    >>> kr20([[True, True], [False, False]])
    1.0
    """
    k = len(people[0]) if people else 0
    if k < 2:
        return None
    sums = [sum(person) for person in people]
    mean = sum(sums) / len(sums)
    variance = fsum((one - mean) ** 2 for one in sums) / len(sums)
    if variance == 0:
        return None
    shares = [sum(column) / len(people) for column in zip(*people, strict=True)]
    return k / (k - 1) * (1 - fsum(p * (1 - p) for p in shares) / variance)


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation; None where either side does not vary.

    Examples
    --------
    >>> correlation([(0, 1), (1, 3)])
    1.0
    """
    if not pairs:
        return None
    first = fsum(one for one, _ in pairs) / len(pairs)
    second = fsum(one for _, one in pairs) / len(pairs)
    apart = [(one - first, other - second) for one, other in pairs]
    spread = fsum(one**2 for one, _ in apart) * fsum(other**2 for _, other in apart)
    if spread < 1e-12:
        return None
    return fsum(one * other for one, other in apart) / sqrt(spread)


def _marked(items: Sequence[Item]) -> list[Item]:
    # People compare an open answer themselves: that is no score.
    return [item for item in items if not item.opinion and not isinstance(item, Open)]


def _scores(
    items: Sequence[Item], responses: Sequence[Response]
) -> dict[str, dict[str, float]]:
    """Return everybody's score of each marked item, at the first attempt."""
    names = {item.id for item in _marked(items)}
    return {
        person: {name: one.score or 0 for name, one in answers.items() if name in names}
        for person, answers in first_answers(responses).items()
    }


def _statistics(
    item: Item,
    responses: Sequence[Response],
    people: Mapping[str, Mapping[str, float]],
    k: int,
) -> ItemStatistics:
    given = [scores[item.id] for scores in people.values() if item.id in scores]
    if len(given) < k:
        return ItemStatistics(item=item.id, hidden=True, estimate=item.difficulty)
    difficulty = fsum(given) / len(given)
    discrimination = _discrimination(item.id, people)
    distractors = tuple(
        one for one in tally(item, responses, k).options if one.right is False
    )
    flags: list[ItemFlag] = []
    if difficulty > _EASIEST:
        flags.append("easy")
    if difficulty < _HARDEST:
        flags.append("hard")
    if discrimination is not None and discrimination < _WEAK:
        flags.append("weak")
    # Of few people some option is always left over.
    if len(given) >= _LEAST_PEOPLE and any(one.count == 0 for one in distractors):
        flags.append("unchosen")
    return ItemStatistics(
        item=item.id,
        hidden=False,
        n=len(given),
        difficulty=difficulty,
        estimate=item.difficulty,
        discrimination=discrimination,
        distractors=distractors,
        flags=tuple(flags),
    )


def _discrimination(
    name: str, people: Mapping[str, Mapping[str, float]]
) -> float | None:
    # The item's own score is left out of the rest: it would agree with itself.
    pairs = [
        (scores[name], (fsum(scores.values()) - scores[name]) / (len(scores) - 1))
        for scores in people.values()
        if name in scores and len(scores) > 1
    ]
    if len(pairs) < _LEAST_FOR_DISCRIMINATION:
        return None
    return correlation(pairs)
