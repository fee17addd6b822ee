"""The risk assessment's file: read, checked and translated as all others are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from raile.load import Content, ContentError
from small import Small

REAL = Path(__file__).parents[2] / "content" / "risk.yaml"

TRANSLATION = """\
title: Que peut-il arriver, et à qui ?
bands:
  - {id: low, title: Faible}
parts:
  - id: lawfulness
    questions:
      - {id: legitimacy, title: Légitimité}
"""


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = Small(tmp_path)
    shutil.copy(REAL, small.root / "risk.yaml")
    return small


def test_a_translation_replaces_texts_and_nothing_else(small: Small) -> None:
    small.write("content/risk.fr.yaml", TRANSLATION)
    risk = Content(small.root, "fr").risk
    assert risk.title == "Que peut-il arriver, et à qui ?"
    assert risk.bands[0].title == "Faible"
    assert risk.bands[0].review_months == 12
    assert risk.bands[1].title == "Moderate"
    assert risk.questions[0].title == "Légitimité"

    small.change("content/risk.fr.yaml", "title: Faible", "from_product: 2")
    with pytest.raises(ContentError, match="from_product"):
        _ = Content(small.root, "fr").risk


def test_sources_and_passages_that_are_not_there_are_faults(small: Small) -> None:
    faults = "\n".join(small.faults())
    assert "There is no lesson 'principles'" in faults
    assert "There is no source 'raile-kit'" in faults


def test_a_rule_that_cannot_work_is_a_fault_of_the_file(small: Small) -> None:
    small.change("content/risk.yaml", "at_least: high", "at_least: awful")
    [fault] = [one for one in small.faults() if "awful" in one]
    assert fault.startswith("content/risk.yaml:")
