"""One point of a lesson, as it looks in the reader's role."""

from __future__ import annotations

from typing import Any

from raile.load.markdown import html
from raile.ui.component import Component
from raile.ui.session import Session


class ExampleCard(Component):
    """Shows the case of the person's role; the others are one choice away.

    What somebody looks at is not recorded.
    """

    front_end = "example"
    alike = True

    def __init__(self, session: Session, name: str) -> None:
        self._example = session.content.example(name)
        super().__init__(session, f"{name}/example", "example")

    def draw(self) -> dict[str, Any]:
        """Return all cases, and which one is the person's own."""
        role = self._session.profile("role")
        content = self._session.content
        names = {one.id: one.name for one in content.workshop.roles}
        return {
            "title": self._example.title,
            "mine": self._example.case(role).id,
            "known": any(role in one.roles for one in self._example.cases),
            "cases": [
                {
                    "id": one.id,
                    "roles": [names.get(name, name) for name in one.roles],
                    "text": html(one.text),
                    "sources": [
                        {
                            "title": content.sources[name].title,
                            "link": content.sources[name].link,
                        }
                        for name in one.source
                        if content.sources[name].standing != "own"
                    ],
                }
                for one in self._example.cases
            ],
        }

    def act(self, event: dict[str, Any]) -> None:
        """Nothing is asked here but to look again."""
