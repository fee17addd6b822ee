"""The first thing a newcomer types, on a machine that has nothing yet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="no make here")


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """Return a folder where nothing was installed yet."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(root / name, tmp_path)
    return tmp_path


def test_make_lists_every_target(clone: Path) -> None:
    makefile = clone.joinpath("Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    listed = re.findall(r"^  make ([\w-]+) +\S", _make(clone).stdout, re.MULTILINE)
    assert listed == phony[1].split()


def test_an_old_python_is_told_in_one_line(clone: Path) -> None:
    old = _python(clone / "old", "sys.version_info = (3, 10, 14)")
    done = _make(clone, "workshop", f"PYTHON={old}")
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if not line.startswith("make:")]
    assert said == [
        "raile needs Python 3.11 or newer. Name one: make PYTHON=python3.12"
    ]


def test_a_python_without_venv_is_told_in_one_line(clone: Path) -> None:
    bare = _python(clone / "bare", "sys.modules['ensurepip'] = None")
    done = _make(clone, "workshop", f"PYTHON={bare}")
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if not line.startswith("make:")]
    assert said == ["This Python has no venv. On Debian: apt install python3-venv"]


def _make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A make around this one, such as `make test`, must not hand down its flags.
    outer = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PYTHON")
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in outer},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _python(file: Path, lacking: str) -> Path:
    """Write a Python that lacks something when make asks it with ``-c``."""
    asked = f"import sys; {lacking}; exec(sys.argv[1])"
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{asked}" "$2"\n')
    file.chmod(0o755)
    return file
