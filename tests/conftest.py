"""What all tests share: nothing of the person who runs them is read or touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import nbformat
import pytest

import machine

ROOT = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Give this run, and all kernels and servers it starts, a home of its own."""
    for name in list(os.environ):
        ours = name.startswith(("RAILE_", "HTTP_X_RAILE_", "JUPYTER_", "VOILA_"))
        if ours and not name.startswith("RAILE_TEST_"):
            del os.environ[name]
    # Short, since kernels make sockets in it whose paths are limited.
    home = Path(tempfile.mkdtemp(prefix="raile-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in (
        "RAILE_DATA",
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
    ):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[name] = str(folder)


def pytest_report_header() -> str:
    """Say once, before all tests, which browser they use or how to get one."""
    return f"browser: {machine.browser() or machine.NO_BROWSER}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let nbval compare a cell with what its lesson says it gives.

    No output is kept in a notebook, so the lesson names it: ``:expect: "0.42"``.
    """
    for item in items:
        expected = getattr(item, "cell", {}).get("metadata", {}).get("expect")
        if expected is not None:
            item.cell.execution_count = 1
            item.cell.outputs = [
                nbformat.v4.new_output(
                    "execute_result", {"text/plain": str(expected)}, execution_count=1
                )
            ]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the clone that is being tested."""
    return ROOT
