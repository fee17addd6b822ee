"""Dots and grouped bars say in words what they draw."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from raile.chart import (
    Bar,
    CourseNames,
    Courses,
    Group,
    Pile,
    Span,
    courses,
    dots,
    grouped,
    of_hundred,
    spans,
)
from raile.load import Content

WORDS = Content().words("chart")
SVG = "{http://www.w3.org/2000/svg}"


def test_dots_are_counted_in_the_drawing_the_key_and_the_table():
    piles = (Pile("right <b>", 3), Pile("wrong", 18, "cross"), Pile("none", 0, "ring"))
    chart = dots("Of 21", piles, words=WORDS, heads=("Who", "Count"))
    svg = ET.fromstring(chart.svg)
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}desc").text == "right <b>: 3. wrong: 18. none: 0."
    assert len(svg.findall(f"{SVG}g")) == 21
    assert svg.get("viewBox") == "0 0 20 2"
    key = ET.fromstring(chart.figure).find("ul")
    assert [one.find("strong").text for one in key] == ["3", "18"]
    assert [one.text for one in ET.fromstring(chart.table).iter("td")] == [
        *("3", "18", "0")
    ]


def test_nothing_at_all_is_no_picture():
    with pytest.raises(ValueError, match="nothing to draw"):
        dots("None", [Pile("none", 0)], words=WORDS, heads=("Who", "Count"))


@pytest.mark.parametrize(
    ("shares", "counts"),
    [([1, 1, 1], [34, 33, 33]), ([0, 5], [0, 100]), ([0.3465, 0.6535], [35, 65])],
)
def test_shares_become_a_whole_hundred(shares, counts):
    assert of_hundred(shares) == counts


@pytest.mark.parametrize("shares", [[0, 0], [], [2, -1]])
def test_shares_of_nothing_are_refused(shares):
    with pytest.raises(ValueError, match="no hundred"):
        of_hundred(shares)


def test_grouped_bars_stand_under_their_headings():
    groups = (
        Group("Missed", (Bar("A", 28.0), Bar("B", 47.7, look="hatched"))),
        Group("Found", (Bar("A", None),)),
    )
    chart = grouped("Two", groups, words=WORDS, heads=("Rate", "Group", "%"))
    svg = ET.fromstring(chart.svg)
    assert svg.find(f"{SVG}desc").text == (
        "Missed, A: 28 %. Missed, B: 48 %. Found, A: nothing to show yet."
    )
    drawn = [one.text for one in svg.iter(f"{SVG}text")]
    assert drawn == [
        *("Missed", "A", "28 %", "B", "48 %"),
        *("Found", "A", "nothing to show yet"),
    ]
    rows = [[one.text for one in row] for row in ET.fromstring(chart.table).iter("tr")]
    assert rows[2] == ["Missed", "B", "48 %"]


def test_a_span_stands_where_its_share_is_on_a_scale_of_tens():
    rows = (
        Span("Pilot", 0, 0.01, "0 to 1 %", claim=0.0001, note="open"),
        Span("All", 0.01, 1, "1 to 100 %"),
    )
    chart = spans("Rates", rows, words=WORDS, heads=("Who", "From", "Note"))
    svg = ET.fromstring(chart.svg)
    assert svg.find(f"{SVG}desc").text == "Pilot: 0 to 1 % · open. All: 1 to 100 %."
    bars = [
        (one.get("x"), one.get("width"))
        for one in svg.iter(f"{SVG}rect")
        if one.get("class") == "raile-chart-bar"
    ]
    assert bars == [("0.00%", "66.67%"), ("66.67%", "33.33%")]
    marks = [
        one.get("x1")
        for one in svg.iter(f"{SVG}line")
        if one.get("class") == "raile-chart-mark"
    ]
    assert marks == ["33.33%"]
    ticks = [one.text for one in svg.iter(f"{SVG}text")][-4:]
    assert ticks == ["0.0001 %", "0.01 %", "1 %", "100 %"]


def test_courses_are_told_in_words_and_as_a_table():
    drawn = Courses(
        (0, 5, 10), (0.5, 0.4, 0.2), (0.5, 0.7, 0.9), (0.5, 0.5, 0.6), ((0.5, 0.6, 1),)
    )
    names = CourseNames("most", "mean", "one", "truth")

    def draw(truth):
        return courses(
            "Shares",
            drawn,
            truth,
            names,
            words=WORDS,
            heads=("Day", "Low", "Mean", "High"),
            axis=("start", "end"),
            told="It spreads.",
        )

    svg = ET.fromstring(draw(0.5).svg)
    assert svg.find(f"{SVG}desc").text == "It spreads."
    rows = [
        [one.text for one in row] for row in ET.fromstring(draw(0.5).table).iter("tr")
    ]
    assert rows[-1] == ["10", "20 %", "60 %", "90 %"]
    assert "truth" in draw(0.5).figure
    assert "truth" not in draw(None).figure
