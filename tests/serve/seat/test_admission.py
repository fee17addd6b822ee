"""Who gets a seat, and who waits."""

from __future__ import annotations

import time

import pytest

from raile.serve.seat import admission
from raile.serve.seat.admission import SEAT, Admission

GB = 1 << 30


class Machine:
    def __init__(self, left: int, all_of_it: int = 10 * GB) -> None:
        self.left = left
        self.all_of_it = all_of_it
        self.taken: list[float] = []

    def admission(self, most: int = 1000) -> Admission:
        return Admission(most, lambda: self.taken, lambda: (self.left, self.all_of_it))


def test_there_are_as_many_seats_as_the_memory_holds_and_some_is_left() -> None:
    machine = Machine(left=GB + 3 * SEAT)
    assert machine.admission().free() == 3
    machine.left = GB
    assert machine.admission().free() == 0


def test_a_seat_that_was_just_taken_is_counted_before_it_uses_its_memory() -> None:
    machine = Machine(left=GB + 3 * SEAT)
    machine.taken = [time.monotonic(), time.monotonic() - 3600]
    assert machine.admission().free() == 2


def test_there_are_never_more_seats_than_the_organiser_says() -> None:
    machine = Machine(left=9 * GB)
    machine.taken = [time.monotonic()]
    room = machine.admission(most=2)
    assert room.ask("ann") == 0
    machine.taken.append(time.monotonic())
    assert room.ask("ben") == 1


def test_who_came_first_comes_in_first() -> None:
    machine = Machine(left=0)
    room = machine.admission()
    assert [room.ask(who) for who in ("ann", "ben", "eve")] == [1, 2, 3]
    machine.left = GB + SEAT
    assert room.look("eve") == 3
    assert room.look("ben") == 2
    assert room.ask("new") == 4
    assert room.look("ann") == 0
    assert room.ask("ann") == 0
    machine.left = GB
    assert [room.look(who) for who in ("ben", "eve", "new")] == [1, 2, 3]


def test_who_asks_no_more_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(left=0)
    room = machine.admission()
    room.ask("ann")
    now = time.monotonic()
    monkeypatch.setattr(admission.time, "monotonic", lambda: now + 15)
    assert room.ask("ben") == 2
    monkeypatch.setattr(admission.time, "monotonic", lambda: now + 30)
    assert room.look("ben") == 1
    assert room.waiting == 1


def test_this_machine_has_memory() -> None:
    left, all_of_it = admission.available()
    assert 0 < left <= all_of_it
