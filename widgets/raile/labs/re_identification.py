"""An attack on a register without names, and what hiding its people costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import pandas as pd

from raile import datasets
from raile.chart import Bar, Mark, Pile, bars, dots, of_hundred, table
from raile.digits import count, percent
from raile.load import Content
from raile.science.privacy import (
    QUASI_IDENTIFIERS,
    Level,
    acquaintances,
    anonymity,
    generalise,
    link,
    register,
    same_secret,
    suppress,
    unique_share,
    usefulness,
)
from raile.ui.lab import Settings, Sight

PEOPLE, KNOWN = 2_000, 200
_SEED, _SEED_OF_LIST = 1, 2
_ENOUGH = 5
"""The k that the lab asks for."""
_KEYS = list(QUASI_IDENTIFIERS)
_MARKS: Mapping[str, Mark] = {
    "found": "full",
    "few": "boxed",
    "many": "ring",
    "gone": "cross",
}


@dataclass(frozen=True)
class Attack:
    """What a table gives away, and what it still says."""

    fates: Mapping[str, int]
    """Of the people on the list: found, one of few, one of many, gone."""
    k: int | None
    """None where no row is left."""
    rows: int
    unique: float
    """Share of the rows that nobody else looks like."""
    betrayed: int
    """Rows in groups of two or more that all share one reason."""
    left: Mapping[str, float]
    answers: Mapping[str, tuple[int, int | None]]
    """By question the true count, and that of the table; None if it cannot tell."""


@lru_cache(maxsize=2)
def _people(content: Content) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the register, and the list of somebody who knows some of its people."""
    areas = datasets.load("west-yorkshire-areas", content)
    everybody = register(areas[areas["in_force_area"]], PEOPLE, seed=_SEED)
    return everybody, acquaintances(everybody, KNOWN, seed=_SEED_OF_LIST)


@lru_cache(maxsize=16)
def _told(content: Content, birth: Level, sex: Level, area: Level) -> pd.DataFrame:
    """Return the register with columns that say less."""
    everybody, _ = _people(content)
    return generalise(everybody, {"birth": birth, "sex": sex, "area": area})


@lru_cache(maxsize=64)
def attack(content: Content, birth: Level, sex: Level, area: Level, k: int) -> Attack:
    """Return what follows from a table with these columns and no group below k."""
    everybody, known = _people(content)
    levels: dict[str, Level] = {"birth": birth, "sex": sex, "area": area}
    released = suppress(_told(content, birth, sex, area), _KEYS, k)
    candidates = link(released, known, levels)["candidates"]
    alike = released[~_alone(released)]
    return Attack(
        fates={
            "found": int((candidates == 1).sum()),
            "few": int(candidates.between(2, _ENOUGH - 1).sum()),
            "many": int((candidates >= _ENOUGH).sum()),
            "gone": int((candidates == 0).sum()),
        },
        k=anonymity(released, _KEYS),
        rows=len(released),
        unique=unique_share(released, _KEYS) or 0.0,
        betrayed=round((same_secret(alike, _KEYS, "reason") or 0.0) * len(alike)),
        left=usefulness(everybody, released),
        answers=_answers(everybody, released),
    )


def _alone(frame: pd.DataFrame) -> pd.Series:
    return ~frame.duplicated(_KEYS, keep=False)


def _answers(
    everybody: pd.DataFrame, released: pd.DataFrame
) -> dict[str, tuple[int, int | None]]:
    """Return how an analyst's questions are answered, truly and by the table."""

    def counted(frame: pd.DataFrame) -> dict[str, int]:
        victims, witnesses, informants = (
            frame[frame["reason"] == one] for one in ("victim", "witness", "informant")
        )
        return {
            "area": int(victims["area"].str.startswith("Leeds").sum()),
            # Decades are told by three figures.
            "birth": int((witnesses["birth"].str[:3] < "196").sum()),
            "sex": int((informants["sex"] == "female").sum()),
        }

    truth, told = counted(everybody), counted(released)
    hidden = {one for one in _KEYS if not released[one].ne("*").any()}
    return {one: (truth[one], None if one in hidden else told[one]) for one in truth}


def show(settings: Settings, content: Content) -> Sight:
    """Return who is found with these settings, and what is left for an analyst."""
    birth, sex, area = (_level(settings, one) for one in _KEYS)
    seen = attack(content, birth, sex, area, int(settings.number("k")))
    first = _told(content, birth, sex, area).head()
    return Sight(
        _fates(seen, content),
        _said(seen, content),
        aside=_first_rows(first, content),
        more=_beside(seen, settings.chosen("beside"), content),
    )


