"""How far the sheets of a dossier are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from raile.assessment import assess
from raile.dossier._log import LAW, RISK, asides, lines, versions
from raile.dossier._risk import Rated, rated
from raile.load import Content
from raile.model.dossier import Entry
from raile.model.result import Reply
from raile.navigator import Outcome, walk
from raile.replies import latest
from raile.walks import runs


@dataclass(frozen=True)
class Progress:
    """How far a sheet is, in its newest version.

    Attributes
    ----------
    total
        None where each answer decides what is asked next.
    aside
        Why nobody fills it in; empty while somebody should.
    """

    sheet: str
    version: int
    done: int
    total: int | None
    complete: bool
    aside: str = ""


@dataclass(frozen=True)
class Look:
    """A dossier seen on a day; what is worked out for it is so once."""

    content: Content
    entries: Sequence[Entry]
    today: datetime.date

    @cached_property
    def rated(self) -> Rated:
        """Where the risk assessment stands."""
        if any(one.sheet == RISK for one in self.entries):
            return rated(self.content.risk, self.entries)
        return _unrated(self.content)

    @cached_property
    def outcome(self) -> Outcome | None:
        """Where the walk through the law stands; none before the first answer."""
        newest = versions(self.entries, LAW)[-1].number
        found = runs(lines(self.entries, LAW, newest))
        if not found:
            return None
        answers, _ = found[max(found)]
        return walk(self.content.law, answers, self.today)

    @cached_property
    def stopped(self) -> bool:
        """Whether a prohibited practice was named, by anybody, or found by the law."""
        prohibited = self.outcome is not None and self.outcome.kind == "prohibited"
        return prohibited or self.rated.verdict.stop

    @cached_property
    def asides(self) -> dict[str, str]:
        """Why sheets are set aside, by sheet."""
        return asides(self.entries)

    @cached_property
    def begun(self) -> frozenset[str]:
        """Sheets in which anything was written."""
        return frozenset(one.sheet for one in self.entries if one.sheet)

    def progress(self, sheet: str) -> Progress:
        """Return how far a sheet is; answers to hidden questions never count."""
        if sheet == RISK:
            total = len(self.rated.verdict.standings)
            done = total - len(self.rated.verdict.open)
            number = (self.rated.agreed or self.rated.version).number
            return Progress(sheet, number, done, total, self.rated.settled)
        if sheet not in self.begun:
            done, asked = (0, None) if sheet == LAW else _blank(self.content, sheet)
            return Progress(sheet, 1, done, asked, complete=False)
        version = versions(self.entries, sheet)[-1].number
        if sheet == LAW:
            found = self.outcome
            done = len(found.steps) if found else 0
            return Progress(sheet, version, done, None, bool(found and found.done))
        replies = latest(lines(self.entries, sheet, version))
        done, asked = _counted(self.content, sheet, replies)
        whole = done == asked and bool(replies)
        return Progress(sheet, version, done, asked, whole, self.asides.get(sheet, ""))


def look(content: Content, entries: Sequence[Entry], today: datetime.date) -> Look:
    """Return a dossier seen on a day."""
    return Look(content, entries, today)


@lru_cache(maxsize=8)
def sheets(content: Content) -> Mapping[str, int]:
    """Return the number of the gate that each sheet belongs to, in order.

    What a gate names comes first, then every instrument that names the gate.
    """
    found = {
        name: number
        for number, gate in enumerate(content.gates.gates)
        for name in gate.sheets
    }
    for name in content.instruments:
        gate_of = content.instrument(name).gate
        if gate_of is not None:
            found.setdefault(name, gate_of)
    return dict(sorted(found.items(), key=lambda one: one[1]))


def progress(
    content: Content, entries: Sequence[Entry], sheet: str, today: datetime.date
) -> Progress:
    """Return how far a sheet is; answers to hidden questions never count."""
    return look(content, entries, today).progress(sheet)


def walked(
    content: Content, entries: Sequence[Entry], today: datetime.date
) -> Outcome | None:
    """Return where the walk through the law stands; none before the first answer."""
    return look(content, entries, today).outcome


def _counted(
    content: Content, sheet: str, replies: Mapping[str, Reply]
) -> tuple[int, int]:
    """Return how many questions are answered, of those that have to be."""
    instrument = content.instrument(sheet)
    result = assess(instrument, replies)
    needed = {one.id for one in instrument.questions if one.required}
    asked = sum(one in needed for one in result.visible)
    return asked - len(result.missing), asked


# In a register most sheets are still empty, and all of these look alike.


@lru_cache(maxsize=256)
def _blank(content: Content, sheet: str) -> tuple[int, int]:
    return _counted(content, sheet, {})


@lru_cache(maxsize=8)
def _unrated(content: Content) -> Rated:
    return rated(content.risk, ())
