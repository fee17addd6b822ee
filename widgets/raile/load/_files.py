"""Files that hold lists of things, and which model each kind of file has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from raile.codename import CodeWords
from raile.load._layout import Kind
from raile.model.base import Strict
from raile.model.course import Module, Source, Term, Workshop
from raile.model.exercise import Exercise
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.scenario import Scenario


class Sources(Strict):
    """``content/sources.yaml``."""

    sources: tuple[Source, ...]


class Glossary(Strict):
    """``content/glossary.yaml``."""

    terms: tuple[Term, ...]


MODELS: Mapping[Kind, type[Strict]] = MappingProxyType(
    {
        "workshop": Workshop,
        "sources": Sources,
        "glossary": Glossary,
        "codenames": CodeWords,
        "module": Module,
        "set": ItemSet,
        "instrument": Instrument,
        "scenario": Scenario,
        "exercise": Exercise,
    }
)
