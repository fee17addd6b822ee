"""Assessments on the page: statements, progress, and the result."""

from __future__ import annotations

from math import ceil
from typing import Any

from pydantic import ValidationError

from raile.assessment import assess, fitting
from raile.load.markdown import html, inline_html
from raile.model.field import Column, Limits
from raile.model.instrument import Instrument, Question, Section
from raile.model.response import Response
from raile.model.result import Reply, Result
from raile.replies import latest
from raile.ui.component import Component
from raile.ui.reasons import passage_link, source_links
from raile.ui.result import draw_result, level
from raile.ui.session import Session


class Assessment(Component):
    """An instrument: section by section, saved as it is answered.

    The result is worked out, and sent, when it is asked for; until then the browser
    knows the questions and this person's own replies.
    """

    front_end = "assessment"
    alike = True

    def __init__(self, session: Session, name: str, *words: str) -> None:
        self._instrument = session.content.instrument(name)
        self._stays: dict[str, dict[str, Any]] = {}
        replies = latest(session.mine(name))
        self._reporting = bool(replies) and assess(self._instrument, replies).complete
        super().__init__(session, name, "assessment", *words)

    def draw(self) -> dict[str, Any]:
        """Return the visible questions with their replies, and the result if asked."""
        instrument = self._instrument
        log = self._log(self._activity)
        replies = latest(log)
        result = assess(instrument, replies)
        sections = [
            self._section(section, result, replies)
            for section in instrument.sections
            if any(one.id in result.visible for one in section.questions)
        ]
        return {
            "title": instrument.title,
            "intro": html(instrument.intro),
            "minutes": instrument.minutes,
            "scales": {
                scale.id: [level(one) for one in scale.levels]
                for scale in instrument.scales
            },
            "sections": sections,
            "start": _start(instrument, result, replies),
            "asked": sum(section["asked"] for section in sections),
            "answered": sum(section["answered"] for section in sections),
            "minutes_left": _minutes_left(instrument, result),
            "result": self._result(result, replies, log) if self._reporting else None,
        }

    def _log(self, activity: str) -> list[Response]:
        return self._session.mine(activity)

    def act(self, event: dict[str, Any]) -> None:
        """Record a reply, or turn to the result or back to the questions."""
        match event.get("event"):
            case "answer":
                self._answer(event)
            case "result":
                self._reporting = True
            case "questions":
                self._reporting = False

    def _answer(self, event: dict[str, Any]) -> None:
        for question in self._instrument.questions:
            if question.id == event.get("item"):
                reply = _reply(self._instrument, question, event.get("reply"))
                if reply is not None:
                    value = reply.model_dump(mode="json")
                    self._session.record(
                        self._activity, question.id, value, key=event["key"]
                    )

    def _result(
        self, result: Result, replies: dict[str, Reply], log: list[Response]
    ) -> dict[str, Any]:
        content = self._session.content
        role = self._session.profile("role")
        names = {one.id: one.name for one in content.workshop.roles}
        return {
            **draw_result(self._instrument, replies, result, content),
            "role": names.get(role) if role else None,
            "at": log[-1].at.isoformat() if log else None,
            "version": content.workshop.version,
        }

    def _section(
        self, section: Section, result: Result, replies: dict[str, Reply]
    ) -> dict[str, Any]:
        questions = [one for one in section.questions if one.id in result.visible]
        return {
            "id": section.id,
            "title": section.title,
            "intro": section.intro and html(section.intro),
            "asked": len(questions),
            "answered": sum(replies.get(one.id, Reply()).answered for one in questions),
            "questions": [
                self._question(one, replies.get(one.id, Reply())) for one in questions
            ],
        }

    def _question(self, question: Question, reply: Reply) -> dict[str, Any]:
        if question.id not in self._stays:
            self._stays[question.id] = self._asked(question)
        return {**self._stays[question.id], "reply": reply.model_dump(mode="json")}

    def _asked(self, question: Question) -> dict[str, Any]:
        """Return what stays the same whatever is answered."""
        content = self._session.content
        return {
            "id": question.id,
            "kind": question.kind,
            "ask": inline_html(question.ask),
            "help": question.help and html(question.help),
            "why": question.why and html(question.why),
            "example": question.example and html(question.example),
            "passage": question.passage
            and passage_link(content, question.passage, self._session.served),
            "sources": source_links(content, question.source),
            "scale": question.scale,
            "options": [level(one) for one in question.options],
            **_limits(question),
            "columns": [_column(one) for one in question.columns],
            "required": question.required,
            "dont_know": question.dont_know,
            "evidence": question.evidence,
        }


def _limits(one: Limits) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "least": one.least,
        "most": one.most,
        "whole": one.whole,
    }


def _column(one: Column) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "help": one.help,
        "kind": one.kind,
        "options": [{"id": entry.id, "text": entry.text} for entry in one.options],
        **_limits(one),
    }


def _minutes_left(instrument: Instrument, result: Result) -> int:
    """Return the minutes that the open questions take, as far as one can tell."""
    asked = {one.id for one in instrument.questions if one.required}
    shown = asked.intersection(result.visible)
    if not shown:
        return 0
    return ceil(instrument.minutes * len(result.missing) / len(shown))


def _start(instrument: Instrument, result: Result, replies: dict[str, Reply]) -> str:
    """Return the section in which the first open question stands."""
    visible = [
        (section.id, one.id)
        for section in instrument.sections
        for one in section.questions
        if one.id in result.visible
    ]
    still_open = [
        section for section, one in visible if not replies.get(one, Reply()).answered
    ]
    return (still_open or [visible[0][0]])[0]


def _reply(instrument: Instrument, question: Question, value: object) -> Reply | None:
    """Return what the browser sent as a reply that fits the question, or nothing."""
    try:
        reply = Reply.model_validate(value)
    except ValidationError:
        return None
    offered = [level.id for level in instrument.levels(question)]
    chosen = tuple(one for one in offered if one in reply.chosen)
    if len(chosen) != len(reply.chosen) or (
        question.kind == "choice" and len(chosen) > 1
    ):
        return None
    if question.kind == "number" and not (
        reply.number is None or question.allows(reply.number)
    ):
        return None
    return fitting(question, reply.model_copy(update={"chosen": chosen}))
