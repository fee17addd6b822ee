"""Patrols go where records are, and make records where they go."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from raile.chart import CourseNames, Courses, courses
from raile.digits import count, percent
from raile.load import Content, Wording
from raile.science.feedback import OAKLAND_TOP1_RANDOM, OAKLAND_TOP1_TOP2, Urn, urn
from raile.ui.lab import Settings, Sight, Value

RUNS, SEED = 200, 1
_SAMPLES = 12
_POINTS = 50
_CERTAIN = 0.9
"""From this share on the machine is called certain."""

Case = tuple[tuple[float, float], tuple[float, float]]

CASES: Mapping[str, Case] = {
    "equal": ((6, 4), (3, 3)),
    "two-busiest": OAKLAND_TOP1_TOP2,
    "busiest-and-random": OAKLAND_TOP1_RANDOM,
}
_SLIDERS = ("records-first", "records-second", "rate-first", "rate-second")


@lru_cache(maxsize=16)
def _run(
    prior: tuple[float, float], rates: tuple[float, float], days: int, corrected: bool
) -> Urn:
    return urn(prior, rates, days, RUNS, corrected=corrected, seed=SEED)


def show(settings: Settings, content: Content) -> Sight:
    """Return which share of the records the first district has, day by day."""
    words, language = content.words("lab-patrol"), content.language
    prior, rates, values = _case(settings)
    unknown = not sum(prior)
    days = int(settings.number("days"))
    run = _run(
        (1.0, 1.0) if unknown else prior,
        rates,
        days,
        settings.chosen("records") == "corrected",
    )
    times = sorted({round(days * at / _POINTS) for at in range(_POINTS + 1)})
    seen = run.shares[:, times]
    low, high = np.quantile(seen, [0.05, 0.95], axis=0)
    said = _said(run, (low[-1], high[-1]), days, words, language)
    if unknown:
        said.append(words.say("said.no_records"))
    drawn = courses(
        words.say("picture.title"),
        Courses(
            times,
            low.tolist(),
            high.tolist(),
            seen.mean(axis=0).tolist(),
            seen[:_SAMPLES].tolist(),
        ),
        run.true_share,
        CourseNames(
            *(
                words.say(f"picture.{one}")
                for one in ("band", "mean", "sample", "truth")
            )
        ),
        words=content.words("chart"),
        heads=(
            words.say("picture.day"),
            words.say("picture.low"),
            words.say("picture.mean"),
            words.say("picture.high"),
        ),
        axis=(words.say("picture.first"), words.say("picture.last", days=days)),
        told=" ".join(said),
    )
    return Sight(drawn.figure, tuple(said), values=values)


def _case(
    settings: Settings,
) -> tuple[tuple[float, float], tuple[float, float], dict[str, Value]]:
    """Return records and rates; whoever moves a slider leaves the published case."""
    case = settings.chosen("case")
    if case in CASES and settings.moved not in _SLIDERS:
        prior, rates = CASES[case]
        # Sliders have steps; the published figures have more decimals.
        rounded = [float(one) for one in prior] + [round(one, 1) for one in rates]
        return prior, rates, dict(zip(_SLIDERS, rounded, strict=True))
    first, second, *daily = (settings.number(one) for one in _SLIDERS)
    return (first, second), (daily[0], daily[1]), {"case": "own"}


def _said(
    run: Urn, ends: tuple[float, float], days: int, words: Wording, language: str
) -> list[str]:
    last = run.shares[:, -1]
    records = percent(run.share, language)
    if run.true_share is None:
        return [words.say("said.nothing", records=records)]
    true = percent(run.true_share, language)
    low, high = (percent(end, language) for end in ends)
    lines = [
        words.say("said.records", days=days, records=records, true=true),
        words.say("said.between", n=RUNS, low=low, high=high),
    ]
    sure = [int((last > _CERTAIN).sum()), int((last < 1 - _CERTAIN).sum())]
    if any(sure):
        first, second = (count(one, language) for one in sure)
        lines.append(words.say("said.certain", runs=RUNS, first=first, second=second))
    else:
        lines.append(words.say("said.not_certain"))
    if run.true_share == 0.5:
        lines.append(words.say("said.equal"))
    return lines
