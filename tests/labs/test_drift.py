"""The drift lab gives the published changes, and says what rings for nothing."""

from __future__ import annotations

import re
from itertools import product

import pytest

from labs.conftest import CONTENT, sight
from raile.labs.drift import by_chance, values


def said(**given) -> str:
    return " ".join(sight("drift", **given).said)


def rings(cases: int) -> float:
    """Return the share of unchanged months of Toronto in which the index is 0.1."""
    drawn = by_chance(CONTENT, "toronto-months", "first", "psi", cases)
    return sum(value >= 0.1 for value in drawn) / len(drawn)


def test_doubled_car_theft_is_stable_by_habit():
    text = said()
    assert "The alarm never rings. The highest value is 0.088 (2021)." in text
    assert "“Auto Theft” has changed most: from 10.7 to 19.8 %" in text
    assert round(values(CONTENT, "toronto-years", "first", "psi")[-2], 3) == 0.038
    assert "rings in 1 of 6 periods: 2021" in said(alarm=0.08)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "rings in 4 of 72 periods, first in Sep 2021."),
        ({"statistic": "chi-square"}, "in 19 of 72 periods, first in Apr 2020."),
        ({"against": "before"}, "The alarm never rings."),
    ],
)
def test_the_same_months_ring_otherwise_by_another_measure(given, sentence):
    assert sentence in said(series="toronto-months", **given)


def test_west_yorkshire_gives_the_published_index_and_its_rebuttal():
    found = values(CONTENT, "west-yorkshire", "first", "psi")
    assert found == pytest.approx((0.0328, 0.1280), abs=5e-5)
    found = values(CONTENT, "west-yorkshire", "before", "psi")
    assert found == pytest.approx((0.0328, 0.0381), abs=5e-5)
    text = said(series="west-yorkshire")
    assert "rings in 1 of 2 periods: Jul 2018. The highest value is 0.128" in text
    assert "“Violence and sexual offences” has changed most" in text
    assert "Two values are no trend." in text
    assert "no trend" not in said()
    aside = sight("drift").aside
    assert all(one in aside for one in ("15.4", "April 2018", "94.6 %"))


def test_false_alarms_are_the_same_every_time_and_grow_where_little_is_counted():
    small = [rings(cases) for cases in (50, 100, 500)]
    assert 3 < 12 * small[0] < 4
    assert small[0] > small[1] > small[2]
    by_chance.cache_clear()
    assert small[0] == rings(50)
    text = said(series="toronto-months", cases=50)
    assert "In a unit that counts 50 cases" in text
    assert f"rings about {12 * small[0]:.1f} times a year for nothing" in text
    assert "did not ring once in 1,000 draws" in said(cases=2500)


def test_real_and_false_alarms_stand_beside_each_other():
    figure = sight("drift", series="toronto-months", cases=50).figure
    assert "4 of 72" in figure
    assert re.search(r"Nothing has changed: \d+ % · 3\.\d a year", figure)
    assert figure.count("<table>") == 2


def test_columns_that_reach_the_line_are_full():
    figure = sight("drift", series="toronto-months").figure
    assert figure.count('<rect class="raile-chart-ink" x=') == 4
    assert figure.count('<rect class="raile-chart-box"') == 68
    assert figure.count("<td>rings</td>") == 4
    assert "Alarm from 0.1<" in figure


def test_every_choice_says_something_without_holes():
    controls = {one.id: one for one in CONTENT.lab("drift").controls}
    choices = [
        [option.id for option in controls[name].options]
        for name in ("series", "against", "statistic")
    ]
    for series, against, statistic in product(*choices):
        for alarm, cases in ((0.01, 50), (0.3, 2500)):
            shown = sight(
                "drift",
                series=series,
                against=against,
                statistic=statistic,
                alarm=alarm,
                cases=cases,
            )
            text = shown.figure + " ".join(shown.said)
            assert "nan" not in text
            assert "{" not in text


def test_the_texts_say_what_the_counts_give():
    lab = CONTENT.lab("drift")
    text = " ".join(note.text for note in lab.debrief)
    for figure in ("10.7 to 19.8 %", "0.088", "0.038", "0.128", "6,000 to 10,358"):
        assert figure in text
    months = values(CONTENT, "toronto-months", "before", "psi")
    assert "the index of no month of Toronto" in text
    assert max(months) < 0.1


def test_once_a_year_is_one_time():
    assert "rings about 1 time a year" in said(alarm=0.01, cases=50)
