"""Replies to an assessment, from the log."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from raile.model.response import Line
from raile.model.result import Reply


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
