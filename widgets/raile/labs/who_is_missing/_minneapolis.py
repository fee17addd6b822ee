"""Police stops with empty cells: in a column, in a group, and in the yardstick."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from raile import datasets
from raile.chart import Bar, Column, Line, Look, bars, columns, table
from raile.digits import count, decimal, month, percent
from raile.load import Content, Wording
from raile.science.quality import Rate, shares_by, stops_for_each_resident
from raile.ui.lab import Settings, Sight

_YEAR = "2017"
"""The file ends in the first hours of the next one, by its own clock."""
_UNKNOWN = "Unknown"
_COMPARED = ("Black", "White")
_ALIKE = 1.05
"""Below this factor two rates are called about equal."""
_CENTRE = "Downtown West"
_WITHOUT_RESIDENTS = "Near - North"

Groups = dict[str, Rate]


def show(settings: Settings, content: Content) -> Sight:
    """Return citations by month, searches by group, or stops beside residents."""
    match settings.chosen("minneapolis"):
        case "searches":
            sight = _searches(settings, content)
        case "residents":
            sight = _residents(settings, content)
        case _:
            sight = _citations(settings, content)
    return replace(sight, aside=_noted(content))


@lru_cache(maxsize=1)
def _notes(content: Content) -> pd.DataFrame:
    """Return stops by month: 'yes', 'no' and, where nothing is noted, 'empty'."""
    stops = datasets.load("minneapolis-months", content)
    stops = stops[stops["month"].str.startswith(_YEAR)]
    noted = stops["citation"].fillna("empty")
    return stops.pivot_table("stops", "month", noted, aggfunc="sum", fill_value=0)


def _citations(settings: Settings, content: Content) -> Sight:
    words, language = content.words("lab-who-is-missing"), content.language
    empty, notes = settings.chosen("empty"), _notes(content)
    filled, every = notes["yes"] + notes["no"], notes.sum(axis=1)
    hits = filled if empty == "filled" else notes["yes"]
    of = filled if empty == "left-out" else every
    rates = {
        str(name): Rate(int(hits[name]), int(of[name])).share for name in notes.index
    }
    shown = {
        name: words.say("unknown")
        if share is None
        else words.say("percent", percent=decimal(100 * share, language))
        for name, share in rates.items()
    }
    rows = [
        Column(
            month(name, language),
            None if share is None else 100 * share,
            shown[name],
            words.say("stops", n=int(of[name])),
            month(name, language, "MMM") if place % 2 == 0 else "",
            full=True,
        )
        for place, (name, share) in enumerate(rates.items())
    ]
    said = [
        words.say(f"citations.{empty}", june=shown["2017-06"], july=shown["2017-07"]),
        words.say(
            "citations.noted",
            n=int(notes["yes"].sum()),
            empty=int(notes["empty"].sum()),
            stops=int(every.sum()),
        ),
        words.say(f"citations.{'task' if empty == 'as-no' else 'found'}"),
    ]
    high = 50 if empty == "filled" else 10
    drawn = columns(
        words.say(f"citations.title-{empty}"),
        rows,
        Line(high, words.say("percent", percent=high)),
        words=content.words("chart"),
        heads=(words.say("month"), words.say("share"), words.say("of")),
        told=said[0],
    )
    return Sight(
        drawn.figure, tuple(said), notes=() if empty == "as-no" else ("blank",)
    )


@lru_cache(maxsize=4)
def _stops(content: Content, reason: str) -> pd.DataFrame:
    stops = datasets.load("minneapolis-stops", content)
    return stops if reason == "all" else stops[stops["reason"] == reason]


@lru_cache(maxsize=4)
def _searched(content: Content, reason: str) -> Groups:
    """Return who was searched, by the race that is noted."""
    stops = _stops(content, reason)
    found = shares_by(
        stops[stops["race"].notna()], ["race"], "person_search", "yes", "stops"
    )
    return {
        str(race): Rate(int(one["matching"]), int(one["recorded"]))
        for race, one in found.iterrows()
    }


def _shared_out(groups: Groups, settings: Settings) -> Groups:
    """Return the groups with the stops of unknown race given to two of them."""
    if settings.chosen("unknown") == "left-out":
        return groups
    share = settings.number("unknown-black") / 100
    unknown = groups[_UNKNOWN]
    given = {"Black": share, "White": 1 - share}
    return {
        race: Rate(
            round(one.hits + given.get(race, 0) * unknown.hits),
            round(one.people + given.get(race, 0) * unknown.people),
        )
        for race, one in groups.items()
        if race != _UNKNOWN
    }


def _searches(settings: Settings, content: Content) -> Sight:
    words, language = content.words("lab-who-is-missing"), content.language
    reason = settings.chosen("reason")
    recorded = _searched(content, reason)
    groups = _shared_out(recorded, settings)
    shared = settings.chosen("unknown") == "shared"
    drawn = bars(
        words.say(f"searches.{reason}"),
        [_group(race, one, shared, words) for race, one in groups.items()],
        words=content.words("chart"),
        heads=(words.say("race.head"), words.say("share"), words.say("of")),
        caption=True,
    )
    said = [_ratio(groups, words, language), _nameless(recorded[_UNKNOWN], content)]
    said.append(words.say("searches.shared" if shared else "searches.task"))
    stops = _stops(content, reason)
    nothing = int(stops.loc[stops["race"].isna(), "stops"].sum())
    said.append(words.say("searches.outcome", n=nothing))
    notes = ("unknown", "outcome") if shared or reason != "all" else ()
    return Sight(drawn.figure, tuple(said), notes=notes)


def _group(race: str, one: Rate, shared: bool, words: Wording) -> Bar:
    """Return a group's bar: full as noted, hatched as assumed, dotted if unknown."""
    look: Look = "dotted" if race == _UNKNOWN else "solid"
    note = words.say("part", n=one.hits, of=one.people)
    if shared and race in _COMPARED:
        look, note = "hatched", words.say("assumed", n=one.hits, of=one.people)
    label = words.say(f"race.{race.lower().replace(' ', '-')}")
    return Bar(label, None if one.share is None else 100 * one.share, note, look)


