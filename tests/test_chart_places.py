"""A map: every place once, north up, told in words, tabled, and safe."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from raile.chart import Layer, Town, places
from raile.load import Content

WORDS = Content().words("chart")
LAYERS = [
    Layer("quiet & calm", [(0.0, 53.0), (2.0, 54.0)], "point"),
    Layer("busy", [(1.0, 53.5)], "square"),
    Layer("nowhere", [], "disc"),
]


def drawn(layers=LAYERS):
    return places(
        "A & B",
        layers,
        [Town("<Town>", (1.0, 53.5))],
        words=WORDS,
        heads=("Where", "Areas"),
        rows=[("North", "1")],
        told="Two are quiet.",
    )


def spots(chart, kind):
    way = ET.fromstring(chart.svg).find(f"{{*}}path[@class='raile-map-{kind}']")
    return [
        tuple(map(float, one)) for one in re.findall(r"M(\S+) (\S+)h0", way.get("d"))
    ]


def test_north_is_up_east_is_right_and_all_is_in_the_picture():
    chart = drawn()
    (south, north), (middle,) = spots(chart, "point"), spots(chart, "square")
    assert south[0] < middle[0] < north[0]
    assert south[1] > middle[1] > north[1]
    *_, wide, high = map(float, ET.fromstring(chart.svg).get("viewBox").split())
    assert 0 < south[0] < north[0] < wide
    assert 0 < north[1] < south[1] < high
    # At 53.5 degrees a degree east is 0.6 of a degree north.
    assert (north[0] - south[0]) / (south[1] - north[1]) == pytest.approx(
        1.19, abs=0.01
    )


def test_it_is_told_tabled_and_safe():
    chart = drawn()
    assert "<title>A &amp; B</title><desc>Two are quiet.</desc>" in chart.svg
    assert "&lt;Town&gt;" in chart.svg
    assert '<th scope="row">North</th><td>1</td>' in chart.table
    assert chart.table in chart.figure
    assert "<strong>2</strong> quiet &amp; calm" in chart.figure
    assert "nowhere" not in chart.figure


def test_one_place_alone_and_none():
    one = drawn([Layer("one", [(1.0, 53.0)], "ring")])
    assert "nan" not in one.svg
    with pytest.raises(ValueError, match="nothing to draw"):
        drawn([])
