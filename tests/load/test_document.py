"""YAML as plain data: text stays text, and every value knows its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from raile.load._document import read


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ("true", True),
        ("false", False),
        ("2077", 2077),
        ("-3", -3),
        ("0.0048", 0.0048),
        ("1e-9", 1e-9),
        ("null", None),
        ("", None),
        # What YAML 1.1 takes for a truth value, a date, a time or an octal number.
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("True", "True"),
        ("2025-11-23", "2025-11-23"),
        ("12:30", "12:30"),
        ("007", "007"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("2,077", "2,077"),
    ],
)
def test_only_what_looks_like_a_number_or_truth_value_is_one(
    tmp_path: Path, written: str, data: object
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"key: {written}\n")
    document = read(path, "x.yaml", "x")
    assert document.faults == ()
    assert document.data == {"key": data}
    assert type(document.data["key"]) is type(data)


def test_every_value_knows_its_line_and_the_nearest_id(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        "title: x\nitems:\n  - id: a\n    ask: >-\n      Long\n      text\n"
        "    options:\n      - {id: b, say: no}\n      -\n        say: d\n"
    )
    document = read(path, "x.yaml", "whole")
    assert document.line(("items", 0, "ask")) == 4
    assert document.line(("items", 0, "options", 0, "say")) == 8
    assert document.line(("items", 0, "options", 1, "say")) == 10
    assert document.line(("items", 0, "not-there")) == 3
    assert document.id_at(("title",)) == "whole"
    assert document.id_at(("items", 0, "ask")) == "a"
    assert document.id_at(("items", 0, "options", 0, "say")) == "b"
    assert document.id_at(("items", 0, "options", 1, "say")) == "a"


def test_a_megabyte_is_read_in_well_under_a_second(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    item = (
        "  - id: q{}\n    ask: Of what is the vendor's figure a share?\n"
        "    options:\n      - {{id: a, text: Of all faces scanned, right: true}}\n"
        "      - {{id: b, text: Of all alerts}}\n    source: met-2025\n"
    )
    path.write_text("items:\n" + "".join(item.format(n) for n in range(5400)))
    assert path.stat().st_size > 1_000_000
    begun = time.process_time()
    document = read(path, "x.yaml", "x")
    took = time.process_time() - begun
    assert len(document.data["items"]) == 5400
    assert took < 1
