"""A learner's code may run for ever or fail: what was answered stays answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager

NAME = "half-of-all-records"
ITEM = "two-borders"
PATIENCE = 60


class Notebook:
    """A kernel, and what its page would send to it."""

    def __init__(self) -> None:
        self.kernel = KernelManager()
        self.kernel.start_kernel()
        self.client: BlockingKernelClient = self.kernel.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def run(self, code: str) -> dict[str, Any]:
        """Run a cell and return how it ended."""
        reply = self.client.execute_interactive(
            code, timeout=PATIENCE, output_hook=lambda _: None
        )
        return dict(reply["content"])

    def value(self, expression: str) -> str:
        """Return what an expression is now."""
        ended = self.client.execute_interactive(
            "",
            timeout=PATIENCE,
            user_expressions={"it": expression},
            output_hook=lambda _: None,
        )
        return str(ended["content"]["user_expressions"]["it"]["data"]["text/plain"])

    def start(self, code: str) -> None:
        """Start a cell, and return once it is running."""
        self.client.execute(f"print('begun')\n{code}")
        self.wait_for(lambda kind, said: kind == "stream" and "begun" in said["text"])

    def send(self, widget: str, **event: Any) -> None:
        """Send what the page would; it waits until the kernel has time."""
        data = {"method": "custom", "content": event}
        content = {"comm_id": widget, "data": data}
        self.client.shell_channel.send(self.client.session.msg("comm_msg", content))

    def saved(self, key: str) -> None:
        """Wait until the kernel says that an event has been saved."""
        self.wait_for(
            lambda kind, said: (
                kind == "comm_msg" and said["data"].get("content") == {"done": key}
            )
        )

    def wait_for(self, is_it: Any) -> None:
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if is_it(message["msg_type"], message["content"]):
                return

    def close(self) -> None:
        """End the kernel at once, as a crash does."""
        self.client.stop_channels()
        self.kernel.shutdown_kernel(now=True)
        self.kernel.cleanup_resources()


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("RAILE_DATA", str(tmp_path))
    opened: list[Notebook] = []

    def open_one() -> Notebook:
        opened.append(Notebook())
        return opened[-1]

    yield open_one
    for one in opened:
        if one.kernel.has_kernel:
            one.close()


def test_answers_outlive_what_a_learner_runs(notebook: Any) -> None:
    here: Notebook = notebook()
    here.run(f"import raile\ntask = raile.exercise('{NAME}')\nshare_of_areas = 0.23")
    here.run(f"plain = raile.exercise('{ITEM}')")
    task, plain = (here.value(f"{one}.model_id")[1:-1] for one in ("task", "plain"))

    here.send(task, event="check", key="first")
    here.saved("first")
    assert here.run("1 / 0")["status"] == "error"

    # Both arrive while a cell runs for ever, and are saved once it is interrupted.
    here.start("while True: pass")
    here.send(task, event="check", key="second")
    answer = {"item": "port-right-flags", "value": "0.94"}
    here.send(plain, event="answer", key="third", **answer)
    here.kernel.interrupt_kernel()
    here.saved("second")
    here.saved("third")

    # And a kernel that has to be killed takes nothing with it.
    here.start("while True: pass")
    here.close()
    again: Notebook = notebook()
    again.run("import raile")
    again.run(f"task, plain = raile.exercise('{NAME}'), raile.exercise('{ITEM}')")
    assert again.value("task.view['solved']") == "True"
    assert again.value("plain.view['items'][1]['status']") == "'right'"
