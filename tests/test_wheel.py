"""What people get who install raile without its clone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from servers import Workshop, running

MODULE = "en/02-principles.ipynb"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    offline = ["--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*PIP, "wheel", *offline, "--wheel-dir", folder, root], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new environment with the wheel in it, far from the clone.

    What raile needs is lent by the environment of the tests, so that nothing is
    fetched; raile itself is not, since a path file does not follow the other
    environment's path files.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    offline = ["--no-deps", "--no-index"]
    subprocess.run([*PIP, "--python", python, "install", *offline, wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    packages.joinpath("lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return folder


@pytest.fixture
def environment() -> dict[str, str]:
    """Lend what Jupyter looks up beside the interpreter and not by import."""
    return {"JUPYTER_PATH": str(Path(sys.prefix, "share", "jupyter"))}


def test_the_wheel_holds_all_that_the_clone_shows(root: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, place in (
        ("widgets/raile", "raile"),
        ("content", "raile/_data/content"),
        ("exercises", "raile/_data/exercises"),
        ("notebooks", "raile/_data/notebooks"),
    ):
        for file in _files(root / folder):
            assert f"{place}/{file}" in names
    assert not [name for name in names if "__pycache__" in name]
    # `content/tests` holds tests of knowledge; those of the code stay behind.
    assert not [name for name in names if name.startswith("tests/")]
    assert not [name for name in names if Path(name).match("test_*.py")]


def test_the_wheel_checks_its_own_content(
    elsewhere: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [elsewhere / "bin" / "raile", "check"],
        cwd=tmp_path,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_serves_a_module(
    root: Path, elsewhere: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    # Proves that the page below cannot come from the clone.
    where = [elsewhere / "bin" / "python", "-c", "import raile; print(raile.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, capture_output=True, check=True)
    assert str(elsewhere) in found.stdout.decode()
    workshop = Workshop(tmp_path, (elsewhere / "bin" / "raile",), environment)
    with running(workshop), httpx.Client(timeout=60, follow_redirects=True) as visitor:
        visitor.get(workshop.at("/"))
        page = visitor.get(workshop.at("/learn/principles"))
        parts = re.findall(r'(?:src|href)="(/[^"#]+\.(?:js|css))"', page.text)
        fetched = [visitor.get(workshop.at(part)) for part in parts]
    assert page.status_code == 200
    assert parts
    assert [one.url.path for one in fetched if one.status_code != 200] == []
    module = json.loads((root / "notebooks" / MODULE).read_text("utf-8"))
    activities = [cell for cell in module["cells"] if _draws(cell)]
    assert page.text.count('"application/vnd.jupyter.widget-view+json"') == len(
        activities
    )


def _draws(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "code" and "".join(cell["source"]).startswith("raile.")


def _files(folder: Path) -> list[str]:
    """Return what a person sees in a folder and below it."""
    return [
        file.relative_to(folder).as_posix()
        for file in folder.rglob("[!.]*")
        if file.is_file() and "__pycache__" not in file.parts
    ]
