"""Open files: a full room takes thousands."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from raile.serve import Settings
from raile.serve.app import _most


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("RAILE_DATA", str(tmp_path))
    return Settings.read()


def test_it_is_said_at_the_start_if_there_are_too_few(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "raile"):
        assert _most(settings, files_for=68) == 68
    assert "files for 68 people only" in caplog.text


def test_nothing_is_said_if_there_are_enough_for_who_is_expected(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "raile"):
        assert _most(replace(settings, seats=30), files_for=68) == 30
    assert not caplog.records
