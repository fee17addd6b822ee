"""The result of a risk assessment, ready to be drawn."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from raile.day import day
from raile.load import Content
from raile.load.markdown import html, inline_html
from raile.model.rating import Judgement, Measure
from raile.model.risk import Risk, Safeguard
from raile.rating import Cell, Standing, Verdict, review


def draw_result(
    risk: Risk,
    judgements: Mapping[str, Judgement],
    verdict: Verdict,
    content: Content,
    decided: datetime.date | None,
) -> dict[str, Any]:
    """Return everything that the page of the result shows."""
    band, stop = verdict.band, risk.rules.stop
    by = decided and review(verdict, decided)
    return {
        "stop": {
            "title": stop.title,
            "decision": html(stop.decision),
            "decides": stop.decides,
            "practices": [
                {"text": inline_html(one.text), "article": one.article}
                for one in verdict.prohibited
            ],
        }
        if verdict.stop
        else None,
        "band": band
        and {
            "title": band.title,
            "decision": html(band.decision),
            "decides": band.decides,
            "review": band.review,
            "on": by and day(by, content.language),
            "inherent": verdict.inherent and verdict.inherent.title,
        },
        "worst": [
            _risk(risk, judgements[one.question.id], one, one.cell, content)
            for one in verdict.worst
            if one.cell
        ],
        "todo": [
            {
                "question": one.question.title,
                "safeguard": inline_html(_safeguard(risk, measure).text),
                "missing": _missing(_safeguard(risk, measure), measure),
            }
            for one in verdict.standings
            for measure in one.todo
        ],
        "measures": any(one.measures for one in judgements.values()),
        "open": [
            {"id": one.question.id, "title": one.question.title} for one in verdict.open
        ],
    }


def _risk(
    risk: Risk, judgement: Judgement, one: Standing, seen: Cell, content: Content
) -> dict[str, Any]:
    rating = judgement.residual if one.now == "residual" else judgement.inherent
    before = one.inherent
    return {
        "id": one.question.id,
        "title": one.question.title,
        "band": risk.bands[seen.place].title,
        "likelihood": f"{seen.likelihood} {risk.likelihood[seen.likelihood - 1].title}",
        "impact": f"{seen.impact} {risk.impact[seen.impact - 1].title}",
        "before": before and risk.bands[before.place].title,
        "group": judgement.group,
        "reason": rating.reason,
        "evidence": rating.evidence,
        "notes": [
            inline_html(say)
            for holds, say in (
                (seen.unproven, risk.rules.missing_evidence.say),
                (seen.floored, risk.rules.impact_floor.say),
            )
            if holds
        ],
        "unanswered": len(one.unanswered),
        "measures": [
            {
                "kind": _safeguard(risk, measure).kind,
                "safeguard": inline_html(_safeguard(risk, measure).text),
                "owner": measure.owner,
                "due": measure.due and day(measure.due, content.language),
                "tested": measure.tested,
            }
            for measure in judgement.measures
            if any(known.id == measure.id for known in risk.safeguards)
        ],
    }


def _safeguard(risk: Risk, measure: Measure) -> Safeguard:
    return next(one for one in risk.safeguards if one.id == measure.id)


def _missing(safeguard: Safeguard, measure: Measure) -> list[str]:
    """Return which words say what a safeguard still lacks."""
    lacks = {
        "owner": not measure.owner.strip(),
        "due": measure.due is None,
        "tested": not measure.tested and safeguard.kind != "accept",
    }
    return [name for name, holds in lacks.items() if holds]
