"""Three files with gaps: each gap is found in the real counts, and said."""

from __future__ import annotations

import itertools
import json
import re
import xml.etree.ElementTree as ET

import pytest
from pydantic import ValidationError

from labs.conftest import CONTENT, sight
from raile.labs.who_is_missing._minneapolis import _group, _ratio
from raile.model.lab import Lab, Slider
from raile.science.quality import Rate

LAB = CONTENT.lab("who-is-missing")
FLORIDA = {"file": "florida"}
CITATIONS = {"file": "minneapolis", "minneapolis": "citations"}
SEARCHES = {"file": "minneapolis", "minneapolis": "searches"}
RESIDENTS = {"file": "minneapolis", "minneapolis": "residents"}
PLACES = {"file": "west-yorkshire", "west_yorkshire": "places"}
HUNDRED = {"file": "west-yorkshire", "west_yorkshire": "of-hundred"}


def said(**given) -> str:
    return " ".join(sight("who-is-missing", **given).said)


def notes(**given) -> tuple[str, ...]:
    return sight("who-is-missing", **given).notes


def test_the_file_from_florida_is_cut_at_the_wrong_place():
    assert "Of the 7,214 people you keep, 3,251 were charged again: 45.1 %." in said()
    found = said(until=15)
    assert "2,253 of 6,216 people were charged again (36.2 %)" in found
    assert "After it there are 998 people, and every single one was." in found
    assert "You have found it" not in said(until=14) + said(until=16)
    assert "689 were charged again: 100.0 %" in said(until=18)


def test_months_that_are_left_out_are_drawn_empty_and_nobody_is_no_rate():
    figure = sight("who-is-missing", until=15, florida="share").figure
    assert figure.count('<rect class="raile-chart-ink" x=') == 15
    assert figure.count('<rect class="raile-chart-box"') == 9
    assert "Of those you keep: 36.2 %" in figure
    assert "You keep nobody" in said(until=0)
    assert "Of those you keep" not in sight("who-is-missing", until=0).figure


@pytest.mark.parametrize(
    ("empty", "sentence"),
    [
        ("as-no", "0.0 % in June, 11.5 % in July"),
        ("left-out", "nothing noted in June, 17.7 % in July"),
        ("filled", "0.0 % in June, 65.2 % in July"),
    ],
)
def test_an_empty_cell_is_not_a_no(empty, sentence):
    text = said(**CITATIONS, empty=empty)
    assert sentence in text
    assert "yes 3,202 times. It is empty in 32,806 of 51,887 stops." in text
    figure = sight("who-is-missing", **CITATIONS, empty=empty).figure
    assert figure.count(">?<") == (6 if empty == "left-out" else 0)


def test_filled_cells_stay_near_what_the_text_says():
    figure = sight("who-is-missing", **CITATIONS, empty="filled").figure
    later = re.findall(r"(?:Aug|Sep|Oct|Nov|Dec) 2017</th><td>([\d.]+) %", figure)
    assert sum(map(float, later)) / 5 == pytest.approx(83, abs=0.6)
    figure = sight("who-is-missing", **CITATIONS, empty="left-out").figure
    shares = [float(one) for one in re.findall(r"2017</th><td>([\d.]+) %", figure)]
    assert len(shares) == 6
    assert all(15 < one < 18 for one in shares)


def test_how_much_is_noted_at_all():
    aside = sight("who-is-missing", **SEARCHES).aside
    cells = [re.sub("<.*?>", "|", row) for row in aside.split("<tr>")[2:]]
    text = re.sub(r"\|+", "|", "\n".join(cells))
    assert "Race, as assumed before the stop|16 %|65 %" in text
    assert "Citation|63 %|no such entry" in text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "20.4 and 8.2 %"),
        ({"reason": "suspicious"}, "32.2 and 17.8 %"),
        ({"reason": "traffic"}, "3.5 times as often as White people: 13.8 and 4.0 %"),
        ({"unknown": "shared", "unknown_black": 100}, "13.1 and 8.2 %"),
    ],
)
def test_who_is_searched(given, sentence):
    assert sentence in said(**SEARCHES, **given)
    assert "no column for what they found" in said(**SEARCHES)


def test_unknown_stops_would_have_to_be_shared_out_very_unequally():
    def share(percent):
        given = {"unknown": "shared", "unknown_black": percent}
        return said(**SEARCHES, reason="suspicious", **given)

    assert "Black people were searched" in share(80)
    assert "about equally often" in share(88)
    assert "White people were searched" in share(95)
    figure = sight("who-is-missing", **SEARCHES, unknown="shared").figure
    assert ">Unknown<" not in figure
    assert "as you assume" in figure


def test_what_is_noted_and_what_is_assumed_look_different():
    def looks(**given):
        figure = sight("who-is-missing", **SEARCHES, **given).figure
        bars = re.findall(r'<rect class="raile-chart-bar"[^>]*>', figure)
        return [re.search(r"-(\w+)\)", bar)[1] for bar in bars]

    assert looks() == ["solid"] * 6 + ["dotted", "solid"]
    assert looks(unknown="shared") == ["solid", "hatched", *["solid"] * 4, "hatched"]


def test_a_group_without_anybody_is_said_and_not_compared():
    words = CONTENT.words("lab-who-is-missing")
    for black in (Rate(0, 0), Rate(0, 5)):
        groups = {"Black": black, "White": Rate(1, 4)}
        assert "nobody was searched" in _ratio(groups, words, "en")
    bar = _group("Asian", Rate(0, 0), False, words)
    assert (bar.percent, bar.note) == (None, "0 of 0")


