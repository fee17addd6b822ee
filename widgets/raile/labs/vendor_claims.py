"""What vendors claim, what their tests show, and what weights make of it."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import Literal, NamedTuple

import pandas as pd

from raile.chart import Span, spans, table
from raile.digits import count, decimal, percent
from raile.load import Content, Wording
from raile.model.tender import Tender
from raile.science.intervals import (
    Interval,
    cases_without_error,
    chance_of_none,
    clopper_pearson,
    rule_of_three,
)
from raile.science.procurement import leave_one_out, places, totals, trial
from raile.ui.lab import Settings, Sight, Value

_LAB = "vendor-claims"
_ONE_END = 0.975
_PUBLISHED, _LONDON = "lfr-deployments", "met-lfr-2025"
_WHOLES = ("alerts", "faces")
"""What one year's errors in London can be held against."""


class Test(NamedTuple):
    """What a test has shown, and the error rate that is claimed for it."""

    errors: int
    cases: int
    claimed: float


def tender(content: Content) -> Tender:
    """Return the vendors and the criteria.

    Raises
    ------
    ValueError
        If the content of this lab names none.
    """
    found = content.lab(_LAB).tender
    if found is None:
        raise ValueError(f"content/labs/{_LAB}.yaml names no vendors; give a 'tender'")
    return found


def show(settings: Settings, content: Content) -> Sight:
    """Return every test's exact interval, and once weights are fixed the totals."""
    words, language = content.words("lab-vendor-claims"), content.language
    cases = int(settings.number("cases"))
    errors = min(int(settings.number("errors")), cases)
    limit = float(settings.chosen("limit").removeprefix("per-million-")) / 1e6
    pilot = Test(errors, cases, limit)
    rows = [
        _claim(
            words.say("vendor", name=one.name),
            Test(one.errors, one.cases, one.claimed),
            content,
        )
        for one in tender(content).vendors
    ]
    rows.append(_claim(words.say("picture.own"), pilot, content, own=True))
    rows += _london(content)
    drawn = spans(
        words.say("picture.title"),
        rows,
        words=content.words("chart"),
        heads=(words.say("picture.who"), words.say("picture.from"), words.say("note")),
    )
    said = list(_said(pilot, words, language))
    figure = drawn.figure
    if settings.fixed:
        weights = tuple(
            settings.number(f"weight-{one.id}") for one in tender(content).criteria
        )
        lines, ranking = _ranked(weights, content)
        figure += ranking
        said += lines
    else:
        said.append(words.say("said.fix"))
    values: dict[str, Value] = {"errors": errors}
    aside = _marks(content) if settings.fixed else ""
    return Sight(f"<div>{figure}</div>", tuple(said), aside, values)


def _claim(label: str, test: Test, content: Content, own: bool = False) -> Span:
    words, language = content.words("lab-vendor-claims"), content.language
    seen = trial(*test)
    note = words.say(
        "picture.note",
        errors=count(test.errors, language),
        cases=count(test.cases, language),
        limit=percent(test.claimed, language),
        verdict=words.say(f"verdict.{seen.verdict}"),
    )
    ends = _ends(seen.interval, words, language)
    look: Literal["solid", "hatched"] = "solid" if own else "hatched"
    return Span(label, *seen.interval, ends, test.claimed, note, look)


def _london(content: Content) -> list[Span]:
    """Return one year's wrong alerts, as a share of the alerts and of the faces."""
    words, language = content.words("lab-vendor-claims"), content.language
    rows = csv.DictReader(io.StringIO(content.rows(_PUBLISHED)))
    published = next(one for one in rows if one["reported_in"] == _LONDON)
    errors, label = int(published["false_alerts"]), words.say("london.label")
    found = []
    for whole in _WHOLES:
        cases = int(published[whole])
        interval = clopper_pearson(errors, cases)
        note = words.say(
            f"london.{whole}",
            errors=count(errors, language),
            cases=count(cases, language),
        )
        ends = _ends(interval, words, language)
        found.append(Span(label, *interval, ends, note=note, look="dotted"))
    return found


