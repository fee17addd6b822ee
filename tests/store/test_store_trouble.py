from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Engine,
    ExceptionContext,
    NullPool,
    Pool,
    create_engine,
    event,
    make_url,
)

from raile.model.response import Response
from raile.store import Store, StoreError

Stores = Callable[..., Store]
Answer = Callable[..., Response]
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")


@pytest.fixture
def file(sqlite_url: str, stores: Stores, answer: Answer) -> Path:
    """Return a file that holds one answer and that nobody has open."""
    store = stores(sqlite_url)
    store.add(answer())
    store.close()
    return Path(store.place)


def refused(store: Store, response: Response) -> StoreError:
    """Add a response that must not be taken, and return why it was not."""
    with pytest.raises(StoreError) as caught:
        store.add(response)
    return caught.value


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    # Nothing is read-only to root.
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_full_disk(
    file: Path, sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    def no_more_pages(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1").close()

    store, long = stores(sqlite_url), answer(value="x" * 50_000)
    event.listen(Pool, "connect", no_more_pages)
    try:
        error = refused(store, long)
    finally:
        event.remove(Pool, "connect", no_more_pages)

    assert error.reason == "full"
    assert str(file) in str(error)
    assert "Make room" in str(error)
    assert len(store.since()) == 1
    store.close()
    assert store.add(long).value == long.value


@on_posix
def test_a_used_up_quota(
    file: Path, sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    import resource

    store, long = stores(sqlite_url), answer(value="x" * 500_000)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, usual[1]))
    try:
        error = refused(store, long)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)

    assert error.reason == "full"
    assert store.add(long).value == long.value


@on_posix
@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_file_or_folder_that_may_not_be_written(
    stores: Stores, answer: Answer, what: str
) -> None:
    # Not pytest's own folder, which other users may not look into.
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "answers.sqlite3"
        store = stores(f"sqlite:///{file}")
        store.add(answer())
        store.close()
        folder.chmod(0o777 if what == "file" else 0o555)
        file.chmod(0o666 if what == "folder" else 0o444)
        with as_an_ordinary_user():
            error = refused(store, answer())
            store.close()
        folder.chmod(0o755)
        file.chmod(0o644)

        assert error.reason == "read-only"
        store.add(answer())
        assert len(store.since()) == 2
        store.close()


def test_a_locked_file(
    file: Path, sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    store, mine = stores(sqlite_url, patience=0.2), answer()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        error = refused(store, mine)
        assert len(store.since()) == 1  # reading goes on
        other.execute("ROLLBACK")

    assert error.reason == "locked"
    assert store.add(mine) == store.since()[-1]


def test_a_file_that_has_vanished(
    file: Path, sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(sqlite_url)
    before = store.since()
    away = file.rename(file.with_suffix(".away"))

    error = refused(store, answer())

    assert error.reason == "missing"
    assert not file.exists()
    away.rename(file)
    stored = store.add(answer())
    assert store.since() == [*before, stored]


def test_a_file_that_another_has_taken_the_place_of(
    file: Path, sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(sqlite_url)
    store.since()
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()
    file.touch()

    stored = store.add(answer())

    assert stores(sqlite_url).since() == [stored]


def test_a_missing_folder(tmp_path: Path, stores: Stores, answer: Answer) -> None:
    store = stores(f"sqlite:///{tmp_path / 'gone' / 'answers.sqlite3'}")

    assert refused(store, answer()).reason == "missing"

    (tmp_path / "gone").mkdir()
    assert store.add(answer())


def test_a_file_of_something_else(
    tmp_path: Path, stores: Stores, answer: Answer
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear colleague, " * 500)

    assert refused(stores(f"sqlite:///{file}"), answer()).reason == "damaged"

    assert file.read_text() == "Dear colleague, " * 500


@contextmanager
def administering(url: str) -> Iterator[Callable[[str], Any]]:
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    with engine.connect() as connection:
        yield connection.exec_driver_sql


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("trouble", "cure", "reason"),
    [
        (
            "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; "
            "END$$; CREATE TRIGGER fill BEFORE INSERT ON responses "
            "FOR EACH ROW EXECUTE FUNCTION fill()",
            "DROP TRIGGER fill ON responses",
            "full",
        ),
        (
            "ALTER DATABASE {name} SET default_transaction_read_only = on",
            "ALTER DATABASE {name} RESET default_transaction_read_only",
            "read-only",
        ),
        (
            "ALTER TABLE responses RENAME TO elsewhere",
            "ALTER TABLE elsewhere RENAME TO responses",
            "missing",
        ),
        (
            "BEGIN; LOCK TABLE responses IN ACCESS EXCLUSIVE MODE",
            "ROLLBACK",
            "locked",
        ),
    ],
    ids=["full", "read-only", "missing", "locked"],
)
def test_a_server_in_trouble(
    postgres_url: str,
    stores: Stores,
    answer: Answer,
    trouble: str,
    cure: str,
    reason: str,
) -> None:
    store, mine = stores(postgres_url, patience=0.2), answer()
    store.add(answer())
    name = make_url(postgres_url).database
    with administering(postgres_url) as administer:
        administer(trouble.format(name=name))
        error = refused(store, mine)
        administer(cure.format(name=name))

    assert error.reason == reason
    assert store.add(mine) == store.since()[-1]
    assert len(store.since()) == 2


@pytest.mark.postgres
def test_a_server_that_breaks_the_connection(
    postgres_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(postgres_url)
    store.add(answer())
    name = make_url(postgres_url).database
    with administering(os.environ["RAILE_TEST_POSTGRES"]) as administer:
        administer(f"DROP DATABASE {name} WITH (FORCE)")

    error = refused(stores(postgres_url, patience=0.1), answer())

    assert error.reason == "unreachable"
    assert str(name) in str(error)


@pytest.mark.postgres
def test_a_server_that_comes_back_at_once_is_not_noticed(
    postgres_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(postgres_url)
    store.add(answer())
    allow = f"ALTER DATABASE {make_url(postgres_url).database} ALLOW_CONNECTIONS "
    with administering(os.environ["RAILE_TEST_POSTGRES"]) as administer:
        administer(allow + "false")

        def mend(_: ExceptionContext) -> None:
            administer(allow + "true")

        event.listen(Engine, "handle_error", mend)
        try:
            stored = store.add(answer())
        finally:
            event.remove(Engine, "handle_error", mend)

    assert store.since()[-1] == stored


def test_a_server_that_is_not_there(stores: Stores, answer: Answer) -> None:
    # Port 1 is for the system's use, and nothing is.
    url = "postgresql://ann:s3cret@127.0.0.1:1/answers"

    error = refused(stores(url, patience=0.1), answer())

    assert error.reason == "unreachable"
    assert "127.0.0.1" in str(error)
    assert "s3cret" not in str(error)
