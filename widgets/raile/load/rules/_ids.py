"""Ids: each stands once where it must be unique."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from raile.codename import CodeWords
from raile.load._document import Keys
from raile.load._fault import Fault
from raile.load._library import Library, Loaded
from raile.model.exercise import Exercise
from raile.model.item import ItemSet

_CURE = "Give each an id of its own."


def faults(library: Library) -> Iterator[Fault]:
    """Find ids that stand twice in a list, or for two items."""
    for loaded in library.originals():
        for keys, name, first in _twice(loaded.document.data):
            line = loaded.document.line((*keys[:-1], first))
            wrong = f"The id '{name}' stands twice, first in line {line}"
            yield loaded.fault((*keys, "id"), wrong, _CURE)
    yield from _items(library)
    yield from _code_words(library)


def _twice(data: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str, int]]:
    """Yield the way to each repeated id, the id, and the entry that has it first."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _twice(value, (*keys, key))
    if isinstance(data, list):
        seen: dict[str, int] = {}
        for number, entry in enumerate(data):
            name = entry.get("id") if isinstance(entry, dict) else None
            if name in seen:
                yield (*keys, number), name, seen[name]
            elif name:
                seen[name] = number
            yield from _twice(entry, (*keys, number))


def _items(library: Library) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    asking: tuple[Loaded[ItemSet] | Loaded[Exercise], ...]
    asking = (
        *library.all("set", ItemSet),
        *library.all("bank", ItemSet),
        *library.all("exercise", Exercise),
    )
    for loaded in asking:
        for number, item in enumerate(loaded.value.items):
            keys = ("items", number, "id")
            where = f"{loaded.document.file}:{loaded.document.line(keys)}"
            if item.id in seen:
                wrong = f"Another item has the id '{item.id}', in {seen[item.id]}"
                yield loaded.fault(keys, wrong, _CURE)
            else:
                seen[item.id] = where


def _code_words(library: Library) -> Iterator[Fault]:
    for loaded in library.all("codenames", CodeWords):
        for key in ("first", "second"):
            seen: set[str] = set()
            for number, word in enumerate(getattr(loaded.value, key)):
                if word in seen:
                    wrong = f"The word '{word}' stands twice"
                    yield loaded.fault((key, number), wrong, "Remove one of them.")
                if not (word.isascii() and word.isalpha() and word.islower()):
                    wrong = f"'{word}' cannot be part of a code name"
                    cure = "Write one word of lower-case letters a to z."
                    yield loaded.fault((key, number), wrong, cure)
                seen.add(word)
