from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from raile.chart._bars import Chart
from raile.chart._svg import FAINT, INK, PAPER, text
from raile.chart._table import figure, table
from raile.load import Wording

_HEIGHT = 14.0
_DASHES = ("", "7 4", "2 3")
"""How the curves differ, so that no colour is needed."""


@dataclass(frozen=True)
class Curve:
    """Shares from 0 to 1, at places from 0 to 1."""

    label: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Spot:
    """Something seen, to be held against the curves."""

    label: str
    at: tuple[float, float]


def curves(
    title: str,
    lines: Sequence[Curve],
    spots: Sequence[Spot],
    *,
    words: Wording,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    axis: tuple[str, str, str],
    told: str,
) -> Chart:
    """Draw curves of shares, and spots that lie on them or beside them.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    lines
        At most three curves.
    spots
        Numbered in their order; the key names them.
    words
        The words of charts, ``content.words("chart")``.
    heads, rows
        The table.
    axis
        What stands below the left end, the middle and the right end.
    told
        The text alternative.
    """
    marks = "".join(
        text(words.say("percent", percent=one), "0", _HEIGHT * (1 - one / 100) + shift)
        for one, shift in ((100, 1.0), (50, 1.0), (0, -0.3))
    )
    under = "".join(
        text(name, x, _HEIGHT + 1.1, anchor=anchor, size=0.85, quiet=True)
        for name, x, anchor in zip(
            axis, ("0", "50%", "100%"), ("start", "middle", "end"), strict=True
        )
    )
    numbered = "".join(_spot(n, one) for n, one in enumerate(spots, 1))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{_HEIGHT + 1.6:g}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f'<svg width="100%" height="{_HEIGHT:g}em" viewBox="0 0 100 100" '
        f'preserveAspectRatio="none">{_lines(lines)}</svg>'
        f"{marks}{under}{numbered}</svg>"
    )
    made = table(title, heads, rows)
    head = f"<figcaption>{escape(title)}</figcaption>"
    body = f"{head}{svg}{_key(lines, spots)}"
    return Chart(svg=svg, table=made, figure=figure(body, made, words))


def _key(lines: Sequence[Curve], spots: Sequence[Spot]) -> str:
    drawn = [
        ('viewBox="0 0 20 10"', "2em", _path("M0 5H20", dash), one.label)
        for one, dash in zip(lines, _DASHES, strict=False)
    ]
    drawn += [
        ("", "1.7em", _disc(n, "50%", ".85em"), one.label)
        for n, one in enumerate(spots, 1)
    ]
    rows = "".join(
        f'<li><svg {box} width="{wide}" height="1.7em" aria-hidden="true">'
        f"{sign}</svg> {escape(label)}</li>"
        for box, wide, sign, label in drawn
    )
    return f'<ul class="raile-chart-key">{rows}</ul>'


def _lines(lines: Sequence[Curve]) -> str:
    drawn = [
        f'<rect class="raile-chart-track" width="100" height="100" fill="{PAPER}" '
        f'stroke="{FAINT}" vector-effect="non-scaling-stroke"/>',
        '<path class="raile-chart-thin" d="M0 50H100" fill="none" '
        f'stroke="{FAINT}" vector-effect="non-scaling-stroke"/>',
    ]
    for one, dash in zip(lines, _DASHES, strict=False):
        way = "L".join(f"{100 * x:.1f} {100 - 100 * y:.1f}" for x, y in one.points)
        drawn.append(_path(f"M{way}", dash))
    return "".join(drawn)


def _path(way: str, dash: str) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="raile-chart-bar" d="{way}" fill="none" stroke="{INK}" '
        f'stroke-width="3" vector-effect="non-scaling-stroke"{dashed}/>'
    )


def _spot(number: int, one: Spot) -> str:
    x, y = one.at
    return _disc(number, f"{100 * x:.1f}%", f"{_HEIGHT * (1 - y):.2f}em")


def _disc(number: int, x: str, y: str) -> str:
    return (
        f'<circle class="raile-chart-plate" cx="{x}" cy="{y}" r=".75em" '
        f'fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'
        f'<text class="raile-chart-text" x="{x}" y="{y}" dy=".35em" '
        f'text-anchor="middle" font-weight="700" fill="{INK}">{number}</text>'
    )
