"""The gates' file: read, checked and translated as all others are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from raile.load import Content
from small import Small

REAL = Path(__file__).parents[2] / "content"
GATES = "content/gates.yaml"
TRANSLATION = """\
gates:
- id: need
  title: Besoin
functions:
- id: chief
  title: Direction
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    made = Small(tmp_path)
    for name in ("gates", "risk"):
        shutil.copy(REAL / f"{name}.yaml", made.root / f"{name}.yaml")
    made.change(GATES, "sheets: [problem, people]", "sheets: []")
    return made


def test_a_translation_changes_words_only(small: Small) -> None:
    small.write("content/gates.fr.yaml", TRANSLATION)
    gates = Content(small.root, "fr").gates
    assert gates.gates[0].title == "Besoin"
    assert gates.title("chief") == "Direction"
    assert gates.title("rater") == "Rater"
    assert gates.gates[1].title == "Plan and legal screen"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sheets: [law]", "sheets: [laws]", "There is no sheet 'laws'. Did you mean"),
        ("decides: [tester]", "decides: [testers]", "names a function 'testers'"),
        ("band: extreme", "band: extremes", "There is no band 'extremes' in risk.yaml"),
        ("band: extreme", "band: extremes", "Nobody may decide on a risk of the band"),
        ("learner: project-lead", "learner: me", "names a function 'me'"),
        ("id: data-gate", "id: need", "need"),
    ],
)
def test_what_leads_nowhere_is_told(
    small: Small, old: str, new: str, told: str
) -> None:
    assert not [one for one in small.faults() if one.startswith(GATES)]
    small.change(GATES, old, new)
    faults = [one for one in small.faults() if one.startswith(GATES)]
    assert any(told in one for one in faults), faults


def test_a_sheet_belongs_to_one_gate(small: Small) -> None:
    shutil.copy(
        REAL / "assessments" / "problem.yaml",
        small.root / "assessments" / "problem.yaml",
    )
    small.change(GATES, "sheets: [law]", "sheets: [law, problem]")
    [fault] = [one for one in small.faults() if one.startswith(GATES)]
    assert "says that it belongs to another gate" in fault
