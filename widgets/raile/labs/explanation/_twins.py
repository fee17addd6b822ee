"""Two people with one score, for different reasons."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from raile.chart import Bar, Chart, Look, Push, Pushes, bars, pushes
from raile.digits import count, percent, signed
from raile.labs.explanation._person import model, scorecard, value
from raile.load import Content
from raile.science.explanation import profiles, twins
from raile.ui.lab import Settings

_SEED = 1
_SHOWN = 5
_LOOKS: tuple[Look, Look] = ("solid", "hatched")


@lru_cache(maxsize=8)
def _people(content: Content, crowd: int) -> pd.DataFrame:
    return profiles(scorecard(content), crowd, seed=_SEED)


@lru_cache(maxsize=64)
def _pair(content: Content, crowd: int, near: float) -> tuple[int, int] | None:
    return twins(model(content), _people(content, crowd), near)


def show(settings: Settings, content: Content) -> tuple[Chart, list[str]]:
    """Return the two whose reasons differ most, or say that there are none."""
    crowd, near = int(settings.number("crowd")), settings.number("near")
    people = _people(content, crowd)
    pair = _pair(content, crowd, near / 100)
    if pair is None:
        return _nobody(people, near, content)
    return _compared(people.iloc[list(pair)], content)


def _nobody(
    people: pd.DataFrame, near: float, content: Content
) -> tuple[Chart, list[str]]:
    words = content.words("lab-explanation")
    scores = model(content).score(people)
    drawn = bars(
        words.say("twins.scores"),
        [
            Bar(words.say("twins.person", n=place), 100 * one, look="hatched")
            for place, one in enumerate(scores[:_SHOWN], 1)
        ],
        words=content.words("chart"),
        heads=(words.say("twins.who"), words.say("change.score"), words.say("note")),
        caption=True,
    )
    told = {"n": len(people), "near": count(near, content.language)}
    return drawn, [words.say("twins.none", **told), words.say("twins.invented")]


def _compared(two: pd.DataFrame, content: Content) -> tuple[Chart, list[str]]:
    words, language = content.words("lab-explanation"), content.language
    parts = model(content).contributions(two)
    apart = (parts.iloc[0] - parts.iloc[1]).abs()
    order = [str(one) for one in apart.sort_values(ascending=False).index]
    groups = [
        Pushes(_values(one, two, content), _rows(parts[one], content))
        for one in order[:_SHOWN]
    ]
    rest = order[_SHOWN:]
    others = words.say("others", n=len(rest))
    groups.append(Pushes(others, _rows(parts[rest].sum(axis=1), content)))
    first, second = (percent(one, language) for one in model(content).score(two))
    said = [
        words.say("twins.same", first=first, second=second),
        words.say("twins.apart", what=words.say(f"features.{order[0]}")),
        words.say("twins.ask"),
        words.say("twins.invented"),
    ]
    drawn = pushes(
        words.say("twins.title"),
        groups,
        dict(zip(_LOOKS, _names(content), strict=True)),
        words=content.words("chart"),
        heads=(words.say("what"), words.say("adds"), words.say("note")),
        sides=(words.say("lowers"), words.say("raises")),
        told=" ".join(said[:2]),
    )
    return drawn, said


def _names(content: Content) -> tuple[str, str]:
    words = content.words("lab-explanation")
    return words.say("twins.first"), words.say("twins.second")


def _rows(added: pd.Series, content: Content) -> tuple[Push, ...]:
    return tuple(
        Push(name, one, signed(one, content.language), look)
        for name, one, look in zip(_names(content), added, _LOOKS, strict=True)
    )


def _values(feature: str, two: pd.DataFrame, content: Content) -> str:
    words = content.words("lab-explanation")
    first, second = (value(feature, float(one), content) for one in two[feature])
    name = words.say(f"features.{feature}")
    return words.say("twins.both", feature=name, first=first, second=second)
