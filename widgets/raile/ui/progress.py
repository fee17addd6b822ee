"""How far this person is."""

from __future__ import annotations

from typing import Any

from raile.report.mine import progress
from raile.report.work import work
from raile.ui.component import Component
from raile.ui.session import Session


class ProgressCard(Component):
    """Shows each module, how much of it is done, and what comes next."""

    front_end = "progress"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "progress", "progress")

    def draw(self) -> dict[str, Any]:
        """Return the modules with this person's share of each."""
        session = self._session
        responses = session.store.of(session.participant)
        found = progress(work(session.content), responses)
        return {
            "modules": [
                {
                    "id": name,
                    "title": module.title,
                    "minutes": module.minutes,
                    "percent": round(100 * found[name].share),
                    "opened": found[name].opened,
                    "link": f"/learn/{name}" if session.served else None,
                }
                for name, module in session.content.modules.items()
            ]
        }

    def act(self, event: dict[str, Any]) -> None:
        """Nothing is asked here but to look again."""
