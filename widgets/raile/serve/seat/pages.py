"""Notebooks' pages, made once by Voilà and served to everybody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, v4
from voila.notebook_renderer import NotebookRenderer

from raile.serve.shelf import Place, Shelf

KERNEL = "raile-kernel"
"""Stands in a page where its visitor's kernel is named."""

_VIEW = "application/vnd.jupyter.widget-view+json"

Views = Mapping[str, str]
"""What each code cell shows: the name of a widget, by the name of the cell."""


class StillRenderer(NotebookRenderer):  # type: ignore[misc] # it is untyped
    """Renders a notebook whose cells have been run elsewhere.

    Parameters
    ----------
    settings
        What Voilà's own renderer takes.
    """

    def __init__(self, views: Views, **settings: Any) -> None:
        super().__init__(**settings)
        self._views = views

    async def _jinja_kernel_start(self, *_: Any, **__: Any) -> str:
        return KERNEL

    async def _jinja_cell_generator(
        self, nb: NotebookNode, kernel_id: str
    ) -> AsyncIterator[NotebookNode]:
        for place, cell in enumerate(nb.cells):
            if cell.cell_type == "code":
                view = self._views.get(f"cell-{place}")
                cell.outputs = [_output(view)] if view else []
            yield cell


def _output(view: str) -> NotebookNode:
    shown = {"version_major": 2, "version_minor": 0, "model_id": view}
    output: NotebookNode = v4.new_output(
        "display_data", {_VIEW: shown, "text/plain": view}
    )
    return output


class Pages:
    """The pages made so far; a notebook that was written anew gets a new one."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._made: dict[tuple[Path, int], str] = {}
        self._making = asyncio.Lock()

    def get(self, place: Place) -> str | None:
        """Return a notebook's page, with `KERNEL` in the place of its kernel."""
        return self._made.get(self._shelf.file(place))

    async def make(self, place: Place, views: Views, **settings: Any) -> str:
        """Return a notebook's page, which is made when it is asked for first.

        Parameters
        ----------
        settings
            What Voilà's renderer takes.
        """
        async with self._making:  # a room that comes at once waits for one page
            file = self._shelf.file(place)
            if file not in self._made:
                renderer = StillRenderer(views, notebook_path=place.path, **settings)
                await renderer.initialize()
                self._made[file] = await renderer.generate_content_str()
            return self._made[file]
