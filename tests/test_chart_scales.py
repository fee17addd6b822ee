"""Dots on scales: one for each person, told in words, in a table, whatever the room."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from raile.chart import Scale, ScaleNames, scales
from raile.load import Content

WORDS = Content().words("chart")
NAMES = ScaleNames("one person", "middle", "start")


def scale(dots, label="Threshold <b>", steps=10, **more):
    given = {"median": 50.0, "start": 10.0, "ends": ("0.5", "0.75"), **more}
    return Scale(label, "middle 0.6", dots, steps=steps, cells=["5"], **given)


def drawn(*rows):
    return scales("A & B", rows, NAMES, words=WORDS, heads=("Control", "People"))


def places(chart):
    """Return where the dots are, across and down."""
    return [
        (float(one.get("cx")[:-1]), float(one.get("cy")[:-2]))
        for one in ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}circle")
    ]


def test_every_person_is_one_dot_at_the_number_that_was_set():
    found = places(drawn(scale([0, 50, 50, 100])))
    across = sorted(x for x, _ in found)
    assert across == pytest.approx([1, 50, 50, 99])
    assert len(set(found)) == 4


def test_of_many_steps_the_nearest_are_piled_up_where_they_are():
    ((first, low), (second, high)) = sorted(places(drawn(scale([1, 1.2], steps=1000))))
    assert first == second == pytest.approx(2.08, abs=0.01)
    assert low != high


def test_a_full_room_has_dots_beside_each_other_and_all_of_them_in_the_picture():
    chart = drawn(scale([0.0] * 100 + [100.0] * 150, steps=1))
    found = places(chart)
    assert len(set(found)) == 250
    assert all(0 < x < 100 for x, _ in found)
    assert min(y for _, y in found) > 0
    assert max(Counter(x for x, _ in found).values()) < 20
    assert Counter(x < 50 for x, _ in found) == {True: 100, False: 150}


def test_it_is_told_tabled_and_safe():
    chart = drawn(scale([0]), scale([5], label="Other"))
    told = "Threshold &lt;b&gt;: middle 0.6. Other: middle 0.6."
    assert f"<title>A &amp; B</title><desc>{told}</desc>" in chart.svg
    assert '<th scope="row">Other</th><td>5</td>' in chart.table
    assert "one person" in chart.figure
    assert ">0.75<" in chart.svg


def test_a_long_name_is_broken_and_nothing_is_refused():
    long = "You may test it yourself and look inside"
    lines = [
        one.text
        for one in ET.fromstring(drawn(scale([0], label=long)).svg).iter(
            "{http://www.w3.org/2000/svg}text"
        )
    ]
    assert " ".join(lines).startswith(long)
    assert long not in lines
    with pytest.raises(ValueError, match="nothing to draw"):
        drawn()
