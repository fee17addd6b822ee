"""A lab with a game before it: reports are sorted alone, then with advice."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

from raile.load import Content
from raile.load.markdown import html
from raile.model.lab import Game
from raile.report.game import Turns, turns
from raile.science.oversight import deck
from raile.ui.lab import LabWidget, Settings, Sight
from raile.ui.session import Session

ShowPlayed = Callable[[Settings, Content, Turns], Sight]

_LONGEST = 3600.0
"""Seconds; who was away for longer gives no time."""


class GameLab(LabWidget):
    """A lab whose controls and picture follow once all cards are answered.

    Parameters
    ----------
    game
        The cards, in their order.
    show
        Returns what is to be seen for the settings and the turns.
    """

    def __init__(
        self, session: Session, name: str, game: Game, show: ShowPlayed
    ) -> None:
        self._game, self._cards = game, game.cards
        self._deck = deck(seed=game.seed)

        def played(settings: Settings, content: Content) -> Sight:
            return show(settings, content, self._turns())

        super().__init__(session, name, played)

    def draw(self) -> dict[str, Any]:
        """Return the question, then card after card, then the lab."""
        view = super().draw()
        at = self._next()
        if "expectation" not in self._saved or at is None:
            return view
        asked = ("title", "intro", "question", "answers", "sources")
        return {**{key: view[key] for key in asked}, "card": self._card(at)}

    def act(self, event: dict[str, Any]) -> None:
        """Keep an answer to the present card; the rest is the lab's."""
        at = self._next()
        if "expectation" not in self._saved or at is None:
            super().act(event)
            self._touched = self._touched or self._next() is None
            return
        card, step = self._cards[at].id, self._step(at)
        match event:
            case {
                "event": "card",
                "card": name,
                "step": asked,
                "urgent": bool(urgent),
            } if (name, asked) == (card, step):
                value = {"urgent": urgent, "seconds": _seconds(event.get("seconds"))}
                item = "first" if step == "before" else "card"
                self._record(f"{item}-{card}", value, event["key"])
                self._touched = self._next() is None

    def _next(self) -> int | None:
        """Return the first card without a final answer."""
        cards = enumerate(self._cards)
        return next((at for at, one in cards if not self._kept("card", one.id)), None)

    def _kept(self, item: str, card: str) -> dict[str, Any] | None:
        return self._saved.get(f"{item}-{card}")

    def _step(self, at: int) -> str:
        if self._deck[at] is None:
            return "alone"
        return "final" if self._kept("first", self._cards[at].id) else "before"

    def _advice(self, at: int) -> bool | None:
        """Return whether the tool advises 'urgent', or None where it is silent."""
        right = self._deck[at]
        return None if right is None else self._cards[at].urgent is right

    def _card(self, at: int) -> dict[str, Any]:
        card, step = self._cards[at], self._step(at)
        shown = {
            "card": card.id,
            "number": at + 1,
            "of": len(self._cards),
            "text": html(card.text),
            "step": step,
        }
        first = self._kept("first", card.id)
        if step == "final" and first:
            shown["first"] = _named(first["urgent"])
            shown["advice"] = _named(bool(self._advice(at)))
        return shown

    def _turns(self) -> Turns:
        """Return all cards that are answered, in their order."""
        return turns(self._game, self._saved)


def _named(urgent: bool) -> str:
    return "urgent" if urgent else "wait"


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if isfinite(value) and 0 <= value <= _LONGEST else None
