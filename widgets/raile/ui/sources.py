"""What files are made of: one's own answers, a dossier, the register."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Any

from pydantic import ValidationError

from raile.export.files import (
    FileFaultError,
    answers_file,
    dossier_entries,
    dossier_file,
    read_answers,
    read_dossier,
    saved,
)
from raile.model.base import Strict
from raile.model.document import Document
from raile.model.dossier import Entry
from raile.model.files import AnswerLine
from raile.model.rating import Judgement, Screened
from raile.model.response import Response
from raile.model.result import Reply
from raile.report.papers import (
    Made,
    dossier_paper,
    dossier_sheet_paper,
    register_paper,
    risk_paper,
    sheet_paper,
)
from raile.ui.component import Component
from raile.ui.files import FilePanel, WithFiles, code_version
from raile.ui.session import Session
from raile.ui.systems import Systems

RISK = "risk"


class OwnAnswers:
    """One's own answers to an instrument, or to the risk assessment."""

    kind = "report"
    forms = ("pdf", "docx", "xlsx", "html", "json")
    takes = "answers"

    def __init__(self, session: Session, activity: str) -> None:
        self._session = session
        self._activity = activity

    def document(self, made: Made) -> Document:
        """Return the report on what counts now."""
        content = self._session.content
        log = self._log()
        if self._activity == RISK:
            return risk_paper(content, log, made)
        role = self._session.profile("role")
        names = {one.id: one.name for one in content.workshop.roles}
        return sheet_paper(content, self._activity, log, made, names.get(role or ""))

    def data(self, today: date) -> bytes:
        """Return every answer ever given."""
        file = answers_file(
            self._activity,
            self._log(),
            content=self._session.content.workshop.version,
            code=code_version(),
            today=today,
        )
        return saved(file)

    def take(self, data: bytes, event: dict[str, Any]) -> None:
        """Add a file's answers to one's own, each of them once."""
        file = read_answers(data, self._activity)
        for number, one in enumerate(file.answers):
            self._check(number, one)
        for number, one in enumerate(file.answers):
            self._session.record(
                self._activity, one.item, one.value, key=f"{event['key']}-{number}"
            )

    def _check(self, number: int, one: AnswerLine) -> None:
        screen = self._session.content.risk.screen.id
        model: type[Strict] = Reply
        if self._activity == RISK:
            model = Screened if one.item == screen else Judgement
        try:
            model.model_validate(one.value)
        except ValidationError as error:
            raise FileFaultError("damaged", f"answers.{number}.value") from error

    def _log(self) -> list[Response]:
        return self._session.mine(self._activity)


def with_files(session: Session, activity: str, *parts: Component) -> WithFiles:
    """Return components with what makes and takes files of their answers."""

    def taken() -> None:
        for one in parts:
            one.refresh()

    source = OwnAnswers(session, activity)
    return WithFiles(*parts, FilePanel(session, activity, source, taken=taken))


class OfDossier:
    """One AI system's dossier."""

    kind = "report"
    forms: tuple[str, ...] = ("pdf", "docx", "xlsx", "html", "json")
    takes = None

    def __init__(self, session: Session, dossier: str) -> None:
        self._session = session
        self._dossier = dossier

    def document(self, made: Made) -> Document:
        """Return the report on the dossier as it stands."""
        return dossier_paper(self._session.content, self._entries(), made)

    def data(self, today: date) -> bytes:
        """Return all that was ever written in it."""
        file = dossier_file(
            self._entries(),
            content=self._session.content.workshop.version,
            code=code_version(),
            today=today,
        )
        return saved(file)

    def take(self, data: bytes, event: dict[str, Any]) -> None:
        """Take nothing: a dossier that comes in a file is a new one."""
        raise FileFaultError("other")

    def _entries(self) -> list[Entry]:
        return self._session.store.dossiers.entries(self._dossier)


class OfSheet(OfDossier):
    """One sheet of a dossier."""

    forms: tuple[str, ...] = ("pdf", "docx", "xlsx", "html")

    def __init__(self, session: Session, dossier: str, sheet: str) -> None:
        super().__init__(session, dossier)
        self._sheet = sheet

    def document(self, made: Made) -> Document:
        """Return the report on the newest version of the sheet."""
        content, entries = self._session.content, self._entries()
        return dossier_sheet_paper(content, entries, self._sheet, made)


class OfRegister:
    """All AI systems that somebody works on; a trainer's are those of all."""

    kind = "register"
    forms: tuple[str, ...] = ("xlsx", "csv", "pdf", "docx")
    takes: str | None = "dossier"

    def __init__(self, session: Session, systems: Systems) -> None:
        self._session = session
        self._systems = systems
        self.begun = ""
        """The dossier that was taken last."""

    def document(self, made: Made) -> Document:
        """Return the register as it stands."""
        systems = self._systems.read(made.day)
        systems.sort(key=lambda one: one.name.casefold())
        return register_paper(self._session.content, systems, made)

    def data(self, today: date) -> bytes:
        """Return nothing: a register has no file of its own."""
        raise FileFaultError("other")

    def take(self, data: bytes, event: dict[str, Any]) -> None:
        """Begin a new dossier with a file's entries, and become its member."""
        functions = {one.id for one in self._session.content.gates.functions}
        function = event.get("function")
        if function not in functions:
            raise FileFaultError("other")
        file = read_dossier(data)
        dossier = secrets.token_hex(10)
        joined = Entry(
            key=event["key"],
            dossier=dossier,
            author=self._session.participant,
            function=function,
            kind="member",
            item=function,
            content=self._session.content.workshop.version,
            at=datetime.now(UTC),
        )
        self._session.store.dossiers.add_all([*dossier_entries(file, dossier), joined])
        self.begun = dossier
