"""Pieces of SVG that all charts share.

A chart is black on white by itself, for reports and paper; the stylesheet of a
page colours it through the classes.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

INK, PAPER, FAINT = "#000000", "#ffffff", "#808080"

_DRAWN = {
    "dotted": (8, '<circle cx="4" cy="4" r="1.3"/>', ""),
    "hatched": (9, "", "M-2 2L2 -2M0 9L9 0M7 11L11 7"),
    "crossed": (7, "", "M0 0L7 7M0 7L7 0"),
}


def patterns(name: str, looks: Iterable[str]) -> str:
    """Return the definitions that ``url(#raile-look-NAME-LOOK)`` points at.

    The name keeps charts on one page apart: a pattern that stands in a hidden part
    of the page cannot be drawn elsewhere.
    """
    return f"<defs>{''.join(_pattern(name, look) for look in sorted(looks))}</defs>"


def _pattern(name: str, look: str) -> str:
    if look == "solid":
        size, drawn = 4, '<rect class="raile-chart-ink" width="4" height="4"/>'
    else:
        size, dots, strokes = _DRAWN[look]
        ground = f'<rect class="raile-chart-ground" width="{size}" height="{size}"'
        drawn = f'{ground} fill="{PAPER}"/>' + (
            f'<path class="raile-chart-stroke" d="{strokes}" fill="none" '
            f'stroke="{INK}" stroke-width="2"/>'
            if strokes
            else f'<g class="raile-chart-ink">{dots}</g>'
        )
    return (
        f'<pattern id="raile-look-{name}-{look}" patternUnits="userSpaceOnUse" '
        f'width="{size}" height="{size}">{drawn}</pattern>'
    )


def text(
    words: str,
    x: str,
    y: float,
    *,
    anchor: str = "start",
    size: float = 1,
    weight: str = "normal",
    quiet: bool = False,
) -> str:
    """Return one line of text whose base line is ``y`` em down.

    An em is that of the chart, whatever the size of this line.
    """
    kind = "raile-chart-quiet" if quiet else "raile-chart-text"
    return (
        f'<text class="{kind}" x="{x}" y="{y / size:.2f}em" text-anchor="{anchor}" '
        f'font-size="{size:g}em" font-weight="{weight}" fill="{INK}">'
        f"{escape(words)}</text>"
    )
