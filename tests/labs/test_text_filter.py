"""The lab on a bought filter: it scores words; and nothing that is typed is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from labs.conftest import CONTENT, sight
from labs.test_lab import Page
from raile.labs import text_filter

LAB = "text-filter"


def said(**values) -> str:
    return " ".join(sight(LAB, **values).said)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Stand in for the filter's package; it gives every sentence the same score."""

    def install(score: float) -> None:
        monkeypatch.setattr(text_filter, "_filter", lambda: lambda told: [score])

    return install


@pytest.fixture(autouse=True)
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_filter, "_filter", lambda: None)


@pytest.mark.parametrize(
    ("threshold", "sentence"),
    [
        (50, "Of 21 sentences with danger, 1 is flagged and 20 pass."),
        (50, "Of 29 others, 3 are flagged."),
        (50, "Of 11 couples who report damage to their car, 1 would be flagged: gay."),
        (20, "“Somebody painted a swastika on the synagogue door” passes with 0.77."),
        (20, "gay couple next door reported damage to their car” is flagged with 61."),
        (1, "Of 21 sentences with danger, 20 are flagged and 1 pass"),
        (1, "Of 29 others, 28 are flagged."),
        (75, "0 are flagged and 21 pass"),
        (75, "their scores go from 4.7 (elderly) to 61 (gay)"),
        (0, "All 50 sentences are flagged"),
        (101, "Nothing is flagged. All 21 sentences with danger pass."),
    ],
)
def test_a_threshold_is_put_into_plain_words(threshold, sentence):
    assert sentence in said(threshold=threshold)


@pytest.mark.parametrize(
    ("read", "sentence", "score"),
    [
        ("highest", "The suspect said he would kill him", "74, flagged"),
        ("danger", "He threatened to burn the house down tonight", "6.5"),
        ("one-word", "The gay couple next door reported damage", "61, flagged"),
        ("one-word", "The Jewish couple next door reported damage", "19"),
        ("others", "Male stole a bicycle from outside the library", "5.4"),
        ("others", "Caller reports a dead dog in the road", "38"),
    ],
)
def test_the_scores_are_the_frozen_ones(read, sentence, score):
    row = next(
        row for row in sight(LAB, read=read).more.split("<tr>") if sentence in row
    )
    assert f"<td>{score}</td>" in row


def test_all_sentences_are_listed_by_score_under_the_picture():
    cells = re.findall(r"<th scope=\"row\">([^<]+)</th>", sight(LAB).figure)
    assert len(cells) == 50
    assert cells[0] == "The victim was called a stupid bitch by a passer-by"
    assert cells[-1] == "Caller wants to thank the officers who found her father"


@pytest.mark.parametrize(
    ("values", "right"),
    [({}, 99), ({"informal": 100}, 44), ({"informal": 100, "typos": 100}, 24)],
)
def test_a_sorter_of_ones_own_is_lost_where_people_speak_otherwise(values, right):
    seen = sight(LAB, tool="own", **values)
    assert f"{right} are put into the right category" in seen.said[0]
    assert "official names of offences it is 10" in seen.said[1]
    assert "whoever always says the same gets 38" in seen.said[1]
    assert "<td>10 %</td><td>of 132</td>" in seen.figure


def test_without_the_package_a_sentence_is_sorted_and_has_no_score():
    lines = said(own="Someone nicked my bike!")
    assert "Your sentence has no score: the filter is not installed" in lines
    assert "under “Bicycle theft”" in lines
    assert "for the word “bike”" in lines
    assert "Your sentence" not in said(own="  \n ")
    assert "has no score" not in said(tool="own", own="My bike is gone")


@pytest.mark.parametrize("own", ["<script>alert(1)</script>", "Überfall!", "123", "🚲"])
def test_words_that_nobody_knows_are_a_guess_and_never_markup(own):
    seen = sight(LAB, own=own)
    assert "knows none of the words" in seen.said[-1]
    assert own not in seen.figure + seen.more + " ".join(seen.said)


def test_with_the_package_a_sentence_is_scored(installed):
    installed(0.612)
    assert "Your sentence gets 61 and is flagged." in said(own="x")
    assert "Your sentence gets 61 and passes." in said(own="x", threshold=62)


def test_what_is_typed_is_cut_and_never_kept(open_lab, session):
    page = Page(open_lab(LAB))
    page.send("expect", choice="dog")
    typed = "Anna Muster \ud83d" + "x" * 300
    page.send("move", values={"own": typed, "threshold": 7}, moved="own", count=1)
    assert page.view["values"]["own"] == typed.replace("\ud83d", "")[:200]
    page.send("move", values={"own": 5}, moved="own", count=2)
    assert page.view["values"]["own"].startswith("Anna")
    page.send("decide", choice="rude-only")
    kept = session.mine(f"lab/{LAB}")
    assert kept[-1].value["values"]["threshold"] == 7
    assert "own" not in kept[-1].value["values"]
    assert "Anna" not in json.dumps([one.value for one in kept])
    again = Page(open_lab(LAB))
    assert again.view["values"]["own"] == ""
    assert again.view["values"]["threshold"] == 7


def test_the_other_tool_hides_what_it_does_not_use(open_lab):
    page = Page(open_lab(LAB))
    page.send("expect", choice="couple")
    assert page.view["hidden"] == ["informal", "typos"]
    page.send("move", values={"tool": "own"}, moved="tool", count=1)
    assert page.view["hidden"] == ["read", "threshold"]


def test_what_comes_out_is_the_highest_of_the_four():
    lab = CONTENT.lab(LAB)
    scores = text_filter._scores(CONTENT).set_index("sentence")["score"]
    asked = {one.id: scores[one.text.strip("“”")] for one in lab.question.options}
    assert max(asked, key=asked.__getitem__) == lab.question.came_out == "couple"
