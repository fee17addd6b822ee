"""Dots on a scale: full from the line on, piled up, told, and listed in order."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from raile.chart import Dot, Line, Strip, strips
from raile.load import Content

WORDS = Content().words("chart")


def _dots(*labels):
    return tuple(Dot(one, 5 + at / 2, f"{5 + at / 2}") for at, one in enumerate(labels))


ROWS = [
    Strip("Danger", "1 of 2", (Dot("<fire>", 74, "74"), Dot("a knife", 24, "24"))),
    Strip("Everyday", "0 of 3", _dots("a bike", "a wallet", "hm")),
]


def drawn(rows=ROWS, line=50.0):
    return strips(
        "A & B",
        rows,
        Line(line, "from here"),
        words=WORDS,
        heads=("What", "Score", "Note", "Group"),
        notes=("flagged", "passes"),
        told="One of five.",
    )


def circles(chart):
    return list(ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}circle"))


def test_dots_are_full_from_the_line_on():
    full = [dot.get("cx") for dot in circles(drawn()) if "ink" in dot.get("class")]
    assert full == ["73.04%"]
    assert all("ink" in dot.get("class") for dot in circles(drawn(line=0)))
    assert not any("ink" in dot.get("class") for dot in circles(drawn(line=101)))


def test_a_line_beyond_the_scale_stays_in_the_picture():
    assert 'x1="98%" x2="98%"' in drawn(line=101).svg
    assert "101" not in drawn(line=101).svg


def test_dots_that_would_lie_on_each_other_are_piled_up():
    heights = {dot.get("cy") for dot in circles(drawn())[2:]}
    assert len(heights) == 3


def test_it_is_told_listed_in_order_and_safe():
    chart = drawn()
    assert "<title>A &amp; B</title><desc>One of five.</desc>" in chart.svg
    body = ET.fromstring(chart.table).find(".//tbody")
    cells = [[cell.text for cell in row] for row in body]
    assert cells[0] == ["<fire>", "74", "flagged", "Danger"]
    assert [row[1] for row in cells] == ["74", "24", "6.0", "5.5", "5.0"]
    assert cells[1][2] == "passes"
    assert chart.table in chart.figure


def test_a_strip_may_be_empty_and_a_picture_may_not():
    assert len(circles(drawn([Strip("None", "0 of 0", ())]))) == 0
    with pytest.raises(ValueError, match="nothing to draw"):
        drawn([])
