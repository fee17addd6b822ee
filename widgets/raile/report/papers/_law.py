"""The walk through the law as a part of a report."""

from __future__ import annotations

from collections.abc import Iterator

from raile.day import filled, written
from raile.model.document import Block, Cell, Paragraph, Part, Table
from raile.model.law import LegalDate
from raile.navigator import Due, Found, Outcome
from raile.report.papers._lines import flat, rich
from raile.report.papers._paper import Paper


def law_part(paper: Paper, outcome: Outcome, title: str) -> Part:
    """Return what applies, from which day, and which answers lead there."""
    caveat = Paragraph(line=rich(paper.content.words("law").say("caveat")))
    return Part(title=title, blocks=(caveat, *_tables(paper, outcome)))


def law_tables(paper: Paper, outcome: Outcome) -> Iterator[Table]:
    """Yield findings, duties, and the way to them."""
    words = paper.content.words("law")
    date = paper.column("applies", 2)
    yield Table(
        title=words.say("result.findings"),
        columns=(
            paper.column("finding", 3),
            paper.column("article", 3),
            paper.column("why", 5),
            date,
        ),
        rows=tuple(_found(paper, one) for one in outcome.findings),
        empty=paper.say("law.no-findings"),
    )
    yield Table(
        title=words.say("result.duties"),
        columns=(
            paper.column("duty", 3),
            paper.column("article", 3),
            paper.column("what", 5),
            date,
        ),
        rows=tuple(_due(paper, one) for one in outcome.duties),
        empty=paper.say("law.no-duties"),
    )
    yield Table(
        title=words.say("result.way"),
        columns=(
            paper.column("question", 4),
            paper.column("answer", 4),
            paper.column("article", 3),
        ),
        rows=tuple(
            (_text(paper, step.question.ask), _text(paper, one.text), one.article)
            for step in outcome.steps
            for one in step.chosen
        ),
    )


def _tables(paper: Paper, outcome: Outcome) -> Iterator[Block]:
    yield from law_tables(paper, outcome)
    if not outcome.done:
        yield paper.notice("law.open", "warning")


def _found(paper: Paper, one: Found) -> tuple[Cell, ...]:
    finding = one.finding
    text = _text(paper, finding.text)
    if finding.unsettled:
        unsettled = paper.content.words("law").say("result.unsettled")
        text = f"{text}\n{unsettled}: {_text(paper, finding.unsettled)}"
    return (finding.title, finding.point, text, _since(paper, one.since))


def _due(paper: Paper, one: Due) -> tuple[Cell, ...]:
    duty = one.duty
    since = _since(paper, one.since)
    return (duty.title, duty.article, _text(paper, duty.text), since)


def _since(paper: Paper, since: LegalDate) -> str:
    said = written(since, paper.content.language)
    if since.standing == "confirmed":
        return said
    standing = paper.content.words("law").say(f"standing.{since.standing}")
    return f"{said} ({standing})"


def _text(paper: Paper, text: str) -> str:
    dates = {one.id: one for one in paper.content.law.dates}
    return flat(filled(text, dates, paper.content.language))
