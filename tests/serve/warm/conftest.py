"""Kernels that are forked from one template process, as jupyter_client starts them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from jupyter_core.paths import jupyter_runtime_dir

PATIENCE = 60

SETUP = {
    "preload": ["numpy.random", "multiprocessing", "ipywidgets"],
    "rehearsal": "import wave",
}
"""Most tests share it, since each other one takes a template process of its own."""


class Kernel:
    """One kernel, and what is needed to talk to it."""

    def __init__(self, manager: KernelManager, **launch: Any) -> None:
        self.manager = manager
        self.manager.start_kernel(**launch)
        self.connect()

    def connect(self) -> None:
        self.client: BlockingKernelClient = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    @property
    def process(self) -> Any:
        return self.manager.provisioner.process  # type: ignore[union-attr]

    @property
    def is_warm(self) -> bool:
        return type(self.process).__name__ == "KernelProcess"

    def run(self, code: str) -> None:
        """Run code, and do not wait for it."""
        self.client.execute(code, silent=True)

    def value(self, expression: str, before: str = "") -> Any:
        """Return what an expression is there, by way of JSON."""
        reply = self.client.execute(
            f"import json\n{before}",
            reply=True,
            timeout=PATIENCE,
            user_expressions={"it": f"json.dumps({expression})"},
        )["content"]
        assert reply["status"] == "ok", "\n".join(reply["traceback"])
        it = reply["user_expressions"]["it"]
        assert it["status"] == "ok", it
        return json.loads(eval(it["data"]["text/plain"]))

    def stop(self) -> None:
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


@pytest.fixture
def new_manager(tmp_path: Path) -> Callable[..., KernelManager]:
    """Return a way to get managers of kernels whose kernel.json asks for warm ones."""
    spec = {
        "argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Warm",
        "language": "python",
    }

    def make(name: str = "warm-kernel", **config: Any) -> KernelManager:
        provisioner = {
            "provisioner_name": "raile-warm"
            if name == "warm-kernel"
            else "local-provisioner",
            "config": {**SETUP, **config} if name == "warm-kernel" else {},
        }
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        metadata = {"metadata": {"kernel_provisioner": provisioner}}
        (folder / "kernel.json").write_text(json.dumps(spec | metadata))
        return KernelManager(
            kernel_name=name,
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(tmp_path)]),
            transport="ipc",
            # Named here, since the sockets beside it are named when it is not yet.
            connection_file=f"{jupyter_runtime_dir()}/{uuid.uuid4()}.json",
        )

    return make


@pytest.fixture
def start(new_manager: Callable[..., KernelManager]) -> Iterator[Callable[..., Kernel]]:
    """Start kernels, and end them with the test."""
    started: list[Kernel] = []

    def make(
        name: str = "warm-kernel", config: dict[str, Any] | None = None, **launch: Any
    ) -> Kernel:
        started.append(Kernel(new_manager(name, **(config or {})), **launch))
        return started[-1]

    yield make
    for kernel in started:
        kernel.stop()
