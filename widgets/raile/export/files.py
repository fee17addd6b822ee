"""Dossiers and answers as JSON, and back; what comes back is never trusted."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from raile.dossier import is_erased
from raile.model.dossier import ERASED, IMPORTED, Entry
from raile.model.files import (
    EDITION,
    AnswerLine,
    AnswersFile,
    DossierEntry,
    DossierFile,
)
from raile.model.response import Response

F = TypeVar("F", AnswersFile, DossierFile)

LARGEST = 20_000_000
"""Bytes of a file that is taken."""

_LEFT_OUT = {"key", "dossier", "number"}

Fault = Literal["damaged", "foreign", "future", "other", "large"]


class FileFaultError(Exception):
    """A file that is not taken.

    Attributes
    ----------
    fault
        Why: no JSON or not as its schema says; nothing of ours; of a later schema;
        a file of ours, but for another place; too large.
    where
        The way to what is wrong, such as 'entries.3.at'; nothing where all is.
    """

    def __init__(self, fault: Fault, where: str = "") -> None:
        super().__init__(fault, where)
        self.fault = fault
        self.where = where


def dossier_file(
    entries: Sequence[Entry], *, content: str, code: str, today: date
) -> DossierFile:
    """Return a dossier as a file: without code names, and without invite codes.

    Parameters
    ----------
    entries
        Its log, oldest first.
    content, code
        The versions at work now.
    """
    alias = _aliases(one.author for one in entries)
    return DossierFile(
        format="raile-dossier",
        edition=EDITION,
        content=content,
        code=code,
        exported=today,
        entries=tuple(
            DossierEntry.model_validate(
                one.model_dump(exclude=_LEFT_OUT) | {"author": alias(one.author)}
            )
            for one in entries
            # Whoever has the code can join.
            if one.kind != "invite"
        ),
    )


def _aliases(authors: Iterator[str]) -> Callable[[str], str]:
    known: dict[str, str] = {}
    counts = dict.fromkeys((ERASED, "person"), 0)
    for author in authors:
        if author not in known:
            kind = ERASED if is_erased(author) else "person"
            counts[kind] += 1
            known[author] = f"{kind}-{counts[kind]}"
    return known.__getitem__


def dossier_entries(file: DossierFile, dossier: str) -> list[Entry]:
    """Return a file's entries as those of a new dossier.

    Who wrote them gets a name that nobody can have.

    Parameters
    ----------
    dossier
        Its id.
    """
    names: dict[str, str] = {}
    for one in file.entries:
        kind = ERASED if is_erased(one.author) else IMPORTED
        names.setdefault(one.author, f"{kind}-{secrets.token_hex(4)}")
    return [
        Entry(
            key=f"file-{number}",
            dossier=dossier,
            **one.model_dump() | {"author": names[one.author]},
        )
        for number, one in enumerate(file.entries)
    ]


def answers_file(
    activity: str, log: Sequence[Response], *, content: str, code: str, today: date
) -> AnswersFile:
    """Return one's own answers to an activity as a file."""
    return AnswersFile(
        format="raile-answers",
        edition=EDITION,
        activity=activity,
        content=content,
        code=code,
        exported=today,
        answers=tuple(
            AnswerLine(item=one.item, value=one.value, content=one.content, at=one.at)
            for one in log
            if one.kind == "answer"
        ),
    )


def saved(file: AnswersFile | DossierFile) -> bytes:
    """Return a file's bytes."""
    return file.model_dump_json(indent=1).encode()


def read_dossier(data: bytes) -> DossierFile:
    """Return a dossier that somebody brings back.

    Raises
    ------
    FileFaultError
        Where it is damaged, not ours, of a later schema, or something else.
    """
    return _read(data, DossierFile, "raile-dossier")


def read_answers(data: bytes, activity: str) -> AnswersFile:
    """Return answers that somebody brings back to an activity.

    Raises
    ------
    FileFaultError
        Where it is damaged, not ours, of a later schema, or of something else.
    """
    file = _read(data, AnswersFile, "raile-answers")
    if file.activity != activity:
        raise FileFaultError("other")
    return file


def _read(data: bytes, model: type[F], name: str) -> F:
    if len(data) > LARGEST:
        raise FileFaultError("large")
    try:
        found: Any = from_json(data, allow_inf_nan=False)
    except ValueError as error:
        raise FileFaultError("damaged") from error
    if not isinstance(found, dict) or "format" not in found:
        raise FileFaultError("foreign")
    if found["format"] != name:
        ours = found["format"] in ("raile-answers", "raile-dossier")
        raise FileFaultError("other" if ours else "foreign")
    edition = found.get("edition")
    if isinstance(edition, int) and edition > EDITION:
        raise FileFaultError("future")
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]["loc"]
        where = ".".join(map(str, first))
        raise FileFaultError("damaged", where) from error
