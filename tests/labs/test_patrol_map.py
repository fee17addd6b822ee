"""The real map is as it was published, and only what patrols find feeds itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from labs.conftest import CONTENT, sight

JULYS = ("july-2016-07", "july-2017-07", "july-2018-07")
FOUND = {"records": "discovered"}


def said(**values) -> str:
    return " ".join(sight("patrol-map", **values).said)


def marks(kind: str, **values) -> int:
    """Return how many signs of a kind are on the map."""
    svg = ET.fromstring(sight("patrol-map", **values).figure).find("{*}svg")
    ways = svg.findall(f"{{*}}path[@class='raile-map-{kind}']")
    return sum(one.get("d").count("M") for one in ways)


@pytest.mark.parametrize(
    ("month", "share", "stays"),
    [
        (JULYS[0], "21.3", "45 in July 2017 and 40 in July 2018"),
        (JULYS[1], "20.9", "45 in July 2016 and 44 in July 2018"),
        (JULYS[2], "20.3", "40 in July 2016 and 44 in July 2017"),
    ],
)
def test_a_twentieth_holds_a_fifth_and_most_of_it_stays(month, share, stays):
    text = said(month=month)
    assert f"69 of 1,388, hold {share} % of the incidents." in text
    assert f"Of these 69 areas, {stays} were among the fullest as well." in text


def test_every_area_is_on_the_map_and_the_fullest_stand_out():
    assert marks("square") == 69
    assert sum(marks(kind) for kind in ("point", "dot", "disc", "square")) == 1388
    assert marks("point", **FOUND) == 1076
    assert marks("around") == 0
    assert marks("around", days=30) == 69


def test_what_people_report_does_not_feed_itself():
    text = said(records="reported", days=360)
    assert "hold 21 % of the records, and 21 % of what happens." in text
    assert "does not feed itself" in text
    assert "hardly feeds itself" in said(days=360)


def test_what_patrols_find_feeds_itself():
    text = said(**FOUND, days=360)
    assert "hold 54 % of the records, and 18 % of what happens." in text
    assert "1,076 of 1,388 areas have no record" in text
    asked = CONTENT.lab("patrol-map").question.ask
    assert f"{1_388 - 1_076} of 1,388 small areas" in asked
    assert "63 % of all that happens" in text


def test_only_the_two_remedies_together_bring_the_map_near_the_truth():
    last = {**FOUND, "days": 360}
    assert "1,076 of 1,388" in said(**last, weight="corrected")
    assert "640 of 1,388" in said(**last, anywhere=20)
    both = said(**last, anywhere=20, weight="corrected")
    assert "hold 24 % of the records, and 20 % of what happens." in both


def test_few_records_look_concentrated_by_chance_and_it_is_said():
    assert "521, spread by chance as the calls are, would have 35 %" in said(**FOUND)


def test_the_debrief_and_the_question_have_the_same_figures():
    lab = CONTENT.lab("patrol-map")
    text = " ".join(note.text for note in lab.debrief)
    for month in JULYS:
        share = re.search(r"hold ([\d.]+) %", said(month=month))[1]
        assert share in text
    for figure in ("48 %", "54 %", "18 %", "1,076", "63 %", "640", "24 %", "521", "35"):
        assert figure in text
    assert f"{1388 - 1076} of 1,388" in lab.question.ask
    assert "braga-2019" in lab.debrief[-1].source
