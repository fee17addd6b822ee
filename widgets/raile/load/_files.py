"""Files that hold lists of things, and which model each kind of file has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

from raile.codename import CodeWords
from raile.load._layout import Kind
from raile.model.base import Strict
from raile.model.blueprint import Blueprint
from raile.model.course import Module, Source, Term, Workshop
from raile.model.datasheet import Datasheet
from raile.model.dossier import Gates
from raile.model.example import Example
from raile.model.exercise import Exercise
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.lab import Lab
from raile.model.law import Cases, Dates, Duties, Walk
from raile.model.risk import Risk
from raile.model.scenario import Scenario


class Sources(Strict):
    """``content/sources.yaml``."""

    sources: tuple[Source, ...]


class Glossary(Strict):
    """``content/glossary.yaml``."""

    terms: tuple[Term, ...]


def _as_list(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class Banned(Strict):
    """Wording that the kit does not use, and what it says instead."""

    words: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    """Whole words, in whatever case."""
    pattern: str | None = None
    """Or a regular expression."""
    instead: str

    @model_validator(mode="after")
    def _finds_something(self) -> Self:
        if bool(self.words) == bool(self.pattern):
            raise ValueError(
                "it has neither or both of 'words' and 'pattern'; give one of them"
            )
        try:
            re.compile(self.pattern or "")
        except re.error as error:
            raise ValueError(
                f"the pattern is no regular expression ({error}); mend it"
            ) from error
        return self

    @property
    def expression(self) -> re.Pattern[str]:
        """What finds the wording in a text."""
        words = (re.escape(word).replace("\\ ", r"\s+") for word in self.words)
        found = self.pattern or "|".join(words)
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


class Style(Strict):
    """``content/style.yaml``: how the kit does not speak."""

    banned: tuple[Banned, ...]


MODELS: Mapping[Kind, type[Strict]] = MappingProxyType(
    {
        "workshop": Workshop,
        "sources": Sources,
        "glossary": Glossary,
        "codenames": CodeWords,
        "style": Style,
        "module": Module,
        "set": ItemSet,
        "example": Example,
        "instrument": Instrument,
        "scenario": Scenario,
        "lab": Lab,
        "dates": Dates,
        "walk": Walk,
        "duties": Duties,
        "cases": Cases,
        "risk": Risk,
        "gates": Gates,
        "blueprint": Blueprint,
        "bank": ItemSet,
        "exercise": Exercise,
        "data": Datasheet,
    }
)
