from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from raile.chart._bars import Chart
from raile.chart._svg import FAINT, INK, PAPER, text
from raile.chart._table import figure, table
from raile.load import Wording

_HIGH = 11.0
_ABOVE = 1.6
_BELOW = 1.6


@dataclass(frozen=True)
class Column:
    """One period: its name, how high it stands, and the same in words."""

    label: str
    height: float | None
    """None draws a dashed column with a question mark: nobody knows."""
    value: str
    note: str = ""
    """Such as whether it reaches the line."""
    mark: str = ""
    """Written beneath it; most columns of a long series have nothing there."""
    full: bool | None = None
    """Whether it is drawn full; if not given, where it reaches the line."""


@dataclass(frozen=True)
class Line:
    """A level across all columns."""

    height: float
    label: str


def columns(
    title: str,
    rows: Sequence[Column],
    line: Line | None,
    *,
    words: Wording,
    heads: tuple[str, str, str],
    told: str,
) -> Chart:
    """Draw one column for each period, full where it reaches a line or is said to be.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    rows
        Periods from the left, each at least 0; at least one.
    line
        The level that they are held against, above 0; none where there is none.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: label, value, note.
    told
        The text alternative: what a hundred columns say in one or two sentences.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    if not rows:
        raise ValueError("there is nothing to draw; give at least one column")
    known = [row.height for row in rows if row.height is not None]
    top = 1.1 * max([line.height if line else 0.0, *known]) or 1.0
    base = _ABOVE + _HIGH
    wide = 100 / len(rows)
    parts = []
    for place, row in enumerate(rows):
        parts.append(_column(row, line, place, wide, top))
        if row.mark:
            # The first of many has no room for half of its mark on its left.
            ends = place == 0 and wide < 10
            at, anchor = (0.0, "start") if ends else ((place + 0.5) * wide, "middle")
            parts.append(
                text(row.mark, f"{at:.2f}%", base + 1, anchor=anchor, size=0.8)
            )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{base + _BELOW:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{''.join(parts)}"
        f'<line x1="0" x2="100%" y1="{base}em" y2="{base}em" stroke="{FAINT}"/>'
        f"{_level(line, rows, base - _HIGH * line.height / top) if line else ''}</svg>"
    )
    made = table(title, heads, [(row.label, row.value, row.note) for row in rows])
    head = f"<figcaption>{escape(title)}</figcaption>"
    return Chart(svg=svg, table=made, figure=figure(head + svg, made, words))


def _level(line: Line, rows: Sequence[Column], level: float) -> str:
    # Its name stands at the end where fewer columns rise through it.
    half = len(rows) // 2
    at, anchor = (
        ("100%", "end")
        if _above(rows[:half], line) > _above(rows[-half:], line)
        else ("0", "start")
    )
    ends = f'x1="0" x2="100%" y1="{level:.2f}em" y2="{level:.2f}em"'
    return (
        f'<line class="raile-chart-halo" {ends} stroke="{PAPER}" stroke-width="4"/>'
        f'<line class="raile-chart-mark" {ends} stroke="{INK}" stroke-width="2" '
        'stroke-dasharray="6 3"/>'
        f'<g class="raile-chart-halo" stroke="{PAPER}" stroke-width="5" '
        'stroke-linejoin="round" paint-order="stroke">'
        f"{text(line.label, at, level - 0.4, anchor=anchor, weight='600')}</g>"
    )


def _above(rows: Sequence[Column], line: Line) -> int:
    return sum(row.height is not None and row.height > line.height for row in rows)


def _column(row: Column, line: Line | None, place: int, wide: float, top: float) -> str:
    # A few columns would else be as wide as the page.
    thick = min(0.7 * wide, 12)
    middle = (place + 0.5) * wide
    sides = f'x="{middle - thick / 2:.2f}%" width="{thick:.2f}%"'
    if row.height is None:
        return (
            f'<rect class="raile-chart-track" {sides} y="{_ABOVE}em" '
            f'height="{_HIGH}em" fill="{PAPER}" stroke="{FAINT}" '
            'stroke-dasharray="3 3"/>'
            f"{text('?', f'{middle:.2f}%', _ABOVE + 1.2, anchor='middle')}"
        )
    full = row.full
    if full is None:
        full = line is not None and row.height >= line.height
    high = _HIGH * row.height / top
    kind, fill = ("raile-chart-ink", INK) if full else ("raile-chart-box", PAPER)
    return (
        f'<rect class="{kind}" {sides} y="{_ABOVE + _HIGH - high:.2f}em" '
        f'height="{high:.2f}em" fill="{fill}" stroke="{INK}"/>'
    )
