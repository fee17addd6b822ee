"""How a group has answered an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import floor
from statistics import median
from typing import Any

from raile.grade import grade, readings
from raile.model.base import Strict
from raile.model.item import (
    Item,
    ItemSet,
    Match,
    Number,
    Open,
    Order,
    Several,
    Single,
    Slider,
)
from raile.model.mark import Answer
from raile.model.response import Response
from raile.report.small import K, percent

_BINS = 10
_NOISE = 1e-9
"""What dividing in floating point may fall short of a whole number."""


class OptionTally(Strict):
    """How many have chosen an option."""

    id: str
    right: bool | None
    """None in an opinion."""
    count: int
    percent: int


class CardTally(Strict):
    """Where a card or an entry was put."""

    id: str
    right_percent: int | None
    """None in an opinion."""
    elsewhere: str | int | None
    """The wrong box, or the wrong place (from 1), where it was put most often; in an
    opinion, where it was put most often."""


class Bin(Strict):
    """How many have set a slider from `low` to `high`."""

    low: float
    high: float
    count: int
    percent: int


class Tally(Strict):
    """How a group has answered one item: at the first attempt; its latest opinion.

    Shares are of all who have answered, in whole per cent. The texts of open answers
    are not in it.
    """

    item: str
    hidden: bool
    """Whether fewer than `K` people have answered: then nothing else is told."""
    n: int | None = None
    right: int | None = None
    """How many were wholly right; None where no answer is right."""
    options: tuple[OptionTally, ...] = ()
    """Of a choice, in the author's order."""
    cards: tuple[CardTally, ...] = ()
    """Of an order or a match, in the author's order."""
    median: float | None = None
    """Of numbers; None where too few can be read."""
    bins: tuple[Bin, ...] = ()
    """Of a slider, from its low end to its high one."""

    @property
    def right_percent(self) -> int | None:
        """Which share was wholly right."""
        if self.n is None or self.right is None:
            return None
        return percent(self.right, self.n)


def tallies(
    name: str, items: ItemSet, responses: Iterable[Response], k: int = K
) -> tuple[Tally, ...]:
    """Return how the room has answered each item of a set, in the set's order.

    Parameters
    ----------
    name
        The activity, such as ``"principles/quiz"``.
    items
        The set.
    responses
        The whole room's, oldest first.
    k
        The smallest group that anything is told of.
    """
    given: dict[str, list[Response]] = {item.id: [] for item in items.items}
    for one in responses:
        if one.activity == name and one.item in given:
            given[one.item].append(one)
    return tuple(tally(item, given[item.id], k) for item in items.items)


def tally(item: Item, responses: Iterable[Response], k: int = K) -> Tally:
    """Return how the room has answered one item.

    Parameters
    ----------
    item
        The item.
    responses
        Those to this item, oldest first.
    k
        The smallest group that anything is told of.
    """
    answers: dict[str, Response] = {}
    for one in responses:
        # A second attempt says what feedback has taught; an opinion may change.
        if one.kind == "answer" and (item.opinion or one.participant not in answers):
            answers[one.participant] = one
    if len(answers) < k:
        return Tally(item=item.id, hidden=True)
    values = [one.value for one in answers.values()]
    numbers = _numbers(item, values)
    return Tally(
        item=item.id,
        hidden=False,
        n=len(answers),
        right=_right(item, answers.values()),
        options=_options(item, values),
        cards=_cards(item, values),
        median=median(numbers) if len(numbers) >= k else None,
        bins=_bins(item, numbers, len(answers)),
    )


def _right(item: Item, answers: Iterable[Response]) -> int | None:
    if item.opinion or isinstance(item, Open):
        return None
    return sum(one.score == 1 for one in answers)


def _options(item: Item, values: Sequence[Any]) -> tuple[OptionTally, ...]:
    if not isinstance(item, Single | Several):
        return ()
    chosen = Counter(one for value in values for one in _ids(value))
    return tuple(
        OptionTally(
            id=option.id,
            right=None if item.opinion else option.right,
            count=chosen[option.id],
            percent=percent(chosen[option.id], len(values)),
        )
        for option in item.options
    )


def _ids(value: Any) -> set[str]:
    given = value if isinstance(value, list) else [value]
    return {one for one in given if isinstance(one, str)}


def _cards(item: Item, values: Sequence[Any]) -> tuple[CardTally, ...]:
    if not isinstance(item, Order | Match):
        return ()
    # Where each answer put each card, and which it put right.
    put = [(_places(item, value), _well_put(item, value)) for value in values]
    return tuple(
        CardTally(
            id=one,
            right_percent=(
                None
                if item.opinion
                else percent(sum(one in right for _, right in put), len(put))
            ),
            elsewhere=_most_common(
                item,
                [places.get(one) for places, right in put if one not in right],
                None if item.opinion else _home(item, one),
            ),
        )
        for one in item.part_ids
    )


def _well_put(item: Order | Match, value: Any) -> set[str]:
    mark = grade(item, Answer(value=value))
    return {part.id for part in mark.parts if part.right}


def _places(item: Order | Match, value: Any) -> Mapping[Any, Any]:
    if isinstance(item, Match):
        return value if isinstance(value, dict) else {}
    entries = value if isinstance(value, list) else []
    return {one: entries.index(one) + 1 for one in item.part_ids if one in entries}


def _home(item: Order | Match, one: str) -> str | int:
    if isinstance(item, Order):
        return item.part_ids.index(one) + 1
    return next(card.box for card in item.cards if card.id == one)


def _most_common(
    item: Order | Match, places: Sequence[Any], but: str | int | None
) -> str | int | None:
    counts = Counter(place for place in places if isinstance(place, str | int))
    there: list[str | int] = (
        [box.id for box in item.boxes]
        if isinstance(item, Match)
        else list(range(1, len(item.entries) + 1))
    )
    # The earliest of those that are equally common.
    most = max((one for one in there if one != but), key=lambda one: counts[one])
    return most if counts[most] else None


def _numbers(item: Item, values: Sequence[Any]) -> list[float]:
    """Return the numbers answered, as far as they can be read."""
    if not isinstance(item, Number | Slider):
        return []
    numbers = []
    for value in values:
        found = readings(value, item.unit)
        if isinstance(item, Slider):
            found = tuple(one for one in found if item.low <= one <= item.high)
        if found:
            numbers.append(_nearest(item.answer, found))
    return numbers


def _nearest(answer: float | None, readings: Sequence[float]) -> float:
    # Of two ways to read a number the better one counts, as in marking.
    if answer is None:
        return readings[0]
    return min(readings, key=lambda one: abs(one - answer))


def _bins(item: Item, numbers: Sequence[float], n: int) -> tuple[Bin, ...]:
    if not isinstance(item, Slider):
        return ()
    steps = floor((item.high - item.low) / item.step + _NOISE) + 1
    # Few values: one bin each. Many: equal parts of the scale.
    few = steps <= _BINS + 1
    width = item.step if few else (item.high - item.low) / _BINS
    last = steps - 1 if few else _BINS - 1
    counts = Counter(
        min(floor((number - item.low) / width + _NOISE), last) for number in numbers
    )
    return tuple(
        Bin(
            low=item.low + width * place,
            high=item.low + width * (place if few else place + 1),
            count=counts[place],
            percent=percent(counts[place], n),
        )
        for place in range(last + 1)
    )
