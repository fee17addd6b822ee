"""A real map of records, and what becomes of it where patrols follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from babel import Locale
from babel.dates import format_skeleton
from numpy.typing import NDArray

from raile import datasets
from raile.chart import Layer, Place, Sign, Town, places
from raile.digits import count, decimal, percent
from raile.load import Content, Wording
from raile.science.feedback import patrol
from raile.science.hotspots import (
    concentration,
    concentration_by_chance,
    hotspots,
    stay,
)
from raile.ui.lab import Settings, Sight

FOUND_BY_PATROLS = ("Drugs", "Possession of weapons")
"""What is hardly ever reported by anybody else."""

_SEED = 1
_STEP = 30
"""Days between two maps of a simulation."""
_LAST = 360
_DAYS_OF_JULY = 31
_NORTH = 0.85
"""Share of a district's areas that lie south of its name."""
_SIGNS: tuple[Sign, ...] = ("point", "dot", "disc", "square")


@dataclass(frozen=True)
class County:
    """The small areas of one force, and what is on record in them.

    Attributes
    ----------
    areas
        District, longitude and latitude, by area.
    records
        Incidents by area and month, for each kind of record.
    """

    areas: pd.DataFrame
    records: Mapping[str, pd.DataFrame]

    @cached_property
    def months(self) -> list[str]:
        """All months, from the first."""
        return list(self.records["all"].columns)

    @cached_property
    def towns(self) -> list[Town]:
        """The districts' names, a little north of where most people are."""
        districts = self.areas.groupby("district")
        easts = districts["longitude"].median()
        norths = districts["latitude"].quantile(_NORTH)
        places = zip(easts.tolist(), norths.tolist(), strict=True)
        return [Town(*one) for one in zip(map(str, easts.index), places, strict=True)]

    def truth(self, month: str) -> pd.Series:
        """Return where things happen, as shares: assumed to be where people call."""
        reported = self.records["reported"][month]
        return reported / reported.sum()

    def where(self, areas: pd.Index) -> list[Place]:
        """Return the places of some areas."""
        chosen = self.areas.loc[areas]
        east, north = chosen["longitude"], chosen["latitude"]
        return list(zip(east.tolist(), north.tolist(), strict=True))


@lru_cache(maxsize=2)
def county(content: Content) -> County:
    """Return West Yorkshire as it is on record."""
    areas = datasets.load("west-yorkshire-areas", content).set_index("area")
    areas = areas[areas["in_force_area"]]
    crime = datasets.load("west-yorkshire-crime", content)
    found = crime["crime"].isin(FOUND_BY_PATROLS)
    kinds = {"all": crime, "reported": crime[~found], "discovered": crime[found]}
    records = {}
    for name, rows in kinds.items():
        by_area = rows.pivot_table("incidents", "area", "month", "sum")
        records[name] = by_area.reindex(areas.index).fillna(0.0)
    return County(areas, records)


@lru_cache(maxsize=24)
def _maps(
    content: Content, kind: str, month: str, anywhere: float, corrected: bool
) -> NDArray[np.float64]:
    """Return what is on record in each area, a row for every thirty days."""
    here = county(content)
    start = here.records[kind][month]
    city = patrol(
        start,
        here.truth(month) * start.sum() / _DAYS_OF_JULY,
        discovered=here.records["discovered"][month].sum() / start.sum()
        if kind == "all"
        else float(kind == "discovered"),
        days=_LAST,
        anywhere=anywhere,
        corrected=corrected,
        seed=_SEED,
    )
    return np.vstack([start, city.recorded[_STEP - 1 :: _STEP]])


@lru_cache(maxsize=4)
def _by_chance(content: Content, month: str) -> float | None:
    here = county(content)
    found = int(here.records["discovered"][month].sum())
    return concentration_by_chance(here.truth(month), found, seed=_SEED)


