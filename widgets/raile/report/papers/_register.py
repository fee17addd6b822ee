"""A register of AI systems as a report."""

from __future__ import annotations

from collections.abc import Sequence

from raile.load import Content
from raile.model.document import Cell, Document, Part, Table
from raile.model.dossier import System
from raile.report.papers._paper import Made, Paper


def register_paper(content: Content, systems: Sequence[System], made: Made) -> Document:
    """Report the systems of a register.

    Parameters
    ----------
    systems
        In the order in which they are to stand.
    made
        Its day is the one from which overdue reviews are seen.
    """
    paper = Paper(content, made, "register")
    every = _table(paper, systems)
    short = ("system", "state", "next-gate", "worst-risk", "next-review", "overdue")
    return paper.document(
        paper.say("register.title"),
        (
            Part(
                title=paper.say("register.systems"),
                blocks=(_only(paper, every, short),),
            ),
        ),
        facts=(paper.fact("register.systems", str(len(systems))),),
        sheets=(every,),
    )


def _table(paper: Paper, systems: Sequence[System]) -> Table:
    content = paper.content
    gates = content.gates.gates
    states = {one.id: one.title for one in content.gates.states}
    bands = {one.id: one.title for one in content.risk.bands}
    words = content.words("dossier")

    def row(one: System) -> tuple[Cell, ...]:
        gate = paper.say("register.done")
        if one.gate is not None:
            gate = words.say("place", n=one.gate, title=gates[one.gate].title)
        band = bands.get(one.band or "", "")
        if band and not one.agreed:
            band = paper.say("register.not-agreed", band=band)
        late = one.review is not None and one.review < paper.made.day
        return (
            one.name,
            one.purpose,
            one.supplier,
            states.get(one.state, ""),
            gate,
            one.owner,
            paper.say("register.stopped") if one.stopped else band,
            one.review,
            paper.say("register.overdue") if late else "",
            one.changed,
        )

    return Table(
        title=paper.say("register.systems"),
        columns=(
            paper.column("system", 3),
            paper.column("purpose", 5),
            paper.column("supplier", 2),
            paper.column("state", 2),
            paper.column("next-gate", 3),
            paper.column("owner-of-gate", 3),
            paper.column("worst-risk", 2),
            paper.column("next-review", 2, type="date"),
            paper.column("overdue"),
            paper.column("changed", 2, type="time"),
        ),
        rows=tuple(map(row, systems)),
        empty=words.say("register.empty"),
    )


def _only(paper: Paper, table: Table, keys: Sequence[str]) -> Table:
    """Return the columns that fit on paper."""
    titles = [paper.say(f"column.{key}") for key in keys]
    at = [[one.title for one in table.columns].index(title) for title in titles]
    return table.model_copy(
        update={
            "columns": tuple(table.columns[one] for one in at),
            "rows": tuple(tuple(row[one] for one in at) for row in table.rows),
        }
    )
