"""Two versions of a sheet side by side: what changed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from raile.dossier import LAW, Change, asks
from raile.load import Content
from raile.load.markdown import inline_html
from raile.model.rating import Judgement, Rating, Screened
from raile.model.result import Reply
from raile.report.told import told


def compared(
    content: Content, sheet: str, changes: Iterable[Change]
) -> list[dict[str, Any]]:
    """Return a row for each change: what is asked, and both answers as lines."""
    ask = asks(content, sheet)
    return [
        {
            "id": one.item,
            "ask": inline_html(ask[one.item]),
            "before": list(said(content, sheet, one.item, one.before)),
            "after": list(said(content, sheet, one.item, one.after)),
        }
        for one in changes
    ]


def said(content: Content, sheet: str, item: str, answer: Any) -> Iterator[str]:
    """Yield an answer in lines of plain text."""
    match answer:
        case Reply():
            yield from _reply(content, sheet, item, answer)
        case Judgement():
            yield from _judgement(content, answer)
        case Screened():
            yield from _screened(content, answer)
        case tuple() if sheet == LAW:
            asked = {one.id: one for one in content.law.walk.questions}[item]
            yield from (one.text for one in asked.choices if one.id in answer)


def _reply(content: Content, sheet: str, item: str, reply: Reply) -> Iterator[str]:
    instrument = content.instrument(sheet)
    question = next(one for one in instrument.questions if one.id == item)
    yield from told(instrument, question, reply, content.language).splitlines()
    if reply.dont_know:
        yield content.words("assessment").say("dont_know")
    if reply.evidence.strip():
        yield content.words("dossier").say("compare.evidence", text=reply.evidence)


def _judgement(content: Content, one: Judgement) -> Iterator[str]:
    words = content.words("risk")
    risk = content.risk
    for stage in ("inherent", "residual"):
        rating: Rating = getattr(one, stage)
        if rating.likelihood and rating.impact:
            cell = words.say("cell", likelihood=rating.likelihood, impact=rating.impact)
            yield f"{words.say(stage)}: {cell}"
        if rating.reason.strip():
            yield words.say("result.reason", reason=rating.reason)
        if rating.evidence.strip():
            yield words.say("result.evidence", evidence=rating.evidence)
    if one.group.strip():
        yield words.say("result.group", group=one.group)
    texts = {safeguard.id: safeguard for safeguard in risk.safeguards}
    for measure in one.measures:
        if measure.id in texts:
            state = words.say("result.in_place" if measure.tested else "result.planned")
            yield f"{texts[measure.id].text} ({state})"


def _screened(content: Content, one: Screened) -> Iterator[str]:
    screen = content.risk.screen
    yield from (known.text for known in screen.practices if known.id in one.practices)
    if one.none:
        yield screen.none
