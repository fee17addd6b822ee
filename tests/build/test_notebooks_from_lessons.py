from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from raile.build import BuildError, differences, write

LESSON = """\
---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# 2 · Principles

What a chief asks first.

+++ {"tags": ["trainer"]}

Ask the room before you show the answer.

+++ {"slideshow": {"slide_type": "slide"}}

## Sort

```{code-cell} ipython3
import raile
```

```{code-cell} ipython3
raile.quiz("principles")
```

```{code-cell} ipython3
:tags: [trainer]

raile.dashboard()
```
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    _put(content / "modules" / "02-principles" / "lesson.md", LESSON)
    _put(content / "modules" / "02-principles" / "quiz.yaml", "items: []")
    _put(content / "trainer" / "room.md", "# The room\n")
    return content


@pytest.fixture
def notebooks(tmp_path: Path, content: Path) -> Path:
    folder = tmp_path / "notebooks"
    write(content, folder)
    return folder


def test_each_lesson_becomes_a_participants_and_a_trainers_notebook(
    notebooks: Path,
) -> None:
    assert _places(notebooks) == {
        "en/02-principles.ipynb",
        "trainer/en/02-principles.ipynb",
        "trainer/room.ipynb",
    }


def test_a_page_beside_the_path_is_everybodys_and_comes_after_the_lessons(
    content: Path, notebooks: Path
) -> None:
    _put(content / "more" / "practice.md", LESSON)
    _put(content / "more" / "practice.fr.md", LESSON)
    write(content, notebooks)
    assert {"en/practice.ipynb", "fr/practice.ipynb"} <= _places(notebooks)
    assert "trainer/en/practice.ipynb" not in _places(notebooks)
    assert sorted(notebooks.glob("en/*.ipynb"))[-1].name == "practice.ipynb"
    written = (notebooks / "en" / "practice.ipynb").read_text(encoding="utf-8")
    assert "Ask the room" not in written
    assert differences(content, notebooks) == ()


def test_a_translated_lesson_becomes_a_notebook_in_its_language(
    content: Path, notebooks: Path
) -> None:
    french = LESSON.replace("Principles", "Principes")
    _put(content / "modules" / "02-principles" / "lesson.fr.md", french)
    write(content, notebooks)
    metadata = _read(notebooks / "fr" / "02-principles.ipynb")["metadata"]
    assert metadata["title"] == "2 · Principes"
    assert metadata["raile"]["language"] == "fr"
    assert metadata["raile"]["module"] == "principles"
    assert (notebooks / "trainer" / "fr" / "02-principles.ipynb").exists()


def test_only_the_trainer_sees_cells_tagged_for_the_trainer(notebooks: Path) -> None:
    participant = _sources(notebooks / "en" / "02-principles.ipynb")
    trainer = _sources(notebooks / "trainer" / "en" / "02-principles.ipynb")
    assert [text for text in trainer if text not in participant] == [
        "Ask the room before you show the answer.",
        "raile.dashboard()",
    ]
    assert [text for text in trainer if text in participant] == participant


def test_slides_and_code_arrive_as_the_lesson_has_them(notebooks: Path) -> None:
    cells = _read(notebooks / "en" / "02-principles.ipynb")["cells"]
    assert [cell["cell_type"] for cell in cells] == ["markdown"] * 2 + ["code"] * 2
    assert cells[1]["metadata"] == {"slideshow": {"slide_type": "slide"}}
    assert cells[3]["outputs"] == []
    assert cells[3]["execution_count"] is None


def test_the_same_lesson_gives_the_same_bytes(
    content: Path, notebooks: Path, tmp_path: Path
) -> None:
    write(content, tmp_path / "again")
    for place in _places(notebooks):
        again = (tmp_path / "again" / place).read_bytes()
        assert (notebooks / place).read_bytes() == again


def test_a_new_paragraph_leaves_the_other_cells_ids_alone(
    content: Path, notebooks: Path
) -> None:
    notebook = notebooks / "en" / "02-principles.ipynb"
    before = _ids(notebook)
    longer = LESSON.replace("## Sort", "## First\n\n+++\n\n## Sort")
    _put(content / "modules" / "02-principles" / "lesson.md", longer)
    write(content, notebooks)
    assert _ids(notebook) == [before[0], _ids(notebook)[1], *before[1:]]


def test_cells_with_the_same_text_have_ids_of_their_own(
    content: Path, notebooks: Path
) -> None:
    twice = LESSON.replace('raile.quiz("principles")', "import raile")
    _put(content / "modules" / "02-principles" / "lesson.md", twice)
    write(content, notebooks)
    ids = _ids(notebooks / "en" / "02-principles.ipynb")
    assert len(set(ids)) == len(ids)


def test_what_is_right_already_is_not_written_again(
    content: Path, notebooks: Path
) -> None:
    assert write(content, notebooks) == ()
    _put(content / "trainer" / "room.md", "# The whole room\n")
    assert write(content, notebooks) == (f"Wrote {notebooks / 'trainer/room.ipynb'}",)


def test_a_notebook_goes_with_its_lesson(content: Path, notebooks: Path) -> None:
    (content / "trainer" / "room.md").unlink()
    assert differences(content, notebooks) == (
        f"{notebooks / 'trainer/room.ipynb'} has no lesson",
    )
    assert write(content, notebooks) == (f"Removed {notebooks / 'trainer/room.ipynb'}",)
    assert "trainer/room.ipynb" not in _places(notebooks)


def test_differences_names_what_is_not_as_its_lesson_has_it(
    content: Path, notebooks: Path
) -> None:
    assert differences(content, notebooks) == ()
    (notebooks / "en" / "02-principles.ipynb").unlink()
    _put(content / "trainer" / "room.md", "# The whole room\n")
    assert differences(content, notebooks) == (
        f"{notebooks / 'en/02-principles.ipynb'} is missing",
        f"{notebooks / 'trainer/room.ipynb'} differs from its lesson",
    )


def test_a_notebook_that_was_only_run_is_written_again(
    content: Path, notebooks: Path
) -> None:
    room = notebooks / "en" / "02-principles.ipynb"
    original = room.read_text("utf-8")
    _run(room)
    write(content, notebooks)
    assert room.read_text("utf-8") == original


def test_a_notebook_that_a_person_edited_is_not_lost(
    content: Path, notebooks: Path
) -> None:
    edited = notebooks / "en" / "02-principles.ipynb"
    _type(edited, "Mine.")
    _put(content / "trainer" / "room.md", "# The whole room\n")
    with pytest.raises(BuildError, match=r"02-principles\.ipynb.*in the lesson"):
        write(content, notebooks)
    assert _sources(edited)[0] == "Mine."
    assert _sources(notebooks / "trainer" / "room.ipynb") == ["# The whole room"]


def test_a_lesson_without_a_title_is_named(content: Path, notebooks: Path) -> None:
    _put(content / "trainer" / "room.md", "Just text.\n")
    with pytest.raises(BuildError, match=r"room\.md: It has no title"):
        write(content, notebooks)


def test_a_lesson_with_broken_cell_metadata_is_named(
    content: Path, notebooks: Path
) -> None:
    _put(content / "trainer" / "room.md", "# Room\n\n+++ {tags: [oops\n\nText.\n")
    with pytest.raises(BuildError, match=r"room\.md: "):
        write(content, notebooks)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _places(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.ipynb")}


def _read(notebook: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(notebook.read_text("utf-8"))
    return found


def _sources(notebook: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in _read(notebook)["cells"]]


def _ids(notebook: Path) -> list[str]:
    return [cell["id"] for cell in _read(notebook)["cells"]]


def _run(notebook: Path) -> None:
    found = _read(notebook)
    for number, cell in enumerate(found["cells"]):
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
    notebook.write_text(json.dumps(found), encoding="utf-8")


def _type(notebook: Path, text: str) -> None:
    found = _read(notebook)
    found["cells"][0]["source"] = [text]
    notebook.write_text(json.dumps(found), encoding="utf-8")
