from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from zlib import crc32

from raile.chart._bars import Bar, Chart, _bar, _say
from raile.chart._svg import patterns, text
from raile.chart._table import figure, table
from raile.load import Wording

_LINE = 1.5


@dataclass(frozen=True)
class Group:
    """Bars that are to be compared with each other, under one heading."""

    label: str
    rows: tuple[Bar, ...]


def grouped(
    title: str,
    groups: Sequence[Group],
    *,
    words: Wording,
    heads: tuple[str, str, str],
) -> Chart:
    """Draw bars in groups on a scale from 0 to 100 per cent.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    groups
        From the top. Rows of one look stand for the same thing in each group.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: group, row, per cent.
    """
    rows = [
        (group.label, row, _say(row, words)) for group in groups for row in group.rows
    ]
    name = f"{crc32(repr((title, groups)).encode()):x}"
    parts: list[str] = []
    down = 0.0
    for group in groups:
        parts.append(text(group.label, "0", down + 1, weight="600"))
        down += _LINE
        for row in group.rows:
            drawn, height = _bar(name, row, (), 1.4)
            head = text(row.label, "0", 1) + text(
                _say(row, words), "100%", 1, anchor="end"
            )
            parts.append(
                f'<svg y="{down:.2f}em" overflow="visible">{head}{drawn}</svg>'
            )
            down += height - 0.4
        down += 0.6
    told = " ".join(
        words.say("row", label=f"{label}, {row.label}", value=value)
        for label, row, value in rows
    )
    looks = {row.look for _, row, _ in rows}
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{down:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f"{patterns(name, looks)}{''.join(parts)}</svg>"
    )
    made = table(title, heads, [(label, row.label, n) for label, row, n in rows])
    return Chart(svg=svg, table=made, figure=figure(svg, made, words))
