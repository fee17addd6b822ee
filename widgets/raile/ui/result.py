"""The result of an assessment, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from raile.assessment import assess
from raile.load import Content
from raile.load.markdown import html, inline_html
from raile.model.instrument import Instrument, Level
from raile.model.result import Reply, Result
from raile.report.figures import band_title, sections, whole


def draw_result(
    instrument: Instrument,
    replies: Mapping[str, Reply],
    result: Result,
    content: Content,
) -> dict[str, Any]:
    """Return everything that the page of the result shows."""

    def stand(questions: tuple[str, ...]) -> list[dict[str, Any]]:
        return [statement(instrument, result, one) for one in questions]

    return {
        "percent": whole(instrument, result.percent),
        "bands": _bands(instrument, result),
        "means": _means(instrument, result),
        "capped": _capped(instrument, replies, result),
        "overrides": [
            html(rule.say)
            for rule in instrument.overrides
            if rule.id in result.overrides
        ],
        "chart": sections(instrument, result, content).figure,
        "weakest": stand(result.weakest),
        "dont_know": stand(result.dont_know),
        "missing": stand(result.missing),
        "steps": [
            {**statement(instrument, result, one), "step": html(step)}
            for one, step in result.next_steps
        ],
    }


def level(one: Level) -> dict[str, Any]:
    """Return a level as the page shows it."""
    return {
        "id": one.id,
        "text": inline_html(one.text),
        "help": one.help and inline_html(one.help),
    }


def statement(instrument: Instrument, result: Result, name: str) -> dict[str, Any]:
    """Return a question with its section, and the level that it stands at."""
    section, question = next(
        (section, one)
        for section in instrument.sections
        for one in section.questions
        if one.id == name
    )
    levels = instrument.levels(question)
    stands = next((one for one in result.standings if one.question == name), None)
    level_text = next(
        (one.text for one in levels if stands and one.id == stands.level), None
    )
    return {
        "id": name,
        "section": section.id,
        "section_title": section.title,
        "ask": inline_html(question.ask),
        "level": level_text and inline_html(level_text),
        "points": stands and stands.points,
        "possible": stands and stands.possible,
        "dont_know": name in result.dont_know,
    }


def _bands(instrument: Instrument, result: Result) -> list[dict[str, Any]]:
    starts = [band.from_percent for band in instrument.bands]
    return [
        {
            "title": band.title,
            "from": low,
            "to": high - 1 if high < 101 else 100,
            "here": band.id == result.band,
        }
        for band, (low, high) in zip(
            instrument.bands, pairwise([*starts, 101]), strict=True
        )
    ]


def _means(instrument: Instrument, result: Result) -> str | None:
    for band in instrument.bands:
        if band.id == result.band:
            return html(band.means)
    return None


def _capped(
    instrument: Instrument, replies: Mapping[str, Reply], result: Result
) -> dict[str, Any] | None:
    """Return what held the band down, and where it would stand otherwise."""
    if result.capped_by is None:
        return None
    free = instrument.model_copy(update={"cap_above_weakest": None})
    titles = {section.id: section.title for section in instrument.sections}
    bands = {one.section: one.band for one in result.sections}
    return {
        "section": titles[result.capped_by],
        "section_band": band_title(instrument, bands[result.capped_by]),
        "alone": band_title(instrument, assess(free, replies).band),
    }
