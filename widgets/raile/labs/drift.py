"""Whether the mix of cases has changed, and whether an alarm would have told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import get_args

import pandas as pd

from raile import datasets
from raile.chart import Bar, Column, Line, bars, columns, table
from raile.digits import count, decimal, month, percent, thousandths
from raile.load import Content, Wording
from raile.science.drift import Statistic, monitor, unchanged
from raile.ui.lab import Settings, Sight

_RUNS, _SEED = 1000, 1
_BUILT = "2015"
"""The year of Toronto that a tool was built on."""
_A_YEAR = {"toronto-years": 1, "toronto-months": 12, "west-yorkshire": 1}
"""Periods in a year."""
_RULES = {
    "year-2015": "west-yorkshire-recording-2015",
    "year-2018": "stalking-recording-2018",
    "year-2019": "hmicfrs-west-yorkshire",
}
"""What changed in West Yorkshire's recording, and who reports it."""


@dataclass(frozen=True)
class Pair:
    """A period, and the one that it is compared with; counts by type of crime."""

    name: str
    counts: pd.Series
    reference_name: str
    reference: pd.Series


@lru_cache(maxsize=8)
def pairs(content: Content, series: str, against: str) -> tuple[Pair, ...]:
    """Return every period of a series beside the one that it is compared with."""
    months = series == "toronto-months"
    name = "west-yorkshire-crime" if series == "west-yorkshire" else "toronto-crime"
    crime = datasets.load(name, content)
    when = crime["month"].str[:4] if series == "toronto-years" else crime["month"]
    counts = crime.pivot_table(
        "incidents", when, "crime", aggfunc="sum", fill_value=0
    ).loc[_BUILT:]
    built = counts.loc[counts.index.str[:4] == counts.index[0][:4]]
    step = _A_YEAR[series]
    found = []
    for place in range(len(built), len(counts)):
        if against == "first":
            before = built.index[0][:4] if months else str(built.index[0])
            reference = built.sum()
        else:
            before = str(counts.index[place - step])
            reference = counts.iloc[place - step]
        name = str(counts.index[place])
        found.append(Pair(name, counts.iloc[place], before, reference))
    return tuple(found)


@lru_cache(maxsize=32)
def values(
    content: Content, series: str, against: str, statistic: Statistic
) -> tuple[float, ...]:
    """Return a statistic of every period."""
    return tuple(
        float(monitor(one.counts.to_frame().T, one.reference, statistic).iloc[0])
        for one in pairs(content, series, against)
    )


@lru_cache(maxsize=64)
def by_chance(
    content: Content, series: str, against: str, statistic: Statistic, cases: int
) -> tuple[float, ...]:
    """Return the statistic of periods of so many cases in which nothing has changed."""
    reference = pairs(content, series, against)[-1].reference
    return tuple(unchanged(reference, cases, statistic, _RUNS, seed=_SEED).tolist())


def show(settings: Settings, content: Content) -> Sight:
    """Return the statistic of every period, and how often the alarm rings."""
    words, language = content.words("lab-drift"), content.language
    series, against = settings.chosen("series"), settings.chosen("against")
    statistic = next(
        one for one in get_args(Statistic) if one == settings.chosen("statistic")
    )
    alarm, cases = settings.number("alarm"), int(settings.number("cases"))
    compared = pairs(content, series, against)
    found = values(content, series, against, statistic)
    drawn = by_chance(content, series, against, statistic, cases)
    false = sum(value >= alarm for value in drawn) / len(drawn)
    told = _said(settings, compared, found, false, content)
    seen = columns(
        words.say("picture.title", statistic=words.say(f"statistic.{statistic}")),
        _columns(compared, found, alarm, words, language),
        Line(alarm, words.say("picture.line", level=_level(alarm, language))),
        words=content.words("chart"),
        heads=(
            words.say("picture.when"),
            words.say("picture.value"),
            words.say("picture.alarm"),
        ),
        told=told[0],
    )
    rung = sum(value >= alarm for value in found)
    beside = _beside(rung, len(found), false, _A_YEAR[series], content)
    return Sight(f"<div>{seen.figure}{beside}</div>", told, aside=_rules(content))


