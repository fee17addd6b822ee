from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from raile.build import copy_for_learner, write


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "modules" / "01-start").mkdir(parents=True)
    (content / "trainer").mkdir()
    (content / "trainer" / "room.md").write_text("# The room\n")
    _teach(content, "First edition.")
    return content


@pytest.fixture
def originals(tmp_path: Path, content: Path) -> Path:
    folder = tmp_path / "notebooks"
    write(content, folder)
    return folder


@pytest.fixture
def mine(tmp_path: Path, originals: Path) -> Path:
    folder = tmp_path / "my-notebooks"
    assert copy_for_learner(folder, originals) == ()
    return folder / "en" / "01-start.ipynb"


def test_a_learner_gets_every_notebook_but_the_trainers(mine: Path) -> None:
    copies = mine.parent.parent.rglob("*")
    assert [copy for copy in copies if copy.is_file()] == [mine]


def test_what_a_learner_typed_stays_when_the_lesson_changes(
    mine: Path, content: Path, originals: Path
) -> None:
    _type(mine, "My notes.")
    _teach(content, "Second edition.")
    write(content, originals)
    assert copy_for_learner(mine.parent.parent, originals) == (mine,)
    assert _text(mine) == "My notes."


def test_nothing_is_said_while_the_lesson_is_the_same(
    mine: Path, originals: Path
) -> None:
    _type(mine, "My notes.")
    assert copy_for_learner(mine.parent.parent, originals) == ()
    assert _text(mine) == "My notes."


def test_a_copy_that_was_only_run_becomes_the_new_lesson(
    mine: Path, content: Path, originals: Path
) -> None:
    found = _read(mine)
    found["cells"][0]["metadata"]["collapsed"] = True
    mine.write_text(json.dumps(found))
    _teach(content, "Second edition.")
    write(content, originals)
    assert copy_for_learner(mine.parent.parent, originals) == ()
    assert "Second edition." in _text(mine)


def test_deleting_a_copy_gets_the_original_back(mine: Path, originals: Path) -> None:
    original = mine.read_bytes()
    mine.unlink()
    copy_for_learner(mine.parent.parent, originals)
    assert mine.read_bytes() == original


def _teach(content: Path, text: str) -> None:
    lesson = content / "modules" / "01-start" / "lesson.md"
    lesson.write_text(f"# Start\n\n{text}\n", encoding="utf-8")


def _read(notebook: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(notebook.read_text("utf-8"))
    return found


def _text(notebook: Path) -> str:
    return "".join(_read(notebook)["cells"][0]["source"])


def _type(notebook: Path, text: str) -> None:
    found = _read(notebook)
    found["cells"][0]["source"] = [text]
    notebook.write_text(json.dumps(found), encoding="utf-8")
