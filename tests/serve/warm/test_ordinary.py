"""Where a fork would not be safe, kernels start as ever, and the log says so."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from raile.serve.warm import provisioner
from raile.serve.warm.launch import Cold, understand

Start = Callable[..., Any]

USUAL = [sys.executable, "-m", "ipykernel_launcher", "-f", "kernel.json"]


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Return what the log says, as if nothing had been said before."""
    provisioner._tell.cache_clear()
    caplog.set_level(logging.WARNING, "raile.serve.warm")

    def lines() -> list[str]:
        return [one.getMessage() for one in caplog.records]

    return lines


def with_module(folder: Path, source: str) -> dict[str, str]:
    """Return an environment in which a module named `odd` can be imported."""
    (folder / "odd.py").write_text(source)
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path}


@pytest.mark.parametrize(
    ("lost", "why"),
    [
        ("os.pidfd_open", "this system has no pidfd"),
        ("raile.serve.warm.template.sys.platform", "only on Linux they can be forked"),
    ],
)
def test_on_other_systems(
    start: Start,
    said: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    lost: str,
    why: str,
) -> None:
    if lost.endswith("platform"):
        monkeypatch.setattr(lost, "darwin")
    else:
        monkeypatch.delattr(lost)
    kernels = [start(config={"rehearsal": f"'without {lost}'"}) for _ in range(2)]
    assert not any(kernel.is_warm for kernel in kernels)
    assert [kernel.value("1 + 1") for kernel in kernels] == [2, 2]
    [line] = said()
    assert why in line


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (
            "import threading, time\n"
            "threading.Thread(target=time.sleep, args=[600], name='tick', daemon=True)"
            ".start()",
            "a thread runs (tick), since odd was imported",
        ),
        (
            "import sqlite3\n"
            "file = sqlite3.connect(__file__ + '.sqlite')\n"
            "file.execute('create table one (two)')",
            "odd.py.sqlite is open, since odd was imported",
        ),
        ("import socket; here, there = socket.socketpair()", "since odd was imported"),
    ],
    ids=["thread", "database", "socket"],
)
def test_when_a_module_shares_what_no_fork_may_share(
    start: Start,
    said: Callable[[], list[str]],
    tmp_path: Path,
    source: str,
    why: str,
) -> None:
    kernel = start(config={"preload": ["odd"]}, env=with_module(tmp_path, source))
    assert not kernel.is_warm
    assert kernel.value("1 + 1") == 2
    [line] = said()
    assert why in line


def test_when_a_thread_runs_later(
    start: Start, said: Callable[[], list[str]], tmp_path: Path
) -> None:
    source = """
import signal, tempfile, threading, time
tempfile.gettempdir()
def run(*_):
    threading.Thread(target=time.sleep, args=[600], name="late", daemon=True).start()
signal.signal(signal.SIGUSR1, run)
"""
    launch = {
        "config": {"preload": ["odd", "not_there"], "rehearsal": "1 / 0"},
        "env": with_module(tmp_path, source) | {"TMPDIR": str(tmp_path)},
    }
    before = start(**launch)
    assert before.is_warm
    # What it looked up before the fork is looked up again.
    assert before.value("tempfile.gettempdir()", "import tempfile") == str(tmp_path)
    missing, failed = said()
    assert "not_there cannot be preloaded: ModuleNotFoundError" in missing
    assert "ZeroDivisionError" in failed
    os.kill(before.value("os.getppid()", "import os"), signal.SIGUSR1)
    assert not start(**launch).is_warm
    assert "a thread runs (late)" in said()[-1]
    assert before.value("1 + 1") == 2


@pytest.mark.parametrize(
    ("command", "settings"),
    [
        (["/usr/bin/R", "--slave", "-e", "IRkernel::main()"], {}),
        (["/opt/other/bin/python", *USUAL[1:]], {}),
        ([sys.executable, "-m", "bash_kernel", "-f", "kernel.json"], {}),
        ([sys.executable, "kernel.py"], {}),
        (USUAL, {"stdout": 1}),
        (USUAL, {"independent": True}),
        (USUAL, {"cwd": "/not/there"}),
    ],
)
def test_what_is_no_plain_kernel_of_this_python(
    command: list[str], settings: dict[str, Any]
) -> None:
    with pytest.raises(Cold):
        understand(command, {"env": {}, **settings})


def test_what_is_one(tmp_path: Path) -> None:
    launch = understand(
        [USUAL[0], "-Xfrozen_modules=off", *USUAL[1:], "--debug"],
        {"env": {"PYTHONPATH": "x", "WHO": "y"}, "cwd": str(tmp_path), "stdin": None},
    )
    assert launch.options == ("-Xfrozen_modules=off",)
    assert launch.argv == ("-f", "kernel.json", "--debug")
    assert launch.shape == (("PYTHONPATH", "x"),)
    assert launch.folder == str(tmp_path)