def _said(
    settings: Settings,
    compared: tuple[Pair, ...],
    found: tuple[float, ...],
    false: float,
    content: Content,
) -> tuple[str, ...]:
    words, language = content.words("lab-drift"), content.language
    series = settings.chosen("series")
    cases = count(settings.number("cases"), language)
    lines = [_rung(compared, found, settings.number("alarm"), words, language)]
    lines.append(_most(compared[-1], words, language))
    if false:
        yearly = false * _A_YEAR[series]
        said = {"yearly": count(yearly, language), "percent": percent(false, language)}
        lines.append(words.say("said.wrong", n=round(yearly, 1), cases=cases, **said))
    else:
        lines.append(words.say("said.quiet", cases=cases, runs=count(_RUNS, language)))
    if series == "west-yorkshire":
        lines.append(words.say("said.julys"))
    return tuple(lines)


def _beside(
    rung: int, periods: int, false: float, a_year: int, content: Content
) -> str:
    """Return how often the alarm rings, really and where nothing has changed."""
    words = content.words("lab-drift")
    real = words.say("chance.rung", alarms=rung, periods=periods)
    yearly = words.say("chance.yearly", n=count(false * a_year, content.language))
    drawn = bars(
        words.say("chance.title"),
        [
            Bar(words.say("chance.real"), 100 * rung / periods, real),
            Bar(words.say("chance.drawn"), 100 * false, yearly, "hatched"),
        ],
        words=content.words("chart"),
        heads=(
            words.say("chance.periods"),
            words.say("chance.share"),
            words.say("chance.note"),
        ),
    )
    return f"<h5>{escape(words.say('chance.title'))}</h5>{drawn.figure}"


def _level(value: float, language: str) -> str:
    return thousandths(value, language).rstrip("0")


def _when(name: str, language: str) -> str:
    """Return a year as it is, and a month in words."""
    return name if len(name) == 4 else month(name, language)


def _columns(
    compared: tuple[Pair, ...],
    found: tuple[float, ...],
    alarm: float,
    words: Wording,
    language: str,
) -> list[Column]:
    many = len(compared) > 12
    rows = []
    for pair, value in zip(compared, found, strict=True):
        name = _when(pair.name, language)
        mark = pair.name[:4] if pair.name.endswith("-07") else ""
        rows.append(
            Column(
                name,
                value,
                thousandths(value, language),
                words.say("picture.rings" if value >= alarm else "picture.silent"),
                mark if many else name,
            )
        )
    return rows


def _rung(
    compared: tuple[Pair, ...],
    found: tuple[float, ...],
    alarm: float,
    words: Wording,
    language: str,
) -> str:
    rung = [at for at, value in enumerate(found) if value >= alarm]
    highest = max(range(len(found)), key=lambda at: found[at])
    told = {
        "highest": thousandths(found[highest], language),
        "when": _when(compared[highest].name, language),
    }
    if not rung:
        return words.say("said.never", **told)
    first = _when(compared[rung[0]].name, language)
    return words.say("said.rings", n=len(rung), periods=len(found), first=first, **told)


def _most(pair: Pair, words: Wording, language: str) -> str:
    """Return the type of crime whose share changed most, up to the last period."""
    before = 100 * pair.reference / pair.reference.sum()
    after = 100 * pair.counts / pair.counts.sum()
    shares = zip(before.index, before, after, strict=True)
    crime, was, became = max(shares, key=lambda one: abs(one[2] - one[1]))
    return words.say(
        "said.most",
        crime=crime,
        was=decimal(was, language),
        became=decimal(became, language),
        since=_when(pair.reference_name, language),
        until=_when(pair.name, language),
    )


def _rules(content: Content) -> str:
    """Return what changed in West Yorkshire's recording, as a table."""
    words = content.words("lab-drift")
    rows = [
        [
            words.say(f"rules.rows.{one}.when"),
            words.say(f"rules.rows.{one}.what"),
            content.sources[source].title,
        ]
        for one, source in _RULES.items()
    ]
    heads = [words.say(f"rules.{key}") for key in ("when", "what", "source")]
    return table(words.say("rules.title"), heads, rows)
