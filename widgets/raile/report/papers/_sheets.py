"""A dossier's sheets as parts of its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from raile.assessment import assess
from raile.dossier import asks, changes, lines, sheet_title, sheets, versions
from raile.model.document import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Part,
    Table,
)
from raile.model.dossier import Entry
from raile.replies import latest
from raile.report.fixings import fixings
from raile.report.papers._lines import flat, plain
from raile.report.papers._paper import Paper, drawn, headed
from raile.report.papers._sheet import executive
from raile.report.papers._sheet_answers import sheet_answers
from raile.report.papers._told import told
from raile.report.workings import Working, work_out


def sheet_part(
    paper: Paper,
    entries: Sequence[Entry],
    sheet: str,
    people: Mapping[str, str],
    *,
    new_page: bool,
) -> Part:
    """Return the newest version of a sheet, with what it works out and what changed."""
    content = paper.content
    instrument = content.instrument(sheet)
    known = versions(entries, sheet)
    log = lines(entries, sheet, known[-1].number)
    replies = latest(log)
    result = assess(instrument, replies)
    title = paper.say(
        "sheet-title", n=sheets(content)[sheet], title=sheet_title(content, sheet)
    )
    answers = sheet_answers(paper, instrument, replies, result.visible, title)
    working = worked_out(paper, entries, sheet)
    worked: list[Block] = [Paragraph(line=plain(one)) for one in working.said]
    worked += [drawn(_title(one.svg, title), one) for one in working.charts]
    worked += working.tables
    if worked:
        worked.insert(0, Heading(title=paper.say("worked-out")))
    return Part(
        title=title,
        new_page=new_page,
        blocks=(
            *(
                executive(paper, instrument, replies, result)
                if instrument.bands
                else ()
            ),
            *answers.blocks,
            *worked,
            *_versions(paper, entries, sheet, people),
        ),
    )


def worked_out(paper: Paper, entries: Sequence[Entry], sheet: str) -> Working:
    """Return what the newest version of a sheet works out."""
    instrument = paper.content.instrument(sheet)
    log = lines(entries, sheet, versions(entries, sheet)[-1].number)
    fixed = fixings(instrument, log)
    return work_out(paper.content, instrument, latest(log), fixed)


def _title(svg: str, otherwise: str) -> str:
    start = svg.find("<title>") + len("<title>")
    end = svg.find("</title>")
    return svg[start:end] if end > 0 else otherwise


def _versions(
    paper: Paper, entries: Sequence[Entry], sheet: str, people: Mapping[str, str]
) -> Iterator[Block]:
    known = versions(entries, sheet)
    if len(known) < 2:
        return
    content = paper.content
    reasons = {one.id: one.text for one in content.gates.reasons}
    words = content.words("dossier")
    reasons["agreed"] = words.say("bench.agreed")
    table = Table(
        title=paper.say("all-versions"),
        columns=(
            paper.column("version", type="number"),
            paper.column("reason", 5),
            paper.column("by", 3),
            paper.column("on", 2, type="date"),
        ),
        rows=tuple(
            (
                one.number,
                ". ".join(filter(None, [reasons.get(one.reason, ""), one.note]))
                or words.say("bench.first"),
                people[one.begun.author] if one.begun else "",
                one.begun.at.date() if one.begun else None,
            )
            for one in known
        ),
    )
    yield from headed(table.title, table)
    newest = known[-1]
    if newest.base:
        changed = changes_table(paper, entries, sheet, newest.base, newest.number)
        yield from headed(changed.title, changed)


def changes_table(
    paper: Paper, entries: Sequence[Entry], sheet: str, a: int, b: int
) -> Table:
    """Return only what differs between two versions."""
    content = paper.content
    words = content.words("dossier")
    questions = _asks(paper, sheet)

    def said(item: str, value: object) -> str:
        if value is None:
            return words.say("compare.empty")
        return told(paper, sheet, item, value) or words.say("compare.empty")

    def row(item: str, before: object, after: object) -> tuple[Cell, ...]:
        return (questions.get(item, item), said(item, before), said(item, after))

    number = words.say
    return Table(
        title=paper.say("changed", a=a, b=b),
        columns=(
            paper.column("question", 4),
            paper.column("answer", 4).model_copy(
                update={"title": number("compare.version", n=a)}
            ),
            paper.column("answer", 4).model_copy(
                update={"title": number("compare.version", n=b)}
            ),
        ),
        rows=tuple(
            row(one.item, one.before, one.after)
            for one in changes(content, entries, sheet, a, b)
        ),
        empty=words.say("compare.none"),
    )


def _asks(paper: Paper, sheet: str) -> dict[str, str]:
    return {item: flat(ask) for item, ask in asks(paper.content, sheet).items()}
