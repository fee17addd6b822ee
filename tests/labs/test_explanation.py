"""The scorecard explained: reasons, ways out, a pair, a letter, and their limits."""

from __future__ import annotations

import itertools
import json
import re
import xml.etree.ElementTree as ET

import pytest
from pydantic import ValidationError

from labs.conftest import CONTENT, sight
from raile.model.lab import Lab, Slider

LAB = CONTENT.lab("explanation")
PEOPLE = [one.id for one in LAB.people]
SLIDERS = {"age": "age", "priors": "priors", "served": "months_served"}


def person(name: str) -> dict[str, object]:
    """Return the settings that a person's choice makes."""
    features = next(one.features for one in LAB.people if one.id == name)
    return {"person": name, **{key: features[one] for key, one in SLIDERS.items()}}


def said(**given) -> str:
    return " ".join(sight("explanation", **given).said)


def rows(**given) -> list[tuple[str, str]]:
    figure = sight("explanation", **given).figure
    return re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', figure)


def test_the_start_is_the_person_and_the_answer_of_the_question():
    start = {one.id: one.start for one in LAB.controls}
    assert person("young").items() <= start.items()
    assert "The score is 84 %. The average person of the file has 37 %." in said()
    none = said(part="change")
    assert "Nothing that may change brings it below 50 %" in none
    assert "together it is 70 %" in none
    assert "together it is 60 %" in said(part="change", allowed="time")
    assert LAB.question.came_out == "none"


def test_the_bars_add_up_to_the_score():
    for name in PEOPLE:
        total = sum(float(value) for _, value in rows(**person(name)))
        aside = sight("explanation", **person(name)).aside
        whole = re.findall(r"<td>([+-]?\d+\.\d\d)</td></tr>", aside)
        assert len(whole) == 12
        assert total == pytest.approx(sum(map(float, whole)), abs=0.05)


def test_who_is_chosen_sets_the_sliders_and_a_slider_changes_the_person():
    chosen = sight("explanation", person="long", moved="person")
    assert chosen.values == {"age": 45, "priors": 3, "served": 110}
    assert chosen.said[0].startswith("The score is 58 %")
    older = sight("explanation", age=60, moved="age")
    assert older.values == {}
    assert ("Age: 60", "-1.40") in rows(age=60)


def test_the_nearest_way_out_is_the_one_with_the_fewest_changes():
    often = said(part="change", **person("often"))
    assert "Problems with alcohol: no; Married: yes. Then it is 48.9 %." in often
    long = rows(part="change", **person("long"))
    assert long[1] == ("Problems with alcohol: no", "46 %")
    figure = sight("explanation", part="change", allowed="time", **person("long"))
    assert "Age: 52</th><td>50 %</td><td>just below</td>" in figure.figure
    assert "below 50 % already" in said(part="change", **person("first-time"))


def test_the_past_changes_only_where_somebody_says_so():
    for allowed in ("still", "time"):
        given = {**person("long"), "allowed": allowed}
        for limit in range(5, 96, 10):
            labels = " ".join(
                row for row, _ in rows(part="change", limit=limit, **given)
            )
            assert "convictions" not in labels
            assert "Felony" not in labels
            assert "Months" not in labels
    anything = said(part="change", allowed="anything")
    assert (
        "smallest change is: Problems with alcohol: no; Crime against property: no"
        in (anything)
    )
    assert "Felony: yes" in anything


def test_two_people_have_one_score_for_different_reasons():
    text = said(part="twins")
    assert "Two invented people: 66 % and 66 %." in text
    assert "They differ most in: Months served." in text
    assert "Nobody of them exists." in text
    assert "no two whose scores differ by 0.5 points" in said(part="twins", crowd=2)
    assert rows(part="twins", crowd=2) == [("Person 1", "53 %"), ("Person 2", "23 %")]


@pytest.mark.parametrize(
    ("given", "part", "usable"),
    [
        (
            {"named": 3},
            "3 of 12 reasons. They are 51.5 %",
            "One of the named reasons is",
        ),
        ({"named": 12}, "12 of 12 reasons. They are 100.0 %", "3 of the named reasons"),
        ({"named": 3, "order": "open-first"}, "They are 20.8 %", "3 of the named"),
        ({"named": 1}, "1 of 12 reasons. It is 18.3 %", "None of the named reasons is"),
        ({"named": 0}, "0 of 12 reasons. They are 0.0 %", "Nobody can check that"),
    ],
)
def test_a_letter_can_be_faithful_and_useless(given, part, usable):
    text = said(part="letter", **given)
    assert part in text
    assert usable in text
    assert ("Does it help?" in text) == (given["named"] == 12)


def test_what_is_done_already_counts_as_past():
    text = said(part="letter", named=12, **person("first-time"))
    assert "2 of the named reasons" in text
    key = "the person can still change it"
    figure = sight("explanation", part="letter", named=12, **person("long")).figure
    assert f"Problems with alcohol: yes</th><td>+0.38</td><td>{key}" in figure
    assert f"Married: yes</th><td>-0.17</td><td>{key}" not in figure


def test_the_texts_say_what_the_scorecard_gives():
    notes = {note.id: note.text for note in LAB.debrief}
    assert "(+0.13, with a standard error of 0.12)" in notes["reasons"]
    table = CONTENT.rows("recid-model")
    assert re.search(r"work_programme,0\.13\d*,0\.12", table)
    assert re.search(r"felony,-0\.7", table)
    assert "from 84 to 70 %" in notes["change"]
    assert "to 60 %" in notes["change"]
    assert "38.2 %" in LAB.basis
    assert "not always a new offence" in LAB.intro


def test_every_part_at_the_ends_of_its_sliders_has_no_holes():
    controls = {one.id: one for one in LAB.controls}
    for part in ("reasons", "change", "twins", "letter"):
        choices = [
            [part]
            if one.id == "part"
            else [one.low, one.high]
            if isinstance(one, Slider)
            else [option.id for option in one.options]
            for one in controls.values()
        ]
        every = itertools.islice(itertools.product(*choices), 0, None, 61)
        for values in itertools.islice(every, 100):
            seen = sight("explanation", **dict(zip(controls, values, strict=True)))
            shown = " ".join([*seen.said, seen.figure, seen.aside])
            assert not re.search(r"\b(nan|inf|None)\b|<NA>|\{", shown), values
            assert ET.fromstring(seen.figure).findall(".//{*}desc")[0].text
            assert set(seen.notes) <= {note.id for note in LAB.debrief}


def test_the_decision_is_kept_with_the_part_that_was_seen(open_lab, session):
    widget = open_lab("explanation")
    widget.send = lambda message: None
    for key, event in enumerate(
        [
            {"event": "expect", "choice": "one"},
            {"event": "move", "values": {"part": "letter", "named": 12}, "count": 1},
            {"event": "decide", "choice": "entries"},
        ]
    ):
        widget._receive(None, {"key": str(key), **event}, [])
    kept = session.mine("lab/explanation")[-1]
    assert kept.value["choice"] == "entries"
    assert kept.value["values"]["named"] == 12
    labels = [one["label"] for one in widget.view["decided"]]
    named = ["Look at", "Invented person", "Reasons that the letter names"]
    assert labels == [*named, "Named first"]


def test_everybody_who_is_offered_must_be_there():
    raw = json.loads(LAB.model_dump_json())
    raw["people"] = raw["people"][1:]
    with pytest.raises(ValidationError, match="give each of the people one option"):
        Lab.model_validate(raw)
