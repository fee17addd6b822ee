"""The trainer's page about the room: counts only, never a person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from raile.load import Content
from raile.load.markdown import html, inline_html
from raile.model.instrument import Instrument
from raile.model.item import Item, ItemSet, Match, Number, Open, Order, Slider
from raile.model.lab import Lab
from raile.model.response import TRAINER, Response
from raile.report.lab import lab_figures, labs
from raile.report.room import (
    K,
    Readiness,
    Tally,
    people,
    progress,
    readiness_by_role,
    tallies,
)
from raile.report.work import Work, work
from raile.store import Copy
from raile.ui.component import Component
from raile.ui.room_lab import EXPECTED, RoomLab
from raile.ui.session import Session

_LAB = "lab/"

Shown = ItemSet | Instrument | Lab
"""What the room's answers are shown of."""


def _tasks(content: Content, known: Work) -> dict[str, tuple[str, Shown]]:
    """Return what can be shown, with its module, in teaching order."""
    places = labs(content)
    found: dict[str, tuple[str, Shown]] = {}
    for module, tasks in known.items():
        for task in tasks:
            if isinstance(task.of, ItemSet | Instrument):
                found[task.activity] = (module, task.of)
        for name in places:
            if places[name] == module:
                found[f"{_LAB}{name}"] = (module, content.lab(name))
    return found


