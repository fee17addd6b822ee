"""The completion record, and the page where its code is checked."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache, partial
from importlib import metadata
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from raile.day import day
from raile.export import ExportError, press
from raile.report.gain import gains
from raile.report.mine import chosen_last, progress
from raile.report.papers import Made, record_paper
from raile.report.record import Record, record
from raile.report.seal import seal, unseal, version
from raile.serve.addresses import join_addresses, qr_code
from raile.serve.log import log
from raile.serve.page import Page

# The loop never waits for the press; that it makes few files at a time is its own care.
_PRESS = ThreadPoolExecutor(4, "press")


class _RecordPage(Page):
    def show_record(
        self, template: str, found: Record | None, **values: object
    ) -> None:
        """Answer with a page that may have a record's facts on it."""
        content = self.content
        roles = {role.id: role.name for role in content.workshop.roles}
        self.show(
            template,
            record=found,
            say=content.words("record").say,
            roles=roles,
            day=partial(day, language=content.language),
            **values,
        )


class Proof(NamedTuple):
    """A record's code, the page where it is checked, and a drawing that leads there."""

    sealed: str
    check: str
    qr: str | None


class MyRecord(_RecordPage):
    """``/record``: for the eyes of the person whose it is, and to print."""

    async def get(self) -> None:
        """Show what the visitor did; nobody else's record has an address."""
        self.show_mine(await self.mine())

    @property
    def scores(self) -> bool:
        """Whether the visitor wants the scores on it."""
        return self.get_query_argument("scores", "yes") != "no"

    async def mine(self) -> Record | None:
        """Return what the visitor did; none if nothing was done yet."""
        code = self.cookies_of_ours.code
        return await self._record(code, scores=self.scores) if code else None

    def proof(self, found: Record) -> Proof:
        """Return what proves a record, and where it is checked."""
        sealed = seal(found, self.room.settings.record_secret)
        check = f"{self._address()}/record/check"
        # Behind a '#' the code stands in no log.
        qr = None if _only_here(check) else qr_code(f"{check}#{sealed}")
        return Proof(sealed, check, qr)

    def show_mine(self, found: Record | None, problem: str | None = None) -> None:
        """Answer with the page."""
        self.show_record(
            "record.html",
            found,
            code=self.cookies_of_ours.code,
            scores=self.scores,
            problem=problem,
            **(self.proof(found)._asdict() if found else {}),
        )

    async def _record(self, code: str, *, scores: bool) -> Record | None:
        responses = await self.room.responses(code)
        modules = self.content.modules
        return record(
            modules,
            progress(self.room.work, responses),
            responses,
            role=chosen_last(responses, "role"),
            content=version(self.content.workshop.version),
            code=version(_code_version()),
            gain=gains(responses, self.content.blueprint.size).get(code),
            scores=scores,
        )

    def _address(self) -> str:
        return join_addresses(self.room.settings, self.settings["raile_port"])[0]


class MyRecordFile(MyRecord):
    """``/record.pdf``: the same as a tagged PDF."""

    async def get(self) -> None:
        """Answer with the file, or say on the page why there is none."""
        found = await self.mine()
        if found is None:
            return self.show_mine(None)
        made = Made(date.today(), version(_code_version()))
        proof = self.proof(found)
        document = record_paper(
            self.content,
            found,
            made,
            sealed=proof.sealed,
            check=proof.check,
            qr=proof.qr,
        )
        loop = asyncio.get_running_loop()
        try:
            data = await loop.run_in_executor(_PRESS, press, document, "pdf")
        except ExportError as error:
            log.error("A record was not made as a PDF: %s", error.reason)
            self.set_status(503)
            reason = self.content.words("files").say(f"files.unmade.{error.reason}")
            return self.show_mine(found, reason)
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Cache-Control", "no-store")
        name = f'attachment; filename="{document.name}.pdf"'
        self.set_header("Content-Disposition", name)
        return await self.finish(data)


class Check(_RecordPage):
    """``/record/check``: whether this server sealed the code on a paper."""

    def get(self) -> None:
        """Ask for the code."""
        self.show_record("record-check.html", None, problem=None, typed="")

    def post(self) -> None:
        """Tell what the code says, or that it cannot be confirmed."""
        guesses = self.room.record_guesses
        address = self.request.remote_ip or ""
        typed = self.get_body_argument("code", "")[:500]
        if guesses.too_many(address):
            log.info("Too many wrong codes of records from %s.", address)
            return self._refuse(429, "wait", typed)
        found = unseal(
            typed,
            self.room.settings.record_secret,
            modules=self.content.modules,
            roles=[role.id for role in self.content.workshop.roles],
        )
        if found is None:
            guesses.wrong(address)
            return self._refuse(404, "unknown", typed)
        return self.show_record("record-check.html", found, problem=None, typed=typed)

    def _refuse(self, status: int, problem: str, typed: str) -> None:
        self.set_status(status)
        self.show_record("record-check.html", None, problem=problem, typed=typed)


@cache
def _code_version() -> str:
    return metadata.version("raile")


def _only_here(address: str) -> bool:
    """Return whether an address leads nowhere from another machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
