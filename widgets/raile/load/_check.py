"""``raile check``: everything wrong with all content, at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from raile.load._content import layout
from raile.load._fault import Fault, NotThere
from raile.load._library import Library
from raile.load.rules import RULES
from raile.load.rules._translations import missing
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.law import Cases


@dataclass(frozen=True)
class Report:
    """All faults, and how much content was looked at."""

    faults: tuple[Fault, ...]
    counts: tuple[tuple[int, str], ...]
    """How many of what, such as ``(2, "module")``."""


def check(
    root: Path | None = None,
    exercises: Path | None = None,
    language: str | None = None,
) -> list[Fault]:
    """Return all faults of all content, by file and line.

    Parameters
    ----------
    root
        The content folder; the kit's own if not given.
    exercises
        The folder of exercises; the one beside ``root`` if not given.
    language
        Also report every text that has no translation into it.

    Raises
    ------
    NotThere
        If the workshop is not offered in the language.
    """
    return list(examine(root, exercises, language).faults)


def examine(
    root: Path | None = None,
    exercises: Path | None = None,
    language: str | None = None,
) -> Report:
    """Return what :func:`check` does, and how much was looked at."""
    library = Library(layout(root, exercises))
    found = set(library.faults)
    for rule in RULES:
        found.update(rule(library))
    if language is not None:
        known = (library.ids("workshop", "languages") or [])[1:]
        if language not in known:
            raise NotThere("language", language, known)
        found.update(missing(library, language))
    return Report(tuple(sorted(found)), _counts(library))


def _counts(library: Library) -> tuple[tuple[int, str], ...]:
    sets = (*library.all("set", ItemSet), *library.all("bank", ItemSet))
    items = sum(len(one.value.items) for one in sets)
    instruments = [one.value for one in library.all("instrument", Instrument)]
    sheets = sum(one.gate is not None for one in instruments)
    questions = sum(len(one.questions) for one in instruments)
    return (
        (len(library.names("module")), "module"),
        (items, "item"),
        (len(instruments) - sheets, "assessment"),
        (sheets, "sheet"),
        (questions, "question"),
        (len(library.names("scenario")), "scenario"),
        (sum(len(one.value.cases) for one in library.all("cases", Cases)), "case"),
        (len(library.names("exercise")), "exercise"),
        (len(library.ids("glossary", "terms") or ()), "term"),
        (len(library.ids("sources", "sources") or ()), "source"),
    )
