"""`raile check` on data sets: each is what its datasheet says, to the last byte."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from small import Small

ROWS = "district,alerts\nHill,3\nRiver,2\n"
SHEET = """\
title: Alerts
caveat: Invented.
why_it_is_here: To test.
collected_by: Nobody.
period: "2026"
unit: One row is a district.
rows: 2
columns:
  - id: district
    kind: text
    meaning: Its name.
  - id: alerts
    kind: whole
    meaning: How many.
    unit: alerts
    low: 0
made_from: []
recipe: Typed.
licence: CC BY 4.0
attribution: Nobody.
known_faults: [It is short.]
who_is_missing: Everybody else.
must_not_be_used_for: [Anything.]
source: met-2025
sha256: DIGEST
"""
YAML = "content/data/alerts.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = Small(tmp_path)
    _describe(small, ROWS)
    small.write("content/data/alerts.csv", ROWS)
    return small


def _describe(small: Small, rows: str) -> None:
    digest = hashlib.sha256(rows.encode()).hexdigest()
    small.write(YAML, SHEET.replace("DIGEST", digest))


def test_a_data_set_with_its_datasheet_has_no_faults(small: Small) -> None:
    assert small.faults() == []


def test_it_may_be_compressed_and_have_the_line_ends_of_windows(small: Small) -> None:
    small.write("content/data/alerts.csv", ROWS.replace("\n", "\r\n"))
    assert small.faults() == []
    small.remove("content/data/alerts.csv")
    small.write("content/data/alerts.csv.gz", gzip.compress(ROWS.encode()))
    assert small.faults() == []


def test_a_changed_number_is_found(small: Small) -> None:
    small.write("content/data/alerts.csv", ROWS.replace("3", "4"))
    assert small.faults() == [
        f"{YAML}:25  alerts: alerts.csv is not the file that this datasheet describes. "
        "Make it again: raile data alerts."
    ]


def test_other_columns_and_rows_are_found(small: Small) -> None:
    rows = "alerts,district\n3,Hill\n"
    _describe(small, rows)
    small.write("content/data/alerts.csv", rows)
    assert small.faults() == [
        f"{YAML}:7  alerts: alerts.csv has 1 rows. Write 'rows: 1'.",
        f"{YAML}:8  alerts: alerts.csv has other columns: alerts, district. Describe "
        "these, in this order.",
    ]


def test_a_data_set_without_datasheet_and_a_datasheet_without_data(
    small: Small,
) -> None:
    small.write("content/data/stops.csv.gz", b"")
    small.remove("content/data/alerts.csv")
    assert small.faults() == [
        f"{YAML}:1  alerts: There are 0 files of this data set. Put its rows into one "
        "file, alerts.csv or alerts.csv.gz.",
        "content/data/stops.csv.gz:1  stops: The data set has no datasheet. Write "
        "stops.yaml beside it; another datasheet shows how.",
    ]


def test_a_file_that_cannot_be_read(small: Small) -> None:
    small.remove("content/data/alerts.csv")
    small.write("content/data/alerts.csv.gz", b"no archive")
    (fault,) = small.faults()
    assert fault.startswith(f"{YAML}:1  alerts: alerts.csv.gz cannot be read (")


REQUIRED = [line.split(":")[0] for line in SHEET.splitlines() if line[0] not in " -"]


@pytest.mark.parametrize("key", REQUIRED)
def test_nothing_may_be_left_unsaid(small: Small, key: str) -> None:
    start = SHEET.index(f"\n{key}:") + 1 if key != "title" else 0
    end = SHEET.find("\n", start) + 1
    while end < len(SHEET) and SHEET[end] == " ":
        end = SHEET.index("\n", end) + 1
    small.write(YAML, SHEET[:start] + SHEET[end:])
    assert f"{YAML}:1  alerts: '{key}' is missing. Add '{key}: …'." in small.faults()


def test_a_column_says_only_what_fits_its_kind(small: Small) -> None:
    small.change(YAML, "    meaning: Its name.", "    meaning: Its name.\n    low: 1")
    small.change(YAML, "    low: 0", "    values: [a]")
    assert small.faults() == [
        f"{YAML}:9  district: 'district' is no number, but has 'low' or 'high'. Remove "
        "them.",
        f"{YAML}:13  alerts: 'values' lists texts, but 'alerts' is of kind 'whole'. "
        "Give 'low' and 'high', or remove it.",
    ]


def test_a_source_must_be_there(small: Small) -> None:
    small.change(YAML, "source: met-2025", "source: met-2024")
    assert small.faults() == [
        f"{YAML}:24  alerts: There is no source 'met-2024'. Did you mean 'met-2025'?"
    ]


def test_a_datasheet_can_be_translated(small: Small) -> None:
    small.write("content/data/alerts.fr.yaml", "caveat: Inventé.\n")
    assert small.faults() == []
    small.write("content/data/alerts.fr.yaml", "rows: 3\n")
    assert len(small.faults()) == 1
