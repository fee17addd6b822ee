"""From visible answers to sections, bands and next steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from raile.assessment._answers import Seen, see
from raile.assessment._score import risk_percent
from raile.model.condition import holds
from raile.model.instrument import Instrument, Section
from raile.model.result import Reply, Result, SectionResult, Standing

_DECIMALS = 9
"""Of a per cent: beyond them is the noise of floating point, which may cost a band."""


def assess(instrument: Instrument, replies: Mapping[str, Reply]) -> Result:
    """Score replies.

    Parameters
    ----------
    instrument
        Questions, weights, bands and rules.
    replies
        Replies by question id. What does not fit the instrument is ignored, and so is
        whatever was answered under a branch that is hidden now.

    Returns
    -------
    Result
        Every visible scored question counts in what is possible, answered or not;
        'don't know' gives no points. No overall per cent and no band as long as no
        scored question is answered, unless an override sets the band.
    """
    seen = see(instrument, replies)
    sections = tuple(
        _section(instrument, section, seen) for section in instrument.sections
    )
    standings = {
        name: _standing(one)
        for name, one in seen.items()
        if one.scored and one.answered
    }
    percent = _overall(instrument, sections) if standings else None
    if standings and instrument.score:
        percent = risk_percent(instrument, instrument.score, sections)
    place = None if percent is None else _place(instrument, percent)
    capped, weakest_section = _capped(instrument, sections, place)
    place, overrides = _overridden(instrument, seen, capped)
    best = 0 if instrument.score else 100
    weakest_first = sorted(
        standings.values(), key=lambda one: one.percent, reverse=best == 0
    )
    return Result(
        percent=percent,
        band=None if place is None else instrument.bands[place].id,
        capped_by=weakest_section if place == capped else None,
        overrides=overrides,
        sections=sections,
        standings=tuple(standings.values()),
        weakest=tuple(
            one.question
            for one in weakest_first
            if one.percent != best and not one.dont_know
        )[: instrument.weakest_shown],
        dont_know=tuple(name for name, one in seen.items() if one.dont_know),
        missing=tuple(
            name
            for name, one in seen.items()
            if one.question.required and not one.answered
        ),
        visible=tuple(seen),
        next_steps=tuple(
            (one.question, step)
            for one in weakest_first
            if (step := _next_step(seen[one.question]))
        )[: instrument.next_steps_shown],
    )


def _section(
    instrument: Instrument, section: Section, seen: Mapping[str, Seen]
) -> SectionResult:
    asked = [one for one in seen.values() if one.section == section.id]
    counted = [one for one in asked if one.scored]
    points = fsum(one.question.weight * one.points for one in counted)
    possible = fsum(one.question.weight * one.possible for one in counted)
    percent = _percent(points, possible) if counted else None
    return SectionResult(
        section=section.id,
        points=points,
        possible=possible,
        percent=percent,
        band=_band(instrument, percent),
        asked=len(asked),
        answered=sum(one.answered for one in asked),
        dont_know=sum(one.dont_know for one in asked),
    )


def _standing(one: Seen) -> Standing:
    only_one = one.question.kind == "choice" and one.chosen
    return Standing(
        question=one.question.id,
        section=one.section,
        points=one.points,
        possible=one.possible,
        percent=_percent(one.points, one.possible),
        level=one.chosen[0].id if only_one else None,
        dont_know=one.dont_know,
    )


def _percent(points: float, possible: float) -> float:
    # Levels may take points away; a per cent stays one all the same.
    return round(min(max(100 * points / possible, 0), 100), _DECIMALS)


def _overall(instrument: Instrument, sections: Sequence[SectionResult]) -> float | None:
    weighed = [
        (section.weight, result.percent)
        for section, result in zip(instrument.sections, sections, strict=True)
        if result.percent is not None
    ]
    whole = fsum(weight for weight, _ in weighed)
    mean = fsum(weight * percent for weight, percent in weighed) / whole
    return round(mean, _DECIMALS)


def _place(instrument: Instrument, percent: float) -> int | None:
    """Return which band a per cent lies in; none where there are no bands."""
    starts = [band.from_percent for band in instrument.bands]
    if instrument.score:
        return max(sum(start < percent for start in starts) - 1, 0)
    return sum(start <= percent for start in starts) - 1 if starts else None


def _band(instrument: Instrument, percent: float | None) -> str | None:
    place = None if percent is None else _place(instrument, percent)
    return None if place is None else instrument.bands[place].id


def _capped(
    instrument: Instrument, sections: Sequence[SectionResult], place: int | None
) -> tuple[int | None, str | None]:
    if place is None or instrument.cap_above_weakest is None:
        return place, None
    percents = {one.section: one.percent for one in sections if one.percent is not None}
    weakest = min(percents, key=lambda section: percents[section])
    highest = (
        _place(instrument, percents[weakest]) or 0
    ) + instrument.cap_above_weakest
    return (highest, weakest) if place > highest else (place, None)


def _overridden(
    instrument: Instrument, seen: Mapping[str, Seen], place: int | None
) -> tuple[int | None, tuple[str, ...]]:
    if not any(one.answered for one in seen.values()):
        return place, ()
    applied = [rule for rule in instrument.overrides if holds(rule.when, seen)]
    places: dict[str | None, int] = {
        band.id: at for at, band in enumerate(instrument.bands)
    }
    for rule in applied:
        for name, tighter in ((rule.at_least, max), (rule.at_most, min)):
            bound = places.get(name)
            if bound is not None:
                place = bound if place is None else tighter(place, bound)
    return place, tuple(rule.id for rule in applied)


def _next_step(one: Seen) -> str | None:
    chosen = {level.id for level in one.chosen}
    if one.dont_know:
        chosen = {min(one.levels, key=lambda level: level.points).id}
    for step in one.question.steps:
        if chosen.intersection(step.levels):
            return step.text
    return None
