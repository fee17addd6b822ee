"""Exercises: starter and solution are Python, and the checks look at the starter."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from raile.load._document import decoded
from raile.load._fault import Fault, closest
from raile.load._library import Library, Loaded
from raile.model.exercise import Exercise


def faults(library: Library) -> Iterator[Fault]:
    """Find exercises that cannot be tried or solved."""
    yield from _folders(library)
    for loaded in library.all("exercise", Exercise):
        yield from _solution(library, loaded)
        yield from _starter(loaded)
        module = loaded.value.module
        folders = library.layout.folders
        if module and module not in folders:
            cure = closest(module, folders, "Name a module, or remove the key.")
            yield loaded.fault(("module",), f"There is no module '{module}'", cure)


def _folders(library: Library) -> Iterator[Fault]:
    known = library.names("exercise")
    for path in sorted(library.layout.exercises.glob("[!._]*")):
        if path.is_dir() and path.name not in known:
            file = library.layout.shown(path)
            cure = "Write it; content/skeletons/exercise.yaml shows how one looks."
            yield Fault(file, 1, path.name, "The folder has no exercise.yaml", cure)


def _solution(library: Library, loaded: Loaded[Exercise]) -> Iterator[Fault]:
    path = loaded.place.path.with_name("solution.py")
    if not path.is_file():
        cure = "Write it beside exercise.yaml; every check must pass on it."
        yield loaded.fault((), "The exercise has no solution.py", cure)
        return
    file = library.layout.shown(path)
    code = decoded(path, file, loaded.name)
    if isinstance(code, Fault):
        yield code
        return
    try:
        ast.parse(code)
    except SyntaxError as error:
        wrong = f"The solution is not Python ({error.msg})"
        yield Fault(file, error.lineno or 1, loaded.name, wrong, "Mend the line.")


def _starter(loaded: Loaded[Exercise]) -> Iterator[Fault]:
    try:
        tree = ast.parse(loaded.value.starter or "")
    except SyntaxError as error:
        wrong = f"Line {error.lineno} of the starter is not Python ({error.msg})"
        cure = "Write '...' where the learner gives a value."
        yield loaded.fault(("starter",), wrong, cure)
        return
    names = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for number, check in enumerate(loaded.value.checks):
        if check.variable not in names:
            wrong = f"The starter never sets '{check.variable}', which is checked"
            otherwise = f"Add '{check.variable} = ...' to the starter."
            cure = closest(check.variable, sorted(names), otherwise)
            yield loaded.fault(("checks", number, "variable"), wrong, cure)
