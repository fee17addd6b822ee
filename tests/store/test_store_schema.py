from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from raile.model.response import Response
from raile.store import Store, StoreError
from raile.store._schema import HEAD, metadata

Stores = Callable[..., Store]
Answer = Callable[..., Response]


def test_migrations_make_the_table_that_the_code_uses(store: Store, url: str) -> None:
    store.since()
    engine = create_engine(store.url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, metadata)
        revision = context.get_current_revision()
    engine.dispose()

    assert differences == []
    assert revision == HEAD


def test_a_file_without_a_schema_gets_one(
    sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(sqlite_url)
    Path(store.place).touch()

    assert store.since() == []
    store.add(answer())
    assert len(stores(sqlite_url).since()) == 1


def test_a_schema_from_the_future_says_to_update_the_kit(
    store: Store, url: str, stores: Stores, answer: Answer
) -> None:
    store.add(answer())
    engine = create_engine(store.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(StoreError, match="Update this kit") as refused:
        stores(url).add(answer())

    assert refused.value.reason == "unknown-schema"
    assert "9999" in str(refused.value)


def test_a_participant_s_kernel_never_loads_alembic(
    store: Store, url: str, answer: Answer
) -> None:
    store.add(answer())
    code = (
        "import sys; from raile.store import Store; "
        f"s = Store({url!r}); print(len(s.since())); s.close(); "
        "print('alembic' in sys.modules)"
    )

    kernel = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert kernel.stdout.split() == ["1", "False"]
