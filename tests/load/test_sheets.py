"""Sheets: numbers, days, tables, where answers come from, and what is computed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from raile.load import Content
from small import Small

REAL = Path(__file__).parents[2] / "content"
FILE = "content/assessments/budget.yaml"
SHEET = """\
title: A budget
summary: Of errors.
intro: Count.
minutes: 5
gate: 4
works_out: error-budget
sections:
  - id: load
    title: Load
    questions:
      - {id: alerts, ask: How many?, kind: number, least: 0, source: kit}
      - {id: precision, ask: How often right?, kind: number, least: 0, most: 100,
         source: kit}
      - {id: checked, ask: Of how many?, kind: number, whole: true, source: kit}
      - {id: minutes, ask: How long?, kind: number, source: kit}
      - {id: hours, ask: How much time?, kind: number, source: kit}
      - {id: touched, ask: How many people?, kind: number, source: kit}
  - id: people
    title: People
    questions:
      - id: groups
        ask: Who?
        kind: rows
        columns:
          - {id: group, title: Group}
          - {id: cases, title: Cases, kind: number}
          - {id: sort, title: Sort, kind: choice, options: [{id: a, text: A}]}
        prefill:
          - {sheet: risk, part: groups}
        source: kit
      - id: said
        ask: In words?
        kind: text
        prefill:
          - {sheet: budget, question: groups}
          - {sheet: law, part: findings}
        source: kit
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = Small(tmp_path)
    small.write(FILE, SHEET)
    return small


def test_a_sheet_needs_no_score(small: Small) -> None:
    assert small.faults() == []
    sheet = Content(small.root).instrument("budget")
    assert (sheet.gate, sheet.bands) == (4, ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{sheet: risk, part: groups}",
            "{sheet: risk, part: findings}",
            "'risk' has no part 'findings'. Name one of: risk has groups, risks, "
            "safeguards; law has findings, duties.",
        ),
        (
            "{sheet: budget, question: groups}",
            "{sheet: bugdet, question: groups}",
            "There is no sheet 'bugdet'. Did you mean 'budget'?",
        ),
        (
            "{sheet: budget, question: groups}",
            "{sheet: budget, question: group}",
            "'budget' has no question 'group'. Did you mean 'groups'?",
        ),
        (
            "{sheet: budget, question: groups}",
            "{sheet: budget, question: said}",
            "The answer would come from its own question. Name another question.",
        ),
        (
            "{sheet: risk, part: groups}",
            "{sheet: budget, question: alerts}",
            "A number answer of 'alerts' cannot fill a rows question. Make it a text "
            "question, or give both the same kind and columns.",
        ),
        (
            "{sheet: risk, part: groups}",
            "{sheet: risk}",
            "It has neither or both of 'question' and 'part'. Give one of them.",
        ),
        (
            "{id: touched, ask: How many people?, kind: number, source: kit}",
            "{id: touched, ask: How many people?, kind: text, source: kit}",
            "'error-budget' is computed from a number question 'touched'. Add it, or "
            "remove 'works_out'.",
        ),
        (
            "works_out: error-budget",
            "works_out: vendors",
            "Vendors are weighed by one section whose answers are fixed. Say 'fixed: "
            "true' for the one section of weights.",
        ),
        (
            "{id: cases, title: Cases, kind: number}",
            "{id: group, title: Cases, kind: number}",
            "Two columns have the id 'group'. Give each its own.",
        ),
        (
            "{id: sort, title: Sort, kind: choice, options: [{id: a, text: A}]}",
            "{id: sort, title: Sort, kind: choice}",
            "Only a column of kind 'choice' has 'options', and it needs them. Give "
            "both or neither.",
        ),
        (
            "least: 0, most: 100",
            "least: 101, most: 100",
            "'least' is more than 'most'. Exchange them.",
        ),
        (
            "kind: text\n",
            "kind: rows\n",
            "Only a question of kind 'rows' has 'columns', and it needs them. Give "
            "both or neither.",
        ),
        ("gate: 4", "gate: 9", "'gate' is 9. Write a number of at most 8."),
        (
            "minutes: 5\n",
            "minutes: 5\nscore: {mitigation: load, enough_percent: 80, "
            "takes_percent: 15}\n",
            "Rules and scores need bands. Give 'bands', or remove them.",
        ),
    ],
)
def test_what_a_sheet_cannot_be_is_said_with_its_cure(
    small: Small, old: str, new: str, said: str
) -> None:
    small.change(FILE, old, new)
    found = small.faults()
    assert any(said in one for one in found), found


def test_a_gate_that_is_not_there_is_said(small: Small) -> None:
    text = (REAL / "gates.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("  - id: build-or-buy")
    small.write("content/gates.yaml", head + rest[rest.index("# A decision to") :])
    assert any("There is no gate 4. Name one from 0 to 2" in f for f in small.faults())


def test_a_score_names_sections_and_leaves_some_for_the_risk(small: Small) -> None:
    small.write(FILE, _scored("[load, peple]"))
    assert [one.split(": ", 1)[1] for one in small.faults()] == [
        "There is no section 'peple'. Did you mean 'people'?"
    ]
    small.change(FILE, "peple", "people")
    assert "none against it" in small.faults()[0]


def test_not_knowing_cannot_lower_a_risk_score(small: Small) -> None:
    small.write(FILE, _scored("load").replace("dont_know: false, ", "", 1))
    [fault] = small.faults()
    assert "Set 'dont_know: false' for every question" in fault


def _scored(mitigation: str) -> str:
    """Return the sheet with a score, and without 'don't know'."""
    unsure = r"(- \{?)(?=id: (?:alerts|precision|checked|minutes|hours|touched)\b)"
    sure = re.sub(unsure, r"\1dont_know: false, ", SHEET)
    sure = sure.replace("        kind: ", "        dont_know: false\n        kind: ")
    band = "bands:\n  - {id: one, title: One, from_percent: 0, means: Little.}\n"
    take = "enough_percent: 80, takes_percent: 15"
    return f"{sure}{band}score: {{mitigation: {mitigation}, {take}}}\n"
