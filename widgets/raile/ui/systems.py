"""The systems that somebody sees, worked out anew only where somebody has written."""

from __future__ import annotations

from datetime import date

from raile.dossier import system
from raile.model.dossier import System
from raile.ui.session import Session

_AT_ONCE = 1000
"""Dossiers that are asked for at once."""


class Systems:
    """What a register shows, for as long as its page is open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._day: date | None = None
        self._known: dict[str, tuple[int, System]] = {}

    def read(self, today: date) -> list[System]:
        """Return every system of the participant's; all there are to a trainer."""
        dossiers = self._session.store.dossiers
        mine = None if self._session.trainer else self._session.participant
        newest = dossiers.newest(mine)
        if self._day != today:
            self._day, self._known = today, {}
        changed = [one for one, last in newest.items() if self._seen(one) != last]
        content = self._session.content
        for part in _parts(changed):
            for one, entries in dossiers.some(part).items():
                last = entries[-1].number or 0
                self._known[one] = last, system(content, entries, today)
        return [self._known[one][1] for one in newest if one in self._known]

    def _seen(self, dossier: str) -> int | None:
        return self._known[dossier][0] if dossier in self._known else None


def _parts(dossiers: list[str]) -> list[list[str]]:
    starts = range(0, len(dossiers), _AT_ONCE)
    return [dossiers[start : start + _AT_ONCE] for start in starts]