def show(settings: Settings, content: Content) -> Sight:
    """Return the map of the records, as they are or after some time."""
    here = county(content)
    kind, month = settings.chosen("records"), settings.chosen("month")[5:]
    days = int(settings.number("days"))
    maps = _maps(
        content,
        kind,
        month,
        settings.number("anywhere") / 100,
        settings.chosen("weight") == "corrected",
    )
    records = pd.Series(maps[days // _STEP], here.areas.index)
    words = content.words("lab-patrol-map")
    if days:
        said = _after(records, month, days, kind, content)
    else:
        said = _before(records, month, kind, content)
    drawn = places(
        words.say(
            "picture.after" if days else "picture.before",
            records=words.say(f"kind.{kind}"),
            month=_when(month, content.language),
            days=days,
        ),
        _layers(records, here, month if days else None, words),
        here.towns,
        words=content.words("chart"),
        heads=[
            words.say(f"table.{key}")
            for key in ("district", "areas", "fullest", "records", "truth")
        ],
        rows=_rows(records, month, content),
        told=" ".join(said),
    )
    return Sight(drawn.figure, said)


def _layers(
    records: pd.Series, here: County, month: str | None, words: Wording
) -> list[Layer]:
    """Return the areas by how much is on record; ringed are the truly fullest."""
    top = hotspots(records)
    rest = records.drop(top)
    average = records.mean()
    parts = (
        rest.index[rest == 0],
        rest.index[(rest > 0) & (rest < average)],
        rest.index[rest >= average],
        top,
    )
    keys = ("none", "below", "above", "fullest")
    layers = [
        Layer(words.say(f"key.{key}"), here.where(part), sign)
        for key, part, sign in zip(keys, parts, _SIGNS, strict=True)
    ]
    if month:
        really = hotspots(here.truth(month))
        layers.append(Layer(words.say("key.truth"), here.where(really), "ring"))
    return layers


def _before(
    records: pd.Series, month: str, kind: str, content: Content
) -> tuple[str, ...]:
    """Return what is on record, and how much of it stays from July to July."""
    words, language = content.words("lab-patrol-map"), content.language
    here = county(content)
    share = concentration(records) or 0.0
    top = len(hotspots(records))
    lines = [
        words.say(
            "said.fullest",
            share=decimal(100 * share, language),
            top=top,
            areas=count(len(records), language),
        )
    ]
    others = [one for one in here.months if one != month]
    again = [
        words.say(
            "said.other",
            n=stay(records, here.records[kind][one]),
            month=_when(one, language),
        )
        for one in others
    ]
    lines.append(words.say("said.stay", top=top, others=words.say("and").join(again)))
    if kind == "discovered":
        chance = _by_chance(content, month) or 0.0
        lines.append(
            words.say(
                "said.chance",
                incidents=count(records.sum(), language),
                share=percent(chance, language),
            )
        )
    if kind == "all":
        found = here.records["discovered"][month].sum() / records.sum()
        lines.append(words.say("said.mix", share=decimal(100 * found, language)))
    empty = count(int((records == 0).sum()), language)
    return (*lines, words.say("said.empty", empty=empty))


def _after(
    records: pd.Series, month: str, days: int, kind: str, content: Content
) -> tuple[str, ...]:
    """Return how far the simulated map is from what happens."""
    words, language = content.words("lab-patrol-map"), content.language
    truth = county(content).truth(month)
    top, blind = hotspots(records), records == 0
    lines = [
        words.say(
            "said.after",
            days=days,
            share=percent(concentration(records) or 0.0, language),
            truth=percent(truth[top].sum(), language),
        ),
        words.say("said.right", top=len(top), right=stay(records, truth)),
    ]
    if truth[blind].sum():
        lines.append(
            words.say(
                "said.blind",
                empty=count(int(blind.sum()), language),
                areas=count(len(records), language),
                truth=percent(truth[blind].sum(), language),
            )
        )
    return (*lines, words.say(f"said.{kind}"))


def _rows(records: pd.Series, month: str, content: Content) -> list[list[str]]:
    """Return the map by district."""
    here, language = county(content), content.language
    per_cent = content.words("chart")
    district = here.areas["district"]
    top = pd.Series(records.index.isin(hotspots(records)), records.index)
    shares = records.groupby(district).sum() / records.sum()
    truth = here.truth(month).groupby(district).sum()
    sizes, fullest = district.value_counts(), top.groupby(district).sum()
    return [
        [
            str(name),
            count(int(sizes[name]), language),
            count(int(fullest[name]), language),
            per_cent.say("percent", percent=percent(float(shares[name]), language)),
            per_cent.say("percent", percent=percent(float(truth[name]), language)),
        ]
        for name in sorted(sizes.index)
    ]


def _when(month: str, language: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    locale = Locale.parse(language, sep="-")
    return str(format_skeleton("yMMMM", date(year, number, 1), locale=locale))
