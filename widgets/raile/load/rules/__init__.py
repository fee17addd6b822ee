"""What must hold between files; each rule yields the faults that it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from raile.load._fault import Fault
from raile.load._library import Library
from raile.load.rules import (
    _data,
    _exercises,
    _figures,
    _gates,
    _ids,
    _instruments,
    _law,
    _lessons,
    _modules,
    _prose,
    _sheets,
    _sources,
    _style,
    _tests,
    _translations,
)

RULES: tuple[Callable[[Library], Iterator[Fault]], ...] = (
    _ids.faults,
    _modules.faults,
    _lessons.faults,
    _sources.faults,
    _instruments.faults,
    _sheets.faults,
    _law.faults,
    _gates.faults,
    _tests.faults,
    _exercises.faults,
    _data.faults,
    _style.faults,
    _prose.faults,
    _figures.faults,
    _translations.faults,
)
