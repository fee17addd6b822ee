"""Item sets on the page: quizzes, card sorts and polls."""

from __future__ import annotations

import json
from collections import defaultdict
from random import Random
from typing import Any

from raile.draw import booklet
from raile.grade import explain, grade, solution
from raile.load.markdown import html, inline_html
from raile.model.item import (
    Item,
    ItemSet,
    Match,
    Number,
    Open,
    Order,
    Several,
    Single,
    Slider,
)
from raile.model.mark import Answer, Mark, Part
from raile.model.response import Response
from raile.ui.component import Component
from raile.ui.session import Session

_LARGEST = 100_000
"""Characters that one answer may have."""


class Quiz(Component):
    """A set of items: asked, marked, explained, tried again.

    The browser never holds what is right before the person has answered it or
    has asked to see it.
    """

    front_end = "quiz"
    alike = True

    def __init__(
        self, session: Session, name: str, items: ItemSet | None = None
    ) -> None:
        self._set = items or session.content.item_set(name)
        self._items: dict[str, Item] = {item.id: item for item in self._set.items}
        self._booklet = booklet(session.participant)
        super().__init__(session, name, "quiz")

    def draw(self) -> dict[str, Any]:
        """Return the items with whatever this person may see of each."""
        log: defaultdict[str, list[Response]] = defaultdict(list)
        for response in self._session.mine(self._activity):
            log[response.item].append(response)
        items = [self._draw_item(item, log[item.id]) for item in self._in_order()]
        marked = [item for item in items if item["status"] not in {None, "recorded"}]
        return {
            "title": self._set.title,
            "intro": self._set.intro and html(self._set.intro),
            "drill": self._set.drill,
            "recall": self._recall(),
            "items": items,
            "answered": sum(item["status"] is not None for item in items),
            "marked": len(marked),
            "right": sum(item["first"] == "right" for item in marked),
        }

    def _recall(self) -> list[str]:
        """Return the texts that the person last wrote in the set that is recalled."""
        if self._set.recalls is None:
            return []
        texts: dict[str, str] = {}
        for one in self._session.mine(self._set.recalls):
            match one.value:
                case {"text": str(text)} if one.kind == "answer":
                    texts[one.item] = text
        return list(texts.values())

    def act(self, event: dict[str, Any]) -> None:
        """Record an answer, or that the person asked to see the solution."""
        item = self._items.get(str(event.get("item")))
        if item is None:
            return
        match event.get("event"):
            case "answer":
                self._answer(item, event)
            case "show":
                self._session.record(
                    self._activity, item.id, None, key=event["key"], kind="shown"
                )

    def _answer(self, item: Item, event: dict[str, Any]) -> None:
        value, sure = event.get("value"), event.get("confidence")
        if len(json.dumps(value)) > _LARGEST:
            return
        confidence = (
            float(sure) if isinstance(sure, int | float) and 0 <= sure <= 100 else None
        )
        mark = grade(item, Answer(value=value, confidence=confidence))
        if mark.status == "not-attempted":
            return
        self._session.record(
            self._activity,
            item.id,
            value,
            key=event["key"],
            confidence=confidence,
            score=mark.score,
        )

    def _in_order(self) -> tuple[Item, ...]:
        items = list(self._set.items)
        if self._set.shuffle:
            Random(f"{self._booklet} {self._activity}").shuffle(items)
        return tuple(items)

    def _shuffled(self, item: Item, ids: tuple[str, ...]) -> list[str]:
        # Seeded, so that each person keeps their order after a reload.
        order = list(ids)
        Random(f"{self._booklet} {item.id}").shuffle(order)
        return order

    def _draw_item(self, item: Item, log: list[Response]) -> dict[str, Any]:
        answers = [response for response in log if response.kind == "answer"]
        marks = [_mark(item, response) for response in (answers[:1] + answers[-1:])]
        last = marks[-1] if marks else None
        shown = any(response.kind == "shown" for response in log)
        done = bool(last and last.status == "right") or shown
        closed = done and not item.opinion and not isinstance(item, Open)
        return {
            "id": item.id,
            "kind": item.kind,
            "opinion": item.opinion,
            "context": item.context and html(item.context),
            "ask": html(item.ask),
            "confidence": item.confidence,
            "sure": answers[-1].confidence if answers else None,
            "value": answers[-1].value if answers else None,
            "attempts": len(answers),
            "status": "shown" if shown and not last else last and last.status,
            "first": marks[0].status if marks else None,
            "say": _said(item, last, closed),
            "parts": [] if closed or not last else _parts(last.parts),
            "closed": closed,
            "explain": _parts(explain(item)) if closed else [],
            "solution": solution(item) if closed else None,
            **self._fields(item, bool(answers)),
        }

    def _fields(self, item: Item, answered: bool) -> dict[str, Any]:
        match item:
            case Single() | Several():
                texts = {option.id: option.text for option in item.options}
                order = (
                    list(item.part_ids)
                    if item.opinion
                    else self._shuffled(item, item.part_ids)
                )
                return {
                    "options": [_text(one, texts[one]) for one in order],
                    "choose": getattr(item, "choose", None),
                }
            case Order():
                texts = {entry.id: entry.text for entry in item.entries}
                order = self._shuffled(item, item.part_ids)
                return {"entries": [_text(one, texts[one]) for one in order]}
            case Match():
                cards = {card.id: card for card in item.cards}
                return {
                    "cards": [
                        _text(one, cards[one].text, cards[one].help)
                        for one in self._shuffled(item, item.part_ids)
                    ],
                    "boxes": [_text(box.id, box.text, box.help) for box in item.boxes],
                }
            case Number():
                return {"unit": item.unit}
            case Slider():
                return {
                    "unit": item.unit,
                    "low": item.low,
                    "high": item.high,
                    "step": item.step,
                    "low_text": item.low_text,
                    "high_text": item.high_text,
                }
            case Open():
                # The model answer is for whoever has written one of their own.
                return {
                    "model_answer": html(item.model_answer) if answered else None,
                    "criteria": [_text(one.id, one.text) for one in item.criteria]
                    if answered
                    else [],
                }


def _said(item: Item, last: Mark | None, closed: bool) -> str | None:
    if closed and isinstance(item, Number | Slider):
        return item.say and html(item.say)
    return html(last.say) if last and last.say else None


def _mark(item: Item, response: Response) -> Mark:
    return grade(item, Answer(value=response.value, confidence=response.confidence))


def _text(one: str, text: str, help_text: str | None = None) -> dict[str, Any]:
    return {
        "id": one,
        "text": inline_html(text),
        "help": help_text and inline_html(help_text),
    }


def _parts(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    return [
        {"id": part.id, "right": part.right, "say": part.say and html(part.say)}
        for part in parts
    ]
