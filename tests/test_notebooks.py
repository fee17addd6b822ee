"""The notebooks themselves; that they run is nbval's to prove, by `make test`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from raile import paths
from raile.build import differences

NOTEBOOKS = sorted(
    notebook.relative_to(paths.notebooks()).as_posix()
    for notebook in paths.notebooks().rglob("*.ipynb")
    if ".ipynb_checkpoints" not in notebook.parts
)
TRAINER = re.compile("^trainer/")


@pytest.fixture(params=NOTEBOOKS)
def notebook(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        Path(paths.notebooks(), request.param).read_text("utf-8")
    )
    return found


def test_there_are_notebooks_for_participants_and_trainers() -> None:
    assert [name for name in NOTEBOOKS if TRAINER.match(name)]
    assert [name for name in NOTEBOOKS if not TRAINER.match(name)]


def test_notebooks_equal_their_lessons() -> None:
    assert differences() == ()


def test_a_notebook_is_valid_and_has_a_title(notebook: dict[str, Any]) -> None:
    nbformat.validate(notebook)
    assert notebook["metadata"]["title"]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_no_output_is_kept(notebook: dict[str, Any]) -> None:
    for cell in _code(notebook):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


def test_code_cells_are_short(notebook: dict[str, Any]) -> None:
    for cell in _code(notebook):
        assert len("".join(cell["source"]).splitlines()) <= 5


def test_a_cell_that_is_checked_says_what_it_gives(notebook: dict[str, Any]) -> None:
    for cell in _code(notebook):
        checked = "nbval-check-output" in cell["metadata"].get("tags", ())
        assert checked == ("expect" in cell["metadata"]), cell["source"]


def test_trainer_cells_stay_in_the_trainers_edition(notebook: dict[str, Any]) -> None:
    if notebook["metadata"]["raile"]["edition"] != "trainer":
        for cell in notebook["cells"]:
            assert "trainer" not in cell["metadata"].get("tags", ())


def _code(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
