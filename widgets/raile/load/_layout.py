"""Which file of the content is what, and how it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

Kind = Literal[
    "workshop",
    "sources",
    "glossary",
    "codenames",
    "style",
    "module",
    "lesson",
    "set",
    "example",
    "instrument",
    "scenario",
    "lab",
    "dates",
    "walk",
    "duties",
    "cases",
    "risk",
    "gates",
    "blueprint",
    "bank",
    "exercise",
    "words",
    "room",
    "extra",
    "data",
    "skeleton",
]

_NUMBERED = re.compile(r"^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$")
_LANGUAGE = re.compile(r"^(?P<stem>.+)\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]+)*)$")
_NAME = re.compile(r"^[a-z0-9-]+(?:/[a-z0-9-]+)?$")
_TOP: dict[str, Kind] = {
    "workshop.yaml": "workshop",
    "sources.yaml": "sources",
    "glossary.yaml": "glossary",
    "codenames.yaml": "codenames",
    "style.yaml": "style",
    "risk.yaml": "risk",
    "gates.yaml": "gates",
}
_LAW: dict[str, Kind] = {
    "dates.yaml": "dates",
    "walk.yaml": "walk",
    "duties.yaml": "duties",
    "cases.yaml": "cases",
}
_BLUEPRINT = ("tests", "knowledge.yaml")
_FOLDERS: dict[str, Kind] = {
    "assessments": "instrument",
    "scenarios": "scenario",
    "labs": "lab",
    "interface": "words",
    "data": "data",
}
_READ = {".yaml", ".yml", ".md"}


@dataclass(frozen=True)
class Place:
    """One file of the content."""

    path: Path
    kind: Kind
    name: str
    """Its id: of a set 'module/set', of a lesson or module file the module's."""
    language: str | None = None
    """Of a translation; the original has none."""


class Layout:
    """The folders of content and exercises.

    Parameters
    ----------
    root
        The content folder.
    exercises
        The folder of exercises.
    """

    def __init__(self, root: Path, exercises: Path) -> None:
        self.root = root
        self.exercises = exercises

    @cached_property
    def folders(self) -> dict[str, str]:
        """Folder name by module id, in the order of their numbers."""
        found = sorted(p.name for p in self.root.glob("modules/*") if p.is_dir())
        return {m[2]: name for name in found if (m := _NUMBERED.match(name))}

    def is_module(self, folder: Path) -> bool:
        """Whether a folder is named as a module's is."""
        return bool(_NUMBERED.match(folder.name))

    def file(self, kind: Kind, name: str = "") -> Path:
        """Return where the original of something lies or would lie."""
        match kind:
            case "module" | "lesson":
                ending = "module.yaml" if kind == "module" else "lesson.md"
                return self._module(name) / ending
            case "example":
                return self._module(name) / "example.yaml"
            case "set":
                module, _, own = name.partition("/")
                return self._module(module) / f"{own}.yaml"
            case "instrument" | "scenario" | "lab" | "words" | "data":
                folder = next(key for key, of in _FOLDERS.items() if of == kind)
                return self.root / folder / f"{name}.yaml"
            case "dates" | "walk" | "duties" | "cases":
                return self.root / "law" / f"{kind}.yaml"
            case "blueprint":
                return self.root / _BLUEPRINT[0] / _BLUEPRINT[1]
            case "bank":
                return self.root / _BLUEPRINT[0] / f"{name}.yaml"
            case "room":
                return self.root / "trainer" / f"{name}.md"
            case "extra":
                return self.root / "more" / f"{name}.md"
            case "exercise":
                return self.exercises / name / "exercise.yaml"
            case "skeleton":
                return self.root / "skeletons" / name
        return self.root / f"{kind}.yaml"

    def has(self, kind: Kind, name: str) -> bool:
        """Whether there is an original of this name."""
        return bool(_NAME.match(name)) and self.file(kind, name).is_file()

    def names(self, kind: Kind) -> list[str]:
        """Return the ids of all originals of a kind."""
        return [
            place.name
            for place in self.places()
            if place.kind == kind and place.language is None
        ]

    def places(self) -> list[Place]:
        """Return every file that has a place."""
        return [place for path in self.files() if (place := self.place(path))]

    def files(self) -> Iterator[Path]:
        """Yield every YAML and Markdown file of the content and the exercises."""
        for top in (self.root, self.exercises):
            for path in sorted(top.rglob("*")):
                hidden = any(p.startswith(".") for p in path.relative_to(top).parts)
                if path.suffix in _READ and path.is_file() and not hidden:
                    yield path

    def place(self, path: Path) -> Place | None:
        """Return what a file is, or none where nothing would read it."""
        if self.root in path.parents:
            parts = path.relative_to(self.root).parts
        elif self.exercises in path.parents:
            parts = ("exercises", *path.relative_to(self.exercises).parts)
        else:
            return None
        if parts[0] == "skeletons" and len(parts) == 2:
            return Place(path, "skeleton", path.name)
        match = _LANGUAGE.match(path.stem)
        stem = match["stem"] if match else path.stem
        language = match["language"] if match else None
        return self._place(path, (*parts[:-1], stem + path.suffix), stem, language)

    def _place(
        self, path: Path, parts: tuple[str, ...], stem: str, language: str | None
    ) -> Place | None:
        kind: Kind
        name = stem
        match parts:
            case [own] if own in _TOP:
                kind = _TOP[own]
            case ["modules", folder, own] if match := _NUMBERED.match(folder):
                name = match[2]
                if own == "module.yaml":
                    kind = "module"
                elif own == "lesson.md":
                    kind = "lesson"
                elif own == "example.yaml":
                    kind = "example"
                elif own.endswith(".yaml"):
                    kind, name = "set", f"{name}/{stem}"
                else:
                    return None
            case [folder, own] if folder in _FOLDERS and own.endswith(".yaml"):
                kind = _FOLDERS[folder]
            case ["law", own] if own in _LAW:
                kind = _LAW[own]
            case [folder, own] if (folder, own) == _BLUEPRINT:
                kind = "blueprint"
            case [folder, own] if folder == _BLUEPRINT[0] and own.endswith(".yaml"):
                kind = "bank"
            case ["trainer", own] if own.endswith(".md"):
                kind = "room"
            case ["more", own] if own.endswith(".md"):
                kind = "extra"
            case ["exercises", name, "exercise.yaml"]:
                kind = "exercise"
            case _:
                return None
        return Place(path, kind, name, language)

    def shown(self, path: Path) -> str:
        """Return a file's name as people say it, such as 'content/sources.yaml'."""
        for top in (self.root, self.exercises):
            if top == path or top in path.parents:
                return f"{top.name}/{path.relative_to(top).as_posix()}".rstrip("/.")
        return path.as_posix()

    def _module(self, name: str) -> Path:
        return self.root / "modules" / self.folders.get(name, f"??-{name}")


def translation(path: Path, language: str) -> Path:
    """Return where the translation of a file lies or would lie."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")
