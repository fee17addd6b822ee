"""What a room's play shows: how far it relied on a tool, and what that cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from raile.model.base import Strict
from raile.model.lab import Game
from raile.report.small import K
from raile.science.oversight import Turn, deck, play, shown_reliance

Turns = tuple[Turn, ...]


class Share(Strict):
    """Some of all."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; none of nothing."""
        return self.part / self.whole if self.whole else None


class RoomPlay(Strict):
    """The answers of everybody who has played to the end, all together."""

    hidden: bool
    """Whether fewer than `K` people have: then nothing else is told."""
    n: int | None = None
    alone: Share | None = None
    """Right answers without the tool."""
    aid_right: Share | None = None
    """Right answers where the tool was right."""
    aid_wrong: Share | None = None
    """Right answers where the tool was wrong: its errors that were caught."""
    given_up: Share | None = None
    """Right first answers where the tool was wrong, given up for its advice."""
    mended: Share | None = None
    """Wrong first answers where the tool was right, mended by its advice."""
    caught: tuple[int, ...] = ()
    """How many people have caught none, one, two … of its errors."""
    reliance: float | None = None
    """See :func:`raile.science.oversight.shown_reliance`."""
    seconds_alone: float | None = None
    """Mean time for a card without the tool."""
    seconds_aided: float | None = None


def turns(game: Game, kept: Mapping[str, Any]) -> Turns:
    """Return one person's answers, up to the first card without a final one.

    Parameters
    ----------
    game
        The cards.
    kept
        What was recorded last, by item: 'first-CARD' before the advice, 'card-CARD'
        as the final answer.
    """
    found = []
    for card, right in zip(game.cards, deck(seed=game.seed), strict=True):
        final, first = kept.get(f"card-{card.id}"), kept.get(f"first-{card.id}")
        if not final:
            break
        times = [one["seconds"] for one in (first, final) if one]
        found.append(
            Turn(
                truth=card.urgent,
                answer=final["urgent"],
                advice=None if right is None else card.urgent is right,
                first=first["urgent"] if first else None,
                seconds=None if None in times else sum(times),
            )
        )
    return tuple(found)


def room_play(game: Game, people: Iterable[Turns], k: int = K) -> RoomPlay:
    """Return what those who have played to the end show together.

    Parameters
    ----------
    game
        The cards.
    people
        Everybody's answers; whoever has not answered all cards is left out.
    k
        The smallest group that anything is told of.
    """
    finished = [one for one in people if len(one) == len(game.cards)]
    if len(finished) < k:
        return RoomPlay(hidden=True)
    every = [turn for one in finished for turn in one]
    alone = [one for one in every if one.advice is None]
    good = [one for one in every if one.advice is not None and one.advice == one.truth]
    bad = [one for one in every if one.advice is not None and one.advice != one.truth]
    held = [one for one in bad if one.first == one.truth]
    errors = [one for one in good if one.first != one.truth]
    right, caught = _right(good), _right(bad)
    times = play(every)
    return RoomPlay(
        hidden=False,
        n=len(finished),
        alone=_right(alone),
        aid_right=right,
        aid_wrong=caught,
        given_up=Share(part=len(held) - _right(held).part, whole=len(held)),
        mended=_right(errors),
        caught=_by_caught(finished),
        reliance=shown_reliance(right.part, right.whole, caught.part, caught.whole),
        seconds_alone=times.seconds_alone,
        seconds_aided=times.seconds_aided,
    )


def _right(turns: Sequence[Turn]) -> Share:
    return Share(part=sum(one.answer == one.truth for one in turns), whole=len(turns))


def _by_caught(people: Sequence[Turns]) -> tuple[int, ...]:
    """Return how many people have caught none, one, two … errors of the tool."""
    wrong = [
        [one for one in person if one.advice is not None and one.advice != one.truth]
        for person in people
    ]
    caught = [_right(one).part for one in wrong]
    most = max((len(one) for one in wrong), default=0)
    return tuple(caught.count(number) for number in range(most + 1))
