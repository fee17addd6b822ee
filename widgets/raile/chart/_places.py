from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import Literal

from raile.chart._bars import Chart
from raile.chart._svg import INK, PAPER
from raile.chart._table import figure, table
from raile.load import Wording

Place = tuple[float, float]
"""Longitude and latitude, in degrees."""

Sign = Literal["point", "dot", "disc", "square", "ring"]
"""How a place is drawn, from the least to the most; sizes and forms differ, so that no
colour is needed."""

_WIDE = 100.0
_EDGE = 3.0
_SIZES: dict[Sign, float] = {"point": 0.55, "dot": 1.0, "disc": 1.5, "square": 1.9}
_RING = 1.6
_LETTER = 3


@dataclass(frozen=True)
class Layer:
    """Places that are drawn alike, and what they have in common."""

    label: str
    places: Sequence[Place]
    sign: Sign


@dataclass(frozen=True)
class Town:
    """A name, to find one's way on the map."""

    name: str
    at: Place


def places(
    title: str,
    layers: Sequence[Layer],
    towns: Sequence[Town] = (),
    *,
    words: Wording,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    told: str,
) -> Chart:
    """Draw a map without borders: one sign for each place, with the key beneath.

    The map is as large as all its places need, north is up, and a degree east is as
    long as it is in the middle of the map.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    layers
        From the bottom to the top.
    towns
        Names written above all of them.
    words
        The words of charts, ``content.words("chart")``.
    heads, rows
        The table: hundreds of places are told by larger areas.
    told
        The text alternative.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    known = [place for layer in layers for place in layer.places]
    if not known:
        raise ValueError("there is nothing to draw; give at least one place")
    plane = _Plane(known)
    drawn = "".join(_signs(layer.sign, plane.all(layer.places)) for layer in layers)
    drawn += "".join(_name(town.name, *plane.at(town.at)) for town in towns)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" class="raile-map" '
        f'width="100%" viewBox="0 0 {_WIDE:g} {plane.high:.1f}" '
        'font-family="sans-serif">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{drawn}</svg>"
    )
    key = "".join(
        f'<li><svg viewBox="0 0 4 4" width="1.3em" height="1.3em" aria-hidden="true">'
        f"{_signs(layer.sign, [(2, 2)])}</svg> "
        f"<strong>{escape(words.say('count', n=len(layer.places)))}</strong> "
        f"{escape(layer.label)}</li>"
        for layer in layers
        if layer.places
    )
    made = table(title, heads, rows)
    head = f"<figcaption>{escape(title)}</figcaption>"
    body = f'{head}{svg}<ul class="raile-chart-key">{key}</ul>'
    return Chart(svg=svg, table=made, figure=figure(body, made, words))


class _Plane:
    """Where on the drawing a place lies."""

    def __init__(self, known: Sequence[Place]) -> None:
        easts, norths = zip(*known, strict=True)
        self._west, self._north = min(easts), max(norths)
        self._narrower = cos(radians((self._north + min(norths)) / 2))
        # One place alone has no width.
        wide = (max(easts) - self._west) * self._narrower or 1.0
        self._scale = (_WIDE - 2 * _EDGE) / wide
        self.high = (self._north - min(norths)) * self._scale + 2 * _EDGE

    def at(self, place: Place) -> Place:
        east, north = place
        x = _EDGE + (east - self._west) * self._narrower * self._scale
        return x, _EDGE + (self._north - north) * self._scale

    def all(self, several: Sequence[Place]) -> list[Place]:
        return [self.at(one) for one in several]


def _signs(sign: Sign, spots: Sequence[Place]) -> str:
    """Return all signs of a kind: strokes without length, as thick as the sign."""
    if sign == "ring":
        around = (
            f"M{x - _RING:.1f} {y:.1f}a{_RING} {_RING} 0 1 0 {2 * _RING} 0"
            f"a{_RING} {_RING} 0 1 0 {-2 * _RING} 0"
            for x, y in spots
        )
        way = "".join(around)
        return _stroke(way, "halo", PAPER, 0.6) + _stroke(way, "around", INK, 0.35)
    way = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in spots)
    size = _SIZES[sign]
    cap = "square" if sign == "square" else "round"
    # What matters most stands out from what it covers.
    halo = _stroke(way, "halo", PAPER, size + 0.6, cap) if sign == "square" else ""
    return halo + _stroke(way, sign, INK, size, cap)


def _stroke(way: str, kind: str, ink: str, width: float, cap: str = "round") -> str:
    return (
        f'<path class="raile-map-{kind}" d="{way}" fill="none" stroke="{ink}" '
        f'stroke-width="{width:g}" stroke-linecap="{cap}"/>'
        if way
        else ""
    )


def _name(name: str, x: float, y: float) -> str:
    return (
        f'<text class="raile-map-name" x="{x:.1f}" y="{y:.1f}" text-anchor="middle" '
        f'font-size="{_LETTER}" font-weight="600" fill="{INK}" stroke="{PAPER}" '
        f'stroke-width=".9" paint-order="stroke">{escape(name)}</text>'
    )
