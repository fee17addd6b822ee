"""Writers queue: patience is for a queue that does not move."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from raile.store import _turn
from raile.store._turn import turn

fcntl = pytest.importorskip("fcntl", reason="Windows has no such locks")

PATIENCE = 1.0


class Others:
    """Those before us, who take their turns as a clock goes on."""

    def __init__(self, file: Path) -> None:
        self.now = 0.0
        self.happens: Callable[[], None] = lambda: None
        self._queue = os.open(f"{file}-turn", os.O_RDWR | os.O_CREAT)
        fcntl.flock(self._queue, fcntl.LOCK_EX)

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.happens()

    def move(self) -> None:
        """Let somebody else have a turn, till it is ours after three seconds."""
        os.utime(self._queue, ns=(0, int(self.now * 1e9)))
        if self.now > 3 * PATIENCE:
            fcntl.flock(self._queue, fcntl.LOCK_UN)

    def close(self) -> None:
        os.close(self._queue)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite3"


@pytest.fixture
def others(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Others]:
    others = Others(file)
    monkeypatch.setattr(_turn.time, "sleep", others.sleep)
    monkeypatch.setattr(_turn.time, "monotonic", lambda: others.now)
    yield others
    others.close()


def test_who_waits_in_a_queue_that_moves_gets_a_turn(
    file: Path, others: Others
) -> None:
    others.happens = others.move
    with turn(file, PATIENCE) as ours:
        assert ours
    assert others.now > 3 * PATIENCE


def test_nobody_waits_for_ever_for_one_who_hangs(file: Path, others: Others) -> None:
    with turn(file, PATIENCE) as ours:
        assert not ours
    assert others.now < 2 * PATIENCE


def test_a_turn_ends_and_is_seen(file: Path) -> None:
    queue = Path(f"{file}-turn")
    queue.touch()
    os.utime(queue, (0, 0))
    for _ in range(2):
        with turn(file, PATIENCE) as ours:
            assert ours
    assert queue.stat().st_mtime > 0


def test_where_no_queue_can_be_the_database_tells_why(tmp_path: Path) -> None:
    with turn(tmp_path / "missing" / "log.sqlite3", PATIENCE) as ours:
        assert ours
