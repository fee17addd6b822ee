"""The workshop and its modules, sources and glossary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from raile.model.base import Id, Ids, Strict, Words
from raile.model.item import Bloom


class Role(Strict):
    """A role that a participant may name; nothing else is asked."""

    id: Id
    name: Words


class Language(Strict):
    """A language that content is offered in."""

    id: Id
    name: str
    """Its name in itself, such as 'Français'."""


class Passage(Strict):
    """A titled text of the start page."""

    id: Id
    title: Words
    text: Words


class Extra(Strict):
    """A page beside the path, such as practice: ``content/more/ID.md``."""

    id: Id
    title: Words
    summary: Words


class Workshop(Strict):
    """``content/workshop.yaml``: what the kit is, and in which order it is taught."""

    title: Words
    tagline: Words
    welcome: Words
    attribution: Words
    version: str
    """Of the content; raised when a question or a rule changes its meaning."""
    languages: tuple[Language, ...] = Field(min_length=1)
    """The first is the one that everything is written in."""
    roles: tuple[Role, ...] = Field(min_length=1)
    modules: Ids
    """In teaching order."""
    more: tuple[Extra, ...] = ()
    """Pages that nobody has to open; they belong to no module."""
    pass_mark: float = Field(gt=0, le=1)
    ground_rules: tuple[Words, ...]
    privacy: tuple[Passage, ...]


class Objective(Strict):
    """What a learner can do afterwards."""

    id: Id
    text: Words
    bloom: Bloom


class Module(Strict):
    """``content/modules/NN-slug/module.yaml``; the slug is the module's id."""

    title: Words
    summary: Words
    minutes: int = Field(gt=0, le=240)
    audience: Ids = ()
    """Roles that it is recommended to; none means everybody."""
    questions: tuple[Words, ...]
    """What the learner will be able to answer."""
    objectives: tuple[Objective, ...] = Field(min_length=1)
    key_points: tuple[Words, ...]
    takeaway: Words
    references: Ids = ()


class Source(Strict):
    """One entry of ``content/sources.yaml``."""

    id: Id
    title: str
    publisher: str | None = None
    date: str | None = None
    """As the source gives it, such as 'November 2024'."""
    link: str | None = Field(default=None, pattern=r"^https?://")
    standing: Literal["confirmed", "secondary", "to-check", "own"]
    """Read at the source; reported by others; to be checked; the kit's own design."""
    note: Words | None = None


class Term(Strict):
    """One entry of ``content/glossary.yaml``."""

    id: Id
    term: Words
    """With an abbreviation or a hint in brackets: 'Police directive (LED)'."""
    meaning: Words
    see: Ids = ()
    source: Ids = ()
    common: bool = False
    """Whether texts use the word in other meanings too: lessons do not explain it."""
