"""The nearest change that would bring a score below a limit."""

from __future__ import annotations

from collections.abc import Mapping

from raile.chart import Bar, Chart, Zone, bars
from raile.digits import count, decimal, percent
from raile.labs.explanation._person import Person, described, model, named, score
from raile.load import Content
from raile.science.explanation import Change, nearest_changes
from raile.ui.lab import Settings

_LESSONS = 4
"""How many more years of school count as possible."""
_WAIT = 10
"""How many years somebody may wait for the score to fall."""
_SHORT = 6.0
"""Months served, if the past could be changed."""
_SHOWN = 4
_MOST = 2_000

Allowed = Mapping[str, list[float]]


def show(
    person: Person, settings: Settings, content: Content
) -> tuple[Chart, list[str]]:
    """Return the nearest ways below the limit, and what all changes together bring."""
    words, language = content.words("lab-explanation"), content.language
    limit, which = settings.number("limit"), settings.chosen("allowed")
    can = _allowed(person, which)
    ways = _ways(person, can, limit / 100, content)
    now, lowest = score(person, content), score(_best(person, can, content), content)
    rows = [Bar(words.say("change.now"), 100 * now)]
    # Scores are drawn in whole per cent, and so may look as if they were the limit.
    just = words.say("change.just")
    rows += [
        Bar(
            _named(one, content),
            100 * one.score,
            just if round(100 * one.score) >= limit else "",
            "hatched",
        )
        for one in ways[:_SHOWN]
        if one.values
    ]
    rows.append(Bar(words.say("change.all"), 100 * lowest, look="dotted"))
    below, above = words.say("change.below"), words.say("change.above")
    drawn = bars(
        words.say("change.title"),
        rows,
        words=content.words("chart"),
        heads=(words.say("change.what"), words.say("change.score"), words.say("note")),
        caption=True,
        zones=[Zone(below, 0), Zone(above, limit)],
    )
    told = {"score": percent(now, language), "limit": count(limit, language)}
    if not ways:
        told["lowest"] = percent(lowest, language)
        said = [words.say("change.none", **told)]
    elif not ways[0].values:
        said = [words.say("change.low", **told)]
    else:
        told["after"] = decimal(100 * ways[0].score, language)
        change = _named(ways[0], content)
        said = [words.say("change.nearest", change=change, **told)]
        said.append(words.say("change.ways", n=len(ways)))
    said += [words.say(f"change.{which}"), words.say("change.model")]
    return drawn, [*said, described(person, content)]


def _allowed(person: Person, which: str) -> Allowed:
    """Return what may be changed, the nearest value first."""
    if which == "anything":
        fewer = range(int(person["priors"]) - 1, -1, -1)
        gone = ("alcohol_problems", "drug_history", "property_crime")
        return {
            **{one: [0.0] for one in (*gone, "crime_against_person")},
            **{one: [1 - person[one]] for one in ("felony", "work_programme")},
            "priors": [float(one) for one in fewer],
            "months_served": [min(person["months_served"], _SHORT)],
        }
    school = person["schooling"]
    can = {
        "alcohol_problems": [0.0],
        "schooling": [school + more for more in range(1, _LESSONS + 1)],
        "married": [1.0],
    }
    if which == "time":
        can["age"] = [person["age"] + more for more in range(1, _WAIT + 1)]
    return can


def _ways(person: Person, can: Allowed, limit: float, content: Content) -> list[Change]:
    """Return the nearest way below the limit for each set of features."""
    found: dict[frozenset[str], Change] = {}
    for one in nearest_changes(model(content), person, can, limit, _MOST):
        found.setdefault(frozenset(one.values), one)
    return list(found.values())


def _best(person: Person, can: Allowed, content: Content) -> Person:
    """Return the person after all changes that lower the score."""
    coefficients = model(content).coefficients
    best = dict(person)
    for feature, values in can.items():
        worth = float(coefficients[feature])
        best[feature] = min((one * worth, one) for one in (person[feature], *values))[1]
    return best


def _named(change: Change, content: Content) -> str:
    return (
        content.words("lab-explanation")
        .say("and")
        .join(
            named(feature, value, content) for feature, value in change.values.items()
        )
    )
