"""The rooms of the package import only from the rooms below them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "widgets" / "raile"

LAYERS = (
    {"model", "paths", "codename"},
    {
        "load",
        "grade",
        "assessment",
        "navigator",
        "rating",
        "checks",
        "day",
        "digits",
        "draw",
        "judgements",
        "replies",
        "science",
        "store",
        "walks",
    },
    {"chart", "datasets", "dossier"},
    {"report", "export"},
    {"ui"},
    {"labs"},
    {"serve", "build", "rehearsal"},
    # The doors are opened from the command line, and from `import raile`.
    {"cli", "__init__"},
    {"__main__"},
)
ROOMS = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}

WIDGETS = {"ipywidgets", "anywidget"}
LOWEST = {"pydantic", "platformdirs", *sys.stdlib_module_names}
IMPURE = {"datetime", "time", "os", "pathlib", "io", "random", "secrets", "tempfile"}


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """Yield the whole names of everything that a module imports, wherever it does."""
    package = ("raile", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*start, *filter(None, [node.module])))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_room_imports_only_from_below(path: Path) -> None:
    room = _room(path)
    assert room in ROOMS, f"say in LAYERS where the room '{room}' stands"
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] != "raile" or len(parts) < 2 or parts[1] not in ROOMS:
            continue
        below = ROOMS[parts[1]] < ROOMS[room]
        beside = ROOMS[parts[1]] == ROOMS[room] == 0
        assert parts[1] == room or below or beside, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_only_ui_and_labs_know_widgets(path: Path) -> None:
    used = {name.split(".")[0] for name in _imports(path)} & WIDGETS
    runs_them = path.parent == PACKAGE / "serve" / "seat"  # which is a kernel
    assert not used or runs_them or _room(path) in {"ui", "labs"}


@pytest.mark.parametrize("room", sorted(LAYERS[0]))
def test_the_lowest_rooms_need_next_to_nothing(room: str) -> None:
    for path in MODULES:
        if _room(path) == room:
            used = {name.split(".")[0] for name in _imports(path)} - {"raile"}
            assert used <= LOWEST, f"{path.name} imports {used - LOWEST}"


@pytest.mark.parametrize("room", ["grade", "assessment"])
def test_marks_and_results_depend_on_nothing_but_the_answers(room: str) -> None:
    for path in MODULES:
        if _room(path) == room:
            used = {name.split(".")[0] for name in _imports(path)}
            assert not used & IMPURE, f"{path.name} imports {used & IMPURE}"
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [n.func for n in ast.walk(tree) if isinstance(n, ast.Call)]
            names = {n.id for n in calls if isinstance(n, ast.Name)}
            assert not names & {"open", "print", "input"}
            assert not any(isinstance(n, ast.Global) for n in ast.walk(tree))