class Dashboard(Component):
    """Who is here, how far the room is, and what it has answered.

    The page asks again every second; the log is read on from where it was.
    """

    front_end = "dashboard"

    def __init__(self, session: Session) -> None:
        self._log = Copy(session.store)
        self._work = work(session.content)
        self._tasks = _tasks(session.content, self._work)
        self._chosen = next(iter(self._tasks), "")
        self._revealed: set[str] = set()
        self._drawn: tuple[object, dict[str, Any]] = (None, {})
        super().__init__(session, "dashboard", "dashboard")

    def draw(self) -> dict[str, Any]:
        """Return the room's figures and the chosen activity's answers."""
        log = [one for one in self._log.read() if one.participant != TRAINER]
        last = log[-1].number if log else 0
        state = (len(log), last, self._chosen, frozenset(self._revealed))
        if self._drawn[0] != state:
            self._drawn = (state, self._draw_answers(log))
        here = people(log, datetime.now(UTC))
        return {
            "people": {"joined": here.joined, "active": here.active},
            "sets": [{"id": one, "title": self._title(one)} for one in self._tasks],
            "chosen": self._chosen,
            **self._drawn[1],
        }

    def act(self, event: dict[str, Any]) -> None:
        """Show another activity, or mark what is right; a tick just looks again."""
        match event:
            case {"event": "choose", "set": str(name)} if name in self._tasks:
                self._chosen = name
                # What came out in one lab says nothing of another.
                self._revealed.discard(EXPECTED)
            case {"event": "reveal", "item": str(item)}:
                self._revealed ^= {item}

    def _say(self, key: str, **values: object) -> str:
        return self._session.content.words("dashboard").say(key, **values)

    def _title(self, activity: str) -> str:
        module, of = self._tasks[activity]
        return f"{self._session.content.modules[module].title} · {of.title}"

    def _draw_answers(self, log: list[Response]) -> dict[str, Any]:
        content = self._session.content
        answers: dict[str, Any] = {"items": [], "readiness": None}
        if self._chosen:
            _, of = self._tasks[self._chosen]
            if isinstance(of, ItemSet):
                counted = tallies(self._chosen, of, log)
                answers["items"] = [
                    self._draw_item(item, tally)
                    for item, tally in zip(of.items, counted, strict=True)
                ]
            elif isinstance(of, Lab):
                made = lab_figures(self._chosen.removeprefix(_LAB), of, log)
                answers["items"] = RoomLab(content, of).draw(made, self._revealed)
            elif isinstance(of, Instrument):
                roles = [role.id for role in content.workshop.roles]
                found = readiness_by_role(self._chosen, of, log, roles)
                answers["readiness"] = self._draw_readiness(of, found)
        return {
            "modules": [
                {
                    "id": one.module,
                    "title": content.modules[one.module].title,
                    "hidden": one.hidden,
                    "started": one.started,
                    "finished": one.finished,
                    "median": None
                    if one.median_percent is None
                    else self._say("percent", n=one.median_percent),
                }
                for one in progress(self._work, log)
            ],
            **answers,
        }

    def _draw_item(self, item: Item, tally: Tally) -> dict[str, Any]:
        revealed = item.id in self._revealed
        can_reveal = not (item.opinion or isinstance(item, Open) or tally.hidden)
        return {
            "id": item.id,
            "context": item.context and html(item.context),
            "ask": inline_html(item.ask),
            "hidden": tally.hidden,
            "least": K,
            "n": tally.n,
            "can_reveal": can_reveal,
            "revealed": revealed,
            "right_share": tally.right_percent if revealed else None,
            "rows": self._rows(item, tally, revealed),
            "note": self._note(item, tally),
        }

    def _rows(self, item: Item, tally: Tally, revealed: bool) -> list[dict[str, Any]]:
        if isinstance(item, Match | Order):
            return self._card_rows(item, tally) if revealed or item.opinion else []
        if isinstance(item, Slider):
            return [
                self._row(
                    f"{one.low:g}",
                    f"{one.low:g}"
                    if one.high == one.low
                    else self._say("between", low=one.low, high=one.high),
                    one.percent,
                    one.count,
                )
                for one in tally.bins
            ]
        texts = {one.id: one.text for one in getattr(item, "options", ())}
        return [
            self._row(
                one.id,
                inline_html(texts[one.id]),
                one.percent,
                one.count,
                right=revealed and bool(one.right),
            )
            for one in tally.options
        ]

    def _card_rows(self, item: Match | Order, tally: Tally) -> list[dict[str, Any]]:
        if isinstance(item, Match):
            texts = {card.id: card.text for card in item.cards}
            texts |= {box.id: box.text for box in item.boxes}
        else:
            texts = {entry.id: entry.text for entry in item.entries}
        rows = []
        for card in tally.cards:
            elsewhere = card.elsewhere and texts.get(
                str(card.elsewhere), str(card.elsewhere)
            )
            label = (
                ""
                if card.right_percent is None
                else self._say("percent", n=card.right_percent)
            )
            if elsewhere:
                label += " · " + self._say("elsewhere", place=elsewhere)
            rows.append(
                {
                    "id": card.id,
                    "text": inline_html(texts[card.id]),
                    "percent": card.right_percent or 0,
                    "label": label,
                    "right": False,
                }
            )
        return rows

    def _row(
        self, one: str, text: str, percent: int, count: int, *, right: bool = False
    ) -> dict[str, Any]:
        label = self._say("share", n=count, percent=percent)
        return {
            "id": one,
            "text": text,
            "percent": percent,
            "label": label,
            "right": right,
        }

    def _note(self, item: Item, tally: Tally) -> str | None:
        if isinstance(item, Open):
            return self._say("written")
        if isinstance(item, Number | Slider) and tally.median is not None:
            unit = f" {item.unit}" if item.unit else ""
            return self._say("middle", value=f"{tally.median:g}{unit}")
        return None

    def _draw_readiness(self, of: Instrument, found: Readiness) -> dict[str, Any]:
        if found.hidden:
            return {"hidden": True, "least": K}
        names = {role.id: role.name for role in self._session.content.workshop.roles}
        # People who have named no role are in the figures of all, not in a column.
        large = [one.role for one in found.roles if one.n is not None and one.role]
        asks = {question.id: question.ask for question in of.questions}
        titles = {band.id: band.title for band in of.bands}
        medians = {
            one.question: {role.role: role.median for role in one.roles}
            for one in found.statements
        }
        return {
            "hidden": False,
            "least": K,
            "n": found.n,
            "bands": [
                self._row(one.band, titles[one.band], one.percent, one.count)
                for one in (found.overall.bands if found.overall else ())
            ],
            "roles": [names[role] for role in large],
            "spread": [
                {
                    "text": asks[question],
                    "roles": [
                        {"name": names[role], "median": medians[question][role]}
                        for role in large
                        if medians[question][role] is not None
                    ],
                }
                for question in found.discuss
            ],
            "statements": [
                {
                    "text": asks[one.question],
                    "overall": one.overall,
                    "medians": [medians[one.question][role] for role in large],
                }
                for one in found.statements
            ],
        }
