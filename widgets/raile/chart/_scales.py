from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from statistics import fmean
from textwrap import wrap

from raile.chart._bars import Chart
from raile.chart._svg import FAINT, INK, PAPER, text
from raile.chart._table import figure, table
from raile.load import Wording

_COLUMNS = 40
"""Most piles of dots on a scale: a phone has no room for more."""
_LETTERS = 30
"""That fit into a line where the page is narrowest."""
_RADIUS = 0.22
_STEP = 0.5
_ROWS = 10
"""Dots that are piled up before others stand beside them, where there is room."""
_HIGHEST = 5.0
"""In em; where more dots are piled up than fit, they overlap."""
_HEAD, _LINE, _FOOT, _GAP = 1.6, 1.3, 1.9, 0.9
_EDGE = 1.0
"""In per cent of the width, so that dots at the ends are whole."""
_COLUMN = (100 - 2 * _EDGE) / _COLUMNS


@dataclass(frozen=True)
class Scale:
    """Where people have set one number; places are from 0 to 100."""

    label: str
    value: str
    """What the dots come to, such as their median, in words."""
    dots: Sequence[float]
    """One for each person."""
    median: float
    start: float
    """Where it stood before anybody set it."""
    steps: int
    """From the lowest number that can be set to the highest."""
    ends: tuple[str, str]
    """The lowest and the highest number that can be set."""
    cells: Sequence[str]
    """The rest of its row in the table."""


@dataclass(frozen=True)
class ScaleNames:
    """What the signs are called in the key."""

    dot: str
    median: str
    start: str


def scales(
    title: str,
    rows: Sequence[Scale],
    names: ScaleNames,
    *,
    words: Wording,
    heads: Sequence[str],
) -> Chart:
    """Draw a dot for each person on one scale or several.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    rows
        From the top.
    names
        For the key.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: scale, then what `cells` hold.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    if not rows:
        raise ValueError("there is nothing to draw; give at least one scale")
    parts, down = [], 0.0
    beside = all(len(row.label) + len(row.value) + 2 <= _LETTERS for row in rows)
    for row in rows:
        drawn, height = _scale(row, beside)
        parts.append(f'<svg y="{down:.2f}em" overflow="visible">{drawn}</svg>')
        down += height
    told = " ".join(words.say("row", label=one.label, value=one.value) for one in rows)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{down:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f"{''.join(parts)}</svg>"
    )
    made = table(title, heads, [(one.label, *one.cells) for one in rows])
    return Chart(svg, made, figure(svg + _key(names), made, words))


@dataclass(frozen=True)
class _Ruler:
    """Where on the drawing a place is, if so many dots may stand beside each other."""

    wide: int

    @property
    def _edge(self) -> float:
        return _EDGE + (self.wide - 1) / 2 * _COLUMN

    def at(self, place: float, beside: float = 0) -> str:
        across = self._edge + (1 - self._edge / 50) * place
        return f"{across + beside * _COLUMN:.2f}%"


def _scale(row: Scale, beside: bool) -> tuple[str, float]:
    """Return one scale, and how high it is; its value has a line of its own or not."""
    places = min(row.steps, _COLUMNS)
    piles: defaultdict[int, list[float]] = defaultdict(list)
    for one in row.dots:
        piles[round(one / 100 * places)].append(one)
    most = max(map(len, piles.values()), default=1)
    ruler = _Ruler(max(1, min(_COLUMNS // (places + 1), -(-most // _ROWS))))
    rows = -(-most // ruler.wide)
    step = min(_STEP, _HIGHEST / rows)
    label = [row.label] if beside else wrap(row.label, _LETTERS)
    head = _HEAD if beside else _HEAD + _LINE * len(label)
    floor = head + max(1.2, step * (rows - 1) + 2 * _STEP)
    parts = [
        *(text(line, "0", 1 + _LINE * n, weight="600") for n, line in enumerate(label)),
        text(row.value, "100%", 1, anchor="end")
        if beside
        else text(row.value, "0", 1 + _LINE * len(label)),
        f'<line class="raile-chart-thin" x1="0" x2="100%" y1="{floor:.2f}em" '
        f'y2="{floor:.2f}em" stroke="{FAINT}"/>',
        _dashed(ruler.at(row.start), head, floor),
        *(_pile(dots, ruler, step, floor) for dots in piles.values()),
        f'<svg x="{ruler.at(row.median)}" y="{floor:.2f}em" overflow="visible">'
        f"{_triangle()}</svg>",
    ]
    for end, place in zip(row.ends, (0, 100), strict=True):
        x, anchor = (f"{place}%", "end" if place else "start")
        if ruler.wide > 1:
            x, anchor = ruler.at(place), "middle"
        parts.append(text(end, x, floor + 1.6, anchor=anchor, size=0.8, quiet=True))
    return "".join(parts), floor + _FOOT + _GAP


def _pile(dots: Sequence[float], ruler: _Ruler, step: float, floor: float) -> str:
    """Return dots that are near each other, in rows from the bottom, at their mean."""
    drawn, place = [], fmean(dots)
    for level in range(-(-len(dots) // ruler.wide)):
        here = min(ruler.wide, len(dots) - level * ruler.wide)
        y = floor - _STEP / 2 - step * level
        for one in range(here):
            x = ruler.at(place, one - (here - 1) / 2)
            drawn.append(
                f'<circle class="raile-chart-ink" cx="{x}" cy="{y:.2f}em" '
                f'r="{_RADIUS}em" fill="{INK}"/>'
            )
    return "".join(drawn)


def _dashed(x: str, top: float, floor: float) -> str:
    ends = f'x1="{x}" x2="{x}" y1="{top:.2f}em" y2="{floor:.2f}em"'
    return (
        f'<line class="raile-chart-halo" {ends} stroke="{PAPER}" stroke-width="4"/>'
        f'<line class="raile-chart-mark" {ends} stroke="{INK}" stroke-width="1.5" '
        'stroke-dasharray="3 2"/>'
    )


def _triangle() -> str:
    """Return a sign whose tip is at the origin."""
    return (
        '<svg width="1em" height=".8em" x="-.5em" viewBox="0 0 10 8">'
        f'<path class="raile-chart-tip" d="M5 0L10 8H0Z" fill="{INK}"/></svg>'
    )


def _key(names: ScaleNames) -> str:
    signs = (
        (
            names.dot,
            f'<circle class="raile-chart-ink" cx="5" cy="5" r="3.5" fill="{INK}"/>',
        ),
        (
            names.median,
            f'<path class="raile-chart-tip" d="M5 1L10 9H0Z" fill="{INK}"/>',
        ),
        (
            names.start,
            f'<path class="raile-chart-mark" d="M5 0V10" fill="none" stroke="{INK}" '
            'stroke-width="1.5" stroke-dasharray="3 2"/>',
        ),
    )
    rows = "".join(
        '<li><svg viewBox="0 0 10 10" width="1em" height="1em" aria-hidden="true">'
        f"{drawn}</svg> {escape(name)}</li>"
        for name, drawn in signs
    )
    return f'<ul class="raile-chart-key">{rows}</ul>'
