"""A completion record as a report: what was done, and a code that proves it."""

from __future__ import annotations

from collections.abc import Mapping

from raile.load import Content
from raile.model.document import (
    Block,
    Column,
    Document,
    Fact,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from raile.report.papers._lines import plain, rich, strong
from raile.report.papers._paper import Made, Paper
from raile.report.record import Record


def record_paper(
    content: Content,
    record: Record,
    made: Made,
    *,
    sealed: str | None = None,
    check: str = "",
    qr: str | None = None,
) -> Document:
    """Report what one person did, without who it was.

    Parameters
    ----------
    sealed
        The code that carries the record; none where no server has sealed it.
    check
        The address of the page where the code is checked.
    qr
        The drawing of a code that leads there, where it leads anywhere.
    """
    paper = Paper(content, made, "record")
    say = content.words("record").say
    proof: list[Block] = [Paragraph(line=plain(say("unsealed")))]
    if sealed:
        proof = [
            Heading(title=say("proof-title")),
            Paragraph(line=plain(say("proof", address=check))),
            Paragraph(line=strong(sealed)),
        ]
    if qr:
        proof.insert(1, Figure(title=say("qr"), svg=qr, told=check, width=0.18))
    mine = Signature(
        function=paper.say("record.mine"), says=paper.say("record.by-hand")
    )
    return paper.document(
        content.workshop.title,
        (
            Part(
                title=say("modules"),
                blocks=(
                    _modules(content, record),
                    Notice(
                        title=paper.say("record.certifies-nothing"),
                        lines=(rich(say("statement")),),
                    ),
                    Signatures(lines=(mine,)),
                    *proof,
                ),
            ),
        ),
        facts=tuple(_facts(paper, content, record)),
        cover=False,
    )


def _facts(paper: Paper, content: Content, record: Record) -> list[Fact]:
    say = content.words("record").say
    roles: Mapping[str, str] = {one.id: one.name for one in content.workshop.roles}
    role = say("no-role")
    if record.role is not None:
        role = roles.get(record.role) or say("gone-role")
    days = paper.day(record.first)
    if record.last != record.first:
        days = say("from-to", first=days, last=paper.day(record.last))
    known = [
        ("role", role),
        ("days", days),
        ("finished", say("minutes", n=record.minutes)),
    ]
    if record.before is not None and record.after is not None:
        tests = say("before-after", before=record.before, after=record.after)
        known.append(("tests", tests))
    return [Fact(label=say(key), lines=(plain(text),)) for key, text in known]


def _modules(content: Content, record: Record) -> Table:
    say = content.words("record").say
    rows = []
    for one in record.modules:
        known = content.modules.get(one.module)
        score = say("no-score")
        if one.score is not None:
            score = say("score", n=one.answered, percent=one.score)
        rows.append(
            (
                known.title if known else say("gone-module"),
                say("percent", percent=one.percent),
                score,
            )
        )
    return Table(
        title=say("modules"),
        columns=(
            Column(title=say("module"), width=5),
            Column(title=say("done"), width=2),
            Column(title=say("score-title"), width=4),
        ),
        rows=tuple(rows),
    )
