"""The kit's notebooks as pages of Solara's: the same prose, the same widgets.

One process serves all visitors, so that each needs a session, and a layout for the
widgets, of their own. A kernel of Voilà's or of ours has them by being a process.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

import nbformat
import solara
from ipywidgets import Layout
from solara.toestand import Singleton

import raile
from raile import paths
from raile.store import default_url
from raile.ui import verbs
from raile.ui.component import Component
from raile.ui.session import Session, content_in, store_at

_MODULES = ("02-principles", "01-policing")


def _own_session() -> Session:
    code = uuid.uuid4().hex
    return Session(code, store=store_at(default_url()), content=content_in("en"))


def _own_layout() -> Layout:
    return Layout()


_session = Singleton(_own_session)
_layout = Singleton(_own_layout)
verbs.session = _session.peek
Component._shared_layout = staticmethod(_layout.peek)


def _page(name: str) -> Callable[[], solara.Element]:
    file = paths.notebooks() / "en" / f"{name}.ipynb"
    cells = nbformat.read(file, as_version=4).cells

    def shown(cell: nbformat.NotebookNode) -> solara.Element | Component | None:
        if cell.cell_type == "markdown":
            return solara.Markdown(cell.source)
        # Each cell of these two is one verb; `import raile` comes before them.
        is_verb = cell.source.startswith("raile.")
        return eval(cell.source, {"raile": raile}) if is_verb else None

    @solara.component
    def page() -> solara.Element:
        every = solara.use_memo(lambda: [shown(cell) for cell in cells], [])
        return solara.Column(children=[one for one in every if one is not None])

    return page


routes = [
    solara.Route("/"),
    *(solara.Route(name, component=_page(name)) for name in _MODULES),
]
