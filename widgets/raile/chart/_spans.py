from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import log10
from zlib import crc32

from raile.chart._bars import Chart, Look
from raile.chart._svg import FAINT, INK, PAPER, patterns, text
from raile.chart._table import figure, table
from raile.load import Wording

_ROW = 4.4
_THICK = 1.0


@dataclass(frozen=True)
class Span:
    """From where to where a share may lie, and the limit that is claimed for it."""

    label: str
    low: float
    high: float
    value: str
    """The two ends in words."""
    claim: float | None = None
    note: str = ""
    """What is claimed, and whether it is shown."""
    look: Look = "hatched"


def spans(
    title: str,
    rows: Sequence[Span],
    *,
    words: Wording,
    heads: tuple[str, str, str],
    lowest: float = 1e-6,
) -> Chart:
    """Draw stretches of a scale on which each step is ten times the one before.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    rows
        Shares from 0 to 1, from the top.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: label, from where to where, note.
    lowest
        The share at the left end; what is smaller is drawn there.
    """

    def at(share: float) -> float:
        """Return how far to the right a share stands, in per cent."""
        steps = -log10(lowest)
        return 100 + 100 * log10(max(share, lowest)) / steps

    name = f"{crc32(repr((title, rows)).encode()):x}"
    parts: list[str] = []
    for place, row in enumerate(rows):
        top = place * _ROW
        parts.append(text(row.label, "0", top + 1, weight="600"))
        parts.append(text(row.value, "100%", top + 1, anchor="end"))
        if row.note:
            parts.append(text(row.note, "0", top + 2.1, size=0.85, quiet=True))
        parts.append(_span(name, row, at, top + 2.4))
    down = len(rows) * _ROW - 0.4
    steps = round(-log10(lowest))
    # Every second step, so that a phone has room for the figures.
    for step in range(0, steps + 1, 2):
        anchor = {0: "start", steps: "end"}.get(step, "middle")
        share = lowest * 10**step
        label = words.say(
            "percent", percent=f"{100 * share:.6f}".rstrip("0").rstrip(".")
        )
        parts.append(
            text(
                label,
                f"{at(share):g}%",
                down + 0.6,
                anchor=anchor,
                size=0.8,
                quiet=True,
            )
        )
    told = " ".join(
        words.say("row", label=row.label, value=_told(row, words)) for row in rows
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{down + 1:.2f}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f"{patterns(name, {row.look for row in rows})}{''.join(parts)}</svg>"
    )
    made = table(title, heads, [(row.label, row.value, row.note) for row in rows])
    head = f"<figcaption>{escape(title)}</figcaption>"
    return Chart(svg=svg, table=made, figure=figure(head + svg, made, words))


def _told(row: Span, words: Wording) -> str:
    return words.say("value", value=row.value, note=row.note) if row.note else row.value


def _span(name: str, row: Span, at: Callable[[float], float], top: float) -> str:
    left, right = at(row.low), at(row.high)
    box = f'y="{top:.2f}em" height="{_THICK}em"'
    drawn = (
        f'<rect class="raile-chart-track" x="0" {box} width="100%" fill="{PAPER}" '
        f'stroke="{FAINT}"/>'
        f'<rect class="raile-chart-bar" x="{left:.2f}%" {box} '
        f'width="{max(right - left, 0.5):.2f}%" '
        f'fill="url(#raile-look-{name}-{row.look})" stroke="{INK}" stroke-width="2"/>'
    )
    if row.claim is None:
        return drawn
    x = f'x1="{at(row.claim):.2f}%" x2="{at(row.claim):.2f}%"'
    y = f'y1="{top - 0.15:.2f}em" y2="{top + _THICK + 0.15:.2f}em"'
    return drawn + (
        f'<line class="raile-chart-halo" {x} {y} stroke="{PAPER}" stroke-width="6"/>'
        f'<line class="raile-chart-mark" {x} {y} stroke="{INK}" stroke-width="3"/>'
    )
