"""Versions of somebody's own answers to an assessment: begun, and compared."""

from __future__ import annotations

from typing import Any

from raile.day import day
from raile.dossier import counting, differences
from raile.model.response import Response
from raile.model.result import Reply
from raile.replies import BEGUN, latest, versions
from raile.ui.board import text_of
from raile.ui.compare import compared
from raile.ui.component import Component
from raile.ui.session import Session


class OwnVersions(Component):
    """What stands below an assessment that belongs to no system.

    A version is closed by a line in the log: nothing is copied, and nothing is lost.
    """

    front_end = "versions"
    alike = True

    def __init__(self, session: Session, name: str) -> None:
        self._name = name
        self._compared: tuple[int, int] | None = None
        self._nothing_new = False
        super().__init__(session, f"{name} versions", "dossier")

    def draw(self) -> dict[str, Any]:
        """Return the versions that there are, and what differs in two of them."""
        log = self._log()
        content = self._session.content
        first = {
            "number": 1,
            "reason": content.words("dossier").say("bench.first"),
            "on": None,
        }
        begun = [one for one in log if one.item == BEGUN]
        return {
            "versions": [
                first,
                *(
                    {
                        "number": number,
                        "reason": Reply.model_validate(one.value).text,
                        "on": day(one.at.astimezone().date(), content.language),
                    }
                    for number, one in enumerate(begun, 2)
                ),
            ],
            "compared": self._compared and self._rows(log, *self._compared),
            "problem": self._nothing_new,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Begin a version with the answers of the newest one, or compare two."""
        log = self._log()
        self._nothing_new = False
        match event:
            case {"event": "begin"} if not any(one.key == event["key"] for one in log):
                self._begin(event, log)
            case {"event": "compare", "a": int(a), "b": int(b)}:
                if 0 < a <= len(versions(log)) and 0 < b <= len(versions(log)):
                    self._compared = (min(a, b), max(a, b)) if a != b else None

    def _begin(self, event: dict[str, Any], log: list[Response]) -> None:
        if not log or log[-1].item == BEGUN:
            self._nothing_new = True
            return
        reason = Reply(text=text_of(event.get("note"), 2000))
        value = reason.model_dump(mode="json")
        self._session.record(self._name, BEGUN, value, key=event["key"])

    def _rows(self, log: list[Response], a: int, b: int) -> dict[str, Any]:
        content = self._session.content
        instrument = content.instrument(self._name)
        known = versions(log)
        before, after = (counting(instrument, latest(known[n - 1])) for n in (a, b))
        changed = differences(content, self._name, before, after)
        return {"a": a, "b": b, "rows": compared(content, self._name, changed)}

    def _log(self) -> list[Response]:
        return self._session.mine(self._name)
