"""Real labs in a session, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from ipywidgets import Widget

from raile.load import Content
from raile.store import Store
from raile.ui.lab import LabWidget, Settings, Sight, Value
from raile.ui.session import Session

CONTENT = Content()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = Store(f"sqlite:///{tmp_path / 'answers.db'}")
    yield Session("brave-otter-417", store=store, content=CONTENT)
    store.close()


@pytest.fixture
def open_lab(session: Session) -> Iterator[Callable[[str], LabWidget]]:
    """Open a lab for one participant."""

    def opened(name: str) -> LabWidget:
        module = import_module(f"raile.labs.{name.replace('-', '_')}")
        return LabWidget(session, name, module.show)

    yield opened
    Widget.close_all()


def sight(name: str, fixed: bool = True, moved: str = "", **values: Value) -> Sight:
    """Return what a lab shows; controls that are not given stand at their start."""
    module = import_module(f"raile.labs.{name.replace('-', '_')}")
    start = {one.id: one.start for one in CONTENT.lab(name).controls}
    given = {key.replace("_", "-"): value for key, value in values.items()}
    assert given.keys() <= start.keys()
    return module.show(Settings({**start, **given}, moved or None, fixed), CONTENT)
