"""Who this kernel serves, and what they have done so far."""

from __future__ import annotations

import json
import os
import secrets
import uuid
from datetime import UTC, datetime
from functools import cache
from typing import Any

from raile import codename, paths
from raile.load import Content
from raile.model.response import Kind, Response
from raile.store import Store, default_url

# Set for each kernel by the server, after it has checked the visitor's cookie.
PARTICIPANT = "HTTP_X_RAILE_PARTICIPANT"
TRAINER = "HTTP_X_RAILE_TRAINER"
LANGUAGE = "HTTP_X_RAILE_LANGUAGE"


class Session:
    """One participant at work in one kernel."""

    def __init__(
        self,
        participant: str,
        *,
        store: Store,
        content: Content,
        trainer: bool = False,
        served: bool = False,
    ) -> None:
        self.participant = participant
        self.store = store
        self.content = content
        self.trainer = trainer
        self.served = served
        """Whether a page of ours shows the widgets (else JupyterLab does)."""

    @property
    def language(self) -> str:
        """Language of the content shown."""
        return self.content.language

    def record(
        self,
        activity: str,
        item: str,
        value: Any,
        *,
        key: str | None = None,
        kind: Kind = "answer",
        confidence: float | None = None,
        score: float | None = None,
    ) -> Response:
        """Save one response and return it once it is on disk.

        Raises
        ------
        raile.store.StoreError
            When it could not be saved; nothing is kept then.
        """
        return self.store.add(
            Response(
                key=key or uuid.uuid4().hex,
                participant=self.participant,
                kind=kind,
                activity=activity,
                item=item,
                value=value,
                confidence=confidence,
                score=score,
                content=self.content.workshop.version,
                at=datetime.now(UTC),
            )
        )

    def mine(self, activity: str) -> list[Response]:
        """Return the participant's responses to an activity, oldest first."""
        return self.store.of(self.participant, activity)

    def profile(self, item: str) -> str | None:
        """Return the role or language that the participant chose last."""
        chosen = [
            response.value
            for response in self.mine("participant")
            if response.kind == "profile" and response.item == item
        ]
        return chosen[-1] if chosen and isinstance(chosen[-1], str) else None


def _own_participant() -> str:
    """Return the code name kept for this user of JupyterLab, made the first time."""
    file = paths.user_data() / "participant.json"
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["code"])
    except (OSError, ValueError, KeyError, TypeError):
        code = codename.make(Content().code_words, secrets.SystemRandom())
        file.write_text(json.dumps({"code": code}), encoding="utf-8")
        return code


@cache
def session() -> Session:
    """Return the session of this kernel, opened at the first call."""
    served = os.environ.get(PARTICIPANT)
    store = Store(default_url())
    opened = Session(
        served or _own_participant(),
        store=store,
        content=Content(),
        trainer=os.environ.get(TRAINER) == "1",
        served=bool(served),
    )
    language = os.environ.get(LANGUAGE) or (
        None if served else opened.profile("language")
    )
    if language:
        opened.content = Content(language=language)
    return opened
