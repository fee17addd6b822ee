"""The scorecard, and the invented person whom it scores."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from raile import datasets
from raile.chart import table
from raile.digits import count, signed
from raile.load import Content
from raile.science.explanation import Model
from raile.ui.lab import Settings, Value

_LAB = "explanation"
_SLIDERS = {"age": "age", "priors": "priors", "served": "months_served"}
_DONE = {"alcohol_problems": 0.0, "schooling": None, "married": 1.0}
"""What a person can still change after the sentence, and the value from which on there
is nothing more to change. All else is past, or time."""

Person = Mapping[str, float]


@lru_cache(maxsize=1)
def scorecard(content: Content) -> pd.DataFrame:
    """Return the rows of the data set, by feature."""
    return datasets.load("recid-model", content)


@lru_cache(maxsize=1)
def model(content: Content) -> Model:
    """Return the scorecard as a model."""
    return Model.of(scorecard(content))


def of(settings: Settings, content: Content) -> tuple[Person, dict[str, Value]]:
    """Return an invented person whom the sliders may have changed, and the sliders.

    Whoever chooses another person sets the sliders.
    """
    people = {one.id: one.features for one in content.lab(_LAB).people}
    person = dict(people[settings.chosen("person")])
    if settings.moved == "person":
        return person, {slider: person[one] for slider, one in _SLIDERS.items()}
    for slider, feature in _SLIDERS.items():
        person[feature] = settings.number(slider)
    return person, {}


def score(person: Person, content: Content) -> float:
    """Return a person's score, from 0 to 1."""
    return float(model(content).score(pd.DataFrame([dict(person)])).iloc[0])


def average(content: Content) -> float:
    """Return the score of somebody whose every feature is the mean."""
    return score(dict(model(content).means), content)


def contributions(person: Person, content: Content) -> pd.Series:
    """Return what each feature adds, the strongest first."""
    found = model(content).contributions(pd.DataFrame([dict(person)])).iloc[0]
    order = found.abs().sort_values(ascending=False, kind="stable").index
    return found[order]


@lru_cache(maxsize=1)
def _truths(content: Content) -> frozenset[str]:
    """Return the features that are either so or not so."""
    rows = scorecard(content)
    return frozenset(rows.loc[(rows["low"] == 0) & (rows["high"] == 1), "feature"])


def value(feature: str, number: float, content: Content) -> str:
    """Return a feature's value as people read it."""
    if feature in _truths(content):
        return content.words("lab-explanation").say("yes" if number else "no")
    return count(number, content.language)


def named(feature: str, number: float, content: Content) -> str:
    """Return a feature with its value."""
    words = content.words("lab-explanation")
    said = value(feature, number, content)
    return words.say("is", feature=words.say(f"features.{feature}"), value=said)


def changeable(person: Person) -> list[str]:
    """Return the features that this person can still change."""
    return [one for one, done in _DONE.items() if person[one] != done]


def described(person: Person, content: Content) -> str:
    """Return what the sliders set, in words."""
    words = content.words("lab-explanation")
    told = (named(one, person[one], content) for one in _SLIDERS.values())
    return words.say("person", features=words.say("and").join(told))


def card(person: Person, content: Content) -> str:
    """Return the whole scorecard with the person's values, as a table."""
    words, language = content.words("lab-explanation"), content.language
    added = contributions(person, content)
    rows = [
        [
            words.say(f"features.{one}"),
            value(one, person[one], content),
            signed(float(model(content).coefficients[one]), language),
            signed(float(added[one]), language),
        ]
        for one in model(content).features
    ]
    keys = ("feature", "value", "each", "adds")
    heads = [words.say(f"card.{key}") for key in keys]
    return table(words.say("card.title"), heads, rows)
