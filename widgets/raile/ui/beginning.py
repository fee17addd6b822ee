"""New dossiers, and the codes that people join them with."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from raile import codename
from raile.dossier import FACTS
from raile.load import Content
from raile.model.dossier import Entry, EntryKind
from raile.ui.session import Session

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Of ids: nothing that looks like something else."""


def begin(session: Session, function: str, facts: Mapping[str, str], key: str) -> str:
    """Begin a dossier and return its id.

    Parameters
    ----------
    session
        Who begins it, as its first member.
    function
        In which they act.
    facts
        What is written down of the system; what is empty is left out.
    key
        Of the event: one that comes twice begins one dossier.
    """
    store = session.store.dossiers
    for known, entries in store.of(session.participant).items():
        if any(one.key == key for one in entries):
            return known
    dossier = "".join(secrets.choice(_ALPHABET) for _ in range(20))

    def entry(kind: EntryKind, item: str, value: object, once: str = "") -> Entry:
        return Entry(
            key=once or uuid.uuid4().hex,
            dossier=dossier,
            author=session.participant,
            function=function,
            kind=kind,
            item=item,
            value=value,
            content=session.content.workshop.version,
            at=datetime.now(UTC),
        )

    written = [
        entry("member", function, None, key),
        entry("invite", new_code(session.content), None),
        *(entry("system", one, facts[one]) for one in FACTS if facts.get(one)),
    ]
    store.add_all(written)
    return dossier


def new_code(content: Content) -> str:
    """Return a new code to join with, as long as two code names.

    A dossier is worth more than what one could guess.
    """
    words, chance = content.code_words, secrets.SystemRandom()
    return f"{codename.make(words, chance)}-{codename.make(words, chance)}"
