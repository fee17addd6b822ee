"""Curves and numbered spots: where they lie, in words and in a table."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from raile.chart import Curve, Spot, curves
from raile.load import Content

WORDS = Content().words("chart")
SPOT = Spot("room <b>", (0.5, 0.25))


def drawn(spots=(SPOT,)):
    return curves(
        "A & B",
        [
            Curve("up", [(0.0, 0.0), (1.0, 1.0)]),
            Curve("down", [(0.0, 1.0), (1.0, 0.0)]),
        ],
        spots,
        words=WORDS,
        heads=("Where", "Share"),
        rows=[("here", "5 %")],
        axis=("left", "middle", "right"),
        told="They cross.",
    )


def test_curves_differ_by_dashes_and_spots_are_numbered_and_named():
    root = ET.fromstring(drawn().svg)
    paths = [one for one in root.iter() if one.get("class") == "raile-chart-bar"]
    assert [one.get("d") for one in paths] == [
        "M0.0 100.0L100.0 0.0",
        "M0.0 0.0L100.0 100.0",
    ]
    assert [one.get("stroke-dasharray") for one in paths] == [None, "7 4"]
    (spot,) = root.iter("{http://www.w3.org/2000/svg}circle")
    assert spot.get("cx") == "50.0%"
    assert spot.get("cy") == "10.50em"
    assert "room &lt;b&gt;" in drawn().figure


def test_it_is_told_tabled_and_works_without_spots():
    chart = drawn(())
    assert "<title>A &amp; B</title><desc>They cross.</desc>" in chart.svg
    assert '<th scope="row">here</th><td>5 %</td>' in chart.table
    assert chart.table in chart.figure
