"""`raile.data`: a frame, and once what to know about its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import IPython
import IPython.display
import pytest

import raile
from raile.load import Content, NotThere
from raile.store import Store
from raile.ui import verbs
from raile.ui.session import Session


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what is shown in a notebook, by a person who reads French."""
    said: list[str] = []

    def display(data: dict[str, Any], **_: Any) -> None:
        said.append(data["text/markdown"])

    reader = Session(
        "a-b-1",
        store=Store(f"sqlite:///{tmp_path}/a.db"),
        content=Content(language="fr"),
    )
    monkeypatch.setattr(verbs, "session", lambda: reader)
    monkeypatch.setattr(verbs, "_explained", set())
    monkeypatch.setattr(IPython, "get_ipython", object)
    monkeypatch.setattr(IPython.display, "display", display)
    return said


def test_the_caveat_is_shown_once_for_each_data_set(shown: list[str]) -> None:
    frame = raile.data("compas-counts")
    assert int(frame["people"].sum()) == 6_150
    (note,) = shown
    sheet = frame.attrs["datasheet"]
    assert sheet.caveat in note
    assert sheet.attribution in note
    assert "Ce qu'il faut savoir" in note
    raile.data("compas-counts")
    assert len(shown) == 1
    raile.data("compas-months")
    assert len(shown) == 2


def test_outside_notebooks_nothing_is_shown(
    shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    raile.data("compas-counts")
    assert shown == []


def test_a_data_set_that_is_not_there(shown: list[str]) -> None:
    with pytest.raises(NotThere, match="There is no data set 'compass'"):
        raile.data("compass")
    assert shown == []
