"""A kernel is interrupted, restarted and ended, and how it ended is known."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from jupyter_client.manager import KernelManager
from jupyter_core.utils import run_sync

Start = Callable[..., Any]


def code_of(kernel: Any) -> int:
    """Return the code that a kernel ends with."""
    return int(kernel.process.wait(60))


def test_a_cell_is_interrupted_and_the_kernel_goes_on(start: Start) -> None:
    kernel = start()
    kernel.client.execute("print(1, flush=True)\nwhile True: pass", stop_on_error=False)
    while kernel.client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    kernel.manager.interrupt_kernel()
    assert kernel.client.get_shell_msg(timeout=60)["content"]["status"] == "error"
    assert kernel.value("1 + 1") == 2


def test_an_interrupt_that_comes_too_early_does_no_harm(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = KernelManager.start_kernel

    def interrupted(manager: KernelManager, **launch: Any) -> None:
        begin(manager, **launch)
        manager.interrupt_kernel()

    monkeypatch.setattr(KernelManager, "start_kernel", interrupted)
    assert start().value("1 + 1") == 2


def test_a_restarted_kernel_is_a_new_one_at_the_same_place(
    start: Start, tmp_path: Path
) -> None:
    kernel = start(cwd=str(tmp_path), env={**os.environ, "WHO": "brave-otter-417"})
    first = kernel.value("os.getpid()", "import os; mark = 1")
    for now in (True, False):
        kernel.manager.restart_kernel(now=now)
        kernel.client.wait_for_ready(timeout=60)
        assert kernel.is_warm
        before = "import os"
        found = kernel.value(
            "[os.getcwd(), os.environ['WHO'], 'mark' in globals()]", before
        )
        assert found == [str(tmp_path), "brave-otter-417", False]
        assert kernel.value("os.getpid()") != first


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("import os; os._exit(7)", 7),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("import ctypes; ctypes.string_at(0)", -signal.SIGSEGV),
        ("exit()", 0),
    ],
)
def test_how_a_kernel_ended_is_known(start: Start, end: str, code: int) -> None:
    kernel = start()
    process = psutil.Process(kernel.process.pid)
    assert run_sync(kernel.manager.provisioner.poll)() is None
    assert kernel.manager.is_alive()
    kernel.run(end)
    assert code_of(kernel) == code
    assert run_sync(kernel.manager.provisioner.poll)() == code
    assert not kernel.manager.is_alive()
    assert not psutil.wait_procs([process], timeout=60)[1]  # nor is it a zombie


@pytest.mark.parametrize("way", ["terminate", "kill"])
def test_a_kernel_can_be_ended_by_a_signal(
    start: Start, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = start()
    provisioner = kernel.manager.provisioner
    run_sync(getattr(provisioner, way))()
    code = {"terminate": -signal.SIGTERM, "kill": -signal.SIGKILL}[way]
    assert code_of(kernel) == code
    # Whoever has its number next gets none of its signals.
    monkeypatch.setattr(os, "killpg", lambda *_: pytest.fail("a stranger is hit"))
    run_sync(provisioner.kill)()
    assert run_sync(provisioner.wait)() == code
    assert not provisioner.has_process


def test_what_a_kernel_has_started_is_killed_with_it(start: Start) -> None:
    kernel = start()
    before = "import subprocess; other = subprocess.Popen(['sleep', '600'])"
    other = psutil.Process(kernel.value("other.pid", before))
    kernel.manager.shutdown_kernel(now=True)
    assert not psutil.wait_procs([other], timeout=60)[1]


def test_a_kernel_ends_politely_and_soon(start: Start, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    kernel = start()
    kernel.value("1", f"import atexit; atexit.register(open, {str(trace)!r}, 'w')")
    process = kernel.process
    kernel.manager.shutdown_kernel()
    assert process.returncode == 0
    assert trace.exists()
