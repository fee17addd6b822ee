from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from textwrap import wrap
from typing import Literal, get_args
from zlib import crc32

from raile.chart._svg import FAINT, INK, PAPER, patterns, text
from raile.load import Wording

Look = Literal["dotted", "hatched", "crossed", "solid"]
"""How a bar is filled, from the lightest to the darkest."""

_LOOKS: tuple[Look, ...] = get_args(Look)

_SMALL = 0.8
_LINE = 1.4
_THICK = 1.6
_GAP = 0.9
_NARROW = 20.0
"""Width in em that zone names must fit into: that of a phone."""
_GLYPH = 0.56
"""Mean width of a letter in em."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, how long it is, and a word on it."""

    label: str
    percent: float | None
    """None draws an empty track and says that there is nothing to show."""
    note: str = ""
    """Said beside the per cent, such as the band or 'right answer'."""
    look: Look = "solid"


@dataclass(frozen=True)
class Zone:
    """A named stretch of the scale, from a per cent up to the next zone."""

    title: str
    from_percent: float


@dataclass(frozen=True)
class Chart:
    """A chart in its three forms, all of them safe HTML."""

    svg: str
    table: str
    figure: str
    """The drawing with its table folded away beneath."""


def shade(place: int, of: int) -> Look:
    """Return the look for a place on a ladder, the darker the higher."""
    return _LOOKS[place * (len(_LOOKS) - 1) // max(of - 1, 1)]


def bars(
    title: str,
    rows: Sequence[Bar],
    *,
    words: Wording,
    heads: tuple[str, str, str],
    zones: Sequence[Zone] = (),
    columns: int = 30,
    caption: bool = False,
) -> Chart:
    """Draw horizontal bars on a scale from 0 to 100 per cent.

    The drawing is as wide as its place and as large as the text around it; it
    needs nothing but itself, and takes its colours from the stylesheet where
    there is one.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    rows
        The bars, from the top.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: label, per cent, note.
    zones
        Stretches of the scale, named above it and marked on each bar.
    columns
        Letters that fit into a line where the page is narrowest; a longer label is
        broken, and values that have no room beside their labels stand beneath them.
    caption
        Whether the title stands above the figure, where nothing else says it.
    """
    said = [_say(row, words) for row in rows]
    table = _table(title, rows, words, heads)
    svg = _draw(title, rows, said, zones, words, columns)
    more = escape(words.say("table"))
    head = f"<figcaption>{escape(title)}</figcaption>" if caption else ""
    figure = (
        f'<figure class="raile-chart">{head}{svg}'
        f"<details><summary>{more}</summary>{table}</details></figure>"
    )
    return Chart(svg=svg, table=table, figure=figure)


def _percent(percent: float | None, words: Wording) -> str:
    if percent is None:
        return words.say("nothing")
    return words.say("percent", percent=round(percent))


def _say(row: Bar, words: Wording) -> str:
    value = _percent(row.percent, words)
    return words.say("value", value=value, note=row.note) if row.note else value


def _table(
    title: str, rows: Sequence[Bar], words: Wording, heads: tuple[str, str, str]
) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th>'
        f"<td>{escape(_percent(row.percent, words))}</td>"
        f"<td>{escape(row.note)}</td></tr>"
        for row in rows
    )
    return (
        f"<table><caption>{escape(title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _draw(
    title: str,
    rows: Sequence[Bar],
    said: Sequence[str],
    zones: Sequence[Zone],
    words: Wording,
    columns: int,
) -> str:
    starts = [zone.from_percent for zone in zones if zone.from_percent > 0]
    names, down = _zone_names(zones)
    down += _GAP / 2 if zones else 0
    parts = [names]
    name = f"{crc32(repr((title, rows)).encode()):x}"
    beside = all(
        len(row.label) + len(value) + 2 <= columns
        for row, value in zip(rows, said, strict=True)
    )
    for row, value in zip(rows, said, strict=True):
        head, top = _head(wrap(row.label, columns), value, beside)
        drawn, height = _bar(name, row, starts, top)
        parts.append(f'<svg y="{down:.2f}em" overflow="visible">{head}{drawn}</svg>')
        down += height
    parts.append(_axis(starts, down, words))
    down += _LINE * _SMALL
    told = " ".join(
        words.say("row", label=row.label, value=value)
        for row, value in zip(rows, said, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{down:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f"{patterns(name, {row.look for row in rows})}{''.join(parts)}</svg>"
    )


def _head(label: list[str], value: str, beside: bool) -> tuple[str, float]:
    """Return a bar's label and value, and how far down they reach."""
    drawn = [
        text(line, "0", at * _LINE + 1, weight="600") for at, line in enumerate(label)
    ]
    if beside:
        drawn.append(text(value, "100%", 1, anchor="end"))
    else:
        drawn.append(text(value, "0", len(label) * _LINE + 1))
    return "".join(drawn), (len(drawn) - beside) * _LINE


def _bar(name: str, row: Bar, starts: Sequence[float], top: float) -> tuple[str, float]:
    box = f'y="{top:.2f}em" height="{_THICK}em"'
    drawn = [
        f'<rect class="raile-chart-track" x="0" {box} width="100%" '
        f'fill="{PAPER}" stroke="{FAINT}"/>'
    ]
    if row.percent:
        drawn.append(
            f'<rect class="raile-chart-bar" x="0" {box} width="{row.percent:g}%" '
            f'fill="url(#raile-look-{name}-{row.look})" '
            f'stroke="{INK}" stroke-width="2"/>'
        )
    for start in starts:
        ends = f'x1="{start:g}%" x2="{start:g}%" y1="{top:.2f}em"'
        low = f'y2="{top + _THICK:.2f}em"'
        drawn.append(
            f'<line class="raile-chart-halo" {ends} {low} stroke="{PAPER}" '
            'stroke-width="4"/>'
            f'<line class="raile-chart-mark" {ends} {low} stroke="{INK}" '
            'stroke-width="1.5" stroke-dasharray="3 2"/>'
        )
    return "".join(drawn), top + _THICK + _GAP


def _zone_names(zones: Sequence[Zone]) -> tuple[str, float]:
    """Return the zones' names, in as many rows as they need on a phone."""
    ends = [zone.from_percent for zone in zones] + [100.0]
    taken: list[float] = []
    drawn = []
    for zone, (low, high) in zip(zones, pairwise(ends), strict=True):
        width = len(zone.title) * _GLYPH * _SMALL / _NARROW * 100
        middle = min(max((low + high) / 2, width / 2), 100 - width / 2)
        left = middle - width / 2
        level = next((row for row, end in enumerate(taken) if end <= left), len(taken))
        if level == len(taken):
            taken.append(0)
        taken[level] = middle + width / 2
        drawn.append((level, middle, zone.title))
    lowest = len(taken) - 1
    parts = [
        _quiet(name, x, (lowest - level + 1) * _LINE * _SMALL - 0.3, "middle")
        for level, x, name in drawn
    ]
    return "".join(parts), len(taken) * _LINE * _SMALL


def _axis(starts: Sequence[float], top: float, words: Wording) -> str:
    parts = []
    for at in (0.0, *starts, 100.0):
        anchor = {0.0: "start", 100.0: "end"}.get(at, "middle")
        parts.append(_quiet(_percent(at, words), at, top - _GAP + 1, anchor))
    return "".join(parts)


def _quiet(name: str, x: float, y: float, anchor: str) -> str:
    return text(name, f"{x:g}%", y, anchor=anchor, size=_SMALL, quiet=True)
