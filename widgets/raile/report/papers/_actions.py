"""What is still to do, as a list that somebody can work off."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from raile.model.document import Block, Cell, Paragraph, Part, Table
from raile.model.rating import Judgement
from raile.rating import Verdict
from raile.report.papers._lines import flat, plain
from raile.report.papers._paper import Paper, headed

_FIRST = 5
"""Actions on the executive page."""


@dataclass(frozen=True)
class Action:
    """Something to do.

    Attributes
    ----------
    about
        What it is for.
    missing
        What is not settled about it.
    """

    text: str
    about: str
    owner: str = ""
    due: datetime.date | None = None
    missing: str = ""


def actions(
    paper: Paper, verdict: Verdict, judgements: Mapping[str, Judgement]
) -> list[Action]:
    """Return what a risk assessment leaves to do, what is due first before the rest."""
    risk, words = paper.content.risk, paper.content.words("risk")
    known = {one.id: one for one in risk.safeguards}
    found = []
    for standing in verdict.standings:
        for one in standing.todo:
            lacks = {
                "owner": not one.owner.strip(),
                "due": one.due is None,
                "tested": not one.tested and known[one.id].kind != "accept",
            }
            missing = [
                words.say(f"result.missing.{name}") for name in lacks if lacks[name]
            ]
            found.append(
                Action(
                    flat(known[one.id].text),
                    standing.question.title,
                    one.owner.strip(),
                    one.due,
                    ", ".join(missing),
                )
            )
        if standing.unanswered and standing.inherent:
            found.append(
                Action(
                    "; ".join(flat(one.ask) for one in standing.unanswered),
                    standing.question.title,
                    missing=paper.say("actions.unanswered"),
                )
            )
    return sorted(
        found, key=lambda one: (one.due is None, one.due or datetime.date.max)
    )


def actions_table(paper: Paper, found: Sequence[Action]) -> Table:
    """Return actions as a table."""

    def row(one: Action) -> tuple[Cell, ...]:
        return (one.text, one.about, one.owner, one.due, one.missing)

    return Table(
        title=paper.say("actions.title"),
        columns=(
            paper.column("action", 6),
            paper.column("about", 3),
            paper.column("owner", 3),
            paper.column("due", 3, type="date"),
            paper.column("missing", 3),
        ),
        rows=tuple(map(row, found)),
        empty=paper.say("actions.none"),
    )


def first_actions(paper: Paper, found: Sequence[Action]) -> tuple[Block, ...]:
    """Return the actions that are due first, for the executive page."""
    left = len(found) - _FIRST
    title = paper.say("actions.first" if left > 0 else "actions.title")
    shown = headed(title, actions_table(paper, found[:_FIRST]))
    if left <= 0:
        return shown
    return (*shown, Paragraph(line=plain(paper.say("actions.more", n=left))))


def all_actions(paper: Paper, found: Sequence[Action]) -> Part:
    """Return all that is open."""
    table = actions_table(paper, found)
    return Part(title=paper.say("actions.title"), blocks=(table,))
