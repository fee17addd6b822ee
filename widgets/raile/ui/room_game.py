"""A room's own result in a game of advice, beside the curve of the model."""

from __future__ import annotations

from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from raile.chart import Bar, Curve, Group, Spot, curves, grouped
from raile.load import Content, Wording
from raile.report.game import RoomPlay, Share
from raile.science.oversight import team

_FURTHEST = 2.5
"""The reliance at the right end of the curves."""
_STEPS = 25
_TOLD = (0.0, 0.8, 1.2, 2.0)
"""The reliances in the table."""


def drawn(found: RoomPlay, content: Content) -> dict[str, Any]:
    """Return the sentences and the pictures of a room's play; none of a small one."""
    if found.hidden:
        return {}
    words = content.words("room-lab")
    figure = _caught(found, content) + _curve(found, content)
    return {"said": _said(found, words, content.language), "figure": figure}


def _said(found: RoomPlay, words: Wording, language: str) -> list[str]:
    shares = (
        ("aid_wrong", found.aid_wrong),
        ("given_up", found.given_up),
        ("mended", found.mended),
    )
    lines = [
        words.say(
            f"play.{key}", part=share.part, whole=share.whole, percent=_percent(share)
        )
        for key, share in shares
        if share and share.whole
    ]
    if found.seconds_alone is not None and found.seconds_aided is not None:
        alone, aided = found.seconds_alone, found.seconds_aided
        lines.append(
            words.say(
                "play.time",
                alone=_decimal(alone, language),
                aided=_decimal(aided, language),
            )
        )
    if found.reliance is not None:
        model = team(max(found.reliance, 0.0))
        lines.append(
            words.say(
                "play.reliance",
                reliance=_decimal(found.reliance, language),
                right=round(100 * model.aid_right),
                wrong=round(100 * model.aid_wrong),
            )
        )
    return [*lines, words.say("play.few")]


def _caught(found: RoomPlay, content: Content) -> str:
    """Return how many people have caught how many of the tool's errors."""
    words = content.words("room-lab")
    people = sum(found.caught)
    bars = (
        Bar(
            words.say("play.caught", n=number),
            100 * count / people,
            words.say("play.people", n=count),
        )
        for number, count in enumerate(found.caught)
    )
    title = words.say("play.by_person")
    return grouped(
        title,
        [Group(title, tuple(bars))],
        words=content.words("chart"),
        heads=("", words.say("table.caught"), words.say("table.share")),
    ).figure


def _curve(found: RoomPlay, content: Content) -> str:
    """Return the model's two curves by reliance, with the room's own results."""
    words, charts = content.words("room-lab"), content.words("chart")
    places = [_FURTHEST * step / _STEPS for step in range(_STEPS + 1)]
    right = [(one / _FURTHEST, team(one).aid_right) for one in places]
    wrong = [(one / _FURTHEST, team(one).aid_wrong) for one in places]
    x = min(max(found.reliance or 0.0, 0.0), _FURTHEST) / _FURTHEST
    seen = (
        ("alone", found.alone, 0.0),
        ("right", found.aid_right, x),
        ("wrong", found.aid_wrong, x),
    )
    spots = [
        Spot(words.say(f"play.spot.{key}", percent=_percent(share)), (at, share.value))
        for key, share, at in seen
        if share and share.value is not None
    ]
    rows = []
    for one in _TOLD:
        model = team(one)
        cells = (model.aid_right, model.aid_wrong)
        told = (charts.say("percent", percent=round(100 * cell)) for cell in cells)
        rows.append([_decimal(one, content.language), *told])
    return curves(
        words.say("play.curve"),
        [
            Curve(words.say("play.model_right"), right),
            Curve(words.say("play.model_wrong"), wrong),
        ],
        spots,
        words=charts,
        heads=[words.say(f"table.{key}") for key in ("reliance", "right", "wrong")],
        rows=rows,
        axis=(
            words.say("play.ignores"),
            words.say("table.reliance"),
            words.say("play.follows"),
        ),
        told=" ".join(
            charts.say("row", label=words.say("play.room"), value=one.label)
            for one in spots
        ),
    ).figure


def _percent(share: Share) -> int:
    return round(100 * (share.value or 0))


def _decimal(number: float, language: str) -> str:
    # Never "-0.0".
    locale = Locale.parse(language, sep="-")
    return str(format_decimal(round(number, 1) + 0.0, "0.0", locale))
