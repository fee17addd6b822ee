"""The person's completion record: a page of the workshop's, or a file made here."""

from __future__ import annotations

from datetime import date
from typing import Any

from raile.export import ExportError
from raile.export.files import FileFaultError
from raile.model.document import Document
from raile.report.gain import gains
from raile.report.mine import progress
from raile.report.papers import Made, record_paper
from raile.report.record import Record, record
from raile.report.seal import version
from raile.report.work import work
from raile.ui.files import FilePanel, code_version
from raile.ui.session import Session

_PAGE = "/record"


class OwnRecord:
    """What one person did, as a file without a seal.

    Only a workshop's server can seal a record, so that others can check it.
    """

    kind = "record"
    takes = None

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def forms(self) -> tuple[str, ...]:
        """Of what can be made; nothing before something was done."""
        return ("pdf", "docx", "html") if self._record() else ()

    def document(self, made: Made) -> Document:
        """Return the record as it stands."""
        found = self._record()
        if found is None:
            raise ExportError("failed")
        return record_paper(self._session.content, found, made)

    def data(self, today: date) -> bytes:
        """Return nothing: a record is for people."""
        raise FileFaultError("other")

    def take(self, data: bytes, event: dict[str, Any]) -> None:
        """Take nothing: a record follows from the answers."""
        raise FileFaultError("other")

    def _record(self) -> Record | None:
        session, content = self._session, self._session.content
        responses = session.store.of(session.participant)
        return record(
            content.modules,
            progress(work(content), responses),
            responses,
            role=session.profile("role"),
            content=version(content.workshop.version),
            code=version(code_version()),
            gain=gains(responses, content.blueprint.size).get(session.participant),
        )


class RecordPanel(FilePanel):
    """Leads to the person's record in a workshop; makes it where there is no server."""

    def __init__(self, session: Session, *, today: date | None = None) -> None:
        super().__init__(session, "record", OwnRecord(session), today=today)

    def draw(self) -> dict[str, Any]:
        """Return what can be made here, or the page to go to."""
        return {**super().draw(), "page": _PAGE if self._session.served else None}
