"""The participant's own card: code name, role, language."""

from __future__ import annotations

from typing import Any

from raile.load.markdown import html
from raile.ui.component import Component
from raile.ui.session import Session


class ParticipantCard(Component):
    """Shows the code name and lets the person choose a role and a language."""

    front_end = "participant"
    alike = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "participant", "participant")

    def draw(self) -> dict[str, Any]:
        """Return the code name, unless the page tells it already, and the choices."""
        workshop = self._session.content.workshop
        told = self._session.served and not self._session.trainer
        return {
            "code": None if told else self._session.participant,
            "hint": html(self._session.content.words("participant").say("hint")),
            "roles": [{"id": role.id, "text": role.name} for role in workshop.roles],
            "languages": [
                {"id": language.id, "text": language.name}
                for language in workshop.languages
            ],
            "role": self._session.profile("role"),
            "chosen_language": self._session.profile("language")
            or self._session.language,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Record the role or the language."""
        workshop = self._session.content.workshop
        offered = {
            "role": {role.id for role in workshop.roles},
            "language": {language.id for language in workshop.languages},
        }
        item, value = event.get("item"), event.get("value")
        if item in offered and value in offered[item]:
            self._session.record(
                self._activity, item, value, key=event["key"], kind="profile"
            )
