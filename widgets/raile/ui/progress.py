"""How far this person is."""

from __future__ import annotations

from typing import Any

from raile.report.mine import progress
from raile.report.path import path
from raile.report.work import work
from raile.ui.component import Component
from raile.ui.session import Session


class ProgressCard(Component):
    """Shows the person's path, how much of it is done, and what comes next."""

    front_end = "progress"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "progress", "progress")

    def draw(self) -> dict[str, Any]:
        """Return the modules with this person's share of each."""
        session = self._session
        modules = session.content.modules
        responses = session.store.of(session.participant)
        found = progress(work(session.content), responses)
        way = path(modules, found, session.profile("role"))
        rows = {
            name: {
                "id": name,
                "title": module.title,
                "minutes": module.minutes,
                "percent": int(100 * found[name].share),
                "opened": found[name].opened,
                "link": f"/learn/{name}" if session.served else None,
            }
            for name, module in modules.items()
        }
        return {
            "steps": [rows[name] for name in way.steps],
            "more": [rows[name] for name in way.more],
            "next": way.next,
            "left": way.minutes_left,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Nothing is asked here but to look again."""
