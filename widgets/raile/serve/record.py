"""The completion record, and the page where its code is checked."""

from __future__ import annotations

from functools import cache, partial
from importlib import metadata
from ipaddress import ip_address
from urllib.parse import urlsplit

from raile.day import day
from raile.report.mine import progress
from raile.report.record import Record, record
from raile.report.seal import seal, unseal, version
from raile.serve.addresses import join_addresses, qr_code
from raile.serve.log import log
from raile.serve.page import Page
from raile.serve.pages import last


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


class MyRecord(_RecordPage):
    """``/record``: for the eyes of the person whose it is, and to print."""

    async def get(self) -> None:
        """Show what the visitor did; nobody else's record has an address."""
        code = self.cookies_of_ours.code
        scores = self.get_query_argument("scores", "yes") != "no"
        found = await self._record(code, scores=scores) if code else None
        sealed = seal(found, self.room.settings.record_secret) if found else ""
        check = f"{self._address()}/record/check"
        self.show_record(
            "record.html",
            found,
            code=code,
            scores=scores,
            sealed=sealed,
            check=check,
            # Behind a '#' the code stands in no log.
            qr=None if _only_here(check) else qr_code(f"{check}#{sealed}"),
        )

    async def _record(self, code: str, *, scores: bool) -> Record | None:
        responses = await self.room.responses(code)
        modules = self.content.modules
        return record(
            modules,
            progress(self.room.work, responses),
            responses,
            role=last(responses, "role"),
            content=version(self.content.workshop.version),
            code=version(_code_version()),
            scores=scores,
        )

    def _address(self) -> str:
        return join_addresses(self.room.settings, self.settings["raile_port"])[0]


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
