"""What people take away as JSON and bring back: a dossier, or one's own answers."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field

from raile.model.base import Strict

EDITION = 1
"""Of the files' schema; a file of a later one is refused."""
MOST = 100_000
"""Entries of one file."""

Version = Annotated[str, Field(max_length=40, pattern=r"^[\w.+-]*$")]
Name = Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9-]*$")]
"""An id, or nothing."""
Kept = Literal["system", "member", "version", "answer", "gate"]
"""Kinds of entries that a file has: invite codes are none of them."""


Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC),
        lt=datetime.datetime(2200, 1, 1, tzinfo=datetime.UTC),
        description="With its time zone.",
    ),
]


class DossierEntry(Strict):
    """One line of a dossier's log."""

    author: str = Field(
        pattern=r"^(person|erased)-[1-9][0-9]{0,5}$",
        description=(
            "Stands for a member within this file only: neither a name nor a code "
            "name. Authors called 'erased' have had their trace erased."
        ),
    )
    function: Name = Field(default="", description="In which the author acted then.")
    kind: Kept
    sheet: Name = ""
    version: int = Field(default=0, ge=0, le=MOST)
    item: Name
    value: Any = None
    content: Version
    at: Moment


class DossierFile(Strict):
    """All that was ever written in one dossier, the oldest line first."""

    format: Literal["raile-dossier"]
    edition: Literal[1] = Field(description="Of this schema.")
    content: Version = Field(description="Version of the content at the export.")
    code: Version = Field(description="Version of the code at the export.")
    exported: datetime.date
    entries: tuple[DossierEntry, ...] = Field(min_length=1, max_length=MOST)


class AnswerLine(Strict):
    """One answer; a later one to the same item replaces it."""

    item: Name
    value: Any = None
    content: Version
    at: Moment


class AnswersFile(Strict):
    """One person's own answers to one assessment, without who it was."""

    format: Literal["raile-answers"]
    edition: Literal[1] = Field(description="Of this schema.")
    activity: str = Field(max_length=120, description="Such as 'readiness', or 'risk'.")
    content: Version = Field(description="Version of the content at the export.")
    code: Version = Field(description="Version of the code at the export.")
    exported: datetime.date
    answers: tuple[AnswerLine, ...] = Field(max_length=MOST)
