"""The words inside a model, and their translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from raile.load._document import Document, Keys
from raile.load._fault import Fault, closest
from raile.model.base import Strict, Translatable

M = TypeVar("M", bound=Strict)


def texts(model: Strict, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every text for people in a model, with the way to it."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        here = (*keys, name)
        if name in words_fields(type(model)):
            if isinstance(value, str):
                yield here, value
            for number, text in enumerate(value if isinstance(value, tuple) else ()):
                yield (*here, number), text
        elif isinstance(value, Strict):
            yield from texts(value, here)
        elif isinstance(value, tuple):
            for number, entry in enumerate(value):
                if isinstance(entry, Strict):
                    yield from texts(entry, (*here, number))


def parts(model: Strict, keys: Keys = ()) -> Iterator[tuple[Keys, Strict]]:
    """Yield a model and every model inside it, with the way to it."""
    yield keys, model
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, Strict):
            yield from parts(value, (*keys, name))
        elif isinstance(value, tuple):
            for number, entry in enumerate(value):
                if isinstance(entry, Strict):
                    yield from parts(entry, (*keys, name, number))


@cache
def words_fields(model: type[Strict]) -> frozenset[str]:
    """Return the names of a model's fields that hold words for people."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if _marked(field.metadata) or _holds_words(field.annotation)
    )


def _holds_words(annotation: Any) -> bool:
    args = get_args(annotation)
    return _marked(args) or any(_holds_words(one) for one in args)


def _marked(marks: Any) -> bool:
    return any(isinstance(one, Translatable) for one in marks)


class Overlay:
    """A model with the texts of its translation laid over it.

    Parameters
    ----------
    document
        The translation's file. What is wrong with it gathers in ``faults``, and
        the ways to all texts that it replaces in ``done``.
    """

    def __init__(self, document: Document) -> None:
        self.faults: list[Fault] = list(document.faults)
        self.done: set[Keys] = set()
        self._document = document

    def lay(self, original: M) -> M:
        """Return the original with every text replaced that is translated."""
        if not self._document.readable:
            return original
        return self._model(original, self._document.data, (), ())

    def _model(self, original: M, given: Any, keys: Keys, at: Keys) -> M:
        """Lay over one model.

        ``keys`` lead through the translation, ``at`` through the original, whose
        lists may have another order.
        """
        if not isinstance(given, Mapping):
            self._fault(keys, f"{_named(keys)} is no group of keys", _SHAPE)
            return original
        changes: dict[str, Any] = {}
        for key, value in given.items():
            if key == "id" and keys:
                continue
            laid = self._field(original, key, value, keys, at)
            if laid is not None:
                changes[key] = laid
        return original.model_copy(update=changes)

    def _field(
        self, original: Strict, key: str, value: Any, keys: Keys, at: Keys
    ) -> Any:
        """Return what replaces one field, or nothing."""
        here, there = (*keys, key), (*at, key)
        old = getattr(original, key, None)
        if key in words_fields(type(original)):
            if old is None:
                wrong = f"The original has no '{key}' here"
                self._fault(here, wrong, "Remove it, or write the original first.")
                return None
            if isinstance(old, str):
                return self._text(value, here, there)
            return self._by_position(old, value, here, there)
        if key not in type(original).model_fields:
            fields = words_fields(type(original))
            otherwise = "Remove it; a translation has the same keys as its original."
            self._fault(here, f"Unknown key '{key}'", closest(key, fields, otherwise))
            return None
        if isinstance(old, Strict):
            return self._model(old, value, here, there)
        if isinstance(old, tuple) and old and isinstance(old[0], Strict):
            if "id" in type(old[0]).model_fields:
                return self._by_id(old, value, here, there)
            return self._by_position(old, value, here, there)
        wrong = f"'{key}' is no text and cannot be translated"
        self._fault(here, wrong, "Remove it; it comes from the original.")
        return None

    def _text(self, value: Any, keys: Keys, at: Keys) -> str | None:
        if isinstance(value, str) and value.strip():
            self.done.add(at)
            return value.strip()
        wrong = f"{_named(keys)} is no text"
        self._fault(keys, wrong, "Write its translation in quotes, or remove it.")
        return None

    def _by_position(
        self, old: tuple[Any, ...], value: Any, keys: Keys, at: Keys
    ) -> tuple[Any, ...] | None:
        length = len(value) if isinstance(value, list) else 0
        if length != len(old):
            wrong = f"{_named(keys)} has not the {len(old)} entries of its original"
            cure = "Give one translation for each, in the same order."
            self._fault(keys, wrong, cure)
            return None
        new: list[Any] = []
        for number, (one, given) in enumerate(zip(old, value, strict=True)):
            here, there = (*keys, number), (*at, number)
            if isinstance(one, Strict):
                new.append(self._model(one, given, here, there))
            else:
                new.append(self._text(given, here, there) or one)
        return tuple(new)

    def _by_id(
        self, old: tuple[Any, ...], value: Any, keys: Keys, at: Keys
    ) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            self._fault(keys, f"{_named(keys)} is no list", _SHAPE)
            return None
        new = list(old)
        places = {one.id: number for number, one in enumerate(old)}
        for number, given in enumerate(value):
            here = (*keys, number)
            name = given.get("id") if isinstance(given, Mapping) else None
            if name is None:
                cure = "Begin it with '- id: …', as in the original."
                self._fault(here, f"{_named(here)} has no id", cure)
            elif name not in places:
                wrong = f"The original has no '{name}' in '{keys[-1]}'"
                cure = closest(str(name), places, "Remove it.")
                self._fault(here, wrong, cure)
            else:
                place = places[name]
                new[place] = self._model(new[place], given, here, (*at, place))
        return tuple(new)

    def _fault(self, keys: Keys, wrong: str, cure: str) -> None:
        self.faults.append(self._document.fault(keys, wrong, cure))


_SHAPE = "Give it the shape of its original."


def _named(keys: Keys) -> str:
    match keys:
        case [*_, str(parent), int(number)]:
            return f"Entry {number + 1} of '{parent}'"
        case [*_, last]:
            return f"'{last}'"
    return "The file"
