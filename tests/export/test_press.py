"""Files are made by processes of their own, few at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from portalocker import NamedBoundedSemaphore

from raile import paths
from raile.export import ExportError, _press, press, write
from raile.report.papers import risk_paper
from reported import CONTENT, MADE, all_rated, placed

PAPER = risk_paper(CONTENT, all_rated(placed(2, 3)), MADE)


def test_a_process_makes_the_same_file():
    assert press(PAPER, "html") == write(PAPER, "html")


def test_what_sets_pages_is_loaded_nowhere_else():
    heavy = "docx weasyprint xlsxwriter resvg_py"
    ask = (
        f"import raile.ui.verbs, sys; print(*set(sys.modules) & set('{heavy}'.split()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_what_lies_in_the_folder_of_a_notebook_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "jinja2.py").write_text("raise SystemExit('mine')")
    monkeypatch.chdir(tmp_path)
    assert press(PAPER, "html").startswith(b"<!DOCTYPE html>")


def test_who_waits_too_long_is_told_that_many_files_are_made(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(_press, "_WAIT", 0)
    folder = str(paths.user_data())
    with (
        NamedBoundedSemaphore(1, name="press", directory=folder),
        pytest.raises(ExportError) as fault,
    ):
        press(PAPER, "html", at_once=1)
    assert fault.value.reason == "busy"
    assert press(PAPER, "html", at_once=1)


def test_who_takes_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_press, "_LONGEST", 0.001)
    with pytest.raises(ExportError) as fault:
        press(PAPER, "html")
    assert fault.value.reason == "long"


def test_a_machine_without_pango_says_so_from_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "weasyprint.py").write_text("print('noise'); raise OSError('no pango')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(ExportError) as fault:
        press(PAPER, "pdf")
    assert fault.value.reason == "pango"


def test_any_other_fault_is_one_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "xlsxwriter.py").write_text("raise RuntimeError('x')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(ExportError) as fault:
        press(PAPER, "xlsx")
    assert fault.value.reason == "failed"
