"""What the pages about dossiers share: they write entries, and lead to each other."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from raile.model.dossier import Entry, EntryKind
from raile.store import StoreError
from raile.ui.component import Component
from raile.ui.session import Session


@dataclass(frozen=True)
class Place:
    """Where somebody is: in the register, a dossier, or one version of a sheet."""

    dossier: str = ""
    sheet: str = ""
    version: int = 0


Go = Callable[[Place], None]


class Board(Component):
    """A part of the desk.

    Parameters
    ----------
    go
        Called with the place to show instead.
    arriving
        Whether somebody has come here from another place of the desk: the heading
        then takes the focus.
    """

    words: ClassVar[str] = "dossier"

    def __init__(
        self,
        session: Session,
        activity: str,
        go: Go,
        *,
        arriving: bool = False,
        today: date | None = None,
    ) -> None:
        self._leave = go
        self._next: Place | None = None
        self._arriving = arriving
        self._given_day = today
        self._problem: str | None = None
        self._quiet = False
        self._seen = 0
        super().__init__(session, activity, self.words)

    @property
    def _today(self) -> date:
        return self._given_day or date.today()

    @property
    def _words(self) -> Any:
        return self._session.content.words(self.words)

    def _entry(
        self,
        dossier: str,
        kind: EntryKind,
        item: str,
        value: object,
        *,
        function: str,
        key: str | None = None,
        sheet: str = "",
        version: int = 0,
    ) -> Entry:
        return Entry(
            key=key or uuid.uuid4().hex,
            dossier=dossier,
            author=self._session.participant,
            function=function,
            kind=kind,
            sheet=sheet,
            version=version,
            item=item,
            value=value,
            content=self._session.content.workshop.version,
            at=datetime.now(UTC),
        )

    def _go(self, place: Place) -> None:
        """Show another place as soon as the browser knows that this was done."""
        self._next = place

    def _receive(self, widget: Any, event: Any, buffers: Any) -> None:
        super()._receive(widget, event, buffers)
        place, self._next = self._next, None
        if place is not None:
            try:
                self._leave(place)
            except StoreError:
                self._out_of_reach()

    def refresh(self) -> None:
        """Show the present state, or that the store is out of reach."""
        if self._quiet or self._next is not None:  # what is left is not drawn anew
            self._quiet = False
            return
        try:
            super().refresh()
        except StoreError:
            self._out_of_reach()

    def _out_of_reach(self) -> None:
        self.view = {**self.view, "problem": "store"}

    def look_again(self, dossier: str) -> bool:
        """Return whether others have written in a dossier since it was drawn.

        If not, nothing is drawn anew: somebody may be reading or typing.
        """
        last = self._session.store.dossiers.last(dossier)
        if not last:  # whoever worked on it has erased it
            self._go(Place())
        self._quiet = last == self._seen
        return not self._quiet

    def act(self, event: dict[str, Any]) -> None:
        """Forget what was wrong before, then do what the event asks for."""
        if event.get("event") != "tick":
            self._problem = None
        self.do(event)

    def do(self, event: dict[str, Any]) -> None:
        """Carry out an event."""
        raise NotImplementedError


def text_of(value: object, longest: int) -> str:
    """Return what somebody typed, without spaces around it; '' for anything else."""
    return value.strip()[:longest] if isinstance(value, str) else ""
