"""Pages whose seats have not begun: what they are told, and what follows."""

from __future__ import annotations

import asyncio
import datetime
import itertools
import json
import os
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

from raile import paths
from raile.draw import booklet
from raile.model.response import TRAINER, Response
from raile.report import together
from raile.serve.headers import introduction
from raile.serve.seat import sleepers
from raile.serve.seat.openings import Visit
from raile.serve.seat.seat import Seat
from raile.serve.seat.seats import Seats
from raile.serve.seat.stand_in import StandIn
from raile.store import Store
from servers import PATIENCE

T = TypeVar("T")

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="kernels are forked on Linux only"
)

OPENED = (
    "welcome",
    "policing",
    "principles",
    "law",
    "errors",
    "readiness",
    "buying",
    "using",
    "capstone",
)
"""Modules whose first sight is the same for all who are new to them."""


class Page:
    """A browser's end of a connection with a seat."""

    def __init__(self, seat: Seat) -> None:
        self.closed = False
        self.shown: dict[str, Any] = {}
        self.heard: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self._seat = seat
        seat.enter(self)  # type: ignore[arg-type]

    def write_message(self, message: bytes, binary: bool) -> None:
        assert binary
        _, parts = deserialize_msg_from_ws_v1(message)
        content = json.loads(parts[3])
        data = content.get("data", {})
        if data.get("method") == "update":
            self.shown.setdefault(content["comm_id"], {}).update(data["state"])
        self.heard.put_nowait((json.loads(parts[0])["msg_type"], content))

    def close(self) -> None:
        self.closed = True

    def say(
        self, kind: str, metadata: dict[str, str] | None = None, **content: Any
    ) -> None:
        header = {"msg_id": "1", "msg_type": kind}
        parts = [json.dumps(one) for one in (header, {}, metadata or {}, content)]
        packed = serialize_msg_to_ws_v1([one.encode() for one in parts], "shell")
        self._seat.ask(self, packed)  # type: ignore[arg-type]

    async def hear(self, wanted: str, name: str | None = None) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while True:
                kind, content = await self.heard.get()
                if kind == wanted and name in (None, content.get("comm_id")):
                    return content

    def open_channel(self) -> None:
        self.say(
            "comm_open",
            {"version": "1.0.0"},
            comm_id="c",
            target_name="jupyter.widget.control",
            data={},
        )

    async def states(self) -> dict[str, Any]:
        self.open_channel()
        return await self.ask_for_states()

    async def ask_for_states(self) -> dict[str, Any]:
        self.say("comm_msg", comm_id="c", data={"method": "request_states"})
        states = (await self.hear("comm_msg", "c"))["data"]["states"]
        self.shown = {name: one["state"] for name, one in states.items()}
        return self.shown

    def answer(self, states: dict[str, Any], key: str) -> str:
        """Answer the first question; return the name of its widget."""
        for name, state in states.items():
            for item in state.get("view", {}).get("items", ()):
                if item.get("kind") == "single":
                    event = {
                        "event": "answer",
                        "item": item["id"],
                        "value": item["options"][0]["id"],
                        "key": key,
                    }
                    data = {"method": "custom", "content": event}
                    self.say("comm_msg", comm_id=name, data=data)
                    return name
        raise AssertionError("no question")


class Hall:
    """Seats that sleep until somebody needs them."""

    def __init__(self, loop: asyncio.AbstractEventLoop, store: Store) -> None:
        self._loop = loop
        self.store = store
        self.seats: Seats
        self._numbers = itertools.count()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def open(self) -> None:
        self.seats = Seats(idle_seconds=60)
        self.seats.origin.warm_up()

    def somebody(self, like: str | None = None) -> str:
        """Return the name of somebody new, with the same booklet as another."""
        while True:
            name = f"calm-fox-{next(self._numbers):03}"
            if like is None or booklet(name) == booklet(like):
                return name

    async def come(
        self, person: str, module: str, role: str | None = None
    ) -> tuple[Seat, Any]:
        [file] = (paths.notebooks() / "en").glob(f"0?-{module}.ipynb")
        as_of = file.stat().st_mtime_ns
        return await self.seats.take(
            person,
            introduction(participant=person, trainer=False, language="en"),
            {"notebook": str(file), "as_of": as_of, "failed": "failed"},
            Visit(file, as_of, role, None, booklet(person), self.store.done(person)),
        )

    async def first(self, person: str, module: str, **kept: Any) -> dict[str, Any]:
        """Let somebody see a page whose seat is there; return what it shows."""
        seat, ready = await self.come(person, module, **kept)
        await ready
        return await Page(seat).states()

    async def newcomer(self, module: str) -> tuple[str, Seat, Page]:
        """Let somebody come of whose like there has been one already."""
        ann = self.somebody()
        ben = self.somebody(like=ann)
        await self.first(ann, module)
        seat, _ = await self.come(ben, module)
        return ben, seat, Page(seat)

    def note(self, person: str, activity: str, item: str, value: Any) -> None:
        self.store.add(
            Response(
                key=f"{person}-{activity}-{item}"[-64:],
                participant=person,
                kind="profile" if activity == "participant" else "answer",
                activity=activity,
                item=item,
                value=value,
                content="1",
                at=datetime.datetime.now(datetime.UTC),
            )
        )


async def never() -> None:
    await asyncio.Event().wait()


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    url = f"sqlite:///{tmp_path_factory.mktemp('data')}/log.sqlite3"
    loop = asyncio.new_event_loop()
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as thread:
        patch.setenv("RAILE_DATABASE_URL", url)
        patch.setattr(sleepers, "_calm", never)
        running = thread.submit(loop.run_forever)
        hall = Hall(loop, Store(url))
        hall.do(hall.open())
        yield hall
        hall.do(hall.seats.close())
        for task in asyncio.all_tasks(loop):
            loop.call_soon_threadsafe(task.cancel)
        loop.call_soon_threadsafe(loop.stop)
        running.result(PATIENCE)
    hall.store.close()


