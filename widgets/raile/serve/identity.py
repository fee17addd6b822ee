"""Who a request comes from: what the cookies say, and nothing else that is sent."""

from __future__ import annotations

import hashlib
import hmac
import re

from babel import negotiate_locale
from tornado.web import RequestHandler

from raile.model import response
from raile.serve.settings import Settings

PARTICIPANT = "raile"
TRAINER = "raile-trainer"
LANGUAGE = "raile-language"

_CODE = re.compile(r"[a-z]+-[a-z]+-[0-9]{3}")
_YEAR = 365
_TRAINER_DAYS = 30


class Cookies:
    """Reads and writes the cookies of one request."""

    def __init__(self, handler: RequestHandler, settings: Settings) -> None:
        self._handler = handler
        self._settings = settings

    @property
    def code(self) -> str | None:
        """The code name, if we signed it."""
        found = self._signed(PARTICIPANT, _YEAR)
        return found if found and _CODE.fullmatch(found) else None

    @code.setter
    def code(self, code: str) -> None:
        self._sign(PARTICIPANT, code, _YEAR)

    @property
    def trainer(self) -> bool:
        """Whether the trainer's secret, as it is now, was shown before."""
        found = self._signed(TRAINER, _TRAINER_DAYS) or ""
        return hmac.compare_digest(found, self._proof)

    def may_use(self, owner: str | None) -> bool:
        """Return whether what serves a participant is there for this visitor."""
        if owner is None:
            return False
        return self.trainer if owner == response.TRAINER else self.code == owner

    def let_trainer_in(self) -> None:
        """Remember that the trainer's secret was shown."""
        self._sign(TRAINER, self._proof, _TRAINER_DAYS)

    def knows_secret(self, typed: str) -> bool:
        """Return whether it is the trainer's secret, in constant time."""
        secret = self._settings.trainer_secret
        return hmac.compare_digest(typed.strip().encode(), secret.encode())

    def language(self, offered: list[str]) -> str:
        """Return the language that was chosen, or else fits the browser's best."""
        chosen = self._handler.get_cookie(LANGUAGE)
        if chosen in offered:
            return chosen
        wanted = _accepted(self._handler.request.headers.get("Accept-Language", ""))
        return negotiate_locale(wanted, offered, sep="-") or offered[0]

    def choose_language(self, language: str | None) -> None:
        """Remember a language, or forget it."""
        if language:
            self._handler.set_cookie(
                LANGUAGE,
                language,
                expires_days=_YEAR,
                httponly=True,
                samesite="Lax",
                secure=self._https,
            )
        else:
            self._handler.clear_cookie(LANGUAGE)

    def forget(self) -> None:
        """Remove what was remembered of a participant."""
        self._handler.clear_cookie(PARTICIPANT)
        self._handler.clear_cookie(LANGUAGE)

    @property
    def _proof(self) -> str:
        # The secret itself does not belong into a browser's files; and when it
        # changes, whoever came in with the old one is out.
        secret = self._settings.trainer_secret
        key = self._settings.cookie_secret
        return hmac.new(key.encode(), secret.encode(), hashlib.sha256).hexdigest()

    @property
    def _https(self) -> bool:
        return self._settings.https or self._handler.request.protocol == "https"

    def _signed(self, name: str, days: int) -> str | None:
        found = self._handler.get_signed_cookie(name, max_age_days=days)
        return found.decode() if found else None

    def _sign(self, name: str, value: str, days: int) -> None:
        self._handler.set_signed_cookie(
            name,
            value,
            expires_days=days,
            httponly=True,
            samesite="Lax",
            secure=self._https,
        )


_RANGE = re.compile(r"\s*([A-Za-z-]+|\*)\s*(?:;\s*q=([0-9.]+)\s*)?")


def _accepted(header: str) -> list[str]:
    """Return the languages of an Accept-Language header, the preferred first."""
    found = []
    for part in header[:500].split(","):
        if (match := _RANGE.fullmatch(part)) and match[1] != "*":
            try:
                weight = float(match[2] or 1)
            except ValueError:
                continue
            found.append((-weight, match[1].lower()))
    return [language for _, language in sorted(found, key=lambda one: one[0])]
