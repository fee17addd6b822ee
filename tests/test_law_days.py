"""Days of the law are right wherever they are written, and written once in the walk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from raile.day import written
from raile.load import Content

CONTENT = Path(__file__).parents[1] / "content"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November"
    "|December"
)
DAY = re.compile(rf"\b\d{{1,2}} (?:{MONTHS}) \d{{4}}\b")
MODULE = sorted((CONTENT / "modules" / "03-law").glob("*"))


def days(path: Path) -> set[str]:
    # Lines are wrapped anywhere in a text.
    return set(DAY.findall(" ".join(path.read_text(encoding="utf-8").split())))


@pytest.fixture(scope="module")
def known() -> set[str]:
    table = {written(one, "en") for one in Content().law.dates}
    sources = yaml.safe_load((CONTENT / "sources.yaml").read_text(encoding="utf-8"))
    judgments = {
        day for one in sources["sources"] for day in DAY.findall(str(one.get("date")))
    }
    # A day on which learners are invited to look at the law.
    return table | judgments | {"3 December 2027"}


@pytest.mark.parametrize("path", MODULE, ids=[path.name for path in MODULE])
def test_a_day_in_the_module_is_one_of_the_table_or_of_a_source(
    path: Path, known: set[str]
) -> None:
    assert days(path) <= known


def test_the_lesson_names_the_days_that_decide() -> None:
    named = days(CONTENT / "modules" / "03-law" / "lesson.md")
    table = {one.id: written(one, "en") for one in Content().law.dates}
    for name in (
        "first-prohibitions",
        "general",
        "new-prohibitions",
        "annex-iii",
        "older-public",
    ):
        assert table[name] in named


@pytest.mark.parametrize("name", ["walk", "duties", "cases"])
def test_the_walk_takes_its_days_from_the_table(name: str) -> None:
    text = (CONTENT / "law" / f"{name}.yaml").read_text(encoding="utf-8")
    assert not DAY.findall(text)
    assert not re.findall(rf"(?:{MONTHS}) 20\d\d", text)
