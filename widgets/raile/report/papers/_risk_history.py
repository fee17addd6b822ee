"""The log of a risk assessment in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from raile.load import Content
from raile.model.rating import Judgement, Measure, Screened
from raile.model.risk import RiskQuestion
from raile.report.papers._lines import flat
from raile.report.papers._paper import Dated


def question_of(content: Content, item: str) -> RiskQuestion | None:
    """Return the question of an id, if there is one."""
    return next((one for one in content.risk.questions if one.id == item), None)


def asked(content: Content, one: Dated) -> str:
    """Return what a line of the log was an answer to."""
    if one.item == content.risk.screen.id:
        return flat(content.risk.screen.ask)
    question = question_of(content, one.item)
    return question.title if question else one.item


def said(content: Content, one: Dated) -> str:
    """Return the answer in a line of the log, in one paragraph."""
    words = content.words("report")
    try:
        if one.item == content.risk.screen.id:
            return screened(content, Screened.model_validate(one.value))
        return judged(content, Judgement.model_validate(one.value))
    except ValidationError:
        return words.say("unreadable")


def screened(content: Content, one: Screened) -> str:
    """Return in words what is rated, and what of it is prohibited."""
    screen = content.risk.screen
    texts = {practice.id: flat(practice.text) for practice in screen.practices}
    named = [texts.get(name, name) for name in one.practices]
    said = named or ([flat(screen.none)] if one.none else [])
    return " · ".join([*filter(None, [one.system.strip()]), *said])


def judged(content: Content, one: Judgement) -> str:
    """Return a judgement in words."""
    words = content.words("report")
    parts = []
    for stage in ("inherent", "residual"):
        rating = getattr(one, stage)
        if rating.likelihood or rating.impact:
            none = words.say("no-step")
            parts.append(
                words.say(
                    f"said.{stage}",
                    likelihood=rating.likelihood or none,
                    impact=rating.impact or none,
                )
            )
        parts += [text.strip() for text in (rating.reason, rating.evidence)]
    measures = {
        safeguard.id: flat(safeguard.text) for safeguard in content.risk.safeguards
    }
    parts += [one.group.strip(), *(_measure(measures, each) for each in one.measures)]
    return " · ".join(filter(None, parts))


def _measure(texts: Mapping[str, str], one: Measure) -> str:
    due: Any = one.due and one.due.isoformat()
    return ", ".join(filter(None, [texts.get(one.id, one.id), one.owner, due]))
