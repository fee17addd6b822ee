"""Solara with the kit's notebooks, and what a browser says to it.

Solara is no part of the kit: ``make bench-peers`` installs it in a place of its own.
"""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from raile.rehearsal import Host
from raile.rehearsal.person import Failed, Person

_HERE = Path(__file__).resolve().parent
SOLARA = _HERE.parents[1] / ".venv-peers" / "bin" / "solara"
_CONTROL = "solara.control"
_NEVER_OPENED = "_jupyter_vue"
"""What each widget of its kit names for the browser to load a library."""


@dataclass
class Visitor(Person):
    """Somebody at a page of Solara's: it opens all widgets unasked, then says so."""

    _path: str = ""
    _tab: str = ""

    async def open(self, path: str) -> float:
        self._path, self._tab = path, uuid.uuid4().hex
        self._widgets.clear()
        return await super().open(path)

    async def leave(self) -> None:
        if not self._socket:
            return
        self._hang_up()
        close = f"/_solara/api/close/{self.kernel}?session_id={self._tab}"
        await self._fetch(close, method="POST", body="")

    def _kernel_of(self, page: str) -> str:
        return str(uuid.uuid4())  # the browser chooses it

    def _channels(self) -> str:
        kernel = f"/jupyter/api/kernels/{self.kernel}"
        return f"{kernel}/channels?session_id={self._tab}"

    async def _states(self, page: str) -> None:
        await self._ask("kernel_info_request", "kernel_info_reply")
        done = self._waiting["finished"] = asyncio.get_running_loop().create_future()
        name = uuid.uuid4().hex
        await self._say("comm_open", comm_id=name, target_name=_CONTROL, data={})
        run = {"method": "run", "args": {"path": self._path, "dark": False}}
        await self._say("comm_msg", comm_id=name, data=run)
        shown = self._shown((await done)["widget_id"])
        if shown - set(self._widgets) or not any(
            "view" in self._widgets[one] for one in shown
        ):
            raise Failed("a page without its widgets")

    def _shown(self, root: str) -> set[str]:
        """Return the names of all widgets that a page's own is made of."""
        found: set[str] = set()
        left = {root}
        while left:
            name = left.pop()
            found.add(name)
            state = self._widgets.get(name, {}) | {_NEVER_OPENED: None}
            parts = re.findall(r"IPY_MODEL_([\w-]+)", json.dumps(state))
            left |= set(parts) - found
        return found

    def _hear(self, kind: str, content: dict[str, Any]) -> None:
        data = content.get("data") or {}
        if kind == "comm_open":
            self._widgets[content["comm_id"]] = data["state"]
        elif data.get("method") == "update":
            self._widgets[content["comm_id"]] |= data["state"]
        elif data.get("method") == "finished":
            self._settle("finished", data)
        else:
            super()._hear(kind, content)

    def _packed(
        self, header: dict[str, Any], metadata: dict[str, Any], content: dict[str, Any]
    ) -> str:
        return json.dumps(
            {
                "header": header,
                "parent_header": {},
                "metadata": metadata,
                "content": content,
                "buffers": [],
                "channel": "shell",
            }
        )

    def _unpacked(self, message: str | bytes) -> tuple[str, dict[str, Any]]:
        said = json.loads(message)
        return said["header"]["msg_type"], said["content"]


def solara_host() -> Host:
    """Return Solara as it comes, but for what it would tell its makers."""
    return Host(
        "Solara",
        (
            *("env", "SOLARA_TELEMETRY_MIXPANEL_ENABLE=False"),
            *("SOLARA_ASSETS_PROXY=False", "PYTHONWARNINGS=ignore"),
            *(str(SOLARA), "run", str(_HERE / "solara_app.py"), "--production"),
            *("--no-open", "--host=127.0.0.1", "--port={port}"),
        ),
        path="/",
        person=Visitor,
    )