def _ends(interval: Interval, words: Wording, language: str) -> str:
    low, high = (percent(end, language) for end in interval)
    return words.say("picture.ends", low=low, high=high)


def _said(pilot: Test, words: Wording, language: str) -> tuple[str, ...]:
    """Return what the pilot that people set shows, in plain words."""
    limit = percent(pilot.claimed, language)
    if not pilot.cases:
        return (words.say("said.no_test"),)
    errors, cases = count(pilot.errors, language), count(pilot.cases, language)
    seen = trial(*pilot)
    lines = [
        words.say(
            f"said.{seen.verdict}",
            errors=errors,
            cases=cases,
            limit=limit,
            low=percent(seen.interval.low, language),
            high=percent(seen.interval.high, language),
        )
    ]
    if not pilot.errors:
        three = percent(rule_of_three(pilot.cases), language)
        chance = percent(chance_of_none(pilot.claimed, pilot.cases), language)
        lines.append(words.say("said.three", cases=cases, three=three))
        lines.append(words.say("said.chance", limit=limit, cases=cases, chance=chance))
    # One end of a two-sided interval of 95 per cent is a one-sided one of 97.5.
    needed = count(cases_without_error(pilot.claimed, _ONE_END), language)
    return (*lines, words.say("said.needed", limit=limit, needed=needed))


@lru_cache(maxsize=8)
def _table_of(
    content: Content, weights: tuple[float, ...]
) -> tuple[pd.Series, pd.Series, pd.DataFrame]:
    """Return totals, places, and places without each of the criteria."""
    offers = tender(content)
    marks = pd.DataFrame({one.id: one.marks for one in offers.vendors}).T
    names = [one.id for one in offers.criteria]
    given = pd.Series(dict(zip(names, weights, strict=True)))
    marks = marks[names]
    return totals(marks, given), places(marks, given), leave_one_out(marks, given)


def _ranked(
    weights: tuple[float, ...], content: Content
) -> tuple[tuple[str, ...], str]:
    """Return who comes first by the fixed weights, and the table of all places."""
    words, language = content.words("lab-vendor-claims"), content.language
    if not any(weights):
        return (words.say("said.no_weight"),), ""
    total, place, without = _table_of(content, weights)
    names = {one.id: one.name for one in tender(content).vendors}
    criteria = {one.id: one.name for one in tender(content).criteria}
    first = [one for one in names if place[one] == 1]
    changed = [
        name
        for criterion, name in criteria.items()
        if [one for one in names if without.loc[criterion, one] == 1] != first
    ]
    winner = words.say("and").join(
        words.say("vendor", name=names[one]) for one in first
    )
    lines = [words.say("said.first", winner=winner)]
    if changed:
        lines.append(words.say("said.changes", criteria=", ".join(changed)))
    else:
        lines.append(words.say("said.stays"))
    rows = [
        [words.say("ranking.total"), *(decimal(float(one), language) for one in total)],
        [words.say("ranking.place"), *map(str, place)],
    ]
    rows += [
        [
            words.say("ranking.without", criterion=name),
            *map(str, without.loc[criterion]),
        ]
        for criterion, name in criteria.items()
    ]
    heads = [words.say("ranking.what"), *names.values()]
    return tuple(lines), table(words.say("ranking.title"), heads, rows)


def _marks(content: Content) -> str:
    words, offers = content.words("lab-vendor-claims"), tender(content)
    heads = [words.say("ranking.vendor"), *(one.name for one in offers.criteria)]
    rows = [
        [vendor.name, *(str(vendor.marks[one.id]) for one in offers.criteria)]
        for vendor in offers.vendors
    ]
    return table(words.say("ranking.marks"), heads, rows)
