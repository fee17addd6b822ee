"""Where things are: in a clone beside the package, in a wheel inside it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CLONE = _PACKAGE.parent.parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _CLONE / name


def content() -> Path:
    """Return the folder of texts; ``RAILE_CONTENT`` names another one."""
    return Path(os.environ.get("RAILE_CONTENT") or _shipped("content"))


def exercises() -> Path:
    """Return the folder of exercises; ``RAILE_EXERCISES`` names another one."""
    return Path(os.environ.get("RAILE_EXERCISES") or _shipped("exercises"))


def notebooks() -> Path:
    """Return the folder of notebooks that people open."""
    return Path(os.environ.get("RAILE_NOTEBOOKS") or _shipped("notebooks"))


def user_data() -> Path:
    """Return this person's own folder for answers and settings, made if missing."""
    folder = os.environ.get("RAILE_DATA")
    path = Path(folder) if folder else platformdirs.user_data_path("raile")
    path.mkdir(parents=True, exist_ok=True)
    return path
