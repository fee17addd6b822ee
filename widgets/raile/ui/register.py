"""The register: every AI system that a person works on, found and begun here."""

from __future__ import annotations

from collections import Counter
from typing import Any

from raile import codename
from raile.day import day
from raile.dossier import Query, find, member
from raile.load.markdown import html
from raile.model.dossier import Gate, System
from raile.ui.beginning import begin
from raile.ui.board import Board, Place, text_of
from raile.ui.systems import Systems

_PAGE = 50
"""Rows that are shown at once."""


class RegisterBoard(Board):
    """A table of systems that is filtered and sorted here, never in the browser.

    A trainer sees the systems of all. What is shown is read once, when the register
    is opened, and after each change that is made in it.
    """

    front_end = "register"

    def __init__(self, systems: Systems, *args: Any, **kept: Any) -> None:
        self._systems = systems
        self._found: list[System] | None = None
        self._query = Query()
        self._shown = _PAGE
        super().__init__(*args, **kept)

    def draw(self) -> dict[str, Any]:
        """Return the rows that fit the filter, and what there is to filter by."""
        known = self._known()
        found = find(known, self._query, self._session.content, self._today)
        at = Counter(one.gate for one in known)
        gates = self._session.content.gates
        bands = self._session.content.risk.bands
        return {
            "arriving": self._arriving,
            "intro": html(self._words.say("register.intro")),
            "trainer": self._session.trainer,
            "figures": {
                "systems": len(known),
                "running": sum(one.state in self._running for one in known),
                "early": sum(self._early(one) for one in known),
                "overdue": sum(self._overdue(one) for one in known),
                "stopped": sum(one.stopped for one in known),
            },
            "query": self._query.model_dump(mode="json"),
            "found": len(found),
            "rows": [self._row(one) for one in found[: self._shown]],
            "gates": [
                {"id": number, "title": one.title, "systems": at[number]}
                for number, one in enumerate(gates.gates)
            ],
            "bands": [{"id": one.id, "title": one.title} for one in bands],
            "states": [{"id": one.id, "title": one.title} for one in gates.states],
            "functions": [
                {"id": one.id, "title": one.title} for one in gates.functions
            ],
            "approval": gates.approval,
            "problem": self._problem,
        }

    def do(self, event: dict[str, Any]) -> None:
        """Filter, open, begin or join."""
        match event:
            case {"event": "filter", "query": dict(query)}:
                self._query = Query.read(query)
                self._shown = _PAGE
            case {"event": "more"}:
                self._shown += _PAGE
            case {"event": "open", "dossier": str(dossier)}:
                self._open(event, dossier)
            case {"event": "begin"}:
                self._begin(event)
            case {"event": "join"}:
                self._join(event)

    def _open(self, event: dict[str, Any], dossier: str) -> None:
        entries = self._session.store.dossiers.entries(dossier)
        if entries and (
            self._session.trainer or member(entries, self._session.participant)
        ):
            sheet = text_of(event.get("sheet"), 60)
            version = event.get("version")
            self._go(Place(dossier, sheet, version if isinstance(version, int) else 0))

    def _begin(self, event: dict[str, Any]) -> None:
        name = text_of(event.get("name"), 120)
        function = self._function(event)
        if not name or not function:
            self._problem = "name" if not name else "function"
            return
        states = {one.id for one in self._session.content.gates.states}
        given = {
            "name": name,
            "purpose": text_of(event.get("purpose"), 2000),
            "supplier": text_of(event.get("supplier"), 200),
            "state": event["state"] if event.get("state") in states else "",
            "invented": "yes" if event.get("invented") is True else "",
        }
        self._go(Place(begin(self._session, function, given, event["key"])))

    def _join(self, event: dict[str, Any]) -> None:
        function = self._function(event)
        code = codename.tidy(text_of(event.get("code"), 200))
        dossier = self._session.store.dossiers.invited(code) if code else None
        if dossier is None or not function:
            self._problem = "code" if dossier is None else "function"
            return
        entries = self._session.store.dossiers.entries(dossier)
        if member(entries, self._session.participant) is None:
            joined = self._entry(
                dossier, "member", function, None, function=function, key=event["key"]
            )
            self._session.store.dossiers.add(joined)
        self._go(Place(dossier))

    def _function(self, event: dict[str, Any]) -> str | None:
        known = {one.id for one in self._session.content.gates.functions}
        return event["function"] if event.get("function") in known else None

    def _known(self) -> list[System]:
        if self._found is None:
            self._found = self._systems.read(self._today)
        return self._found

    @property
    def _running(self) -> set[str]:
        states = self._session.content.gates.states
        return {one.id for one in states if one.running}

    def _overdue(self, one: System) -> bool:
        return one.review is not None and one.review < self._today

    def _early(self, one: System) -> bool:
        """Whether people are subject to a system that nobody has approved."""
        approval = self._session.content.gates.approval
        passed = one.gate is None or one.gate > approval
        return one.state in self._running and not passed

    def _row(self, one: System) -> dict[str, Any]:
        content = self._session.content
        gates: tuple[Gate, ...] = content.gates.gates
        bands = {band.id: band.title for band in content.risk.bands}
        states = {state.id: state.title for state in content.gates.states}
        return {
            "id": one.id,
            "name": one.name,
            "purpose": one.purpose,
            "state": states.get(one.state, ""),
            "early": self._early(one),
            "gate": one.gate,
            "gate_title": "" if one.gate is None else gates[one.gate].title,
            "status": "stopped" if one.stopped else one.status,
            "owner": one.owner,
            "band": bands.get(one.band or ""),
            "place": list(bands).index(one.band) if one.band else None,
            "agreed": one.agreed,
            "again": one.again,
            "review": one.review and day(one.review, content.language),
            "overdue": self._overdue(one),
        }
