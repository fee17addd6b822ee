"""The examples in the docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

from raile import datasets, science

MODULES = [
    f"raile.science.{one.name}" for one in pkgutil.iter_modules(science.__path__)
]


@pytest.mark.parametrize("name", [*MODULES, datasets.__name__])
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("name", MODULES)
def test_nothing_heavy_is_imported_before_it_is_needed(name: str) -> None:
    code = (
        f"import sys, {name}; heavy = {{'scipy', 'sklearn', 'ipywidgets', 'yaml'}}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
