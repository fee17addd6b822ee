"""Seats that wait to begin: in turn, or at once if they are needed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from raile.serve.seat import sleepers
from raile.serve.seat.seat import Seat
from raile.serve.seat.sleepers import Sleepers


def finished(work: Coroutine[Any, Any, None]) -> None:
    """In a thread, as a browser's tests have a loop in ours."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def seats(number: int) -> list[Seat]:
    return [Seat(str(one), "calm-fox-417", lambda _: None) for one in range(number)]


def test_they_begin_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleepers, "_AT_ONCE", 1)
    begun: list[str] = []
    done = asyncio.Event()

    def beginning(seat: Seat) -> Callable[[], Coroutine[Any, Any, None]]:
        async def begin() -> None:
            begun.append(f"{seat.name} begins")
            await asyncio.sleep(0)
            begun.append(f"{seat.name} has begun")
            if len(begun) == 6:
                done.set()

        return begin

    async def sleep() -> None:
        hall = Sleepers()
        for seat in seats(3):
            hall.add(seat, beginning(seat))
            hall.may_begin(seat)
        assert not begun
        await done.wait()

    finished(sleep())
    assert begun == [
        f"{name} {what}" for name in "012" for what in ("begins", "has begun")
    ]


def test_none_begins_before_its_page_has_been_told() -> None:
    begun: list[str] = []

    async def sleep() -> None:
        hall = Sleepers()
        first, second = seats(2)

        async def begin(seat: Seat) -> None:
            begun.append(seat.name)

        for seat in (first, second):
            hall.add(seat, lambda seat=seat: begin(seat))  # type: ignore[misc]
        hall.may_begin(second)
        await asyncio.gather(*hall._waking)

    finished(sleep())
    assert begun == ["1"]


def test_who_is_needed_begins_first_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    calm = asyncio.Event()
    monkeypatch.setattr(sleepers, "_calm", calm.wait)

    async def sleep() -> None:
        hall = Sleepers()
        first, second, third = seats(3)
        done = asyncio.Event()

        async def begin(seat: Seat) -> None:
            begun.append(seat.name)
            done.set()

        for seat in (first, second, third):
            hall.add(seat, lambda seat=seat: begin(seat))  # type: ignore[misc]
            hall.may_begin(seat)
        hall.forget(third)
        hall.wake(second)
        hall.wake(second)
        await done.wait()
        assert begun == ["1"]
        calm.set()
        while len(begun) < 2:
            await asyncio.sleep(0)
        await asyncio.gather(*hall._waking)

    finished(sleep())
    assert begun == ["1", "0"]


def test_a_busy_server_lets_them_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 0.5, 1.0, 1.021))

    async def wait() -> None:
        loop = asyncio.get_running_loop()
        real = loop.time
        with pytest.MonkeyPatch.context() as patch:

            async def pause(_: float) -> None:
                patch.setattr(loop, "time", lambda: next(clock, real()))

            patch.setattr(sleepers.asyncio, "sleep", pause)
            patch.setattr(loop, "time", lambda: next(clock))
            await sleepers._calm()

    finished(wait())
    assert next(clock, None) is None
