"""What differs between two versions of a sheet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from raile.assessment import visible
from raile.dossier._log import LAW, RISK, lines
from raile.dossier._risk import judgements
from raile.dossier._sheets import asks
from raile.load import Content
from raile.model.dossier import Entry
from raile.model.instrument import Instrument
from raile.model.rating import Judgement, Screened
from raile.model.result import Reply
from raile.navigator import walk
from raile.rating import judge
from raile.replies import latest
from raile.walks import runs


@dataclass(frozen=True)
class Change:
    """An answer that is not the same in two versions.

    Attributes
    ----------
    before, after
        A `Reply`, `Judgement` or `Screened`, or the choices of the law navigator;
        none where the question was not answered, or hidden.
    """

    item: str
    before: Any
    after: Any


def changes(
    content: Content, entries: Sequence[Entry], sheet: str, a: int, b: int
) -> tuple[Change, ...]:
    """Return what changed from one version to another, in the order of the questions.

    An answer to a question that is hidden in a version is no answer there.
    """
    return differences(
        content,
        sheet,
        standing(content, entries, sheet, a),
        standing(content, entries, sheet, b),
    )


def differences(
    content: Content, sheet: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Change, ...]:
    """Return what is not the same in two sets of answers that count."""
    return tuple(
        Change(item, before.get(item), after.get(item))
        for item in asks(content, sheet)
        if before.get(item) != after.get(item)
    )


def standing(
    content: Content, entries: Sequence[Entry], sheet: str, version: int
) -> dict[str, Any]:
    """Return the answers that count in one version of a sheet, by item."""
    if sheet == RISK:
        return _risk(content, entries, version)
    if sheet == LAW:
        found = runs(lines(entries, LAW, version))
        if not found:
            return {}
        answers, _ = found[max(found)]
        # Which questions are asked does not hang on the day.
        steps = walk(content.law, answers, datetime.date.max).steps
        return {
            one.question.id: tuple(choice.id for choice in one.chosen) for one in steps
        }
    if sheet not in content.instruments:
        return {}
    return counting(content.instrument(sheet), latest(lines(entries, sheet, version)))


def counting(instrument: Instrument, replies: Mapping[str, Reply]) -> dict[str, Reply]:
    """Return the replies that count: to questions that are not hidden."""
    return {
        item: replies[item]
        for item in visible(instrument, replies)
        if item in replies and (replies[item].answered or replies[item].evidence)
    }


def _risk(content: Content, entries: Sequence[Entry], version: int) -> dict[str, Any]:
    risk = content.risk
    given, screened = judgements(risk, entries, version)
    found: dict[str, Any] = {}
    if screened != Screened():
        found[risk.screen.id] = screened
    for one in judge(risk, given, screened).standings:
        name = one.question.id
        asked = {follow_up.id for follow_up in one.follow_ups}
        seen = given.get(name, Judgement())
        answered = {key: to for key, to in seen.follow_ups.items() if key in asked}
        seen = seen.model_copy(update={"follow_ups": answered})
        if seen != Judgement():
            found[name] = seen
    return found
