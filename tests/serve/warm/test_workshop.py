"""The kernels of a workshop have all that its lessons take."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from raile.serve.preload import WARM

DRAW = """
import sys
from raile.ui.session import session
before = set(sys.modules)
quiz = raile.quiz("principles")
drawn = [session().participant, sorted(set(sys.modules) - before)]
"""


def test_a_lesson_imports_nothing_more_and_knows_its_visitor(
    start: Callable[..., Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = {
        **os.environ,
        "HTTP_X_RAILE_PARTICIPANT": "brave-otter-417",
        "RAILE_DATABASE_URL": f"sqlite:///{tmp_path}/answers.sqlite",
    }
    kernel = start(config=WARM["WarmProvisioner"], env=visitor)
    assert kernel.is_warm
    assert not caplog.records  # the rehearsal has not failed, nor a preload
    assert kernel.value("drawn", f"import raile{DRAW}") == ["brave-otter-417", []]
