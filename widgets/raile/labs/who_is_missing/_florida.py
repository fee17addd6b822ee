"""The table by month that shows where a file of re-offending was cut."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from raile import datasets
from raile.chart import Chart, Column, Line, columns
from raile.digits import count, decimal, month
from raile.load import Content, Wording
from raile.science.quality import Rate, reoffending
from raile.ui.lab import Settings, Sight

_BREAK = 15
"""March 2014 is the last month that lies wholly before the cut-off."""
_SCALE = 500
"""People at the line that tells how high the columns are."""


@lru_cache(maxsize=1)
def _table(content: Content) -> pd.DataFrame:
    return datasets.load("compas-months", content)


@lru_cache(maxsize=1)
def _months(content: Content) -> pd.DataFrame:
    """Return people and those who re-offended, by month."""
    return _table(content).groupby("month")[["people", "reoffended"]].sum()


def show(settings: Settings, content: Content) -> Sight:
    """Return the people of each month, or the share of them who re-offended."""
    words = content.words("lab-who-is-missing")
    months, until = _months(content), int(settings.number("until"))
    kept, left = _rate(months[:until]), _rate(months[until:])
    said = _said(kept, left, until, content)
    drawn = _draw(settings.chosen("florida"), kept, until, said[0], content)
    if until == _BREAK:
        said.append(_found(_table(content), words, content.language))
    notes = ("cut", "cut-against") if until < len(months) else ()
    return Sight(drawn.figure, tuple(said), notes=notes)


def _rate(months: pd.DataFrame) -> Rate:
    return Rate(int(months["reoffended"].sum()), int(months["people"].sum()))


def _draw(look: str, kept: Rate, until: int, told: str, content: Content) -> Chart:
    words, language = content.words("lab-who-is-missing"), content.language
    rows = []
    for place, (name, one) in enumerate(_months(content).iterrows()):
        people, share = int(one["people"]), 100 * one["reoffended"] / one["people"]
        said = words.say("percent", percent=decimal(share, language))
        begins = str(name).endswith("-01")
        rows.append(
            Column(
                month(str(name), language),
                share if look == "share" else float(people),
                said if look == "share" else count(people, language),
                words.say("florida.kept" if place < until else "florida.left"),
                month(str(name), language, "y" if begins else "MMM")
                if place % 6 == 0
                else "",
                full=place < until,
            )
        )
    return columns(
        words.say(f"florida.{look}"),
        rows,
        _line(look, kept, words, language),
        words=content.words("chart"),
        heads=(words.say("month"), words.say(f"florida.of-{look}"), words.say("note")),
        told=told,
    )


def _line(look: str, kept: Rate, words: Wording, language: str) -> Line | None:
    if look == "people":
        return Line(_SCALE, words.say("people", n=_SCALE))
    if not kept.share:
        return None
    label = decimal(100 * kept.share, language)
    return Line(100 * kept.share, words.say("florida.line", percent=label))


def _said(kept: Rate, left: Rate, until: int, content: Content) -> list[str]:
    words, language = content.words("lab-who-is-missing"), content.language
    if kept.share is None:
        return [words.say("florida.nobody"), words.say("florida.task")]
    whole = Rate(kept.hits + left.hits, kept.people + left.people)
    lines = [_counted("florida.rate", kept, words, language)]
    if left.share is None or whole.share is None:
        return [*lines, words.say("florida.task")]
    lines.append(
        words.say(
            "florida.whole",
            percent=decimal(100 * whole.share, language),
            until=month(str(_months(content).index[until - 1]), language),
        )
    )
    lines.append(_counted("florida.out", left, words, language))
    if until != _BREAK:
        key = "florida.early" if until < _BREAK else "florida.late"
        lines.append(words.say(key))
    return lines


def _found(table: pd.DataFrame, words: Wording, language: str) -> str:
    before = reoffending(table, until_cutoff=True)
    after = reoffending(table, until_cutoff=False)
    return words.say(
        "florida.found",
        hits=count(before.hits, language),
        people=count(before.people, language),
        percent=decimal(100 * (before.share or 0), language),
        after=count(after.people, language),
    )


def _counted(key: str, rate: Rate, words: Wording, language: str) -> str:
    return words.say(
        key,
        hits=count(rate.hits, language),
        people=count(rate.people, language),
        percent=decimal(100 * (rate.share or 0), language),
    )
