"""Who this kernel serves, and what they have done so far."""

from __future__ import annotations

import json
import os
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from raile import codename, paths
from raile.dossier import carried, facts, lines, member, versions
from raile.load import ORIGINAL, Content
from raile.model.dossier import DOSSIERS, Entry
from raile.model.response import Kind, Response
from raile.report.mine import chosen_last
from raile.store import Store, default_url

# Set for each kernel by the server, after it has checked the visitor's cookie.
PARTICIPANT = "HTTP_X_RAILE_PARTICIPANT"
TRAINER = "HTTP_X_RAILE_TRAINER"
LANGUAGE = "HTTP_X_RAILE_LANGUAGE"


@dataclass
class _Read:
    """What was read at once, so that the store is not asked for each widget."""

    responses: dict[str, list[Response]]
    dossiers: dict[str, list[Entry]] | None = None


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
        self.place = ""
        """Where answers go, if not under the activity's own name."""
        self.shown: dict[str, bool] = {}
        """Activities that widgets have asked for, and whether there was anything;
        likewise `DOSSIERS`. A role is told by nothing but `profile`."""
        self._read: _Read | None = None

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
        found = self._of(activity)
        self.shown[activity] = any(one.kind != "visit" for one in found)
        return found

    def dossiers(self) -> dict[str, list[Entry]]:
        """Return the entries of every dossier that the participant is a member of."""
        found = self._dossiers()
        self.shown[DOSSIERS] = bool(found)
        return found

    def _of(self, activity: str) -> list[Response]:
        if self._read is not None:
            return self._read.responses.get(activity, [])
        return self.store.of(self.participant, activity)

    def _dossiers(self) -> dict[str, list[Entry]]:
        if self._read is None:
            return self.store.dossiers.of(self.participant)
        if self._read.dossiers is None:
            self._read.dossiers = self.store.dossiers.of(self.participant)
        return self._read.dossiers

    @contextmanager
    def read_once(self) -> Iterator[None]:
        """Ask the store once for all that widgets need which are made meanwhile."""
        read: dict[str, list[Response]] = {}
        for response in self.store.of(self.participant):
            read.setdefault(response.activity, []).append(response)
        self._read = _Read(read)
        try:
            yield
        finally:
            self._read = None

    def within(
        self, dossier: str, sheet: str, version: int, *, author_only: bool = False
    ) -> SheetSession:
        """Return a session whose answers go into a version of a dossier's sheet.

        Parameters
        ----------
        dossier, sheet, version
            Where the answers go.
        author_only
            Whether only the participant's own answers are seen: raters rate alone.

        Raises
        ------
        PermissionError
            When the participant is no member of the dossier.
        """
        return SheetSession(self, dossier, sheet, version, author_only)

    def carried(self, activity: str) -> frozenset[str]:
        """Return what stands only since an earlier version; see `dossier.carried`."""
        return frozenset()

    @property
    def system(self) -> str:
        """What the system is called that is worked on; empty where none is."""
        return ""

    def profile(self, item: str) -> str | None:
        """Return the role or language that the participant chose last."""
        return chosen_last(self._of("participant"), item)


class SheetSession(Session):
    """One member of a dossier at work on one version of a sheet.

    Components that save through `record` and read through `mine` need not know it.
    """

    def __init__(
        self,
        outer: Session,
        dossier: str,
        sheet: str,
        version: int,
        author_only: bool,
    ) -> None:
        super().__init__(
            outer.participant,
            store=outer.store,
            content=outer.content,
            trainer=outer.trainer,
            served=outer.served,
        )
        entries = self.store.dossiers.entries(dossier)
        mine = member(entries, self.participant)
        if mine is None:
            raise PermissionError("Only members of a dossier fill in its sheets.")
        self.place = f"{dossier}/{sheet}/{version}"
        self.heard: Callable[[], None] = lambda: None
        """Called once an answer is on disk."""
        self._outer = outer
        self._dossier = dossier
        self._sheet = sheet
        self._version = version
        self._author = self.participant if author_only else None
        self._function = mine.function
        self._system = facts(entries)["name"]

    @property
    def system(self) -> str:
        """What the dossier's system is called."""
        return self._system

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
        """Save one answer in the dossier, once it is on disk.

        What is no answer to the sheet belongs to the person, as it does elsewhere.
        """
        if kind != "answer" or activity != self._sheet:
            return self._outer.record(
                activity,
                item,
                value,
                key=key,
                kind=kind,
                confidence=confidence,
                score=score,
            )
        saved = self.store.dossiers.add(
            Entry(
                key=key or uuid.uuid4().hex,
                dossier=self._dossier,
                author=self.participant,
                function=self._function,
                kind="answer",
                sheet=self._sheet,
                version=self._version,
                item=item,
                value=value,
                content=self.content.workshop.version,
                at=datetime.now(UTC),
            )
        )
        self.heard()
        return _response(saved)

    def mine(self, activity: str) -> list[Response]:
        """Return the answers to the sheet, or to another one of the same dossier.

        Of another sheet it is the newest version. While raters rate alone, that of
        the risk assessment is the participant's own.
        """
        entries = self.store.dossiers.entries(self._dossier)
        if activity == self._sheet:
            found = lines(entries, activity, self._version, self._author)
        else:
            newest = versions(entries, activity)[-1]
            found = lines(entries, activity, newest.number, self.participant)
        return [_response(one) for one in found]

    def carried(self, activity: str) -> frozenset[str]:
        """Return what the participant has not looked at yet in this version."""
        if activity != self._sheet or self._author is None:
            return frozenset()
        entries = self.store.dossiers.entries(self._dossier)
        return carried(entries, activity, self._version, self._author)

    def profile(self, item: str) -> str | None:
        """Return the role or language that the participant chose last."""
        return self._outer.profile(item)


def _response(entry: Entry) -> Response:
    return Response(
        key=entry.key,
        participant=entry.author,
        kind="answer",
        activity=entry.sheet,
        item=entry.item,
        value=entry.value,
        content=entry.content,
        at=entry.at,
        number=entry.number,
    )


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
def content_in(language: str) -> Content:
    """Return the content in a language, read once for all that run in this process."""
    return Content(language=language)


@cache
def store_at(url: str) -> Store:
    """Return the one way to a database that all in this process share."""
    return Store(url)


@cache
def session() -> Session:
    """Return the session of this kernel, opened at the first call."""
    served = os.environ.get(PARTICIPANT)
    store = store_at(default_url())
    opened = Session(
        served or _own_participant(),
        store=store,
        content=content_in(ORIGINAL),
        trainer=os.environ.get(TRAINER) == "1",
        served=bool(served),
    )
    language = os.environ.get(LANGUAGE) or (
        None if served else opened.profile("language")
    )
    if language:
        opened.content = content_in(language)
    return opened
