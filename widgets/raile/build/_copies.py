"""A learner's own copies: what they type and run stays out of the originals."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from raile import paths
from raile.build._page import digest, recorded


def copy_for_learner(folder: Path, notebooks: Path | None = None) -> tuple[Path, ...]:
    """Put a copy of every participant's notebook into a learner's own folder.

    A copy whose text the learner changed is never overwritten; one that was only
    run is renewed when its original is.

    Returns
    -------
    tuple of Path
        The changed copies whose originals have become newer: deleting one gets
        the new original.
    """
    originals = notebooks or paths.notebooks()
    outdated = []
    for original in sorted(originals.glob("*/*.ipynb")):
        if original.parent.name == "trainer":
            continue
        copy = folder / original.relative_to(originals)
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, copy)
            continue
        taken_from, text = _fingerprints(copy)
        if taken_from == _fingerprints(original)[0]:
            continue
        if taken_from == text:
            shutil.copyfile(original, copy)
        else:
            outdated.append(copy)
    return tuple(outdated)


def _fingerprints(notebook: Path) -> tuple[str | None, str]:
    """Return the fingerprint a file was written with, and the one of its text."""
    try:
        found: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
        return recorded(found), digest(found["cells"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, "unreadable"