def _ratio(groups: Groups, words: Wording, language: str) -> str:
    shares = [groups[race].share for race in _COMPARED]
    if not shares[0] or not shares[1]:
        return words.say("searches.nobody")
    black, white = shares[0], shares[1]
    told = {
        "black": decimal(100 * black, language),
        "white": decimal(100 * white, language),
        "times": decimal(max(black, white) / min(black, white), language),
    }
    if max(black, white) / min(black, white) < _ALIKE:
        return words.say("searches.same", **told)
    return words.say("searches.more" if black > white else "searches.less", **told)


def _nameless(unknown: Rate, content: Content) -> str:
    words, language = content.words("lab-who-is-missing"), content.language
    return words.say(
        "searches.unknown",
        people=count(unknown.people, language),
        percent=decimal(100 * (unknown.share or 0), language),
    )


@lru_cache(maxsize=1)
def _noted(content: Content) -> str:
    """Return how much is noted at all, as a table."""
    words, language = content.words("lab-who-is-missing"), content.language
    before, stops, citations = (
        datasets.load(f"minneapolis-{one}", content)
        for one in ("perception", "stops", "months")
    )
    rows = []
    for key, frame, column in (
        ("before", before, "race_before"),
        ("after", stops, "race"),
        ("search", stops, "person_search"),
        ("citation", citations, "citation"),
    ):
        found = shares_by(frame.assign(all=""), ["all"], column, _UNKNOWN, "stops")
        missing, unknown = found["missing"].iloc[0], found["share"].iloc[0]
        said = words.say("percent", percent=percent(unknown, language))
        rows.append(
            [
                words.say(f"noted.{key}"),
                words.say("percent", percent=percent(missing, language)),
                said if unknown else words.say("noted.no-such-entry"),
            ]
        )
    heads = [words.say(f"noted.{key}") for key in ("what", "none", "unknown")]
    return table(words.say("noted.title"), heads, rows)


@lru_cache(maxsize=1)
def _places(content: Content) -> pd.DataFrame:
    return datasets.load("minneapolis-neighborhoods", content).set_index("neighborhood")


@lru_cache(maxsize=2)
def _living(content: Content, weight: str) -> float:
    """Return the share of Black residents, in all places or where stops happen."""
    known = _places(content).dropna()
    weights = known[weight].astype("float64")
    return float((known["share_black"] * weights).sum() / weights.sum())


def _residents(settings: Settings, content: Content) -> Sight:
    words, language = content.words("lab-who-is-missing"), content.language
    yardstick = settings.chosen("yardstick")
    groups = _shared_out(_searched(content, "all"), settings)
    known = sum(one.people for race, one in groups.items() if race != _UNKNOWN)
    black = groups["Black"].people
    if settings.chosen("counted") == "together":
        black += groups["East African"].people
    stopped = Rate(black, known).share or 0.0
    living = _living(content, "residents" if yardstick == "city" else "stops")
    drawn = bars(
        words.say("residents.title"),
        [
            Bar(
                words.say("residents.stops"),
                100 * stopped,
                words.say("part", n=black, of=known),
            ),
            Bar(
                words.say("residents.people"),
                100 * living,
                words.say(f"residents.{yardstick}"),
                "hatched",
            ),
        ],
        words=content.words("chart"),
        heads=(words.say("residents.what"), words.say("share"), words.say("of")),
        caption=True,
    )
    said = [
        words.say(
            "residents.ratio",
            stopped=decimal(100 * stopped, language),
            living=decimal(100 * living, language),
            times=decimal(stopped / living, language),
        ),
        *_passing(content),
    ]
    moved = yardstick != "city" or settings.chosen("unknown") == "shared"
    moved = moved or settings.chosen("counted") == "together"
    return Sight(drawn.figure, tuple(said), notes=("yardstick",) if moved else ())


def _passing(content: Content) -> tuple[str, str, str]:
    """Return why residents are a poor yardstick."""
    words, language = content.words("lab-who-is-missing"), content.language
    places = _places(content)
    stops, residents = (int(places[one][_CENTRE]) for one in ("stops", "residents"))
    each = stops_for_each_resident(stops, residents) or 0.0
    return (
        words.say("residents.task"),
        words.say(
            "residents.centre",
            place=_CENTRE,
            stops=count(stops, language),
            residents=count(residents, language),
            each=count(100 * each, language),
        ),
        words.say(
            "residents.missing",
            place=_WITHOUT_RESIDENTS,
            stops=count(int(places["stops"][_WITHOUT_RESIDENTS]), language),
        ),
    )
