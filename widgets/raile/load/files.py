"""Files that hold lists of things, and which model each kind of file has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from raile.load.layout import Kind
from raile.model.base import Strict
from raile.model.course import Module, Source, Term, Workshop
from raile.model.exercise import Exercise
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.scenario import Scenario

CodeWord = Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=12)]


class Sources(Strict):
    """``content/sources.yaml``."""

    sources: tuple[Source, ...]


class Glossary(Strict):
    """``content/glossary.yaml``."""

    terms: tuple[Term, ...]


class Codenames(Strict):
    """``content/codenames.yaml``: the words that participants' codes are made of."""

    first: tuple[CodeWord, ...] = Field(min_length=2)
    second: tuple[CodeWord, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _words_differ(self) -> Self:
        for words in (self.first, self.second):
            twice = sorted({word for word in words if words.count(word) > 1})
            if twice:
                raise ValueError(f"the word '{twice[0]}' stands twice; remove one")
        return self


MODELS: Mapping[Kind, type[Strict]] = MappingProxyType(
    {
        "workshop": Workshop,
        "sources": Sources,
        "glossary": Glossary,
        "codenames": Codenames,
        "module": Module,
        "set": ItemSet,
        "instrument": Instrument,
        "scenario": Scenario,
        "exercise": Exercise,
    }
)
