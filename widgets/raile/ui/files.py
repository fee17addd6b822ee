"""Reports and files of what somebody sees, and files that come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import metadata
from typing import Any, Protocol

from ipywidgets import VBox

from raile.export import FORMATS, ExportError, press
from raile.export.files import LARGEST, FileFaultError
from raile.model.document import Document
from raile.report.papers import Made
from raile.ui.component import Component
from raile.ui.session import Session

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "csv": "text/csv",
    "json": "application/json",
}
_LONGEST_NAME = 200
"""Characters of an agency's name."""


class Source(Protocol):
    """What a panel makes files of."""

    @property
    def kind(self) -> str:
        """'report' or 'register', by which the words are chosen."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Of what can be made."""

    @property
    def takes(self) -> str | None:
        """'answers' or 'dossier', if a file can be brought back."""

    def document(self, made: Made) -> Document:
        """Return the report."""

    def data(self, today: date) -> bytes:
        """Return the JSON file."""

    def take(self, data: bytes, event: dict[str, Any]) -> None:
        """Keep what is in a file that somebody brings back."""


@dataclass
class _Arriving:
    """A file that comes in pieces, since messages may not be long."""

    name: str
    pieces: list[bytes]


class FilePanel(Component):
    """Buttons that make files, and a field that takes one.

    Files are made by a process of its own; the agency's name goes into the file and
    nowhere else.

    Parameters
    ----------
    taken
        Called after a file was taken.
    """

    front_end = "files"
    alike = True

    def __init__(
        self,
        session: Session,
        activity: str,
        source: Source,
        *,
        taken: Callable[[], None] = lambda: None,
        today: date | None = None,
    ) -> None:
        self._source = source
        self._taken = taken
        self._today = today
        self._arriving: _Arriving | None = None
        self._buffers: Sequence[Any] = ()
        super().__init__(session, f"{activity} files", "files")

    def draw(self) -> dict[str, Any]:
        """Return what can be made here, and what is taken."""
        functions = self._session.content.gates.functions
        return {
            "kind": self._source.kind,
            "forms": self._source.forms,
            "takes": self._source.takes,
            "functions": [{"id": one.id, "title": one.title} for one in functions]
            if self._source.takes == "dossier"
            else [],
            "largest": LARGEST,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Make a file and send it, or take a piece of one."""
        match event:
            case {"event": "make", "form": str(form)} if form in self._source.forms:
                self._make(form, str(event.get("agency") or "")[:_LONGEST_NAME])
            case {"event": "piece", "name": str(name), "at": int(at), "of": int(of)}:
                self._piece(name, at, of, event)

    def _make(self, form: str, agency: str) -> None:
        today = self._today or date.today()
        made = Made(today, code_version(), agency)
        try:
            document = self._source.document(made)
            if form == "json":
                data = self._source.data(today)
            else:
                data = press(document, next(one for one in FORMATS if one == form))
        except ExportError as error:
            self.send({"unmade": error.reason})
            return
        name = f"{document.name}.{form}"
        self.send({"made": name, "type": _TYPES[form]}, [data])

    def _piece(self, name: str, at: int, of: int, event: dict[str, Any]) -> None:
        if at == 0:
            self._arriving = _Arriving(name, [])
        here = self._arriving
        if here is None or here.name != name or len(here.pieces) != at:
            return
        here.pieces += [bytes(one) for one in self._buffers]
        if sum(map(len, here.pieces)) > LARGEST:
            self._arriving = None
            self.send({"untaken": "large", "where": ""})
        elif at + 1 == of:
            self._arriving = None
            self._take(b"".join(here.pieces), event)

    def _take(self, data: bytes, event: dict[str, Any]) -> None:
        try:
            self._source.take(data, event)
        except FileFaultError as error:
            self.send({"untaken": error.fault, "where": error.where})
            return
        self.send({"taken": self._source.takes})
        self._taken()

    def _receive(self, widget: Any, event: Any, buffers: Any) -> None:
        self._buffers = buffers or ()
        super()._receive(widget, event, buffers)


class WithFiles(VBox):  # type: ignore[misc] # it is untyped
    """A component with the files that can be made of it, and taken into it."""

    def __init__(self, *parts: Component) -> None:
        super().__init__(parts)

    def __repr__(self) -> str:
        return repr(self.children[0])


@cache
def code_version() -> str:
    """Return the version of the code."""
    return metadata.version("raile")
