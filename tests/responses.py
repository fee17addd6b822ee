"""Responses for tests, told by what matters in them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from raile.model.response import Kind, Response

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def response(
    participant: str,
    activity: str,
    item: str,
    value: Any = None,
    *,
    kind: Kind = "answer",
    score: float | None = None,
    confidence: float | None = None,
    at: datetime = NOON,
) -> Response:
    return Response(
        key=uuid.uuid4().hex,
        participant=participant,
        kind=kind,
        activity=activity,
        item=item,
        value=value,
        score=score,
        confidence=confidence,
        content="1",
        at=at,
    )


def visit(participant: str, module: str) -> Response:
    return response(participant, module, "page", kind="visit")


def role(participant: str, name: str) -> Response:
    return response(participant, "participant", "role", name, kind="profile")
