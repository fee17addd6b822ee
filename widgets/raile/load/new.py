"""Skeletons of new content: valid, with placeholders that ``raile check`` lists."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from raile.load._content import layout
from raile.load._document import read
from raile.load._fault import closest
from raile.load._insert import insert
from raile.load._layout import Layout
from raile.load._library import Library

KINDS = ("single", "several", "number", "slider", "order", "match", "open")
"""Kinds of question that there is a skeleton of."""

_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


class NewError(Exception):
    """Something cannot be made; the text says why."""


@dataclass(frozen=True)
class Made:
    """What was written, as people name it, and what to do next."""

    files: tuple[str, ...]
    next_step: str


def module(name: str, title: str, where: Layout | None = None) -> Made:
    """Write a module with a lesson and a quiz, and list it in the workshop.

    Raises
    ------
    NewError
        If the name is no id, or there is such a module.
    """
    here = where or layout()
    _expect_id(name)
    if not title.strip() or "\n" in title:
        raise NewError("The title must be one line of text.")
    if name in here.folders:
        raise NewError(f"There is a module '{name}' already.")
    workshop = here.file("workshop")
    listed = _added(here, workshop, "modules", name)
    taken = [int(folder[:2]) for folder in here.folders.values()]
    number = max(taken, default=-1) + 1
    folder = here.root / "modules" / f"{number:02}-{name}"
    words = {"id": name, "number": str(number), "title": title.strip()}
    quoted = {**words, "title": json.dumps(title.strip(), ensure_ascii=False)}
    item = _filled(here, "question-single.yaml", {"id": f"{name}-question"})
    written = {
        folder / "module.yaml": _filled(here, "module.yaml", quoted),
        folder / "lesson.md": _filled(here, "lesson.md", words),
        folder / "quiz.yaml": _filled(here, "set.yaml", {}) + _indented(item, 2),
        workshop: listed,
    }
    _write(written)
    return Made(
        tuple(map(here.shown, written)),
        "Write the texts that 'raile check' lists, then run 'raile notebooks'.",
    )


def exercise(name: str, where: Layout | None = None) -> Made:
    """Write an exercise and its solution.

    Raises
    ------
    NewError
        If the name is no id, or there is such an exercise.
    """
    here = where or layout()
    _expect_id(name)
    path = here.file("exercise", name)
    written = {
        path: _filled(here, "exercise.yaml", {}),
        path.with_name("solution.py"): _filled(here, "solution.py", {}),
    }
    _expect_new(list(written), here)
    _write(written)
    return Made(
        tuple(map(here.shown, written)),
        "Write the texts that 'raile check' lists; then show it in a lesson, or in "
        f"content/more/practice.md, with 'raile.exercise(\"{name}\")'.",
    )


def question(
    target: str, name: str, kind: str = "single", where: Layout | None = None
) -> Made:
    """Add a question to a module's set, which is made if it is not there.

    Parameters
    ----------
    target
        'module/set'; 'module' alone means its quiz.
    name
        The question's id.
    kind
        One of ``KINDS``.

    Raises
    ------
    NewError
        If there is no such module or kind, or there is such a question.
    """
    here = where or layout()
    owner, _, own = target.partition("/")
    own = own or "quiz"
    _expect_id(own)
    _expect_id(name)
    if owner not in here.folders:
        hint = closest(owner, here.folders)
        raise NewError(f"There is no module '{owner}'. {hint}".rstrip())
    if kind not in KINDS:
        raise NewError(f"There is no kind '{kind}'. {closest(kind, KINDS)}".rstrip())
    _expect_free(here, name)
    path = here.file("set", f"{owner}/{own}")
    item = _filled(here, f"question-{kind}.yaml", {"id": name})
    if path.is_file():
        _write({path: _added(here, path, "items", item)})
        next_step = "Write its texts; 'raile check' lists them."
    else:
        _write({path: _filled(here, "set.yaml", {}) + _indented(item, 2)})
        next_step = (
            "Write the texts that 'raile check' lists, and show the set in the lesson "
            f"with 'raile.quiz(\"{owner}/{own}\")'."
        )
    return Made((here.shown(path),), next_step)


def _expect_id(name: str) -> None:
    if not _ID.match(name) or len(name) > 60:
        raise NewError(
            f"'{name}' is not an id. Write lower-case letters and digits, joined by "
            "hyphens."
        )


def _expect_new(written: list[Path], here: Layout) -> None:
    for path in written:
        if path.exists():
            raise NewError(f"{here.shown(path)} is there already; it stays as it is.")


def _expect_free(here: Layout, name: str) -> None:
    for place, document in Library(here).documents.items():
        if place.kind == "set" and place.language is None and document.readable:
            items = document.data.get("items") if isinstance(document.data, dict) else 0
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict) and item.get("id") == name:
                    raise NewError(f"There is a question '{name}' in {document.file}.")


def _added(here: Layout, path: Path, key: str, entry: str) -> str:
    """Return a file's text with an entry added to one of its lists."""
    file = here.shown(path)
    if not path.is_file():
        raise NewError(f"{file} is not there.")
    document = read(path, file, path.stem)
    if document.faults:
        raise NewError(f"{document.faults[0]}")
    text = path.read_bytes().decode()
    added = insert(text.replace("\r\n", "\n"), key, entry)
    if added is None:
        raise NewError(f"{file} has no list '{key}' to add to.")
    return added.replace("\n", "\r\n") if "\r\n" in text else added


def _filled(here: Layout, skeleton: str, words: dict[str, str]) -> str:
    text = here.file("skeleton", skeleton).read_text(encoding="utf-8")
    return Template(text).substitute(words)


def _indented(text: str, by: int) -> str:
    return "".join(" " * by + line for line in text.splitlines(keepends=True))


def _write(files: dict[Path, str]) -> None:
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
