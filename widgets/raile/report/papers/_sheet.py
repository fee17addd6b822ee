"""An assessment or a worksheet as a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from raile.assessment import assess
from raile.load import Content
from raile.model.document import (
    Block,
    Cell,
    Document,
    Notice,
    Part,
    Table,
)
from raile.model.instrument import Instrument
from raile.model.response import Response
from raile.model.result import Reply, Result
from raile.replies import BEGUN, latest
from raile.report.figures import band_title, sections, whole
from raile.report.papers._history import Teller, history
from raile.report.papers._lines import flat, paragraphs, plain, rich
from raile.report.papers._paper import Made, Paper, drawn, headed
from raile.report.papers._sheet_answers import answer, sheet_answers, sheet_tables

_ON_PAPER = 64
"""Letters of a chart's label that fit into a line."""
_FIRST = 3
"""Next steps on the executive page."""


def sheet_paper(
    content: Content,
    name: str,
    log: Sequence[Response],
    made: Made,
    role: str | None = None,
) -> Document:
    """Report one person's own answers to an instrument.

    Parameters
    ----------
    name
        Of the instrument, such as 'readiness'.
    log
        The person's responses to it, oldest first.
    role
        What the person answered as.
    """
    paper = Paper(content, made, "sheet")
    instrument = content.instrument(name)
    replies = latest(log)
    result = assess(instrument, replies)
    told, all_told = history(paper, log, _teller(paper, instrument))
    facts = [paper.fact("answered", paper.day(log[-1].at.date()))] if log else []
    if role:
        facts.append(paper.fact("role", role))
    steps = _steps(paper, instrument, result)
    return paper.document(
        instrument.title,
        (
            Part(
                title=paper.say("executive" if instrument.bands else "summary"),
                blocks=tuple(executive(paper, instrument, replies, result)),
            ),
            *([_all_steps(paper, steps)] if len(steps.rows) > _FIRST else []),
            sheet_answers(
                paper, instrument, replies, result.visible, paper.say("answers")
            ),
            told,
            paper.signatures(_signing(paper), paper.say("signatures.sheet")),
        ),
        facts=facts,
        notices=(
            *_caveat(paper, instrument),
            paper.notice("own-words"),
        ),
        sheets=(
            *sheet_tables(paper, instrument, replies, result.visible),
            *([steps] if steps.rows else []),
            all_told,
        ),
    )


def executive(
    paper: Paper, instrument: Instrument, replies: Mapping[str, Reply], result: Result
) -> Iterator[Block]:
    """Yield what a chief reads: the level, the weakest statements, the next steps."""
    if instrument.bands:
        yield from _level(paper, instrument, replies, result)
    else:
        yield from paragraphs(instrument.summary)
    if result.missing:
        asks = _asks(instrument)
        yield Notice(
            title=paper.say("provisional-sheet", n=len(result.missing)),
            lines=tuple(plain(asks[one]) for one in result.missing),
            weight="warning",
        )
    if not instrument.bands:
        return
    chart = sections(instrument, result, paper.content, columns=_ON_PAPER)
    yield drawn(paper.content.words("assessment").say("result.chart"), chart)
    if result.weakest:
        title = paper.content.words("assessment").say("result.weakest")
        yield from headed(title, _weakest(paper, instrument, result))
    steps = _steps(paper, instrument, result)
    if steps.rows:
        first = steps.model_copy(update={"rows": steps.rows[:_FIRST]})
        yield from headed(paper.say("steps.first", n=len(first.rows)), first)


def _level(
    paper: Paper, instrument: Instrument, replies: Mapping[str, Reply], result: Result
) -> Iterator[Block]:
    words = paper.content.words("assessment")
    title = band_title(instrument, result.band)
    if title is None:
        yield paper.notice("nothing-answered", "decision")
        return
    means = next(one.means for one in instrument.bands if one.id == result.band)
    lines = [
        plain(words.say("result.percent", percent=whole(instrument, result.percent))),
        rich(means),
    ]
    if result.capped_by:
        free = instrument.model_copy(update={"cap_above_weakest": None})
        titles = {one.id: one.title for one in instrument.sections}
        bands = {one.section: one.band for one in result.sections}
        lines.append(
            plain(
                words.say(
                    "result.capped",
                    alone=band_title(instrument, assess(free, replies).band),
                    section=titles[result.capped_by],
                    section_band=band_title(instrument, bands[result.capped_by]),
                )
            )
        )
    lines += [
        rich(one.say) for one in instrument.overrides if one.id in result.overrides
    ]
    yield Notice(
        title=paper.say("level-is", level=title), lines=tuple(lines), weight="decision"
    )


def _caveat(paper: Paper, instrument: Instrument) -> tuple[Notice, ...]:
    if not instrument.bands:
        return ()
    text = paper.content.words("assessment").say("result.caveat")
    title = paper.say("read-so")
    return (Notice(title=title, lines=(rich(text),), weight="warning"),)


def _asks(instrument: Instrument) -> dict[str, str]:
    return {one.id: flat(one.ask) for one in instrument.questions}


def _weakest(paper: Paper, instrument: Instrument, result: Result) -> Table:
    titles = {
        one.id: section.title
        for section in instrument.sections
        for one in section.questions
    }
    levels = {
        one.id: {level.id: flat(level.text) for level in instrument.levels(one)}
        for one in instrument.questions
    }
    standings = {one.question: one for one in result.standings}
    dont_know = paper.content.words("assessment").say("dont_know")

    def row(name: str) -> tuple[Cell, ...]:
        level = standings[name].level
        said = levels[name][level] if level else dont_know
        return (_asks(instrument)[name], titles[name], said)

    return Table(
        title=paper.content.words("assessment").say("result.weakest"),
        columns=(
            paper.column("statement", 7),
            paper.column("section", 3),
            paper.column("answer", 2),
        ),
        rows=tuple(row(one) for one in result.weakest),
    )


def _steps(paper: Paper, instrument: Instrument, result: Result) -> Table:
    asks = _asks(instrument)
    return Table(
        title=paper.say("steps.title"),
        columns=(
            paper.column("rank", type="number"),
            paper.column("step", 8),
            paper.column("statement", 6),
        ),
        rows=tuple(
            (at, flat(text), asks[name])
            for at, (name, text) in enumerate(result.next_steps, 1)
        ),
    )


def _all_steps(paper: Paper, steps: Table) -> Part:
    return Part(title=paper.say("steps.title"), blocks=(steps,))


def _teller(paper: Paper, instrument: Instrument) -> Teller[Response]:
    asks = {**_asks(instrument), BEGUN: paper.say("history.version")}
    questions = {one.id: one for one in instrument.questions}

    def said(one: Response) -> str:
        try:
            reply = Reply.model_validate(one.value)
        except ValidationError:
            return paper.say("unreadable")
        if one.item == BEGUN:
            return reply.text.strip()
        if one.item not in questions:
            return paper.say("unreadable")
        words = answer(paper, instrument, questions[one.item], reply)
        return " · ".join(filter(None, [words, reply.evidence.strip()]))

    return Teller(
        asked=lambda one: asks.get(one.item, one.item),
        said=said,
        place=lambda one: None if one.item == BEGUN else one.activity,
        many=lambda one, n: paper.say("history.many", n=n),
    )


def _signing(paper: Paper) -> tuple[tuple[str, str], ...]:
    return (
        (paper.say("signatures.answered"), paper.say("signatures.as-known")),
        (paper.say("signatures.owner"), paper.say("signatures.seen")),
    )
