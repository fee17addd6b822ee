"""The matrix of risks: a pattern and a word on each square, and all of it in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from raile.chart import Chart, Square, matrix, shade
from raile.load import Content

SVG = "{http://www.w3.org/2000/svg}"
BANDS = ("Low", "Moderate", "High")
SQUARES = [
    Square(row, column, BANDS[row + column - 2], shade(row + column - 2, 3))
    for row in (1, 2)
    for column in (1, 2)
]
SQUARES[1] = Square(1, 2, "Moderate", "hatched", ("Privacy", "<b>Redress</b>"))


def draw(squares: list[Square] = SQUARES, buttons: bool = False) -> Chart:
    return matrix(
        "Risks & where they lie",
        squares,
        rows=("Likelihood", ["Rare", "Likely"]),
        columns=("Impact", ["Small", "Large"]),
        words=Content().words("chart"),
        buttons=buttons,
    )


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)


def test_the_drawing_has_a_name_and_tells_where_each_risk_lies() -> None:
    svg = drawn(draw())
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Risks & where they lie"
    assert svg.findtext(f"{SVG}desc") == (
        "Likelihood: 1 Rare. Impact: 2 Large. Moderate: Privacy; <b>Redress</b>."
    )
    bare = Square(1, 2, "Moderate", "hatched")
    empty = drawn(draw([SQUARES[0], bare, *SQUARES[2:]]))
    assert empty.findtext(f"{SVG}desc") == "nothing to show yet"


def _dots(svg: ET.Element) -> list[ET.Element]:
    """Return the circles that are part of a pattern."""
    return [
        dot
        for one in svg.iter(f"{SVG}pattern")
        for dot in one.iter()
        if "r" in dot.attrib
    ]


def test_each_square_has_its_word_and_a_pattern_of_its_band() -> None:
    svg = drawn(draw())
    texts = [one.text for one in svg.iter(f"{SVG}text")]
    assert [texts.count(band) for band in BANDS] == [1, 2, 1]
    assert texts.count("2") == 1  # risks on the one square that has any
    looks = [one.get("fill", "") for one in svg.iter(f"{SVG}rect")]
    looks = [one.rpartition("-")[2].rstrip(")") for one in looks if "url" in one]
    assert looks == ["hatched", "solid", "dotted", "hatched"]  # from the top
    names = {one.get("id") for one in svg.iter(f"{SVG}pattern")}
    fills = {one.get("fill", "") for one in svg.iter(f"{SVG}rect")}
    assert {f"url(#{name})" for name in names} == {f for f in fills if "url" in f}
    assert len(list(svg.iter(f"{SVG}circle"))) - len(_dots(svg)) == 1


def test_likelihood_rises_upwards_and_impact_to_the_right() -> None:
    places = {
        one.text: (float(one.get("x", "").rstrip("%")), float(one.get("y", "")[:-2]))
        for one in drawn(draw()).iter(f"{SVG}text")
    }
    assert places["2 Likely"][1] < places["1 Rare"][1]
    assert places["1 Small"][0] < places["2 Large"][0]
    assert places["High"][0] > places["Low"][0]
    assert places["High"][1] < places["Low"][1]


def test_only_squares_with_risks_are_buttons_and_only_where_they_lead_somewhere():
    assert "button" not in draw().svg
    svg = drawn(draw(buttons=True))
    assert svg.get("role") == "group"  # an image would hide the buttons in it
    [button] = [one for one in svg.iter() if one.get("role") == "button"]
    assert button.get("tabindex") == "0"
    assert button.get("data-square") == "1-2"
    assert {one.get("x") for one in button.iter(f"{SVG}rect")} == {"50%"}
    assert "Privacy; <b>Redress</b>" in button.get("aria-label", "")


def test_the_table_says_the_same_and_nothing_is_markup() -> None:
    chart = draw()
    assert "<b>" not in chart.figure
    assert "<td>Moderate · Privacy; &lt;b&gt;Redress&lt;/b&gt;</td>" in chart.table
    assert chart.table.index("2 Likely") < chart.table.index("1 Rare")
    assert "Likelihood (down), Impact (across)" in chart.table
