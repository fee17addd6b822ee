"""The ways to install raile agree: pyproject.toml, both locks, environment.yml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements.lock", "requirements-test.lock"]
FROM_CONDA = {"jupyterlab", "ipywidgets", "voila", "pandas", "nbval"}
# Of any version: pip, and what sets the text of PDFs, which no index has.
TOOLS = {"pip", "pango"}


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads(root.joinpath("pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def conda(root: Path) -> dict[str, Any]:
    text = root.joinpath("environment.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_exact_versions_with_hashes_and_no_address(
    root: Path, name: str
) -> None:
    text = root.joinpath(name).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for entry in _entries(text):
        requirement, *hashes = re.split(r"\s+--hash=", entry)
        (pin,) = Requirement(requirement).specifier
        assert pin.operator == "==", requirement
        assert hashes, requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", found) for found in hashes)


def test_the_locks_hold_what_the_project_asks_for(
    root: Path, project: dict[str, Any]
) -> None:
    run = _pins(root / "requirements.lock")
    test = _pins(root / "requirements-test.lock")
    to_run = project["project"]["dependencies"] + project["build-system"]["requires"]
    extra = project["project"]["optional-dependencies"]["test"]
    for lock, asked in ((run, to_run), (test, to_run + extra)):
        for requirement in map(Requirement, asked):
            for version in lock[canonicalize_name(requirement.name)]:
                assert requirement.specifier.contains(version), requirement


def test_tests_run_on_the_versions_that_people_run(root: Path) -> None:
    run = _pins(root / "requirements.lock")
    test = _pins(root / "requirements-test.lock")
    assert {name: test.get(name) for name in run} == run


def test_conda_forge_gives_python_packages_and_tools(conda: dict[str, Any]) -> None:
    # "nodefaults" is no channel: it keeps conda from adding its own.
    assert set(conda["channels"]) == {"conda-forge", "nodefaults"}
    named = {requirement.name for requirement in _from_conda(conda)}
    assert named == FROM_CONDA | TOOLS | {"python"}


def test_conda_and_pip_agree_on_the_oldest_versions(
    conda: dict[str, Any], project: dict[str, Any]
) -> None:
    asked = {
        requirement.name: requirement.specifier
        for requirement in map(
            Requirement,
            [
                f"python {project['project']['requires-python']}",
                *project["project"]["dependencies"],
                *project["project"]["optional-dependencies"]["test"],
            ],
        )
    }
    for requirement in _from_conda(conda):
        if requirement.name not in TOOLS:
            assert requirement.specifier == asked[requirement.name], requirement


def test_conda_leaves_the_rest_to_the_project_itself(conda: dict[str, Any]) -> None:
    (by_pip,) = (part for part in conda["dependencies"] if isinstance(part, dict))
    assert by_pip == {"pip": ["-e ."]}


def _from_conda(conda: dict[str, Any]) -> list[Requirement]:
    return [
        Requirement(part) for part in conda["dependencies"] if isinstance(part, str)
    ]


def _entries(lock: str) -> list[str]:
    """Return a lock's requirements, each on one line with its hashes."""
    lines = lock.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.strip().startswith("#")]


def _pins(lock: Path) -> dict[str, set[str]]:
    """Return a lock's versions by name; a marker may choose among several."""
    pins: dict[str, set[str]] = {}
    for entry in _entries(lock.read_text("utf-8")):
        requirement = Requirement(re.split(r"\s+--hash=", entry)[0])
        (pin,) = requirement.specifier
        pins.setdefault(canonicalize_name(requirement.name), set()).add(pin.version)
    return pins
