"""One score, two groups, a threshold for each: which rates can be equal at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from raile import datasets
from raile.chart import Bar, Group, Look, grouped
from raile.digits import count, decimal
from raile.load import Content, Wording
from raile.science.fairness import (
    Metric,
    Outcomes,
    every_threshold,
    gaps,
    implied_false_positive_rate,
    nearest_threshold,
)
from raile.ui.lab import Settings, Sight, Value

_COUNTS = "compas-counts"
_GROUPS: Mapping[str, tuple[str, Look]] = {
    "black": ("Black", "solid"),
    "white": ("White", "hatched"),
}
"""Names in the data set, and how each group's bars are drawn."""
_SHOWN: tuple[Metric, ...] = (
    "false_positive_rate",
    "false_negative_rate",
    "predictive_value",
    "flagged",
    "accuracy",
)


@lru_cache(maxsize=1)
def _curves(content: Content) -> dict[str, tuple[Outcomes, ...]]:
    """Return each group's outcomes at the thresholds 1 to 11."""
    counts = datasets.load(_COUNTS, content)
    return {
        group: every_threshold(counts[counts["race"] == name])
        for group, (name, _) in _GROUPS.items()
    }


def show(settings: Settings, content: Content) -> Sight:
    """Return five rates of both groups, and what cannot be equal."""
    words = content.words("lab-two-thresholds")
    curves = _curves(content)
    held = settings.chosen("equal").replace("-", "_")
    thresholds = {one: int(settings.number(f"from-{one}")) for one in _GROUPS}
    follower = _follower(settings)
    followed: int | None = None
    if held != "nothing" and follower:
        (leader,) = _GROUPS.keys() - {follower}
        target = curves[leader][thresholds[leader] - 1].rate(_metric(held))
        followed = nearest_threshold(curves[follower], _metric(held), target)
        thresholds[follower] = followed or thresholds[follower]
    groups = {one: curves[one][thresholds[one] - 1] for one in _GROUPS}
    drawn = grouped(
        words.say("picture.title"),
        [_bars(metric, groups, held, words) for metric in _SHOWN],
        words=content.words("chart"),
        heads=(words.say("picture.rate"), words.say("group"), words.say("picture.of")),
    )
    values: dict[str, Value] = {f"from-{one}": at for one, at in thresholds.items()}
    return Sight(drawn.figure, _said(groups, held, content), values=values)


def _metric(name: str) -> Metric:
    return next(one for one in _SHOWN if one == name)


def _follower(settings: Settings) -> str | None:
    """Return the group whose threshold follows the other's."""
    match settings.moved:
        case "from-white":
            return "black"
        case "from-black" | "equal":
            return "white"
    return None


def _bars(
    metric: Metric, groups: Mapping[str, Outcomes], held: str, words: Wording
) -> Group:
    rows = []
    for name, outcomes in groups.items():
        rate = outcomes.rate(metric)
        percent = None if rate is None else 100 * rate
        rows.append(Bar(words.say(f"groups.{name}"), percent, look=_GROUPS[name][1]))
    label = words.say(f"rates.{metric}")
    if metric == held:
        label = words.say("picture.held", rate=label)
    return Group(label, tuple(rows))


def _said(
    groups: Mapping[str, Outcomes], held: str, content: Content
) -> tuple[str, ...]:
    words, language = content.words("lab-two-thresholds"), content.language
    apart = {one: gap for one, gap in gaps(groups).items() if gap is not None}
    furthest = max(apart, key=lambda one: apart[one])
    lines = [
        words.say(
            "said.furthest",
            rate=words.say(f"rates.{furthest}"),
            points=decimal(100 * apart[furthest], language),
        )
    ]
    if held != "nothing":
        lines.append(_held(_metric(held), apart, words, language))
    lines += [_counts(name, one, words, language) for name, one in groups.items()]
    return (*lines, *_forced(groups, words, language))


def _held(
    metric: Metric, apart: Mapping[Metric, float], words: Wording, language: str
) -> str:
    rate = words.say(f"rates.{metric}")
    if metric not in apart:
        return words.say("said.no_rate", rate=rate)
    points = decimal(100 * apart[metric], language)
    return words.say("said.held", rate=rate, points=points)


def _counts(name: str, one: Outcomes, words: Wording, language: str) -> str:
    """Return a group's rates with the numbers of people behind them."""
    group = words.say(f"groups.{name}")
    flagged = one.true_positives + one.false_positives
    if not flagged:
        return words.say("said.nobody", group=group)
    did = one.true_positives + one.false_negatives
    parts = {
        "wrongly": (one.false_positives, one.people - did),
        "missed": (one.false_negatives, did),
        "right": (one.true_positives, flagged),
    }
    return words.say(
        "said.counts",
        group=group,
        **{key: count(part, language) for key, (part, _) in parts.items()},
        **{f"{key}_of": count(whole, language) for key, (_, whole) in parts.items()},
        **{
            f"{key}_percent": decimal(100 * part / whole, language)
            for key, (part, whole) in parts.items()
        },
    )


def _forced(
    groups: Mapping[str, Outcomes], words: Wording, language: str
) -> tuple[str, ...]:
    """Return what equal precision and equal misses would force."""
    together = sum(groups.values(), Outcomes())
    precision, misses = together.predictive_value, together.false_negative_rate
    if not precision or misses is None:
        return ()
    rates = {
        name: implied_false_positive_rate(one.base_rate or 0, precision, misses)
        for name, one in groups.items()
    }
    key = "said.forced" if max(rates.values()) <= 1 else "said.impossible"
    return (
        words.say(
            key,
            precision=decimal(100 * precision, language),
            misses=decimal(100 * misses, language),
            **{name: decimal(100 * rate, language) for name, rate in rates.items()},
        ),
    )
