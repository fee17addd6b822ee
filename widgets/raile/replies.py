"""Replies to an assessment, from the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import ValidationError

from raile.model.response import Line
from raile.model.result import Reply

L = TypeVar("L", bound=Line)

BEGUN = "version-begun"
"""The item whose answer closes a version of one's own answers, and says why."""


def latest(responses: Iterable[Line]) -> dict[str, Reply]:
    """Return one person's last reply to each question of one assessment.

    What is no reply is passed over.

    Parameters
    ----------
    responses
        Oldest first.
    """
    replies: dict[str, Reply] = {}
    # From the newest back: after many changes most lines are never read.
    for response in reversed(list(responses)):
        if response.kind == "answer" and response.item not in replies:
            try:
                replies[response.item] = Reply.model_validate(response.value)
            except ValidationError:
                continue
    return replies


def versions(log: Sequence[L]) -> list[list[L]]:
    """Return what stood in each version of somebody's own answers, and stands now.

    A version begins with the answers of the one before.

    Parameters
    ----------
    log
        Of one person to one assessment, oldest first.
    """
    ends = [at for at, one in enumerate(log) if one.item == BEGUN]
    return [
        [one for one in log[:end] if one.item != BEGUN] for end in (*ends, len(log))
    ]
