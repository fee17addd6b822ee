"""Databases to test on: SQLite always, PostgreSQL where a server is given."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url

from raile.model.response import Response
from raile.store import Store

SERVER = "RAILE_TEST_POSTGRES"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'log of answers 100%.sqlite3'}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    address = os.environ.get(SERVER)
    if not address:
        why = f"needs {SERVER}: the address of a server where tests may make databases"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    server = make_url(address).set(drivername="postgresql+psycopg")
    name = f"raile_test_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """Return an empty database of each kind, one after the other."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def stores() -> Iterator[Callable[..., Store]]:
    """Return what opens stores and closes them after the test."""
    opened: list[Store] = []

    def open_store(url: str, **options: Any) -> Store:
        opened.append(Store(url, **options))
        return opened[-1]

    yield open_store
    for store in opened:
        store.close()


@pytest.fixture
def store(url: str, stores: Callable[..., Store]) -> Store:
    return stores(url)


@pytest.fixture
def answer() -> Callable[..., Response]:
    """Return what makes a response that is like no other, but for what is said."""

    def make(**said: Any) -> Response:
        return Response.model_validate(
            {
                "key": uuid.uuid4().hex,
                "participant": "brave-otter-417",
                "kind": "answer",
                "activity": "principles/quiz",
                "item": "q-denominator",
                "value": "a",
                "content": "2026.11",
                "at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            }
            | said
        )

    return make
