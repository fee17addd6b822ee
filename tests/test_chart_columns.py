"""Columns over time: full at the line, told in words, and in a table."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from raile.chart import Column, Line, columns
from raile.load import Content

WORDS = Content().words("chart")
ROWS = [
    Column("May", 0.0, "none", "silent"),
    Column("June", 0.1, "a tenth", "rings", "06"),
    Column("<July>", 0.4, "much", "rings"),
]


def drawn(rows=ROWS, line=0.1):
    return columns(
        "A & B",
        rows,
        None if line is None else Line(line, "The line"),
        words=WORDS,
        heads=("When", "What", "Note"),
        told="It rose.",
    )


def test_columns_that_reach_the_line_are_full_and_the_highest_fits():
    chart = drawn()
    root = ET.fromstring(chart.svg)
    boxes = root.findall("{*}rect")
    kinds = [box.get("class") for box in boxes]
    assert kinds == ["raile-chart-box", "raile-chart-ink", "raile-chart-ink"]
    tall = [float(box.get("height").removesuffix("em")) for box in boxes]
    assert tall[0] == 0
    assert tall[2] == pytest.approx(4 * tall[1])
    assert float(boxes[2].get("y").removesuffix("em")) > 0
    (level,) = {
        one.get("y1")
        for one in root.findall("{*}line")
        if one.get("class") == "raile-chart-mark"
    }
    assert level == boxes[1].get("y")


def test_it_is_told_and_tabled_and_safe():
    chart = drawn()
    assert "<title>A &amp; B</title><desc>It rose.</desc>" in chart.svg
    assert '<th scope="row">&lt;July&gt;</th><td>much</td><td>rings</td>' in chart.table
    assert chart.table in chart.figure
    assert chart.svg.count(">06<") == 1


def test_a_line_above_all_columns_stays_in_the_picture():
    root = ET.fromstring(drawn(line=3).svg)
    marks = [float(one.get("y1").removesuffix("em")) for one in root.findall("{*}line")]
    assert min(marks) > 0


def test_nothing_at_all_is_refused():
    with pytest.raises(ValueError, match="nothing to draw"):
        drawn([])


def test_what_nobody_knows_is_dashed_and_what_is_said_to_be_full_is_full():
    rows = [Column("May", None, "nothing noted"), Column("June", 2.0, "2", full=True)]
    root = ET.fromstring(drawn(rows, None).svg)
    kinds = [box.get("class") for box in root.findall("{*}rect")]
    assert kinds == ["raile-chart-track", "raile-chart-ink"]
    assert "?" in [one.text for one in root.findall("{*}text")]
    assert not [one for one in root.findall("{*}line") if one.get("stroke-dasharray")]
    assert drawn(rows[:1], None).svg


def test_the_name_of_the_line_keeps_off_the_columns():
    def stands(rows) -> str | None:
        svg = ET.fromstring(drawn(rows).svg)
        (name,) = [one for one in svg.iter() if one.text == "The line"]
        return name.get("x")

    assert stands(ROWS) == "0"
    assert stands(ROWS[::-1]) == "100%"
