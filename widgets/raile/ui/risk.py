"""The risk assessment on the page: one question at a time, the matrix, the result."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from math import ceil
from typing import Any

from pydantic import ValidationError

from raile.judgements import latest
from raile.load.markdown import html, inline_html
from raile.model.rating import Judgement, Screened
from raile.model.response import Response
from raile.model.risk import Anchor, RiskQuestion
from raile.rating import Cell, Standing, Verdict, judge
from raile.report.figures import risk_matrix
from raile.ui.component import Component
from raile.ui.reasons import passage_link, source_links
from raile.ui.risk_result import draw_result
from raile.ui.session import Session

ACTIVITY = "risk"

_RESULT = "result"


class RiskAssessment(Component):
    """Likelihood and impact of what can go wrong, rated question by question.

    The browser holds the question that is open; whatever is changed in it is saved
    as a new judgement, and the last one counts.

    """

    front_end = "risk"
    alike = True

    def __init__(self, session: Session) -> None:
        self._risk = session.content.risk
        self._questions = {one.id: one for one in self._risk.questions}
        judgements, screened = latest(self._risk, session.mine(ACTIVITY))
        verdict = judge(self._risk, judgements, screened)
        carried = session.carried(ACTIVITY)
        still_open = _still_open(verdict, carried)
        asked = verdict.screened and self._risk.screen.id not in carried
        self._place = (still_open or [_RESULT])[0] if asked else self._risk.screen.id
        super().__init__(session, ACTIVITY, "risk")

    def draw(self) -> dict[str, Any]:
        """Return the way through the questions, and the open one or the result."""
        log = self._session.mine(ACTIVITY)
        judgements, screened = latest(self._risk, log)
        verdict = judge(self._risk, judgements, screened)
        risk = self._risk
        carried = self._session.carried(ACTIVITY)
        still_open = _still_open(verdict, carried)
        return {
            "title": risk.title,
            "intro": html(risk.intro),
            "warning": html(risk.warning),
            "minutes": risk.minutes,
            "minutes_left": 0
            if verdict.stop
            else ceil(risk.minutes * len(still_open) / len(risk.questions)),
            "likelihood": [_anchor(one) for one in risk.likelihood],
            "impact": [_anchor(one) for one in risk.impact],
            "place": self._place,
            "screen_id": risk.screen.id,
            "carried": sorted(carried),
            "stopped": verdict.stop,
            "screened": verdict.screened,
            "steps": [self._step(one) for one in verdict.standings],
            "screen": self._screen(screened) if self._place == risk.screen.id else None,
            "question": self._question(verdict, judgements),
            "matrix": risk_matrix(
                risk, verdict, self._session.content, buttons=True
            ).figure,
            "result": draw_result(
                risk,
                judgements,
                verdict,
                self._session.content,
                _decided(log),
            )
            | {
                "system": self._named(screened).system,
                "at": log[-1].at.isoformat() if log else None,
                "version": self._session.content.workshop.version,
            }
            if self._place == _RESULT
            else None,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Keep an answer, or turn to another question or the result."""
        item = event.get("item")
        match event.get("event"):
            case "go":
                self.turn_to(str(item))
            case "answer" if item in self._questions:
                self._keep(event, self._judgement(str(item), event.get("value")))
            case "answer" if item == self._risk.screen.id:
                self._keep(event, self._screened(event.get("value")))

    def turn_to(self, place: str) -> None:
        """Show a question or the result next; what is neither changes nothing."""
        if place in (*self._questions, self._risk.screen.id, _RESULT):
            self._place = place

    def turn(self, place: str) -> None:
        """Turn to a question from outside, and show it."""
        self.turn_to(place)
        self.refresh()

    def _keep(self, event: dict[str, Any], value: Judgement | Screened | None) -> None:
        if value is not None:
            self._session.record(
                ACTIVITY,
                event["item"],
                value.model_dump(mode="json"),
                key=event["key"],
            )

    def _judgement(self, name: str, value: object) -> Judgement | None:
        """Return what an event says; none where it makes no sense."""
        try:
            judgement = Judgement.model_validate(value)
        except ValidationError:
            return None
        known = {one.id for one in self._risk.safeguards_for(name)}
        options = {
            one.id: {option.id for option in one.options}
            for one in self._questions[name].follow_ups
        }
        return judgement.model_copy(
            update={
                "measures": tuple(one for one in judgement.measures if one.id in known),
                "follow_ups": {
                    key: chosen
                    for key, chosen in judgement.follow_ups.items()
                    if chosen in options.get(key, ())
                },
            }
        )

    def _screened(self, value: object) -> Screened | None:
        try:
            screened = Screened.model_validate(value)
        except ValidationError:
            return None
        known = {one.id for one in self._risk.screen.practices}
        practices = tuple(one for one in screened.practices if one in known)
        return screened.model_copy(
            update={"practices": practices, "none": screened.none and not practices}
        )

    def _step(self, one: Standing) -> dict[str, Any]:
        cell = one.cell
        return {
            "id": one.question.id,
            "title": one.question.title,
            "band": cell and self._risk.bands[cell.place].title,
            "square": cell and f"{cell.likelihood}-{cell.impact}",
        }

    def _screen(self, screened: Screened) -> dict[str, Any]:
        screen = self._risk.screen
        return {
            "id": screen.id,
            "ask": inline_html(screen.ask),
            "help": html(screen.help),
            "practices": [
                {"id": one.id, "text": inline_html(one.text), "article": one.article}
                for one in screen.practices
            ],
            "none": inline_html(screen.none),
            "sources": source_links(self._session.content, screen.source),
            "reply": self._named(screened).model_dump(mode="json"),
        }

    def _named(self, screened: Screened) -> Screened:
        """Return what was answered, called as the dossier calls it if nobody did."""
        if screened.system.strip():
            return screened
        return screened.model_copy(update={"system": self._session.system})

    def _question(
        self, verdict: Verdict, judgements: dict[str, Judgement]
    ) -> dict[str, Any] | None:
        question = self._questions.get(self._place)
        if question is None:
            return None
        standing = next(one for one in verdict.standings if one.question is question)
        part = next(one for one in self._risk.parts if question in one.questions)
        reply = judgements.get(question.id, Judgement())
        return {
            **self._asked(question),
            "part": part.title,
            "follow_ups": [
                {
                    "id": one.id,
                    "ask": inline_html(one.ask),
                    "help": one.help and inline_html(one.help),
                    "options": [
                        {"id": option.id, "text": inline_html(option.text)}
                        for option in one.options
                    ],
                }
                for one in standing.follow_ups
            ],
            "reply": reply.model_dump(mode="json"),
            "stands": self._stands(standing.cell),
            "before": self._stands(standing.inherent)
            if standing.now == "residual"
            else None,
        }

    def _asked(self, question: RiskQuestion) -> dict[str, Any]:
        """Return what stays the same whatever is answered."""
        content = self._session.content
        return {
            "id": question.id,
            "title": question.title,
            "ask": inline_html(question.ask),
            "help": html(question.help),
            "why": html(question.why),
            "mild": inline_html(question.mild),
            "severe": inline_html(question.severe),
            "passage": passage_link(content, question.passage, self._session.served),
            "sources": source_links(content, question.source),
            "safeguards": [
                {"id": one.id, "text": inline_html(one.text), "kind": one.kind}
                for one in self._risk.safeguards_for(question.id)
            ],
        }

    def _stands(self, cell: Cell | None) -> dict[str, Any] | None:
        if cell is None:
            return None
        rules = self._risk.rules
        return {
            "likelihood": cell.likelihood,
            "impact": cell.impact,
            "band": self._risk.bands[cell.place].title,
            "notes": [
                inline_html(say)
                for holds, say in (
                    (cell.unproven, rules.missing_evidence.say),
                    (cell.floored, rules.impact_floor.say),
                )
                if holds
            ],
        }


def _still_open(verdict: Verdict, carried: Collection[str]) -> list[str]:
    """Return the questions that are not rated, or not looked at again."""
    names = {one.question.id for one in verdict.open} | set(carried)
    return [one.question.id for one in verdict.standings if one.question.id in names]


def _decided(log: Sequence[Response]) -> datetime.date | None:
    """Return the day of the last answer: to look at a result later moves no date."""
    return log[-1].at.astimezone().date() if log else None


def _anchor(one: Anchor) -> dict[str, Any]:
    return {"title": inline_html(one.title), "text": inline_html(one.text)}
