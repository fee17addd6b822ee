"""What vendors claim, what their tests show, and what weights make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from raile.chart import Span, spans, table
from raile.labs._figures import count, decimal, percent
from raile.load import Content, Wording
from raile.science.intervals import (
    Interval,
    cases_without_error,
    chance_of_none,
    clopper_pearson,
    rule_of_three,
)
from raile.science.procurement import Trial, leave_one_out, places, totals, trial
from raile.ui.lab import Settings, Sight, Value

CRITERIA = ("evidence", "groups", "audit", "support", "price")


@dataclass(frozen=True)
class Vendor:
    """An invented vendor: the test that it names, and its marks from 0 to 10."""

    errors: int
    cases: int
    claimed: float
    marks: tuple[int, int, int, int, int]
    """In the order of the criteria."""


VENDORS: Mapping[str, Vendor] = {
    "a": Vendor(0, 100, 0.01, (2, 1, 3, 9, 9)),
    "b": Vendor(2, 5_000, 0.001, (8, 5, 6, 5, 3)),
    "c": Vendor(0, 1_000, 0.01, (7, 8, 7, 4, 5)),
    "d": Vendor(7, 400_000, 0.0001, (5, 2, 2, 7, 6)),
}
_ONE_END = 0.975
_LONDON: Mapping[str, int] = {"alerts": 2_077, "faces": 3_147_436}
_LONDON_ERRORS = 10
"""As in the data set of published deployments."""


def show(settings: Settings, content: Content) -> Sight:
    """Return every test's exact interval, and once weights are fixed the totals."""
    words, language = content.words("lab-vendor-claims"), content.language
    cases = int(settings.number("cases"))
    errors = min(int(settings.number("errors")), cases)
    limit = float(settings.chosen("limit").removeprefix("per-million-")) / 1e6
    pilot = trial(errors, cases, limit)
    rows = [
        _claim(words.say(f"vendors.{name}"), trial(*_test(one)), one, content)
        for name, one in VENDORS.items()
    ]
    own = Vendor(errors, cases, limit, (0, 0, 0, 0, 0))
    rows.append(_claim(words.say("picture.own"), pilot, own, content, own=True))
    rows += [_london(name, content) for name in _LONDON]
    drawn = spans(
        words.say("picture.title"),
        rows,
        words=content.words("chart"),
        heads=(words.say("picture.who"), words.say("picture.from"), words.say("note")),
    )
    said = list(_said(own, pilot, words, language))
    figure = drawn.figure
    if settings.fixed:
        weights = tuple(settings.number(f"weight-{one}") for one in CRITERIA)
        lines, ranking = _ranked(weights, content)
        figure += ranking
        said += lines
    else:
        said.append(words.say("said.fix"))
    values: dict[str, Value] = {"errors": errors}
    aside = _marks(words) if settings.fixed else ""
    return Sight(f"<div>{figure}</div>", tuple(said), aside, values)


def _test(vendor: Vendor) -> tuple[int, int, float]:
    return vendor.errors, vendor.cases, vendor.claimed


def _claim(
    label: str, seen: Trial, test: Vendor, content: Content, own: bool = False
) -> Span:
    words, language = content.words("lab-vendor-claims"), content.language
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


def _london(name: str, content: Content) -> Span:
    words, language = content.words("lab-vendor-claims"), content.language
    interval = clopper_pearson(_LONDON_ERRORS, _LONDON[name])
    note = words.say(
        f"london.{name}",
        errors=count(_LONDON_ERRORS, language),
        cases=count(_LONDON[name], language),
    )
    ends = _ends(interval, words, language)
    label = words.say("london.label")
    return Span(label, *interval, ends, note=note, look="dotted")


def _ends(interval: Interval, words: Wording, language: str) -> str:
    low, high = (percent(end, language) for end in interval)
    return words.say("picture.ends", low=low, high=high)


def _said(own: Vendor, pilot: Trial, words: Wording, language: str) -> tuple[str, ...]:
    """Return what the pilot that people set shows, in plain words."""
    limit = percent(own.claimed, language)
    if not own.cases:
        return (words.say("said.no_test"),)
    errors, cases = count(own.errors, language), count(own.cases, language)
    lines = [
        words.say(
            f"said.{pilot.verdict}",
            errors=errors,
            cases=cases,
            limit=limit,
            low=percent(pilot.interval.low, language),
            high=percent(pilot.interval.high, language),
        )
    ]
    if not own.errors:
        three = percent(rule_of_three(own.cases), language)
        chance = percent(chance_of_none(own.claimed, own.cases), language)
        lines.append(words.say("said.three", cases=cases, three=three))
        lines.append(words.say("said.chance", limit=limit, cases=cases, chance=chance))
    # One end of a two-sided interval of 95 per cent is a one-sided one of 97.5.
    needed = count(cases_without_error(own.claimed, _ONE_END), language)
    return (*lines, words.say("said.needed", limit=limit, needed=needed))


@lru_cache(maxsize=8)
def _table_of(weights: tuple[float, ...]) -> tuple[pd.Series, pd.Series, pd.DataFrame]:
    """Return totals, places, and places without each of the criteria."""
    marks = pd.DataFrame(
        {name: one.marks for name, one in VENDORS.items()}, index=list(CRITERIA)
    ).T
    given = pd.Series(dict(zip(CRITERIA, weights, strict=True)))
    return totals(marks, given), places(marks, given), leave_one_out(marks, given)


def _ranked(
    weights: tuple[float, ...], content: Content
) -> tuple[tuple[str, ...], str]:
    """Return who comes first by the fixed weights, and the table of all places."""
    words, language = content.words("lab-vendor-claims"), content.language
    if not any(weights):
        return (words.say("said.no_weight"),), ""
    total, place, without = _table_of(weights)
    names = {one: words.say(f"vendors.{one}") for one in VENDORS}
    first = [one for one in VENDORS if place[one] == 1]
    changed = [
        words.say(f"criteria.{criterion}")
        for criterion in CRITERIA
        if [one for one in VENDORS if without.loc[criterion, one] == 1] != first
    ]
    winner = words.say("and").join(names[one] for one in first)
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
            words.say("ranking.without", criterion=words.say(f"criteria.{criterion}")),
            *map(str, without.loc[criterion]),
        ]
        for criterion in CRITERIA
    ]
    heads = [words.say("ranking.what"), *names.values()]
    return tuple(lines), table(words.say("ranking.title"), heads, rows)


def _marks(words: Wording) -> str:
    heads = [words.say("ranking.vendor")]
    heads += [words.say(f"criteria.{one}") for one in CRITERIA]
    rows = [
        [words.say(f"vendors.{name}"), *map(str, one.marks)]
        for name, one in VENDORS.items()
    ]
    return table(words.say("ranking.marks"), heads, rows)
