"""Who did what, and when: short on paper, whole in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Generic

from raile.model.document import Block, Paragraph, Part, Table
from raile.report.papers._lines import rich
from raile.report.papers._paper import D, Paper

_SHOWN = 160
"""Characters of an earlier answer on paper; other formats have all of it."""


@dataclass(frozen=True)
class Teller(Generic[D]):
    """What tells of a line of a log, in words.

    Attributes
    ----------
    asked, said
        What was asked, and what was answered.
    place
        Where an answer counts until a later one replaces it; none of a line that is
        no answer.
    many
        What is said of so many first answers of one day.
    by
        Who it was; only where more than one person answers.
    """

    asked: Callable[[D], str]
    said: Callable[[D], str]
    place: Callable[[D], Hashable | None]
    many: Callable[[D, int], str]
    by: Callable[[D], str] | None = None


def history(paper: Paper, log: Sequence[D], teller: Teller[D]) -> tuple[Part, Table]:
    """Return all that was ever done, shortened on paper, whole for a spreadsheet.

    On paper the first answers that somebody gave to a sheet on one day are counted;
    each answer that replaces an earlier one stands for itself.

    Parameters
    ----------
    log
        Oldest first.
    """

    def table(rows: Iterator[tuple[D, str, str]]) -> Table:
        by = teller.by
        return Table(
            title=paper.say("history.title"),
            columns=(
                paper.column("at", 2, type="time"),
                *((paper.column("by", 2),) if by else ()),
                paper.column("happened", 4),
                paper.column("answer", 5),
            ),
            rows=tuple(
                (one.at, *((by(one),) if by else ()), *cells) for one, *cells in rows
            ),
            empty=paper.say("history.none"),
        )

    about: Block = Paragraph(line=rich(paper.say("history.text")), quiet=True)
    short = table(_short(paper, log, teller))
    part = Part(title=paper.say("history.title"), blocks=(about, short))
    return part, table((one, teller.asked(one), teller.said(one)) for one in log)


def _short(
    paper: Paper, log: Sequence[D], teller: Teller[D]
) -> Iterator[tuple[D, str, str]]:
    known: set[tuple[Hashable, str]] = set()
    first: list[D] = []

    def counted() -> Iterator[tuple[D, str, str]]:
        if first:
            yield first[0], teller.many(first[0], len(first)), ""
            first.clear()

    for one in log:
        place = teller.place(one)
        anew = (place, one.item) in known
        if first and (anew or _day(teller, one) != _day(teller, first[0])):
            yield from counted()
        if place is None or anew:
            said = shorten(teller.said(one), _SHOWN, placeholder=" …")
            asked = teller.asked(one)
            yield one, paper.say("history.anew", asked=asked) if anew else asked, said
        else:
            known.add((place, one.item))
            first.append(one)
    yield from counted()


def _day(teller: Teller[D], one: D) -> tuple[Hashable, ...]:
    who = teller.by(one) if teller.by else ""
    return (teller.place(one), who, one.at.date())
