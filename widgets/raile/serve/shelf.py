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

ROOM = "trainer/room.ipynb"
_TRAINERS = "trainer/"


@dataclass(frozen=True)
class Place:
    """Where a notebook lies, and what it is."""

    path: str
    """Relative to the folder of notebooks, with slashes."""
    language: str
    module: str | None
    trainer: bool


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
        """Return a module's notebook, in the first language if there is no other."""
        if module not in content.modules:
            return None
        folder = _TRAINERS if trainer else ""
        for one in dict.fromkeys((language, content.workshop.languages[0].id)):
            for found in sorted(self._root.glob(f"{folder}{one}/*-{module}.ipynb")):
                if found.stem.partition("-")[2] == module:
                    path = found.relative_to(self._root).as_posix()
                    return Place(path, one, module, trainer)
        return None

    def room(self) -> Place | None:
        """Return the notebook with the trainer's view of the room."""
        there = (self._root / ROOM).is_file()
        return Place(ROOM, "en", None, True) if there else None

    def place(self, path: str, languages: Sequence[str]) -> Place:
        """Return what a notebook is by its path."""
        if path == ROOM:
            return Place(ROOM, languages[0], None, True)
        *above, language, name = path.split("/")
        module = Path(name).stem.partition("-")[2]
        return Place(path, language, module, bool(above))

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
        notebook = _read(file, file.stat().st_mtime_ns)
        # Running it fills in its outputs; the next visitor starts anew.
        return {"type": "notebook", "path": path, "content": deepcopy(notebook)}

    def file_exists(self, _: str) -> bool:
        """Return no: pictures are not files beside the notebooks."""
        return False


@lru_cache(maxsize=256)
def _read(file: Path, _: int) -> Any:
    return nbformat.read(file, as_version=4)