def _level(settings: Settings, column: str) -> Level:
    chosen = settings.chosen(column)
    return next(one for one in get_args(Level) if one == chosen)


def _fates(seen: Attack, content: Content) -> str:
    words = content.words("lab-re-identification")
    shares = of_hundred([seen.fates[one] for one in _MARKS])
    piles = [
        Pile(words.say(f"picture.{one}"), n, mark)
        for n, (one, mark) in zip(shares, _MARKS.items(), strict=True)
    ]
    return dots(
        words.say("picture.title"),
        piles,
        words=content.words("chart"),
        heads=(words.say("picture.what"), words.say("picture.count")),
    ).figure


def _beside(seen: Attack, beside: str, content: Content) -> str:
    """Return what is left of the table, or how unlike each other people are."""
    words = content.words("lab-re-identification")
    if beside == "unique":
        return _bars("unique", _unique(seen, content), content)
    left = [
        Bar(words.say(f"left.{one}"), 100 * share) for one, share in seen.left.items()
    ]
    return _bars("left", left, content) + _questions(seen, content)


def _bars(name: str, rows: list[Bar], content: Content) -> str:
    words = content.words("lab-re-identification")
    return bars(
        words.say(f"{name}.title"),
        rows,
        words=content.words("chart"),
        heads=(
            words.say(f"{name}.what"),
            words.say(f"{name}.share"),
            words.say(f"{name}.note"),
        ),
        caption=True,
    ).figure


def _unique(seen: Attack, content: Content) -> list[Bar]:
    """Return the share of people whom nobody is like, here and in real data."""
    words = content.words("lab-re-identification")
    alone = round(seen.unique * seen.rows)
    own = words.say("unique.of", n=alone, of=seen.rows)
    rows = [Bar(words.say("unique.own"), 100 * seen.unique, own)]
    counts = datasets.load("compas-uniqueness", content).sort_values("unique")
    for known, people, unique in counts.itertuples(index=False):
        note = words.say("unique.of", n=unique, of=people)
        label = words.say(f"unique.compas.{_key(known)}")
        rows.append(Bar(label, 100 * unique / people, note, "hatched"))
    published = datasets.load("published-uniqueness", content)
    for known, census, share, source in published.itertuples(index=False):
        label = words.say(f"unique.us.{_key(known)}")
        note = words.say(f"unique.by.{source}", census=str(census))
        rows.append(Bar(label, 100 * share, note, "dotted"))
    return rows


def _key(known: str) -> str:
    return known.replace(", ", "-").replace(" ", "-")


def _questions(seen: Attack, content: Content) -> str:
    words, language = content.words("lab-re-identification"), content.language
    rows = [
        [
            words.say(f"questions.{one}"),
            count(truth, language),
            words.say("questions.unknown") if told is None else count(told, language),
        ]
        for one, (truth, told) in seen.answers.items()
    ]
    heads = [words.say(f"questions.{key}") for key in ("what", "truth", "told")]
    return table(words.say("questions.title"), heads, rows)


def _said(seen: Attack, content: Content) -> tuple[str, ...]:
    words, language = content.words("lab-re-identification"), content.language
    if seen.k is None:
        return words.say("said.empty"), words.say("said.exact")
    found = seen.fates["found"]
    lines = [
        words.say("said.found", n=found, known=KNOWN)
        if found
        else words.say("said.nobody")
    ]
    if seen.k == 1:
        share = percent(seen.unique, language)
        lines.append(words.say("said.alone", percent=share))
    else:
        key = "said.reached" if seen.k >= _ENOUGH else "said.short"
        lines.append(words.say(key, k=seen.k, enough=_ENOUGH))
    if seen.k == PEOPLE:
        lines.append(words.say("said.nothing_left"))
    if seen.rows < PEOPLE:
        lines.append(words.say("said.lost", lost=PEOPLE - seen.rows, of=PEOPLE))
    if seen.betrayed:
        lines.append(words.say("said.betrayed", n=seen.betrayed))
    return tuple(lines)


def _first_rows(first: pd.DataFrame, content: Content) -> str:
    """Return how the table begins, before rows are left out."""
    words = content.words("lab-re-identification")
    columns = [*_KEYS, "reason"]
    rows = [
        [
            birth,
            sex if sex == "*" else words.say(f"sexes.{sex}"),
            area,
            words.say(f"reasons.{reason}"),
        ]
        for birth, sex, area, reason in first[columns].to_numpy().tolist()
    ]
    heads = [words.say(f"rows.{one}") for one in columns]
    return table(words.say("rows.title"), heads, rows)
