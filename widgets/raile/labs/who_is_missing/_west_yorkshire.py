"""Crime on a map: points that stand for places, and what has no point at all."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from raile import datasets
from raile.chart import Bar, Pile, bars, dots, of_hundred
from raile.digits import count, decimal
from raile.load import Content
from raile.science.quality import unrecorded
from raile.ui.lab import Settings, Sight

_NOWHERE, _STREET = "no location", "a named street"
_MOVED = "Supermarket"
_SHOWN = 8
_NO_CRIME = "Anti-social behaviour"
"""Is on the map, but the inspection of recording is about crimes."""


def show(settings: Settings, content: Content) -> Sight:
    """Return the places that the map names, or what of 100 incidents is on it."""
    if settings.chosen("west-yorkshire") == "of-hundred":
        return _of_hundred(settings, content)
    return _named(settings, content)


@lru_cache(maxsize=4)
def _places(content: Content, july: str) -> pd.Series:
    """Return incidents by kind of place, the most frequent first."""
    table = datasets.load("west-yorkshire-places", content)
    if july != "all":
        table = table[table["month"] == july]
    return table.groupby("place")["incidents"].sum().sort_values(ascending=False)


@lru_cache(maxsize=4)
def _crimes(content: Content, july: str) -> int:
    table = datasets.load("west-yorkshire-crime", content)
    if july != "all":
        table = table[table["month"] == july]
    return int(table.loc[table["crime"] != _NO_CRIME, "incidents"].sum())


def _named(settings: Settings, content: Content) -> Sight:
    words, language = content.words("lab-who-is-missing"), content.language
    every = _places(content, settings.chosen("july"))
    named = settings.chosen("streets") == "without"
    places = every.drop([_NOWHERE, _STREET]) if named else every
    around = settings.number("around") if named else 0.0
    places = places.astype("float64")
    places[_MOVED] *= 1 - around / 100
    places = places.sort_values(ascending=False, kind="stable")
    total = places.sum()
    rows = [
        Bar(
            words.say(f"places.kinds.{_key(str(place))}"),
            100 * incidents / total,
            words.say("incidents", n=round(incidents)),
            "solid" if place == _MOVED else "hatched",
        )
        for place, incidents in places[:_SHOWN].items()
    ]
    rest = places[_SHOWN:].sum()
    others = words.say("places.others", n=len(places) - _SHOWN)
    rows.append(
        Bar(others, 100 * rest / total, words.say("incidents", n=round(rest)), "dotted")
    )
    drawn = bars(
        words.say("places.title-without" if named else "places.title"),
        rows,
        words=content.words("chart"),
        heads=(words.say("places.head"), words.say("share"), words.say("of")),
        caption=True,
    )
    first = places.index[0]
    told = {
        "place": words.say(f"places.kinds.{_key(str(first))}"),
        "percent": decimal(100 * places.iloc[0] / total, language),
    }
    said = [words.say("places.first", **told)]
    said.append(
        words.say(
            "places.nowhere",
            n=int(every[_NOWHERE]),
            percent=decimal(100 * every[_NOWHERE] / every.sum(), language),
        )
    )
    if not named:
        said.append(words.say("places.task"))
    else:
        said.append(words.say("places.on-or-near"))
        key = "places.stays" if first == _MOVED else "places.loses"
        said.append(words.say(key, around=count(around, language)))
    notes = ("points", "points-against") if named else ()
    return Sight(drawn.figure, tuple(said), notes=notes)


def _key(place: str) -> str:
    return place.lower().replace(" ", "-").replace("/", "-")


def _of_hundred(settings: Settings, content: Content) -> Sight:
    words, language = content.words("lab-who-is-missing"), content.language
    july = settings.chosen("july")
    reported = settings.number("reported") / 100
    recorded = settings.number("recorded") / 100
    places = _places(content, july)
    nowhere = float(places[_NOWHERE] / places.sum())
    shares = {
        "map": reported * recorded * (1 - nowhere),
        "nowhere": reported * recorded * nowhere,
        "unwritten": reported * (1 - recorded),
        "silent": 1 - reported,
    }
    counts = dict(zip(shares, of_hundred(list(shares.values())), strict=True))
    drawn = dots(
        words.say("hundred.title"),
        [
            Pile(words.say("hundred.map"), counts["map"], "full"),
            Pile(words.say("hundred.nowhere"), counts["nowhere"], "boxed"),
            Pile(words.say("hundred.unwritten"), counts["unwritten"], "cross"),
            Pile(words.say("hundred.silent"), counts["silent"], "ring"),
        ],
        words=content.words("chart"),
        heads=(words.say("hundred.what"), words.say("hundred.of")),
    )
    crimes = _crimes(content, july)
    lost = unrecorded(crimes, recorded).low
    said = (
        words.say("hundred.seen", n=counts["map"]),
        words.say("hundred.assumed"),
        words.say(
            "hundred.crimes",
            crimes=count(crimes, language),
            recorded=decimal(100 * recorded, language),
            lost=count(round(lost), language),
        ),
        words.say("hundred.task"),
    )
    return Sight(drawn.figure, said, notes=("iceberg",))
