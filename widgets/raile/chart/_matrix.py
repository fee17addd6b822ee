from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from zlib import crc32

from raile.chart._bars import Chart, Look
from raile.chart._svg import INK, PAPER, patterns, text
from raile.chart._table import figure, table
from raile.load import Wording

_SMALL = 0.8
_TINY = 0.72
"""Size of the word in a square: the longest band fits on a phone."""
_HEAD = 1.4
"""Height of a row's name, in em."""
_FIELD = 2.4
"""Height of the part of a square that shows the pattern."""
_WORD = 1.3


@dataclass(frozen=True)
class Square:
    """One square of a matrix.

    Attributes
    ----------
    row, column
        From 1, row 1 at the bottom.
    band
        Its word; the look goes with it.
    entries
        What lies on it.
    """

    row: int
    column: int
    band: str
    look: Look
    entries: tuple[str, ...] = ()


def matrix(
    title: str,
    squares: Sequence[Square],
    *,
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Sequence[str]],
    words: Wording,
    buttons: bool = False,
) -> Chart:
    """Draw a matrix of ordered steps, with a pattern and a word on each square.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    squares
        All of them, in whatever order.
    rows, columns
        What is ordered, with the names of its steps, from the least.
    words
        The words of charts, ``content.words("chart")``.
    buttons
        Whether squares with entries are buttons; a page listens for clicks on
        ``[data-square]``.
    """
    of_rows, row_names = rows
    of_columns, column_names = columns
    height = _HEAD + len(row_names) * (_HEAD + _FIELD + _WORD) + 2 * _HEAD
    name = f"{crc32(repr((title, squares)).encode()):x}"
    drawn = [text(of_rows, "0", 1, size=_SMALL, weight="600")]
    for at, row_name in enumerate(reversed(row_names)):
        row = len(row_names) - at
        top = _HEAD + at * (_HEAD + _FIELD + _WORD)
        label = words.say("step", n=row, name=row_name)
        drawn.append(text(label, "0", top + 1, size=_SMALL, quiet=True))
        for one in sorted(squares, key=lambda square: square.column):
            if one.row == row:
                said = _say(one, rows, columns, words)
                parts = _square(one, name, len(column_names), top + _HEAD, words)
                drawn.append(_cell(one, parts, said if buttons else None))
    drawn += _columns(column_names, height - 2 * _HEAD, words)
    drawn.append(
        text(of_columns, "100%", height - 0.3, anchor="end", size=_SMALL, weight="600")
    )
    told = " ".join(_say(one, rows, columns, words) for one in squares if one.entries)
    role = "group" if buttons else "img"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="{role}" '
        f'class="raile-matrix" width="100%" '
        f'height="{height:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title>"
        f"<desc>{escape(told or words.say('nothing'))}</desc>"
        f"{patterns(name, {one.look for one in squares})}{''.join(drawn)}</svg>"
    )
    made = _table(title, squares, rows, columns, words)
    head = f"<figcaption>{escape(title)}</figcaption>"
    return Chart(svg=svg, table=made, figure=figure(head + svg, made, words))


def _say(
    one: Square,
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Sequence[str]],
    words: Wording,
) -> str:
    return words.say(
        "square",
        rows=rows[0],
        row=words.say("step", n=one.row, name=rows[1][one.row - 1]),
        columns=columns[0],
        column=words.say("step", n=one.column, name=columns[1][one.column - 1]),
        band=one.band,
        entries="; ".join(one.entries),
    )


def _cell(one: Square, parts: str, said: str | None) -> str:
    if said is None or not one.entries:
        return f"<g>{parts}</g>"
    return (
        f'<g class="raile-matrix-button" role="button" tabindex="0" '
        f'data-square="{one.row}-{one.column}" aria-label="{escape(said)}">{parts}</g>'
    )


def _square(one: Square, name: str, across: int, top: float, words: Wording) -> str:
    width = 100 / across
    left, middle = width * (one.column - 1), width * (one.column - 0.5)
    box = f'x="{left:g}%" width="{width:g}%"'
    parts = [
        f'<rect class="raile-chart-bar" {box} y="{top:.2f}em" height="{_FIELD}em" '
        f'fill="url(#raile-look-{name}-{one.look})" stroke="{INK}"/>',
        f'<rect class="raile-chart-track" {box} y="{top + _FIELD:.2f}em" '
        f'height="{_WORD}em" fill="{PAPER}" stroke="{INK}"/>',
        text(
            one.band,
            f"{middle:g}%",
            top + _FIELD + 0.95,
            anchor="middle",
            size=_TINY,
        ),
    ]
    if one.entries:
        count = words.say("count", n=len(one.entries))
        parts.append(
            f'<circle class="raile-chart-plate" cx="{middle:g}%" '
            f'cy="{top + _FIELD / 2:.2f}em" r="0.95em" fill="{PAPER}" '
            f'stroke="{INK}" stroke-width="2"/>'
        )
        down = top + _FIELD / 2 + 0.36
        parts.append(text(count, f"{middle:g}%", down, anchor="middle", weight="700"))
    return "".join(parts)


def _columns(names: Sequence[str], top: float, words: Wording) -> list[str]:
    """Return the steps beneath; a phone has room for the first and the last."""
    width = 100 / len(names)
    drawn = []
    for at, name in enumerate(names):
        label = words.say("step", n=at + 1, name=name)
        ends = {0: ("start", 0.0), len(names) - 1: ("end", 100.0)}
        anchor, x = ends.get(at, ("middle", width * (at + 0.5)))
        one = text(label, f"{x:g}%", top + 1, anchor=anchor, size=_SMALL, quiet=True)
        between = anchor == "middle"
        drawn.append(f'<g class="raile-matrix-between">{one}</g>' if between else one)
    return drawn


def _table(
    title: str,
    squares: Sequence[Square],
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Sequence[str]],
    words: Wording,
) -> str:
    at = {(one.row, one.column): one for one in squares}
    steps = [words.say("step", n=n, name=name) for n, name in enumerate(columns[1], 1)]

    def cell(one: Square) -> str:
        if not one.entries:
            return one.band
        return words.say("value", value=one.band, note="; ".join(one.entries))

    return table(
        title,
        [words.say("corner", rows=rows[0], columns=columns[0]), *steps],
        [
            [
                words.say("step", n=row, name=rows[1][row - 1]),
                *(cell(at[row, column]) for column in range(1, len(steps) + 1)),
            ]
            for row in range(len(rows[1]), 0, -1)
        ],
    )
