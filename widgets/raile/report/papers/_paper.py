"""What all reports share: their cover, their history, their signatures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Protocol, TypeVar

from raile.chart import Chart
from raile.day import day
from raile.load import Content
from raile.model.document import (
    Column,
    ColumnType,
    Document,
    Fact,
    Figure,
    Heading,
    Labels,
    Notice,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from raile.model.response import Line
from raile.report.papers._lines import plain, rich

_TOLD = re.compile("<desc>(.*?)</desc>", re.DOTALL)


@dataclass(frozen=True)
class Made:
    """When a report is made, with what, and for whom.

    Attributes
    ----------
    day
        Printed on the cover.
    code
        Version of the code.
    agency
        As it was typed for this report; it is kept nowhere.
    """

    day: datetime.date
    code: str
    agency: str = ""


class Dated(Line, Protocol):
    """A line of a log, with its time."""

    @property
    def at(self) -> datetime.datetime:
        """With its time zone."""


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Paper:
    """A report in the making.

    Attributes
    ----------
    kind
        What it is, by its key in the words of reports.
    """

    content: Content
    made: Made
    kind: str

    def say(self, key: str, **values: object) -> str:
        """Return a text of reports."""
        return self.content.words("report").say(key, **values)

    def day(self, one: datetime.date) -> str:
        """Return a day as people write it."""
        return day(one, self.content.language)

    def fact(self, key: str, *values: str) -> Fact:
        """Return a labelled fact in people's or plain words."""
        return Fact(label=self.say(key), lines=tuple(map(plain, values)))

    def column(self, key: str, width: int = 1, type: ColumnType = "text") -> Column:
        """Return a column, with its title by key."""
        return Column(title=self.say(f"column.{key}"), width=width, type=type)

    def notice(self, key: str, weight: str = "note") -> Notice:
        """Return a notice whose title and text are words of reports."""
        return Notice.model_validate(
            {
                "title": self.say(f"{key}.title"),
                "lines": (rich(self.say(f"{key}.text")),),
                "weight": weight,
            }
        )

    def document(
        self,
        title: str,
        parts: Iterable[Part],
        *,
        facts: Sequence[Fact] = (),
        notices: Sequence[Notice] = (),
        sheets: Sequence[Table] = (),
        cover: bool = True,
        fictional: bool = False,
    ) -> Document:
        """Return the report; that it is fictional then stands on each page."""
        version = self.content.workshop.version
        about = (
            *facts,
            self.fact("made", self.day(self.made.day)),
            self.fact(
                "versions",
                self.say("version", content=version, code=self.made.code),
            ),
        )
        kind = self.say(f"kind.{self.kind}")
        labels = {name: self.say(f"label.{name}") for name in Labels.model_fields}
        return Document(
            name=f"{self.say(f'name.{self.kind}')}-{self.made.day.isoformat()}",
            language=self.content.language,
            kind=self.say("fictional.kind", kind=kind) if fictional else kind,
            title=title,
            agency=self.made.agency.strip(),
            facts=about,
            notices=tuple(notices),
            cover=cover,
            parts=tuple(parts),
            sheets=tuple(sheets),
            labels=Labels.model_validate(labels),
        )

    def signatures(self, lines: Iterable[tuple[str, str]], text: str) -> Part:
        """Return the page to sign: functions, and what each of them signs."""
        signed = tuple(Signature(function=who, says=says) for who, says in lines)
        return Part(
            title=self.say("signatures.title"),
            blocks=(Paragraph(line=rich(text)), Signatures(lines=signed)),
        )


def drawn(title: str, chart: Chart) -> Figure:
    """Return a chart as a figure, told in the words that it has for the blind."""
    told = _TOLD.search(chart.svg)
    return Figure(title=title, svg=chart.svg, told=unescape(told[1]) if told else title)


def headed(title: str, table: Table) -> tuple[Heading, Table]:
    """Return a table under a heading, which is its title as well."""
    return Heading(title=title), table.model_copy(update={"title": title})
