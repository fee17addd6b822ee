"""What files are made of: one's own answers, a dossier, the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ValidationError

from raile.export import FileFaultError, answers_file, read_answers, saved
from raile.model.base import Strict
from raile.model.document import Document
from raile.model.files import AnswerLine
from raile.model.rating import Judgement, Screened
from raile.model.response import Response
from raile.model.result import Reply
from raile.report.papers import Made, risk_paper, sheet_paper
from raile.ui.component import Component
from raile.ui.files import FilePanel, WithFiles, code_version
from raile.ui.session import Session

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


def with_files(component: Component, session: Session, activity: str) -> WithFiles:
    """Return a component with what makes and takes files of its answers."""
    source = OwnAnswers(session, activity)
    panel = FilePanel(session, activity, source, taken=component.refresh)
    return WithFiles(component, panel)
