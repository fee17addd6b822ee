"""Which questions are visible, and what of the replies counts.

Questions are settled one by one, in their order. A condition sees the answers to
visible questions before its own and nothing else, so that whatever follows from a
hidden question is hidden too, and an answer left behind under it never counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from raile.assessment._fitting import written
from raile.model.condition import holds
from raile.model.instrument import Instrument, Level, Question
from raile.model.result import Reply


@dataclass(frozen=True)
class Seen:
    """A visible question with what counts of its reply."""

    question: Question
    section: str
    levels: tuple[Level, ...]
    """All that it offers."""
    chosen: tuple[Level, ...]
    dont_know: bool
    written: bool

    @property
    def answered(self) -> bool:
        """Whether the reply says anything, 'don't know' included."""
        return bool(self.chosen) or self.dont_know or self.written

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the levels chosen."""
        return tuple(level.id for level in self.chosen)

    @cached_property
    def points(self) -> float:
        """Points of the answer, without the question's weight."""
        return _combined(self.question, [level.points for level in self.chosen])

    @cached_property
    def possible(self) -> float:
        """Points of the best answer."""
        return most_points(self.question, self.levels)

    @property
    def scored(self) -> bool:
        """Whether it counts in the score."""
        return self.question.weight > 0 and self.possible > 0


def visible(instrument: Instrument, replies: Mapping[str, Reply]) -> tuple[str, ...]:
    """Tell which questions are to be shown.

    Parameters
    ----------
    instrument
        The questions and their conditions.
    replies
        Replies by question id. What does not fit the instrument is ignored.

    Returns
    -------
    tuple of str
        Ids of the visible questions, in the instrument's order.
    """
    return tuple(see(instrument, replies))


def see(instrument: Instrument, replies: Mapping[str, Reply]) -> dict[str, Seen]:
    """Settle question after question what is visible and what counts."""
    seen: dict[str, Seen] = {}
    for section in instrument.sections:
        for question in section.questions:
            condition = question.visible_if
            if condition is None or holds(condition, seen):
                levels = instrument.levels(question)
                reply = replies.get(question.id)
                seen[question.id] = _read(question, section.id, levels, reply)
    return seen


def _read(
    question: Question, section: str, levels: tuple[Level, ...], reply: object
) -> Seen:
    if not isinstance(reply, Reply):
        reply = Reply()
    chosen = tuple(level for level in levels if level.id in reply.chosen)
    if question.kind == "choice" and len(chosen) > 1:
        chosen = ()
    said = written(question, reply)
    return Seen(
        question=question,
        section=section,
        levels=levels,
        chosen=chosen,
        dont_know=question.dont_know and reply.dont_know and not chosen and not said,
        written=said,
    )


def most_points(question: Question, levels: Iterable[Level]) -> float:
    """Return the points of the best answer to a question."""
    return _combined(question, [one.points for one in levels if one.points > 0])


def _combined(question: Question, points: list[float]) -> float:
    if not points:
        return 0
    if question.kind == "several" and question.combine == "sum":
        return sum(points)
    return max(points)