def test_a_yardstick_is_a_choice():
    assert "44.1 % of the stops and 17.0 % of the residents: 2.6" in said(**RESIDENTS)
    places = {**RESIDENTS, "yardstick": "places"}
    assert "21.8 % of the residents: 2.0 times" in said(**places)
    assert "2.3 times" in said(**places, counted="together")
    assert "Near - North: 2,256 stops, and no line" in said(**RESIDENTS)


def test_the_supermarket_leads_because_it_has_a_point():
    assert "First: A named street, with 85.5 %." in said(**PLACES)
    named = {**PLACES, "streets": "without"}
    assert "First: Supermarket" in said(**named)
    assert "First: Supermarket" in said(**named, around=10)
    assert "First: Parking area" in said(**named, around=11)
    assert "First: Parking area" in said(**named, around=100)
    for july, share in {"2016-07": 5.0, "2017-07": 5.4, "2018-07": 2.8}.items():
        assert f"({share} % of the whole month)" in said(**PLACES, july=july)


def test_of_a_hundred_few_are_on_the_map():
    assert "Of 100 incidents, 37 are on the map." in said(**HUNDRED)
    assert "26,193 crimes are recorded" in said(**HUNDRED)
    assert "another 1,495 were reported and not recorded" in said(**HUNDRED)
    assert "Of 100 incidents, 0 are on the map." in said(**HUNDRED, reported=0)
    assert "another 0 were" in said(**HUNDRED, recorded=100)


def test_an_answer_is_not_told_before_somebody_has_tried():
    assert notes() == ()
    assert "cut" in notes(until=20)
    assert notes(**CITATIONS) == notes(**SEARCHES) == notes(**RESIDENTS) == ()
    assert notes(**CITATIONS, empty="filled") == ("blank",)
    assert "unknown" in notes(**SEARCHES, reason="traffic")
    assert notes(**RESIDENTS, counted="together") == ("yardstick",)
    assert notes(**PLACES) == ()
    assert "points" in notes(**PLACES, streets="without")


def test_the_texts_say_what_the_counts_give():
    text = " ".join(note.text for note in LAB.debrief)
    known = " ".join(
        [
            said(until=15),
            *(said(**SEARCHES, reason=one) for one in ("all", "suspicious", "traffic")),
        ]
    )
    for figure in ("36.2", "45.1", "998", "20.4", "32.2", "17.8", "13.8", "4.0"):
        assert figure in text
        assert figure in known


def test_every_view_at_the_ends_of_its_sliders_has_no_holes():
    controls = {one.id: one for one in LAB.controls}
    for view in (FLORIDA, CITATIONS, SEARCHES, RESIDENTS, PLACES, HUNDRED):
        choices = []
        for one in controls.values():
            if one.id.replace("-", "_") in view:
                choices.append([view[one.id.replace("-", "_")]])
            elif isinstance(one, Slider):
                choices.append([one.low, one.high])
            else:
                choices.append([option.id for option in one.options])
        every = itertools.islice(itertools.product(*choices), 0, None, 97)
        for values in itertools.islice(every, 60):
            given = dict(zip(controls, values, strict=True))
            seen = sight(
                "who-is-missing", **{k.replace("-", "_"): v for k, v in given.items()}
            )
            shown = " ".join([*seen.said, seen.figure])
            assert not re.search(r"\b(nan|inf|None)\b|<NA>|\{", shown), given
            assert ET.fromstring(seen.figure) is not None
            assert set(seen.notes) <= {note.id for note in LAB.debrief}


def test_only_the_controls_of_a_view_are_to_be_seen(open_lab):
    widget = open_lab("who-is-missing")
    begin(widget)
    everything = {one.id for one in LAB.controls}
    assert everything - set(widget.view["hidden"]) == {"file", "florida", "until"}
    move(widget, {"file": "minneapolis", "minneapolis": "searches"})
    shown = {"file", "minneapolis", "reason", "unknown"}
    assert everything - set(widget.view["hidden"]) == shown
    move(widget, {"unknown": "shared"})
    assert everything - set(widget.view["hidden"]) == shown | {"unknown-black"}
    move(widget, {"file": "florida"})
    assert "unknown-black" in widget.view["hidden"]


def test_the_decision_is_kept_with_what_was_seen(open_lab, session):
    widget = open_lab("who-is-missing")
    begin(widget)
    move(widget, {"florida": "share"})
    assert widget.view["debrief"] is None
    move(widget, {"until": 15})
    assert [note["title"] for note in widget.view["debrief"]] == [
        note.title for note in LAB.debrief[:2]
    ]
    act(widget, {"event": "decide", "choice": "with-sentence"})
    kept = session.mine("lab/who-is-missing")[-1]
    assert (kept.item, kept.value["choice"]) == ("decision", "with-sentence")
    assert kept.value["values"]["until"] == 15
    labels = [one["label"] for one in widget.view["decided"]]
    assert labels == ["File", "Look at", "Keep the first months"]
    assert len(widget.view["debrief"]) == len(LAB.debrief)


def test_a_control_can_only_wait_for_one_that_stands_before_it():
    raw = json.loads(LAB.model_dump_json())
    raw["controls"][1]["only"] = {"control": "file", "options": ["nowhere"]}
    with pytest.raises(ValidationError, match="'florida' is to be seen only with"):
        Lab.model_validate(raw)
    raw["controls"][1]["only"] = {"control": "july", "options": ["all"]}
    with pytest.raises(ValidationError, match="stands before it"):
        Lab.model_validate(raw)


KEYS = map(str, itertools.count())


def act(widget, event) -> None:
    widget.send = lambda message: None
    widget._receive(None, {"key": next(KEYS), **event}, [])


def begin(widget) -> None:
    act(widget, {"event": "expect", "choice": "about-36"})


def move(widget, values) -> None:
    act(widget, {"event": "move", "values": values, "count": 1})
