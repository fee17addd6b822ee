"""What other sheets say already, proposed as an answer and never given as one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from raile.assessment import fitting, visible
from raile.day import written
from raile.judgements import latest as latest_judgements
from raile.load import Content
from raile.model.field import Origin
from raile.model.instrument import Instrument, Question
from raile.model.response import Line
from raile.model.result import Reply
from raile.navigator import walk
from raile.rating import judge
from raile.replies import latest
from raile.report.told import told
from raile.walks import runs

LogOf = Callable[[str], Sequence[Line]]
"""The lines of a sheet, oldest first, by the sheet's name."""

_RISKS = 5
"""Of the worst risks so many are told."""


@dataclass(frozen=True)
class Proposal:
    """What stands in another sheet already."""

    origin: str
    """The title of the sheet."""
    asked: str
    """What is asked there; nothing where it is no single question."""
    text: str
    """What it says; plain text."""
    reply: Reply
    """What would be answered by keeping it."""


@dataclass(frozen=True)
class Known:
    """What is known of a question before anybody answers it."""

    proposals: tuple[Proposal, ...]
    awaited: tuple[str, ...]
    """Titles of the sheets that say nothing yet."""


def known(content: Content, question: Question, log_of: LogOf) -> Known:
    """Return what other sheets propose for a question, and which say nothing yet.

    Parameters
    ----------
    log_of
        Returns the lines of a sheet: those of one person, or of a dossier.
    """
    proposals: list[Proposal] = []
    awaited: list[str] = []
    for origin in question.prefill:
        found = _found(content, question, origin, log_of)
        if found.reply.answered:
            proposals.append(found)
        elif found.origin not in awaited:
            awaited.append(found.origin)
    said = {one.origin for one in proposals}
    return Known(tuple(proposals), tuple(one for one in awaited if one not in said))


def kept(question: Question, reply: Reply, proposal: Proposal) -> Reply:
    """Return a reply with a proposal in it; what was there before stays."""
    if question.kind == "text" and reply.text.strip():
        text = f"{reply.text.rstrip()}\n\n{proposal.reply.text}"
        added = reply.model_copy(update={"text": text})
    elif question.kind == "rows" and reply.rows:
        new = [one for one in proposal.reply.rows if one not in reply.rows]
        added = reply.model_copy(update={"rows": (*reply.rows, *new)})
    else:
        # A number or a day takes the place of another one.
        added = proposal.reply.model_copy(update={"evidence": reply.evidence})
    return added.model_copy(update={"dont_know": False})


def holds(question: Question, reply: Reply, proposal: Proposal) -> bool:
    """Whether a reply has a proposal in it already."""
    if question.kind == "text":
        return proposal.reply.text in reply.text
    if question.kind == "rows":
        return all(one in reply.rows for one in proposal.reply.rows)
    return proposal.reply.model_copy(update={"evidence": reply.evidence}) == reply


def _found(
    content: Content, question: Question, origin: Origin, log_of: LogOf
) -> Proposal:
    """Return what an origin proposes; its reply is empty where it says nothing."""
    if origin.part is not None:
        title = content.words("sheet").say(f"origins.{origin.sheet}")
        text = "\n".join(_part(content, origin, log_of))
        return Proposal(title, "", text, _as_text(question, text))
    sheet = content.instrument(origin.sheet)
    source = next(one for one in sheet.questions if one.id == origin.question)
    replies = latest(log_of(origin.sheet))
    reply = replies.get(source.id, Reply())
    if source.id not in visible(sheet, replies):
        reply = Reply()
    text = told(sheet, source, reply, content.language)
    if question.kind == "text" and source.kind in ("choice", "number", "date"):
        # A 'Yes' or a '5' alone would not say of what.
        new = _as_text(question, text and f"{source.ask} {text}")
    elif question.kind == "text" or source.kind in ("several", "text"):
        new = _as_text(question, text)
    else:
        # Of a table only the columns that both have, by their ids.
        same = Reply(number=reply.number, date=reply.date, rows=reply.rows)
        new = fitting(question, same)
    return Proposal(sheet.title, source.ask, text, new)


def _as_text(question: Question, text: str) -> Reply:
    """Return a text as an answer; as rows it fills the first column of a table."""
    lines = [one for one in text.split("\n") if one.strip()]
    if question.kind == "rows":
        first = question.columns[0].id
        return fitting(question, Reply(rows=tuple({first: one} for one in lines[:20])))
    return fitting(question, Reply(text=text))


def _part(content: Content, origin: Origin, log_of: LogOf) -> Iterable[str]:
    if origin.sheet == "law":
        return _of_law(content, str(origin.part), log_of("law"))
    return _of_risk(content, str(origin.part), log_of("risk"))


def _of_law(content: Content, part: str, log: Iterable[Line]) -> Iterator[str]:
    """Yield what the last walk that was begun has found."""
    begun = [one for one in runs(log).values() if one[0]]
    if not begun:
        return
    answers, _ = begun[-1]
    law = content.law
    # What applies from which day is said; whether it does today is not asked here.
    outcome = walk(law, answers, datetime.date.min)
    words = content.words("sheet")
    if part == "findings":
        for found in outcome.findings:
            yield words.say(
                "origins.finding",
                title=found.finding.title,
                point=found.finding.point,
                day=written(found.since, content.language),
            )
    else:
        for due in outcome.duties:
            yield words.say(
                "origins.duty",
                title=due.duty.title,
                article=due.duty.article,
                day=written(due.since, content.language),
            )


def _of_risk(content: Content, part: str, log: Iterable[Line]) -> Iterator[str]:
    risk = content.risk
    judgements, screened = latest_judgements(risk, log)
    words = content.words("sheet")
    match part:
        case "groups":
            named: dict[str, list[str]] = {}
            for question in risk.questions:
                group = (
                    judgements[question.id].group if question.id in judgements else ""
                )
                if group.strip():
                    named.setdefault(group.strip(), []).append(question.title)
            yield from named
        case "risks":
            verdict = judge(risk, judgements, screened)
            for one in verdict.worst[:_RISKS]:
                if one.cell is None:
                    continue
                given = judgements[one.question.id]
                yield words.say(
                    "origins.rated",
                    title=one.question.title,
                    band=risk.bands[one.cell.place].title,
                    likelihood=risk.likelihood[one.cell.likelihood - 1].title,
                    impact=risk.impact[one.cell.impact - 1].title,
                    group=given.group.strip() or words.say("origins.nobody"),
                    reason=getattr(given, one.now).reason.strip()
                    or words.say("origins.no_reason"),
                )
        case "safeguards":
            chosen = {
                measure.id: measure
                for given in judgements.values()
                for measure in given.measures
            }
            for safeguard in risk.safeguards:
                if safeguard.id in chosen:
                    measure = chosen[safeguard.id]
                    yield words.say(
                        f"origins.{'tested' if measure.tested else 'planned'}",
                        safeguard=safeguard.text.rstrip("."),
                        owner=measure.owner.strip() or words.say("origins.no_owner"),
                    )


def waiting(
    content: Content,
    instrument: Instrument,
    replies: Mapping[str, Reply],
    log_of: LogOf,
) -> tuple[str, ...]:
    """Return the questions to which other sheets propose what is not kept yet."""
    return tuple(
        one.id
        for one in instrument.questions
        if any(
            not holds(one, replies.get(one.id, Reply()), proposal)
            for proposal in known(content, one, log_of).proposals
        )
    )
