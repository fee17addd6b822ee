from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from raile.chart._bars import Chart
from raile.chart._columns import Line
from raile.chart._svg import FAINT, INK, PAPER, text
from raile.chart._table import figure, table
from raile.load import Wording

_HEAD = 1.7
_DOT = 0.8
_RADIUS = 0.32
_FOOT = 0.5
_GAP = 0.9
_EDGE = 2.0
"""Per cent of the width that a dot at an end needs beside it."""
_NARROW = 18.0
"""Width in em of the narrowest place, in which dots must not lie on each other."""


@dataclass(frozen=True)
class Dot:
    """One of many: what it is, and where it stands, from 0 to 100."""

    label: str
    at: float
    value: str
    """The same in words."""


@dataclass(frozen=True)
class Strip:
    """Dots that belong together, with a word on them."""

    label: str
    value: str
    dots: tuple[Dot, ...]


def strips(
    title: str,
    rows: Sequence[Strip],
    line: Line,
    *,
    words: Wording,
    heads: tuple[str, str, str, str],
    notes: tuple[str, str],
    told: str,
) -> Chart:
    """Draw dots on a scale from 0 to 100: full from a line on, empty below it.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    rows
        From the top; dots that would lie on each other are piled up.
    line
        From where on dots are full; above 100 it stands at the end and none is.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table, which is in order of the dots: dot, place, note, strip.
    notes
        What is said in it of a dot at or beyond the line, and of one below.
    told
        The text alternative.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    if not rows:
        raise ValueError("there is nothing to draw; give at least one strip")
    edge = _across(min(line.height, 100.0))
    parts = [_named(line.label, edge)]
    down = 1.6
    for row in rows:
        drawn, height = _strip(row, line, edge)
        parts.append(f'<svg y="{down:.2f}em" overflow="visible">{drawn}</svg>')
        down += height
    for at, anchor in ((0, "start"), (50, "middle"), (100, "end")):
        parts.append(
            text(str(at), f"{at}%", down + 0.2, anchor=anchor, size=0.8, quiet=True)
        )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{down + 0.6:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f"{''.join(parts)}</svg>"
    )
    listed = sorted(
        ((dot, row.label) for row in rows for dot in row.dots),
        key=lambda one: -one[0].at,
    )
    cells = [
        (dot.label, dot.value, notes[dot.at < line.height], label)
        for dot, label in listed
    ]
    made = table(title, heads, cells)
    head = f"<figcaption>{escape(title)}</figcaption>"
    return Chart(svg=svg, table=made, figure=figure(head + svg, made, words))


def _across(at: float) -> float:
    """Return how far to the right something stands, in per cent of the width."""
    return _EDGE + (1 - _EDGE / 50) * at


def _named(label: str, edge: float) -> str:
    anchor = "start" if edge < 35 else "end" if edge > 65 else "middle"
    return text(label, f"{edge:g}%", 1, anchor=anchor, size=0.85, quiet=True)


def _strip(row: Strip, line: Line, edge: float) -> tuple[str, float]:
    levels = _levels([dot.at for dot in row.dots])
    high = _DOT * (max(levels, default=0) + 1) + _FOOT
    floor = _HEAD + high
    ends = f'x1="{edge:g}%" x2="{edge:g}%" y1="{_HEAD:.2f}em" y2="{floor:.2f}em"'
    drawn = [
        text(row.label, "0", 1, weight="600"),
        text(row.value, "100%", 1, anchor="end"),
        f'<line class="raile-chart-thin" x1="0" x2="100%" y1="{floor:.2f}em" '
        f'y2="{floor:.2f}em" stroke="{FAINT}"/>',
        f'<line class="raile-chart-halo" {ends} stroke="{PAPER}" stroke-width="4"/>',
        f'<line class="raile-chart-mark" {ends} stroke="{INK}" stroke-width="1.5" '
        'stroke-dasharray="3 2"/>',
    ]
    for dot, level in zip(row.dots, levels, strict=True):
        look = (
            f'class="raile-chart-ink" fill="{INK}"'
            if dot.at >= line.height
            else f'class="raile-chart-box" fill="{PAPER}" stroke="{INK}"'
        )
        y = floor - _FOOT / 2 - _DOT * (level + 0.5)
        drawn.append(
            f'<circle cx="{_across(dot.at):.2f}%" cy="{y:.2f}em" r="{_RADIUS}em" '
            f'{look} stroke-width="1.5"/>'
        )
    return "".join(drawn), floor + _GAP


def _levels(places: Sequence[float]) -> list[int]:
    """Return how high in its pile each dot lies."""
    width = 100 * _DOT / _NARROW
    ends: list[float] = []
    found = dict.fromkeys(range(len(places)), 0)
    for which in sorted(found, key=lambda one: places[one]):
        at = places[which]
        level = next((n for n, end in enumerate(ends) if end <= at), len(ends))
        if level == len(ends):
            ends.append(0.0)
        ends[level] = at + width
        found[which] = level
    return list(found.values())
