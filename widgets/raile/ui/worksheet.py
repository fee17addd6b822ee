"""A sheet in a lesson: of the system that the learner works on."""

from __future__ import annotations

from typing import Any, ClassVar
from weakref import WeakSet

from ipywidgets import VBox

from raile.dossier import facts, versions
from raile.ui.beginning import begin
from raile.ui.board import Board, Place, text_of
from raile.ui.component import Component
from raile.ui.session import Session
from raile.ui.sheet import Sheet

_ACTIVITY = "systems"
_CURRENT = "current"


class Worksheet(VBox):  # type: ignore[misc] # it is untyped
    """Asks for a system first if there is none; then its sheet stands below."""

    _together: ClassVar[WeakSet[Worksheet]] = WeakSet()
    """All that this kernel shows."""

    def __init__(self, session: Session, name: str) -> None:
        session.content.instrument(name)  # says what there is, if not this
        self._session = session
        self._name = name
        self._sheet: Component | None = None
        self._head = WorksheetHead(name, session, f"worksheet/{name}", self._open)
        super().__init__(children=(self._head,))
        self.add_class("raile-desk")
        self._together.add(self)
        if current := current_system(session):
            self._show(current)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._name}>"

    def _open(self, place: Place) -> None:
        """Turn to a system here, and in the other worksheets of the page."""
        for one in self._together:
            if one._session is self._session:
                one._show(place.dossier)
                one._head.refresh()

    def _show(self, dossier: str) -> None:
        before = self._sheet
        entries = self._session.store.dossiers.entries(dossier)
        newest = versions(entries, self._name)[-1].number
        inner = self._session.within(dossier, self._name, newest)
        self._sheet = Sheet(inner, self._name)
        self.children = (self._head, self._sheet)
        if before:
            before.close()


class WorksheetHead(Board):
    """Says of which system the sheet is, and lets a learner begin or change it."""

    front_end = "worksheet"
    alike = True

    def __init__(self, sheet: str, *args: Any, **kept: Any) -> None:
        self._sheet = sheet
        super().__init__(*args, **kept)

    def draw(self) -> dict[str, Any]:
        """Return the systems that there are, and the present one."""
        mine = self._session.dossiers()
        return {
            "current": current_system(self._session) or "",
            "systems": [
                {"id": one, "title": facts(entries)["name"]}
                for one, entries in mine.items()
            ],
            "page": "/learn/systems" if self._session.served else None,
            "problem": self._problem,
        }

    def do(self, event: dict[str, Any]) -> None:
        """Turn to another system, or begin one."""
        match event:
            case {"event": "choose", "system": str(system)}:
                if system in self._session.dossiers():
                    self._take(system, event["key"])
            case {"event": "begin"}:
                name = text_of(event.get("name"), 120)
                if not name:
                    self._problem = "name"
                    return
                invented = "yes" if event.get("invented") is True else ""
                given = {"name": name, "invented": invented}
                function = self._session.content.gates.learner
                system = begin(self._session, function, given, event["key"])
                self._take(system, f"{event['key'][:50]}-current")

    def _take(self, system: str, key: str) -> None:
        self._session.record(_ACTIVITY, _CURRENT, system, key=key, kind="profile")
        self._go(Place(system, self._sheet))


def current_system(session: Session) -> str | None:
    """Return the system chosen last, else the one that something was last done to."""
    mine = session.dossiers()
    chosen = [
        one.value
        for one in session.mine(_ACTIVITY)
        if one.item == _CURRENT and one.value in mine
    ]
    if chosen:
        return str(chosen[-1])
    return max(mine, key=lambda one: mine[one][-1].number or 0, default=None)
