"""Models of documents: what is wrong with kinds of value that few files have."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from raile.load._build import build
from raile.load._document import read
from raile.model.base import Id, Ids, Strict


class Case(Strict):
    id: Id
    day: datetime.date
    answers: Mapping[Id, Ids]


class Cases(Strict):
    cases: tuple[Case, ...]


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "cases.yaml"
    path.write_text(text)
    _, found = build(read(path, "cases.yaml", "cases"), Cases)
    return [str(fault) for fault in found]


def test_a_day_and_a_mapping_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("cases:\n  - {id: a, day: 2025-11-23, answers: {b: c, d: [e]}}\n")
    cases, found = build(read(path, "cases.yaml", "cases"), Cases)
    assert found == []
    assert cases
    assert cases.cases[0].day == datetime.date(2025, 11, 23)
    assert cases.cases[0].answers == {"b": ("c",), "d": ("e",)}


def test_a_day_that_is_none(tmp_path: Path) -> None:
    text = "cases:\n  - id: a\n    day: May 2025\n    answers: {}\n"
    assert faults(tmp_path, text) == [
        "cases.yaml:3  a: 'day' must be a day, but is 'May 2025'. Write year, month "
        "and day: 2025-11-23."
    ]


def test_a_key_and_a_value_of_a_mapping(tmp_path: Path) -> None:
    text = "cases:\n  - id: a\n    day: 2025-11-23\n    answers: {B c: d, e: 3}\n"
    assert faults(tmp_path, text) == [
        "cases.yaml:4  a: 'B c' is not an id. Write lower-case letters and digits, "
        "joined by hyphens, such as 'b-c'.",
        "cases.yaml:4  a: 'e' must be a list, but is 3. Begin each entry with '- ' on "
        "a line of its own.",
    ]


def test_a_file_that_is_no_group_of_keys(tmp_path: Path) -> None:
    assert faults(tmp_path, "- a\n- b\n") == [
        "cases.yaml:1  cases: The file must be a group of keys, but is a list. Write "
        "lines 'key: value', indented by 2 spaces more."
    ]
