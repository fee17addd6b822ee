"""Charts say in words what they draw, and draw nothing that was not escaped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from raile.chart import Bar, Zone, bars, shade
from raile.load import Wording

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Wording(
    "chart",
    {
        "percent": "{percent} %",
        "value": "{value} · {note}",
        "row": "{label}: {value}.",
        "nothing": "nothing yet",
        "table": "Show the figures",
    },
)
ZONES = (Zone("Starting", 0), Zone("Building", 25), Zone("Leading", 75))
ROWS = (
    Bar("Culture", 62.4, note="Building", look="hatched"),
    Bar("People <b>", 0, note="Starting", look="dotted"),
    Bar("Processes", None),
)


def draw(rows=ROWS, zones=ZONES, **more):
    return bars(
        "Share & level",
        rows,
        words=WORDS,
        heads=("Part", "Share", "Level"),
        zones=zones,
        **more,
    )


def drawn(chart):
    return ET.fromstring(chart.svg)


def texts(chart):
    return [one.text for one in drawn(chart).iter(f"{SVG}text")]


def test_the_drawing_has_a_name_and_tells_every_bar_in_words():
    svg = drawn(draw())
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title").text == "Share & level"
    assert svg.find(f"{SVG}desc").text == (
        "Culture: 62 % · Building. People <b>: 0 % · Starting. Processes: nothing yet."
    )


def test_each_bar_shows_its_label_its_per_cent_and_its_note():
    seen = texts(draw())
    assert "Culture" in seen
    assert "62 % · Building" in seen
    assert "nothing yet" in seen


def test_a_bar_is_as_long_as_its_per_cent_and_has_a_pattern_of_its_own():
    chart = draw()
    svg = drawn(chart)
    [bar] = [
        one for one in svg.iter(f"{SVG}rect") if one.get("class") == "raile-chart-bar"
    ]  # nothing is drawn for 0 and for nothing
    assert bar.get("width") == "62.4%"
    pattern = bar.get("fill").removeprefix("url(#").removesuffix(")")
    assert pattern in {one.get("id") for one in svg.iter(f"{SVG}pattern")}


def test_two_charts_on_one_page_do_not_share_their_patterns():
    def ids(chart):
        return {one.get("id") for one in drawn(chart).iter(f"{SVG}pattern")}

    assert not ids(draw()) & ids(draw(rows=ROWS[:1]))


def test_zones_are_named_and_their_thresholds_marked_and_numbered():
    chart = draw()
    assert {"Starting", "Building", "Leading", "25 %", "75 %"} <= set(texts(chart))
    marks = {
        one.get("x1")
        for one in drawn(chart).iter(f"{SVG}line")
        if one.get("class") == "raile-chart-mark"
    }
    assert marks == {"25%", "75%"}


def test_names_of_narrow_zones_stand_above_each_other():
    narrow = (Zone("A rather long name", 0), Zone("Another long name", 10))
    heights = {
        one.text: one.get("y") for one in drawn(draw(zones=narrow)).iter(f"{SVG}text")
    }
    assert heights["A rather long name"] != heights["Another long name"]


def test_a_long_label_is_broken_into_lines():
    label = "Who is told when the system is switched off and who decides about it"
    chart = draw(rows=(Bar(label, 10),), columns=30)
    lines = [one for one in texts(chart) if one in label]
    assert " ".join(lines) == label
    assert max(map(len, lines)) <= 30


def test_values_stand_beneath_where_one_has_no_room_beside_its_label():
    def places(rows):
        svg = drawn(draw(rows=rows, columns=30))
        return {one.text: one.get("x") for one in svg.iter(f"{SVG}text")}

    assert places((Bar("Short", 10),))["10 %"] == "100%"
    both = places((Bar("Short", 10), Bar("A label of many letters", 20, note="Some")))
    assert (both["10 %"], both["20 % · Some"]) == ("0", "0")


class Cells(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.cells = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.cells.append((tag, dict(attrs).get("scope"), ""))

    def handle_data(self, data):
        tag, scope, _ = self.cells[-1]
        self.cells[-1] = (tag, scope, data)


def test_the_table_holds_the_same_figures_under_headings():
    cells = Cells(draw().table).cells
    assert ("caption", None, "Share & level") in cells
    assert [one for one in cells if one[1] == "col"] == [
        ("th", "col", "Part"),
        ("th", "col", "Share"),
        ("th", "col", "Level"),
    ]
    assert ("th", "row", "People <b>") in cells
    assert [text for tag, _, text in cells if tag == "td"] == [
        *("62 %", "Building"),
        *("0 %", "Starting"),
        *("nothing yet", ""),
    ]


def test_what_stands_in_a_label_is_text_and_never_markup():
    figure = draw().figure
    assert "<b>" not in figure
    assert "People &lt;b&gt;" in figure


def test_the_table_is_folded_away_under_the_drawing():
    chart = draw()
    assert chart.svg in chart.figure
    assert f"<summary>Show the figures</summary>{chart.table}" in chart.figure


@pytest.mark.parametrize("of", [1, 2, 3, 4, 7])
def test_shades_never_get_lighter_up_the_ladder(of):
    order = ["dotted", "hatched", "crossed", "solid"]
    steps = [order.index(shade(place, of)) for place in range(of)]
    assert steps == sorted(steps)
    assert of == 1 or (steps[0], steps[-1]) == (0, 3)


def test_a_caption_says_the_title_where_nothing_else_does():
    heads = ("What", "Share", "Note")
    rows = [Bar("A", 10)]
    said = bars("A & B", rows, words=WORDS, heads=heads, caption=True).figure
    silent = bars("A & B", rows, words=WORDS, heads=heads).figure
    assert "<figcaption>A &amp; B</figcaption>" in said
    assert "figcaption" not in silent
