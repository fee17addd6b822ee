"""The trainer's door and first page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from raile.serve.addresses import join_addresses, qr_code
from raile.serve.log import log
from raile.serve.page import Guarded, Page, render

Handler = TypeVar("Handler", bound=Guarded)


def for_trainers(
    method: Callable[..., Awaitable[None]],
) -> Callable[..., Awaitable[None]]:
    """Let only those in who have shown the secret; show the door to others."""

    @wraps(method)
    async def guarded(handler: Guarded, **values: str) -> None:
        if handler.cookies_of_ours.trainer:
            return await method(handler, **values)
        return show_door(handler, 403)

    return guarded


def show_door(handler: Guarded, status: int, problem: str | None = None) -> None:
    """Ask for the trainer's secret."""
    handler.set_status(status)
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.finish(
        render(
            "door.html",
            handler.content,
            door=handler.content.words("trainer-door").say,
            problem=problem,
        )
    )


class Trainer(Page):
    """``/trainer``."""

    @for_trainers
    async def get(self) -> None:
        """List what a trainer can open, and how participants come in."""
        addresses = self._join()
        self.show(
            "trainer.html",
            door=self.content.words("trainer-door").say,
            join=addresses[0],
            others=addresses[1:],
            qr=qr_code(addresses[0]),
            local=not self.room.settings.public_address and "127.0.0.1" in addresses[0],
        )

    async def post(self) -> None:
        """Let a trainer in who knows the secret."""
        guesses = self.room.trainer_guesses
        address = self.request.remote_ip or ""
        if guesses.too_many(address):
            log.info("Too many wrong trainer's secrets from %s.", address)
            return show_door(self, 429, "wait")
        cookies = self.cookies_of_ours
        if not cookies.knows_secret(self.get_body_argument("secret", "")):
            guesses.wrong(address)
            log.info("A wrong trainer's secret from %s.", address)
            return show_door(self, 403, "wrong")
        cookies.let_trainer_in()
        return self.redirect("/trainer", status=303)

    def _join(self) -> tuple[str, ...]:
        """Return addresses for participants, the best one first."""
        settings = self.room.settings
        return join_addresses(settings, self.settings["raile_port"])
