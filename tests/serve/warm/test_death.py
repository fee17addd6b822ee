"""What becomes of kernels when the server dies, or the process that they came from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from raile.serve.warm import template

PATIENCE = 60

SERVER = """
import json, os, sys, time
from jupyter_client.manager import KernelManager
kernel = KernelManager(transport="ipc", connection_file=sys.argv[1])
kernel.start_kernel()
client = kernel.blocking_client()
client.start_channels()
client.wait_for_ready(timeout=60)
client.execute("import time; time.sleep(600)")
while client.get_iopub_msg(timeout=60)["msg_type"] != "execute_input":
    pass
process = kernel.provisioner.process
print(json.dumps([type(process).__name__, process.pid]), flush=True)
sys.stdin.read()
"""


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def template_of(kernel: Any) -> psutil.Process:
    parent = psutil.Process(kernel.process.pid).parent()
    assert parent
    assert "raile.serve.warm" in parent.cmdline()
    return parent


def kill(process: psutil.Process) -> None:
    process.kill()
    assert not psutil.wait_procs([process], timeout=PATIENCE)[1]


def test_kernels_die_with_the_server(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path / "kernel.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "JUPYTER_DEFAULT_PROVISIONER_NAME": "raile-warm"},
    )
    assert server.stdin
    assert server.stdout
    kind, pid = eval(server.stdout.readline())
    assert kind == "KernelProcess"
    kernel = psutil.Process(pid)
    parent = kernel.parent()
    assert parent
    with server:
        server.send_signal(signal.SIGKILL)
    assert not psutil.wait_procs([kernel, parent], timeout=PATIENCE)[1]


STOPPED = """
import sys, time
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from traitlets.config import Config
from raile.serve.warm import warm_up
factory = {"default_provisioner_name": "raile-warm"}
warm = {"rehearsal": sys.argv[1]}
config = Config({"KernelProvisionerFactory": factory, "WarmProvisioner": warm})
warm_up(AsyncMultiKernelManager(config=config))
sys.stdin.read()
"""


def test_a_server_that_is_stopped_does_not_wait_for_a_rehearsal(tmp_path: Path) -> None:
    temporary = Path(tempfile.mkdtemp(dir=os.environ["RAILE_DATA"]))
    begun = tmp_path / "begun"
    cells = f"open({str(begun)!r}, 'w').close(); import time; time.sleep(600)"
    server = subprocess.Popen(
        [sys.executable, "-c", STOPPED, cells],
        stdin=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    wait_until(begun.exists)
    others = psutil.Process(server.pid).children(recursive=True)
    assert len(others) == 2
    server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert not psutil.wait_procs(others, timeout=PATIENCE)[1]
    assert list(temporary.iterdir()) == []


def test_nobody_notices_when_the_template_process_dies(
    start: Callable[..., Any],
) -> None:
    kernel = start()
    kernel.value("1", "import os; mark = 42")
    kill(template_of(kernel))
    assert kernel.manager.is_alive()
    assert kernel.value("mark") == 42
    another = start()
    assert another.is_warm
    assert another.value("__import__('wave').__name__") == "wave"
    # Its end is seen, but there is nobody any more who is told how.
    kernel.run("os._exit(7)")
    assert kernel.process.wait(PATIENCE) == 255
    assert not kernel.manager.is_alive()


def test_the_next_template_process_does_not_wait_for_a_visitor(
    start: Callable[..., Any],
) -> None:
    def templates() -> set[int]:
        children = psutil.Process().children()
        alive = [one for one in children if one.status() != psutil.STATUS_ZOMBIE]
        return {one.pid for one in alive if "raile.serve.warm" in one.cmdline()}

    first = template_of(start())
    before = templates()
    kill(first)
    wait_until(lambda: bool(templates() - before))


def test_a_template_process_that_always_dies_is_given_up(
    start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template, "_DEATHS", 2)
    config = {"preload": [], "rehearsal": "'of its own'"}
    for _ in range(2):
        kernel = start(config=config)
        assert kernel.is_warm
        kill(template_of(kernel))
    assert not start(config=config).is_warm
    assert kernel.value("1 + 1") == 2
