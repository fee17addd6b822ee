"""One dossier: the gates, what is in the way, who works on it, and what happened."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from raile.day import day
from raile.dossier import (
    PASSED,
    SENT_BACK,
    Block,
    Progress,
    Standing,
    facts,
    gates,
    invite,
    member,
    members,
    review_day,
    sheet_title,
    system,
)
from raile.load.markdown import inline_html
from raile.model.dossier import Entry, Member
from raile.ui.beginning import new_code
from raile.ui.board import Board, Place, text_of
from raile.ui.history import called, happened

_LONGEST = {"name": 120, "purpose": 2000, "supplier": 200, "state": 60, "invented": 3}
_RECENT = 10
"""Lines of the history that are shown at first."""


class DossierBoard(Board):
    """A system on its way through the gates.

    It looks again when the page asks, so that what others do appears by itself.
    """

    front_end = "dossier"

    def __init__(self, dossier: str, *args: Any, **kept: Any) -> None:
        self._dossier = dossier
        self._all_history = False
        super().__init__(*args, **kept)

    def draw(self) -> dict[str, Any]:
        """Return the system, its gates, its members and its history."""
        entries = self._entries()
        if not entries:
            return self.view
        self._seen = entries[-1].number or 0
        content, today = self._session.content, self._today
        here = system(content, entries, today)
        standings = gates(content, entries, today)
        mine = member(entries, self._session.participant)
        table = content.gates
        bands = {one.id: one.title for one in content.risk.bands}
        return {
            "arriving": self._arriving,
            "id": self._dossier,
            "facts": facts(entries),
            "states": [{"id": one.id, "title": one.title} for one in table.states],
            "functions": [
                {"id": one.id, "title": one.title} for one in table.functions
            ],
            "member": mine and {"function": mine.function},
            "gate": here.gate,
            "stopped": here.stopped,
            "band": bands.get(here.band or ""),
            "agreed": here.agreed,
            "review": here.review and day(here.review, content.language),
            "overdue": here.review is not None and here.review < today,
            "gates": [self._gate(one, entries, mine) for one in standings],
            "members": self._members(entries),
            "invite": invite(entries) if mine else None,
            "history": happened(
                content, entries, None if self._all_history else _RECENT
            ),
            "more": not self._all_history and len(entries) > _RECENT,
            "problem": self._problem,
        }

    def do(self, event: dict[str, Any]) -> None:
        """Open a sheet, decide on a gate, or write something down."""
        match event:
            case {"event": "tick"}:
                self.look_again(self._dossier)
            case {"event": "register"}:
                self._go(Place())
            case {"event": "sheet", "sheet": str(sheet)}:
                self._go(Place(self._dossier, sheet))
            case {"event": "history"}:
                self._all_history = True
            case {"event": "function", "function": str(function)}:
                self._take(event, function)
            case {"event": "fact", "item": str(item)} if item in _LONGEST:
                self._fact(event, item)
            case {"event": "invite"}:
                code = new_code(self._session.content)
                self._write(event, "invite", code, None)
            case {"event": "decide", "gate": str(gate)}:
                self._decide(event, gate)

    def _entries(self) -> list[Entry]:
        return self._session.store.dossiers.entries(self._dossier)

    def _write(self, event: dict[str, Any], kind: Any, item: str, value: Any) -> None:
        mine = member(self._entries(), self._session.participant)
        if mine:
            entry = self._entry(
                self._dossier,
                kind,
                item,
                value,
                function=mine.function,
                key=event["key"],
            )
            self._session.store.dossiers.add(entry)

    def _take(self, event: dict[str, Any], function: str) -> None:
        known = {one.id for one in self._session.content.gates.functions}
        mine = member(self._entries(), self._session.participant)
        # Trainers see all systems, and may take part in any of them.
        if function in known and (mine or self._session.trainer):
            entry = self._entry(
                self._dossier,
                "member",
                function,
                None,
                function=function,
                key=event["key"],
            )
            self._session.store.dossiers.add(entry)

    def _fact(self, event: dict[str, Any], item: str) -> None:
        value = text_of(event.get("value"), _LONGEST[item])
        states = {one.id for one in self._session.content.gates.states}
        if (item == "state" and value not in states) or (
            item == "invented" and value not in ("yes", "")
        ):
            return
        if item == "name" and not value:
            self._problem = "name"
            return
        if value != facts(self._entries())[item]:
            self._write(event, "system", item, value)

    def _decide(self, event: dict[str, Any], name: str) -> None:
        """Keep a decision, if this member may take it now; else say why not."""
        entries = self._entries()
        content = self._session.content
        standings = gates(content, entries, self._today)
        at = next((one for one in standings if one.gate.id == name), None)
        mine = member(entries, self._session.participant)
        if (
            at is None
            or mine is None
            or any(one.key == event["key"] for one in entries)
        ):
            return
        reason = text_of(event.get("reason"), 20_000)
        decision = event.get("decision")
        if mine.function not in at.deciders:
            self._problem = "decider"
        elif not reason:
            self._problem = "reason"
        elif decision == PASSED and not at.blocks and (at.status != PASSED or at.again):
            latest = review_day(content, entries, at.gate, self._today)
            review = _day(event.get("review")) or latest if latest else None
            if review and latest and not self._today < review <= latest:
                self._problem = "review"
                return
            value = {
                "decision": PASSED,
                "reason": reason,
                "review": review and review.isoformat(),
                "band": system(content, entries, self._today).band,
            }
            self._write(event, "gate", name, value)
        elif decision == SENT_BACK:
            order = [one.gate.id for one in standings[: at.number + 1]]
            back = event.get("to") if event.get("to") in order else name
            value = {"decision": SENT_BACK, "reason": reason, "to": back}
            self._write(event, "gate", name, value)
        else:
            self._problem = "blocked"

    def _gate(
        self, one: Standing, entries: Sequence[Entry], mine: Member | None
    ) -> dict[str, Any]:
        content = self._session.content
        table = content.gates
        may = mine is not None and mine.function in one.deciders
        review = review_day(content, entries, one.gate, self._today)
        return {
            "id": one.gate.id,
            "number": one.number,
            "title": one.gate.title,
            "ask": inline_html(one.gate.ask),
            "owner": one.gate.owner,
            "artefact": inline_html(one.gate.artefact),
            "status": one.status,
            "again": one.again,
            "blocks": [self._block(block) for block in one.blocks],
            "sheets": [self._sheet(sheet) for sheet in one.sheets],
            "deciders": [table.title(name) for name in one.deciders],
            "may": may,
            "decision": one.decision and self._decision(one.decision),
            "review": one.review and day(one.review, content.language),
            "overdue": one.overdue(self._today),
            "proposed": review and review.isoformat(),
        }

    def _block(self, one: Block) -> dict[str, Any]:
        gates = self._session.content.gates.gates
        return {
            "kind": one.kind,
            "sheet": one.sheet,
            "title": sheet_title(self._session.content, one.sheet)
            if one.sheet
            else gates[one.gate].title,
            "gate": one.gate,
            "n": one.n,
        }

    def _sheet(self, one: Progress) -> dict[str, Any]:
        return {
            "id": one.sheet,
            "title": sheet_title(self._session.content, one.sheet),
            "version": one.version,
            "done": one.done,
            "total": one.total,
            "complete": one.complete,
            "aside": one.aside,
        }

    def _decision(self, entry: Entry) -> dict[str, Any]:
        content = self._session.content
        value = entry.value if isinstance(entry.value, dict) else {}
        return {
            "decision": value.get("decision"),
            "reason": str(value.get("reason", "")),
            "by": content.gates.title(entry.function),
            "on": day(entry.at.astimezone().date(), content.language),
        }

    def _members(self, entries: Sequence[Entry]) -> list[dict[str, Any]]:
        names = called(self._session.content, entries)
        me = self._session.participant
        return [
            {"name": names[one.author], "me": one.author == me}
            for one in members(entries)
        ]


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None