@pytest.mark.parametrize("module", OPENED)
def test_what_a_page_is_told_at_once_is_what_its_seat_says_later(
    hall: Hall, module: str
) -> None:
    async def visit() -> None:
        ben, seat, page = await hall.newcomer(module)
        told = await page.states()
        assert not seat.begun
        assert ben not in str(told)
        page.say("comm_info_request", target_name="jupyter.widget")
        known = await page.hear("comm_info_reply")
        assert seat.begun
        assert set(known["comms"]) == set(told)
        assert await page.states() == told  # and what the seat has said meanwhile

    hall.do(visit())


def test_a_seat_that_comes_while_its_page_asks_answers_itself(hall: Hall) -> None:
    async def visit() -> None:
        _, seat, page = await hall.newcomer("principles")
        page.open_channel()
        assert not seat.begun
        page.say("comm_info_request", target_name="jupyter.widget")
        known = await page.hear("comm_info_reply")
        assert set(await page.ask_for_states()) == set(known["comms"])

    hall.do(visit())


def test_nonsense_is_left_to_the_seat_and_does_not_pile_up(hall: Hall) -> None:
    async def visit() -> None:
        _, seat, page = await hall.newcomer("principles")
        seat.ask(page, b"nonsense")  # type: ignore[arg-type]
        async with asyncio.timeout(PATIENCE):
            while not seat.begun:
                await asyncio.sleep(0.01)
        assert await page.states()

    hall.do(visit())


def test_an_answer_wakes_a_seat_and_is_saved(hall: Hall) -> None:
    async def visit() -> str:
        ben, _, page = await hall.newcomer("principles")
        name = page.answer(await page.states(), "first")
        assert (await page.hear("comm_msg", name))["data"]["method"] == "update"
        said = await page.hear("comm_msg", name)
        assert said["data"]["content"] == {"done": "first"}
        return ben

    assert [one.key for one in hall.store.of(hall.do(visit()))] == ["first"]


def test_an_answer_is_saved_though_its_page_is_left_at_once(hall: Hall) -> None:
    async def visit() -> str:
        ben, seat, page = await hall.newcomer("principles")
        page.answer(await page.states(), "last")
        seat.end()
        async with asyncio.timeout(PATIENCE):
            while not page.closed:
                await asyncio.sleep(0.01)
        return ben

    assert [one.key for one in hall.store.of(hall.do(visit()))] == ["last"]


def test_who_has_answered_sees_it_and_nobody_else_does(hall: Hall) -> None:
    ann = hall.somebody()
    ben, eve = hall.somebody(like=ann), hall.somebody(like=ann)

    async def visit() -> tuple[Any, ...]:
        before = await hall.first(ann, "law")
        seat, _ = await hall.come(ben, "law")
        page = Page(seat)
        page.answer(await page.states(), "mine")
        async with asyncio.timeout(PATIENCE):
            while not hall.store.of(ben):
                await asyncio.sleep(0.01)
        again = await hall.first(ben, "law")
        other, _ = await hall.come(eve, "law")
        return before, again, await Page(other).states(), other.begun

    before, again, other, begun = hall.do(visit())
    assert again != before
    assert other == before
    assert not begun


def test_people_of_another_role_are_shown_their_own_case(hall: Hall) -> None:
    ann = hall.somebody()
    ben, eve = hall.somebody(like=ann), hall.somebody(like=ann)

    async def shown(person: str, role: str | None) -> str:
        if role:
            hall.note(person, "participant", "role", role)
        states = await hall.first(person, "policing", role=role)
        [case] = [
            one["view"]["mine"]
            for one in states.values()
            if "cases" in one.get("view", {})
        ]
        return str(case)

    found = [
        hall.do(shown(ann, None)),
        hall.do(shown(ben, "legal-dpo")),
        hall.do(shown(eve, "legal-dpo")),
    ]
    assert found[1] == found[2] != found[0]


def test_a_story_that_the_room_plays_meanwhile_is_told_when_the_seat_is_there(
    hall: Hall,
) -> None:
    async def visit() -> tuple[dict[str, Any], dict[str, Any]]:
        _, _, page = await hall.newcomer("principles")
        told = await page.states()
        [story] = [name for name, one in told.items() if "room" in one.get("view", {})]
        before = dict(told[story]["view"]["room"])
        room = together.activity("threshold-vote")
        hall.note(TRAINER, room, together.OPEN, {"run": 1})
        page.say("comm_info_request", target_name="jupyter.widget")
        update = await page.hear("comm_msg", story)
        return before, update["data"]["state"]["view"]["room"]

    before, after = hall.do(visit())
    assert not before["open"]
    assert after["open"]


def test_a_seat_with_other_widgets_than_its_page_was_told_of_is_given_up(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ann = hall.somebody()
    ben, eve = hall.somebody(like=ann), hall.somebody(like=ann)

    async def visit() -> None:
        await hall.first(ann, "using")
        seat, _ = await hall.come(ben, "using")
        page = Page(seat)
        await page.states()
        monkeypatch.setattr(StandIn, "fits", lambda *_: False)
        page.say("comm_info_request", target_name="jupyter.widget")
        async with asyncio.timeout(PATIENCE):
            while not page.closed:
                await asyncio.sleep(0.01)
        monkeypatch.undo()
        seat, ready = await hall.come(eve, "using")
        await ready
        assert seat.begun

    hall.do(visit())
    assert "told of widgets that it does not have" in caplog.text
