"""All content at once, as the rules of ``raile check`` see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from raile.load._build import build
from raile.load._document import Document, Keys, decoded, read
from raile.load._fault import Fault
from raile.load._files import MODELS
from raile.load._layout import Kind, Layout, Place
from raile.load._lesson import Lesson, parse
from raile.load._wording import words_of
from raile.model.base import Strict

M = TypeVar("M", bound=Strict)
T = TypeVar("T", covariant=True)

_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """One file without faults of its own, and what it holds."""

    place: Place
    document: Document
    value: T

    @property
    def name(self) -> str:
        """The id of what the file holds."""
        return self.place.name

    def fault(self, keys: Keys, wrong: str, cure: str) -> Fault:
        """Return a fault of the value that the keys lead to."""
        return self.document.fault(keys, wrong, cure)


@dataclass(frozen=True)
class LessonFile:
    """One lesson, page beside the path or trainer's page, in one language."""

    place: Place
    file: str
    lesson: Lesson

    def fault(self, line: int, wrong: str, cure: str) -> Fault:
        """Return a fault of one line."""
        return Fault(self.file, line, self.place.name, wrong, cure)


class Library:
    """Everything in a content folder that could be read, and what could not.

    Attributes
    ----------
    faults
        What is wrong with single files, whatever stands in the others.
    documents
        Every YAML file, readable or not.
    lessons
        Every lesson and other page with cells, translations too.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.faults: list[Fault] = []
        self.documents: dict[Place, Document] = {}
        self.lessons: list[LessonFile] = []
        self._loaded: dict[Place, Loaded[Any]] = {}
        for path in layout.files():
            place = layout.place(path)
            if place is None:
                self._refuse(path)
            elif place.kind != "skeleton":
                self._read(place)

    def all(self, kind: Kind, model: type[M]) -> list[Loaded[M]]:
        """Return the originals of a kind that have no fault of their own."""
        return [
            one
            for place, one in self._loaded.items()
            if place.kind == kind
            and place.language is None
            and isinstance(one.value, model)
        ]

    def models(self) -> list[Loaded[Strict]]:
        """Return the originals of every kind that has a model."""
        return [one for one in self.originals() if isinstance(one.value, Strict)]

    def originals(self) -> list[Loaded[Any]]:
        """Return the originals that have no fault of their own."""
        return [one for place, one in self._loaded.items() if place.language is None]

    def original(self, place: Place) -> Loaded[Any] | None:
        """Return the original of a translation, if it has no fault of its own."""
        return next(
            (
                one
                for one in self.originals()
                if (one.place.kind, one.name) == (place.kind, place.name)
            ),
            None,
        )

    def names(self, kind: Kind) -> set[str]:
        """Return the ids of all originals of a kind, faulty ones too."""
        places = {*self.documents, *(one.place for one in self.lessons)}
        return {p.name for p in places if p.kind == kind and p.language is None}

    def ids(self, kind: Kind, key: str) -> list[str] | None:
        """Return the ids in a list of a file; none where it cannot be read."""
        for place, document in self.documents.items():
            if place.kind == kind and place.language is None and document.readable:
                entries = document.data.get(key) if _is_group(document.data) else None
                if isinstance(entries, list):
                    return [str(one.get("id")) for one in entries if _is_group(one)]
        return None

    def _read(self, place: Place) -> None:
        file = self.layout.shown(place.path)
        if place.kind in ("lesson", "room", "extra"):
            self._read_lesson(place, file)
            return
        document = read(place.path, file, place.name)
        self.documents[place] = document
        own_name = place.name.rpartition("/")[2]
        if not _ID.match(own_name):
            wrong = f"The name '{own_name}' is not an id"
            cure = "Rename it with lower-case letters and digits, joined by hyphens."
            self.faults.append(Fault(file, 1, place.name, wrong, cure))
        if place.language is not None:
            return
        value: Any = document.data
        faults = list(document.faults)
        if place.kind == "words":
            value, faults = words_of(document)
        elif place.kind in MODELS:
            value, faults = build(document, MODELS[place.kind])
        self.faults.extend(faults)
        if not faults:
            self._loaded[place] = Loaded(place, document, value)

    def _read_lesson(self, place: Place, file: str) -> None:
        text = decoded(place.path, file, place.name)
        if isinstance(text, Fault):
            self.faults.append(text)
            return
        lesson, faults = parse(text, file, place.name, place.language or "en")
        self.faults.extend(faults)
        self.lessons.append(LessonFile(place, file, lesson))

    def _refuse(self, path: Path) -> None:
        if path.name == "README.md":
            return
        modules = self.layout.root / "modules"
        cure = "Move it to the folder of its kind, or remove it."
        if path.suffix == ".yml":
            cure = "Rename it so that it ends with '.yaml'."
        elif path.parent.parent == modules and not self.layout.is_module(path.parent):
            cure = "Name its folder with two digits and the module's id: '03-risk'."
        file = self.layout.shown(path)
        self.faults.append(Fault(file, 1, path.stem, "Nothing reads this file", cure))


def strings(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every text in plain data, with the way to it."""
    match value:
        case str():
            yield keys, value
        case dict():
            for key, inner in value.items():
                yield from strings(inner, (*keys, key))
        case list():
            for number, inner in enumerate(value):
                yield from strings(inner, (*keys, number))


def _is_group(value: Any) -> bool:
    return isinstance(value, dict)
