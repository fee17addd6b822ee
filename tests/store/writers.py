"""Processes that write to a log; run by the tests, ended by them.

``writers.py URL together N``: N processes start at once, each adds 20 answers of its
own and 5 that all of them add. Prints a line ``participant key number`` for each.
``writers.py URL endless``: adds until killed, and prints each key once it is saved.
"""

from __future__ import annotations

import multiprocessing
import sys
from datetime import UTC, datetime
from itertools import count
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier

from raile.model.response import Response
from raile.store import Store

Saved = list[tuple[str, str, int | None]]


def answer(participant: str, key: str) -> Response:
    return Response(
        key=key,
        participant=participant,
        kind="answer",
        activity="principles/quiz",
        item="q-denominator",
        value=key,
        content="2026.11",
        at=datetime.now(UTC),
    )


def write(url: str, number: int, start: Barrier, done: SimpleQueue[Saved]) -> None:
    # The room is allowed its time: what matters here is that nothing gets lost.
    store = Store(url, patience=60)
    answers = [answer(f"person-{number}", f"key-{one}") for one in range(20)]
    answers[10:10] = [answer("everybody", f"key-{one}") for one in range(5)]
    start.wait()
    saved: Saved = []
    try:
        for one in answers:
            saved.append((one.participant, one.key, store.add(one).number))
    finally:
        done.put(saved)
        store.close()


def together(url: str, processes: int) -> None:
    how = multiprocessing.get_context("spawn" if sys.platform == "win32" else "fork")
    start, done = how.Barrier(processes), how.SimpleQueue()
    started = [
        how.Process(target=write, args=(url, number, start, done))
        for number in range(processes)
    ]
    for process in started:
        process.start()
    for _ in started:
        for participant, key, number in done.get():
            sys.stdout.write(f"{participant} {key} {number}\n")
    for process in started:
        process.join()


def endless(url: str) -> None:
    store = Store(url)
    for number in count():
        store.add(answer("brave-otter-417", f"key-{number}"))
        sys.stdout.write(f"key-{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    match sys.argv[2:]:
        case ["together", processes]:
            together(sys.argv[1], int(processes))
        case ["endless"]:
            endless(sys.argv[1])
