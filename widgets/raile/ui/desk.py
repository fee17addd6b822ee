"""The page about AI systems: from the register to a dossier to a sheet, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from ipywidgets import VBox

from raile.dossier import LAW, RISK, sheets, versions
from raile.ui.bench import SheetBench
from raile.ui.board import Place
from raile.ui.component import Component
from raile.ui.dossier import DossierBoard
from raile.ui.files import FilePanel
from raile.ui.law import LawWalk
from raile.ui.register import RegisterBoard
from raile.ui.risk import RiskAssessment
from raile.ui.session import Session
from raile.ui.sheet import Sheet
from raile.ui.sources import OfDossier, OfRegister, OfSheet
from raile.ui.systems import Systems


class Desk(VBox):  # type: ignore[misc] # it is untyped
    """One part of the register at a time; a sheet stands under its head."""

    def __init__(self, session: Session, today: date | None = None) -> None:
        self._session = session
        self._today = today
        self._systems = Systems(session)
        self._shown: tuple[Component, ...] = ()
        super().__init__()
        self.add_class("raile-desk")
        self.go(Place(), arriving=False)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def go(self, place: Place, *, arriving: bool = True) -> None:
        """Show another place instead."""
        before, self._shown = self._shown, self._at(place, arriving)
        self.children = self._shown
        for one in before:
            one.close()

    def _at(self, place: Place, arriving: bool) -> tuple[Component, ...]:
        kept: dict[str, Any] = {"arriving": arriving, "today": self._today}
        session = self._session
        if not place.dossier:
            every = OfRegister(session, self._systems)
            return (
                RegisterBoard(self._systems, session, "register", self.go, **kept),
                FilePanel(
                    session,
                    "register",
                    every,
                    taken=lambda: self.go(Place(every.begun)),
                    today=self._today,
                ),
            )
        known = place.sheet in sheets(session.content)
        if known:
            entries = session.store.dossiers.entries(place.dossier)
            count = len(versions(entries, place.sheet))
            number = place.version if 0 < place.version <= count else count
            mode = versions(entries, place.sheet)[number - 1].mode
            try:
                inner = session.within(
                    place.dossier, place.sheet, number, author_only=mode == "alone"
                )
            except PermissionError:
                # A trainer sees every dossier, and joins it to write in it.
                known = False
        if not known:
            board = DossierBoard(place.dossier, session, "dossier", self.go, **kept)
            source = OfDossier(session, place.dossier)
            return board, FilePanel(session, "dossier", source, today=self._today)
        here = Place(place.dossier, place.sheet, number)
        bench = SheetBench(here, session, "bench", self.go, **kept)
        sheet = self._sheet(inner, place.sheet)
        inner.heard = bench.refresh
        bench.renew = sheet.refresh
        if isinstance(sheet, RiskAssessment):
            bench.turn = sheet.turn
        source = OfSheet(session, place.dossier, place.sheet)
        files = FilePanel(session, "sheet", source, today=self._today)
        return bench, sheet, files

    def _sheet(self, session: Session, name: str) -> Component:
        if name == RISK:
            return RiskAssessment(session)
        if name == LAW:
            return LawWalk(session, self._today)
        return Sheet(session, name)
