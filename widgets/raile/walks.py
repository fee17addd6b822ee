"""Answers to the law navigator, from the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from raile.model.response import Line

SYSTEM = "system"
"""The item under which a system's name, or the case that is practised, is kept."""

Run = tuple[dict[str, list[str]], dict[str, Any]]


def runs(log: Iterable[Line]) -> dict[int, Run]:
    """Return each system's answers, the last one counting, and what it is called.

    What is no answer is passed over.

    Parameters
    ----------
    log
        Oldest first.
    """
    found: dict[int, Run] = {}
    for line in log:
        match line.value:
            case {"run": int(run), "choice": list(choice)}:
                found.setdefault(run, ({}, {}))[0][line.item] = choice
            case {"run": int(run), **about} if line.item == SYSTEM:
                known = found.setdefault(run, ({}, {}))[1]
                known.update({str(key): value for key, value in about.items()})
    return found
