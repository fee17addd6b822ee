"""The tables, and the types that mean the same in both databases."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HEAD = "0002"
"""The newest revision in ``migrations/versions``; what this code reads and writes."""


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC; SQLite itself would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Turn it into UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"the moment {value} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Give it its zone back."""
        if value is None or value.tzinfo:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


class Json(TypeDecorator[Any]):
    """Any JSON value, kept as text.

    The databases' own types would change it: SQLite turns a text of digits into a
    number, PostgreSQL refuses some characters.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write it as ASCII."""
        try:
            return json.dumps(value, allow_nan=False)
        except ValueError:  # JSON has no infinity, but 1e999 typed by a person is one
            return json.dumps(json.loads(json.dumps(value), parse_constant=str))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read it."""
        return None if value is None else json.loads(value)


def _number() -> Column[int]:
    return Column(
        "number",
        BigInteger().with_variant(Integer(), "sqlite"),
        Identity(),
        primary_key=True,
    )


metadata = MetaData()

responses = Table(
    "responses",
    metadata,
    _number(),
    Column("key", String(64), nullable=False),
    Column("participant", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("activity", String(120), nullable=False),
    Column("item", String(60), nullable=False),
    Column("value", Json(), nullable=False),
    Column("confidence", Float()),
    Column("score", Float()),
    Column("content", String(40), nullable=False),
    Column("at", Moment(), nullable=False),
    # With the participant: nobody can take up a key of somebody else's.
    UniqueConstraint("participant", "key", name="responses_key"),
    Index("responses_of", "participant", "activity"),
    # Numbers never come again, even if the newest line was erased.
    sqlite_autoincrement=True,
)

entries = Table(
    "entries",
    metadata,
    _number(),
    Column("key", String(64), nullable=False),
    Column("dossier", String(40), nullable=False),
    Column("author", String(64), nullable=False),
    Column("function", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("sheet", String(60), nullable=False),
    Column("version", Integer(), nullable=False),
    Column("item", String(60), nullable=False),
    Column("value", Json(), nullable=False),
    Column("content", String(40), nullable=False),
    Column("at", Moment(), nullable=False),
    UniqueConstraint("dossier", "author", "key", name="entries_key"),
    Index("entries_by", "author", "kind"),
    Index("entries_item", "kind", "item"),
    sqlite_autoincrement=True,
)
