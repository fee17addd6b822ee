from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from zlib import crc32

from raile.chart._bars import Chart, Look
from raile.chart._svg import INK, PAPER, patterns, text
from raile.chart._table import figure, table
from raile.load import Wording

_THICK = 0.9
_ROW = 2.6
_HEAD = 1.5
_BETWEEN = 0.5


@dataclass(frozen=True)
class Push:
    """How far one thing pushes to one side or the other."""

    label: str
    value: float
    """Below 0 it goes to the left."""
    said: str
    """The value as people read it."""
    look: Look = "solid"
    note: str = ""
    """Stands in the table only."""


@dataclass(frozen=True)
class Pushes:
    """Pushes under one heading; without a heading if it is empty."""

    label: str
    rows: tuple[Push, ...]


def pushes(
    title: str,
    groups: Sequence[Pushes],
    key: Mapping[Look, str],
    *,
    words: Wording,
    heads: tuple[str, str, str],
    sides: tuple[str, str],
    told: str,
) -> Chart:
    """Draw bars that go from a middle line to the left or to the right.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    groups
        From the top; at least one push in all of them together.
    key
        What each look stands for.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: label, value, note.
    sides
        What going to the left means, and to the right.
    told
        The text alternative: what is to be seen, in a sentence or two.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    rows = [row for group in groups for row in group.rows]
    if not rows:
        raise ValueError("there is nothing to draw; give at least one push")
    name = f"{crc32(repr((title, groups)).encode()):x}"
    longest = max(abs(row.value) for row in rows) or 1.0
    parts = [
        text(sides[0], "0", 1, size=0.85, quiet=True),
        text(sides[1], "100%", 1, anchor="end", size=0.85, quiet=True),
    ]
    down = _HEAD
    for group in groups:
        if group.label:
            parts.append(text(group.label, "0", down + 1, weight="600"))
            down += _HEAD
        for row in group.rows:
            parts.append(_push(name, row, longest, down, bold=not group.label))
            down += _ROW
        down += _BETWEEN if group.label else 0
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{down:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f"{patterns(name, {*key, *(row.look for row in rows)})}"
        f"{''.join(parts)}</svg>"
    )
    made = table(
        title,
        heads,
        [
            (", ".join(filter(None, (group.label, row.label))), row.said, row.note)
            for group in groups
            for row in group.rows
        ],
    )
    head = f"<figcaption>{escape(title)}</figcaption>"
    return Chart(svg, made, figure(f"{head}{svg}{_key(name, key)}", made, words))


def _push(name: str, row: Push, longest: float, top: float, bold: bool) -> str:
    """Return label, value, and a bar on either side of the middle."""
    wide = 50 * abs(row.value) / longest
    left = 50 - wide if row.value < 0 else 50.0
    box = f'y="{top + 1.3:.2f}em" height="{_THICK}em"'
    middle = f'y1="{top + 1.25:.2f}em" y2="{top + 1.5 + _THICK:.2f}em"'
    return (
        text(row.label, "0", top + 1, weight="600" if bold else "normal")
        + text(row.said, "100%", top + 1, anchor="end")
        + f'<rect class="raile-chart-bar" x="{left:.2f}%" {box} width="{wide:.2f}%" '
        f'fill="url(#raile-look-{name}-{row.look})" stroke="{INK}" stroke-width="2"/>'
        f'<line class="raile-chart-mark" x1="50%" x2="50%" {middle} stroke="{INK}" '
        'stroke-width="2"/>'
    )


def _key(name: str, key: Mapping[Look, str]) -> str:
    rows = "".join(
        '<li><svg viewBox="0 0 20 10" width="2em" height="1em" aria-hidden="true">'
        f'<rect class="raile-chart-track" width="20" height="10" fill="{PAPER}"/>'
        '<rect class="raile-chart-bar" x="1" y="1" width="18" height="8" '
        f'fill="url(#raile-look-{name}-{look})" stroke="{INK}"/></svg> '
        f"{escape(label)}</li>"
        for look, label in key.items()
    )
    return f'<ul class="raile-chart-key">{rows}</ul>'
