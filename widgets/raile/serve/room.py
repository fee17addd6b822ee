"""What all requests share: settings, content, the log of responses."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from raile import codename
from raile.load import Content, citations
from raile.model.response import Kind, Response
from raile.report.mine import chosen_last
from raile.report.work import work
from raile.serve.limit import Guesses
from raile.serve.log import log
from raile.serve.settings import Settings
from raile.store import Store, StoreError

T = TypeVar("T")

_GUESSES = 10
_GUESSES_OF_ALL = 200
_GUESSING = 600
"""Seconds in which so many wrong guesses are let through."""
_GIVEN_AT_MOST = 100_000
"""Code names remembered as given; robots could ask for any number of them."""


@dataclass(frozen=True)
class Past:
    """What a participant has done before."""

    done: frozenset[str] = frozenset()
    """Activities, and `raile.model.dossier.DOSSIERS`."""
    role: str | None = None
    language: str | None = None


class Room:
    """One workshop that is open."""

    def __init__(self, settings: Settings, content: Content) -> None:
        self.settings = settings
        # Behind a proxy the whole room seems to come from one address.
        each = _GUESSES_OF_ALL if settings.public_address else _GUESSES
        self.join_guesses = Guesses(each, _GUESSES_OF_ALL, _GUESSING)
        self.trainer_guesses = Guesses(each, _GUESSES_OF_ALL, _GUESSING)
        self.record_guesses = Guesses(each, _GUESSES_OF_ALL, _GUESSING)
        self._contents = {content.language: content}
        self._given: dict[str, None] = {}
        self.work = work(content)
        self.citations = citations(content)
        self._store = Store(settings.database)
        # One thread: the loop never waits for the database, and all that it is
        # asked for happens in order.
        self._desk = ThreadPoolExecutor(1, "store")

    @property
    def languages(self) -> list[str]:
        """Ids of the languages that are offered; the first is complete."""
        first = next(iter(self._contents.values()))
        return [language.id for language in first.workshop.languages]

    def content(self, language: str) -> Content:
        """Return the content in a language."""
        if language not in self._contents:
            self._contents[language] = Content(language=language)
        return self._contents[language]

    async def new_code(self) -> str:
        """Return a code name that nobody has."""
        words = self.content(self.languages[0]).code_words
        while True:
            code = codename.make(words, secrets.SystemRandom())
            if code not in self._given and not await self.knows(code):
                break
        self._given[code] = None
        if len(self._given) > _GIVEN_AT_MOST:
            del self._given[next(iter(self._given))]
        return code

    async def knows(self, code: str) -> bool:
        """Return whether a code name has done anything."""
        return await self._ask(lambda: self._store.knows(code))

    async def past(self, code: str) -> Past | None:
        """Return what a participant has done, if that can be told now."""

        def look() -> Past:
            done = self._store.done(code)
            known = "participant" in done
            chosen = self._store.of(code, "participant") if known else []
            role, language = (chosen_last(chosen, one) for one in ("role", "language"))
            return Past(done, role, language)

        try:
            return await self._ask(look)
        except StoreError:
            return None  # the page tells

    async def responses(self, code: str) -> list[Response]:
        """Return all that a participant did, oldest first."""
        return await self._ask(lambda: self._store.of(code))

    async def record(
        self, code: str, kind: Kind, activity: str, item: str, value: Any = None
    ) -> None:
        """Save one response of a participant's."""
        # A page that is opened again is the same visit.
        once = hashlib.sha256(f"{code} {activity}".encode()).hexdigest()[:32]
        response = Response(
            key=f"visit-{once}" if kind == "visit" else uuid.uuid4().hex,
            participant=code,
            kind=kind,
            activity=activity,
            item=item,
            value=value,
            content=self.content(self.languages[0]).workshop.version,
            at=datetime.now(UTC),
        )
        await self._ask(partial(self._store.add, response))

    async def visit(self, code: str, module: str) -> None:
        """Note that a participant opened a module, if that can be saved now."""
        try:
            await self.record(code, "visit", module, "page")
        except StoreError as error:
            # The page opens all the same; each answer tells if it was saved.
            log.error("A visit was not saved: %s", error)

    async def erase(self, code: str) -> int:
        """Delete all that a participant did; return how many responses it was."""
        return await self._ask(lambda: self._store.erase(code))

    def close(self) -> None:
        """Let go of the database."""
        self._desk.shutdown()
        self._store.close()

    async def _ask(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._desk, work)
