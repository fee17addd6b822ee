"""The notebooks that are shown: the only files that Voilà can read."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from tornado.web import HTTPError

from raile import paths
from raile.load import Content

_ROOM = "room"
STARTER = "starter"
"""The tag of a cell that a learner works in, below its exercise."""
_TRAINERS = "trainer/"


@dataclass(frozen=True)
class Place:
    """Where a notebook lies, and what it is."""

    path: str
    """Relative to the folder of notebooks, with slashes."""
    language: str
    module: str | None
    trainer: bool
    extra: str | None = None
    """The page beside the path that it is, if it is one."""


class Shelf:
    """Finds and reads notebooks; for Voilà it is the manager of all contents."""

    allow_hidden = False

    def __init__(self, root: Path | None = None) -> None:
        self._root = (root or paths.notebooks()).resolve()

    @property
    def root(self) -> Path:
        """The folder of notebooks."""
        return self._root

    def find(
        self, module: str, language: str, content: Content, *, trainer: bool
    ) -> Place | None:
        """Return the notebook of a module, or of a page beside the path.

        It is in the first language if there is no other.
        """
        if module in content.extras and not trainer:
            return self._beside(module, language, content)
        if module not in content.modules:
            return None
        folder = _TRAINERS if trainer else ""
        for one in dict.fromkeys((language, content.workshop.languages[0].id)):
            for found in sorted(self._root.glob(f"{folder}{one}/*-{module}.ipynb")):
                if found.stem.partition("-")[2] == module:
                    path = found.relative_to(self._root).as_posix()
                    return Place(path, one, module, trainer)
        return None

    def _beside(self, name: str, language: str, content: Content) -> Place | None:
        for one in dict.fromkeys((language, content.workshop.languages[0].id)):
            path = f"{one}/{name}.ipynb"
            if (self._root / path).is_file():
                return Place(path, one, None, trainer=False, extra=name)
        return None

    def own(self, name: str) -> Place | None:
        """Return a notebook that is the trainer's alone: the room, or the systems."""
        path = f"{_TRAINERS}{name}.ipynb"
        there = (self._root / path).is_file()
        return self._trainers(path, "en") if there else None

    def _trainers(self, path: str, language: str) -> Place:
        name = Path(path).stem
        extra = None if name == _ROOM else name
        return Place(path, language, None, trainer=True, extra=extra)

    def place(self, path: str, languages: Sequence[str]) -> Place:
        """Return what a notebook is by its path."""
        *above, language, name = path.split("/")
        if not above and f"{language}/" == _TRAINERS:
            return self._trainers(path, languages[0])
        number, _, module = Path(name).stem.partition("-")
        if not number.isdigit():
            return Place(path, language, None, bool(above), extra=Path(name).stem)
        return Place(path, language, module, bool(above))

    def file(self, place: Place) -> tuple[Path, int]:
        """Return a notebook's file, and as of when it is, in nanoseconds."""
        file = self._root / place.path
        return file, file.stat().st_mtime_ns

    # Voilà asks for the following, as it would ask Jupyter's own manager.

    def get(self, path: str, **_: Any) -> dict[str, Any]:
        """Return a notebook as Jupyter's model of it."""
        file = (self._root / path).resolve()
        if (
            not file.is_relative_to(self._root)
            or file.suffix != ".ipynb"
            or not file.is_file()
        ):
            raise HTTPError(404)
        notebook = read(file, file.stat().st_mtime_ns)
        # Running it fills in its outputs; the next visitor starts anew.
        return {"type": "notebook", "path": path, "content": deepcopy(notebook)}

    def file_exists(self, _: str) -> bool:
        """Return no: pictures are not files beside the notebooks."""
        return False


@lru_cache(maxsize=256)
def read(file: Path, _: int) -> Any:
    """Return a notebook, as of a time, without what nobody can use on our pages."""
    notebook = nbformat.read(file, as_version=4)
    # Nobody can type on our pages, so nothing there is to be typed over.
    notebook.cells = [
        cell for cell in notebook.cells if STARTER not in cell.metadata.get("tags", ())
    ]
    return notebook
