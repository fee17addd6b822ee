from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from raile.model.response import Response
from raile.store import Store, StoreError

WRITERS = Path(__file__).with_name("writers.py")


def test_fifty_processes_lose_and_double_nothing(
    url: str, stores: Callable[..., Store]
) -> None:
    written = subprocess.run(
        [sys.executable, WRITERS, url, "together", "50"],
        capture_output=True,
        text=True,
        timeout=100,
    )

    assert written.stderr == ""
    told = [tuple(line.split()) for line in written.stdout.splitlines()]
    assert len(told) == 50 * 25
    log = stores(url).since()
    assert {(one.participant, one.key, str(one.number)) for one in log} == set(told)
    assert len(log) == len(set(told)) == 50 * 20 + 5


def test_what_was_saved_survives_a_killed_writer(
    url: str, stores: Callable[..., Store]
) -> None:
    with subprocess.Popen(
        [sys.executable, WRITERS, url, "endless"], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        saved = [writer.stdout.readline().strip() for _ in range(20)]
        writer.kill()
        saved += [line.strip() for line in writer.stdout if line.endswith("\n")]

    log = [one.key for one in stores(url).since()]

    assert log[: len(saved)] == saved
    # The one that was under way may have been saved without being told so.
    assert len(log) - len(saved) <= 1


def test_whoever_reads_on_misses_no_late_commit(
    url: str, stores: Callable[..., Store], answer: Callable[..., Response]
) -> None:
    slow, quick, reader = stores(url), stores(url, patience=0.2), stores(url)
    for store in (slow, quick, reader):
        assert store.since() == []
    committing, go_on = threading.Event(), threading.Event()

    def hold(_: Connection) -> None:
        if threading.current_thread() is writing:
            committing.set()
            go_on.wait()

    seen: list[Response] = []

    def read_on() -> None:
        seen.extend(reader.since(seen[-1].number if seen else 0))

    writing = threading.Thread(target=slow.add, args=(answer(key="early"),))
    event.listen(Engine, "commit", hold)
    try:
        writing.start()
        committing.wait()
        with suppress(StoreError):  # it may have to wait for longer than it can
            quick.add(answer(key="late"))
        read_on()
        go_on.set()
        writing.join()
    finally:
        go_on.set()
        event.remove(Engine, "commit", hold)
    read_on()
    quick.add(answer(key="late"))
    read_on()

    assert sorted(one.key for one in seen) == ["early", "late"]
