"""Bars to both sides of a middle: on the right side, told, tabled, and safe."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from raile.chart import Push, Pushes, pushes
from raile.load import Content

WORDS = Content().words("chart")
ROWS = (
    Push("Age", -0.5, "-0.50", "hatched", "is past"),
    Push("<Priors>", 1.0, "+1.00"),
    Push("Nothing", 0.0, "0.00"),
)


GROUPS = (Pushes("", ROWS),)


def drawn(groups=GROUPS):
    return pushes(
        "A & B",
        groups,
        {"solid": "open", "hatched": "closed"},
        words=WORDS,
        heads=("What", "How far", "Note"),
        sides=("down", "up"),
        told="Priors push most.",
    )


def bars_of(chart):
    return [
        tuple(float(one.get(side).removesuffix("%")) for side in ("x", "width"))
        for one in ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}rect")
        if one.get("class") == "raile-chart-bar"
    ]


def test_each_bar_goes_to_its_side_and_the_longest_reaches_the_end():
    assert bars_of(drawn()) == [(25, 25), (50, 50), (50, 0)]


def test_it_is_told_keyed_tabled_and_safe():
    chart = drawn((Pushes("First & last", ROWS),))
    assert "<title>A &amp; B</title><desc>Priors push most.</desc>" in chart.svg
    assert '<th scope="row">First &amp; last, Age</th><td>-0.50</td>' in chart.table
    assert "First &amp; last, &lt;Priors&gt;" in chart.table
    assert chart.table in chart.figure
    assert "closed</li>" in chart.figure
    ET.fromstring(chart.figure)


def test_nothing_at_all_is_refused_and_only_zeros_are_not():
    with pytest.raises(ValueError, match="nothing to draw"):
        drawn((Pushes("", ()),))
    assert bars_of(drawn((Pushes("", ROWS[2:]),))) == [(50, 0)]
