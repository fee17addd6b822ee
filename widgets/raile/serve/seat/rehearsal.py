"""What is done before seats are forked: everything that is the same for all of them.

A seat shares what was done before and need not do it again. Content is read, words
are rendered, queries are compiled, and labs have imported what they compute with.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import ipywidgets

from raile.load import Content
from raile.serve import log
from raile.serve.seat.comms import Comms
from raile.serve.seat.notebook import Cell, cells, run
from raile.serve.shelf import Shelf
from raile.ui import session

_NOBODY = "rehearsal"


def rehearse() -> None:
    """Run the modules' notebooks for nobody, and forget that."""
    log.start()  # for what seats have to say, too
    root = Shelf().root
    for file in root.rglob("*.ipynb"):
        _compiled(file)
    Comms(lambda _: None)
    os.environ[session.PARTICIPANT] = _NOBODY
    for language in Content().workshop.languages:
        os.environ[session.LANGUAGE] = language.id
        session.session.cache_clear()
        # Those beside the modules are for few, and some of them compute for long.
        for file in sorted((root / language.id).glob("[0-9]*.ipynb")):
            _rehearse(file)
        # Nothing may be open when seats are forked.
        session.session().store.close()
    ipywidgets.Widget.close_all()
    session.session.cache_clear()
    del os.environ[session.PARTICIPANT], os.environ[session.LANGUAGE]


def _compiled(file: Path) -> tuple[Cell, ...]:
    # Where one is no Python, or no notebook, those who open its page are told.
    with suppress(Exception):
        return cells(file, file.stat().st_mtime_ns)
    return ()


def _rehearse(file: Path) -> None:
    space = {"__name__": "__main__"}
    for cell in _compiled(file):
        # Where one fails, those who open its page are told.
        with suppress(Exception):
            run(cell, space)
