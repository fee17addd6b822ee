"""The way of a system through the gates, as a part of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raile.dossier import RISK, Standing, sheet_title
from raile.dossier import Block as Obstacle
from raile.model.document import Block, Cell, Fact, Facts, Heading, Line, Part, Table
from raile.model.dossier import Entry
from raile.report.papers._actions import Action
from raile.report.papers._lines import flat, plain, rich, strong
from raile.report.papers._paper import Paper


def gates_part(paper: Paper, standings: Sequence[Standing]) -> Part:
    """Return how each gate stands, and every decision with its reason."""
    blocks: list[Block] = [gates_table(paper, standings)]
    for one in standings:
        blocks += _gate(paper, one)
    return Part(title=paper.say("gates.title"), blocks=tuple(blocks))


def gates_table(paper: Paper, standings: Sequence[Standing]) -> Table:
    """Return one row for each gate."""

    def row(one: Standing) -> tuple[Cell, ...]:
        by = paper.content.gates.title(one.decision.function) if one.decision else ""
        on = one.decision.at.date() if one.decision else None
        return (
            one.number,
            one.gate.title,
            status(paper, one),
            by,
            on,
            one.review,
        )

    return Table(
        title=paper.say("gates.title"),
        columns=(
            paper.column("gate", type="number"),
            paper.column("stage", 3),
            paper.column("status", 2),
            paper.column("by", 3),
            paper.column("on", 2, type="date"),
            paper.column("next-review", 2, type="date"),
        ),
        rows=tuple(map(row, standings)),
    )


def status(paper: Paper, one: Standing) -> str:
    """Return how a gate stands, in a word or two."""
    return paper.content.words("dossier").say(f"status.{one.status}")


def name(paper: Paper, one: Standing) -> str:
    """Return a gate's number and title."""
    words = paper.content.words("dossier")
    return words.say("place", n=one.number, title=one.gate.title)


def _gate(paper: Paper, one: Standing) -> Iterator[Block]:
    yield Heading(title=name(paper, one), level=3)
    rows = [
        Fact(label=paper.say("gates.ask"), lines=(rich(one.gate.ask),)),
        paper.fact("gates.status", status(paper, one)),
    ]
    if one.decision:
        reason = reason_of(one.decision)
        rows.append(paper.fact("gates.reason", reason or paper.say("no-reason")))
    if one.blocks:
        lines = tuple(plain(obstacle(paper, block)) for block in one.blocks)
        rows.append(Fact(label=paper.say("gates.in-the-way"), lines=lines))
    if one.sheets:
        lines = tuple(_sheet(paper, one))
        rows.append(Fact(label=paper.say("gates.sheets"), lines=lines))
    yield Facts(rows=tuple(rows))


def _sheet(paper: Paper, one: Standing) -> Iterator[Line]:
    words = paper.content.words("dossier")
    for sheet in one.sheets:
        state = (
            words.say("dossier.complete")
            if sheet.complete
            else words.say("dossier.untouched")
            if not sheet.done
            else paper.say("gates.incomplete")
        )
        title = sheet_title(paper.content, sheet.sheet)
        version = words.say("dossier.version", n=sheet.version)
        yield (*strong(title), *plain(f", {version}: {state}"))


def reason_of(decision: Entry) -> str:
    """Return why a gate was decided as it was."""
    about = decision.value if isinstance(decision.value, dict) else {}
    return str(about.get("reason", "")).strip()


def obstacle(paper: Paper, one: Obstacle) -> str:
    """Return what is in a gate's way."""
    words = paper.content.words("dossier")
    kind = "open" if one.kind == "sheet" and one.sheet == RISK else one.kind
    gates = paper.content.gates.gates
    return words.say(
        f"dossier.block.{kind}",
        n=one.n,
        gate=one.gate,
        title=sheet_title(paper.content, one.sheet)
        if one.sheet
        else gates[one.gate].title,
    )


def gate_actions(paper: Paper, standings: Sequence[Standing]) -> Iterator[Action]:
    """Yield what the next gate waits for, and reviews that are overdue."""
    for one in standings:
        about = name(paper, one)
        if one.overdue(paper.made.day):
            yield Action(
                paper.say("gates.overdue"),
                about,
                flat(one.gate.owner),
                one.review,
                paper.say("gates.late"),
            )
    ahead = [one for one in standings if one.status != "passed"]
    for one in ahead[:1]:
        for block in one.blocks:
            text = obstacle(paper, block)
            yield Action(text, name(paper, one), flat(one.gate.owner))
