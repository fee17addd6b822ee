"""The folder of notebooks: what ought to be in it, and how it differs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from raile import paths
from raile.build._page import BuildError, digest, page, recorded

_LESSON = re.compile(r"lesson(?:\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]+)*))?\.md")
_FIRST_LANGUAGE = "en"


def write(
    content: Path | None = None, notebooks: Path | None = None
) -> tuple[str, ...]:
    """Bring the folder of notebooks up to its lessons.

    A notebook that is right already is left untouched; one whose lesson is gone
    is removed.

    Returns
    -------
    tuple of str
        One line for each notebook that was written or removed.

    Raises
    ------
    BuildError
        When a lesson cannot be read, or when a person has edited a notebook
        itself: that edit would be lost. All other notebooks are written first.
    """
    folder = notebooks or paths.notebooks()
    wanted = _wanted(content or paths.content())
    lines = []
    edited = []
    for place, text in _differing(wanted, folder):
        target = folder / place
        if _edited(target):
            edited.append(str(target))
        elif text is None:
            target.unlink()
            lines.append(f"Removed {target}")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            lines.append(f"Wrote {target}")
    if edited:
        raise BuildError(
            "These notebooks were edited by hand: "
            f"{', '.join(edited)}. "
            "Make the change in the lesson instead and delete them, or keep them "
            "under another name outside this folder."
        )
    return tuple(lines)


def differences(
    content: Path | None = None, notebooks: Path | None = None
) -> tuple[str, ...]:
    """Return one line for each notebook that is not as its lesson has it.

    Raises
    ------
    BuildError
        When a lesson cannot be read.
    """
    folder = notebooks or paths.notebooks()
    lines = []
    for place, text in _differing(_wanted(content or paths.content()), folder):
        if text is None:
            wrong = "has no lesson"
        elif (folder / place).exists():
            wrong = "differs from its lesson"
        else:
            wrong = "is missing"
        lines.append(f"{folder / place} {wrong}")
    return tuple(lines)


def _wanted(content: Path) -> dict[PurePosixPath, str]:
    """Return every notebook's text by its place in the folder."""
    wanted = {}
    for lesson in sorted(content.glob("modules/*/lesson*.md")):
        if not (name := _LESSON.fullmatch(lesson.name)):
            continue
        folder = lesson.parent.name
        language = name["language"] or _FIRST_LANGUAGE
        place = PurePosixPath(language, f"{folder}.ipynb")
        about = {"module": folder.partition("-")[2], "language": language}
        wanted[place] = _page(lesson, about, "participant")
        wanted["trainer" / place] = _page(lesson, about, "trainer")
    for lesson in sorted(content.glob("more/*.md")):
        stem, _, language = lesson.stem.partition(".")
        language = language or _FIRST_LANGUAGE
        about = {"page": stem, "language": language}
        place = PurePosixPath(language, f"{stem}.ipynb")
        wanted[place] = _page(lesson, about, "participant")
    for lesson in sorted(content.glob("trainer/*.md")):
        place = PurePosixPath("trainer", f"{lesson.stem}.ipynb")
        about = {"page": lesson.stem, "language": _FIRST_LANGUAGE}
        wanted[place] = _page(lesson, about, "trainer")
    return wanted


def _page(lesson: Path, about: dict[str, str], edition: str) -> str:
    text = lesson.read_text(encoding="utf-8")
    try:
        return page(text, about | {"edition": edition}, trainer=edition == "trainer")
    except BuildError as error:
        raise BuildError(f"{lesson}: {error}") from error


def _differing(
    wanted: dict[PurePosixPath, str], folder: Path
) -> Iterator[tuple[PurePosixPath, str | None]]:
    """Yield what is missing or different, and with ``None`` what has no lesson."""
    for place, text in wanted.items():
        there = folder / place
        if not there.exists() or there.read_text(encoding="utf-8") != text:
            yield place, text
    for there in sorted(folder.rglob("*.ipynb")):
        place = PurePosixPath(there.relative_to(folder).as_posix())
        if place not in wanted and ".ipynb_checkpoints" not in place.parts:
            yield place, None


def _edited(notebook: Path) -> bool:
    """Whether a person's work in this file would be lost with it."""
    if not notebook.exists():
        return False
    try:
        found: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
        return recorded(found) != digest(found["cells"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return True
