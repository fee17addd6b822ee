"""Kernels serve one participant, and run nothing that a page sends."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from servers import PATIENCE, Workshop
from visits import kernel_of, receive, send, talk, who_is_served

Visit = Callable[..., httpx.Client]


def replies_until(socket: ClientConnection, kind: str) -> list[str]:
    """Return the kinds of all messages up to the first one of a kind."""
    kinds: list[str] = []
    while kind not in kinds:
        kinds.append(receive(socket)[0])
    return kinds


def ended(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie"


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_kernel_answers_its_own_participant(visit: Visit, workshop: Workshop) -> None:
    person = visit()
    kernel = kernel_of(person.get("/learn/welcome").text)
    assert person.get(f"/api/kernels/{kernel}").json()["id"] == kernel
    with talk(workshop, person, kernel) as socket:
        send(socket, "kernel_info_request")
        replies_until(socket, "kernel_info_reply")


def test_a_kernel_does_not_exist_for_anybody_else(
    visit: Visit, workshop: Workshop, trainer: httpx.Client
) -> None:
    person, other = visit(), visit()
    kernel = kernel_of(person.get("/learn/welcome").text)
    other.get("/")
    for stranger in (other, visit(), trainer):
        assert stranger.get(f"/api/kernels/{kernel}").status_code == 404
        assert stranger.post(f"/voila/api/shutdown/{kernel}").status_code == 404
        with (
            pytest.raises(InvalidStatus, match="404"),
            talk(workshop, stranger, kernel),
        ):
            pass
    assert person.get(f"/api/kernels/{kernel}").status_code == 200


def test_a_trainers_kernel_does_not_exist_for_participants(
    visit: Visit, trainer: httpx.Client
) -> None:
    kernel = kernel_of(trainer.get("/trainer/room").text)
    person = visit()
    person.get("/")
    assert person.get(f"/api/kernels/{kernel}").status_code == 404
    assert trainer.get(f"/api/kernels/{kernel}").status_code == 200


def test_pages_of_other_hosts_cannot_talk_to_a_kernel(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    kernel = kernel_of(person.get("/learn/welcome").text)
    with (
        pytest.raises(InvalidStatus, match="403"),
        talk(workshop, person, kernel, origin="https://evil.example"),
    ):
        pass
    answer = person.post(
        f"/voila/api/shutdown/{kernel}", headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert person.get(f"/api/kernels/{kernel}").status_code == 200


def test_nothing_that_a_page_sends_is_run(
    visit: Visit, workshop: Workshop, tmp_path: Path
) -> None:
    person = visit()
    kernel = kernel_of(person.get("/learn/welcome").text)
    trace = tmp_path / "trace"
    with talk(workshop, person, kernel) as socket:
        send(socket, "execute_request", code=f"open({str(trace)!r}, 'w')", silent=False)
        send(socket, "complete_request", code="o", cursor_pos=1)
        send(socket, "inspect_request", code="os", cursor_pos=1)
        send(socket, "shutdown_request", restart=False)
        send(socket, "comm_open", comm_id="a", target_name="jupyter.widget", data={})
        send(socket, "kernel_info_request")
        kinds = replies_until(socket, "kernel_info_reply")
    assert not trace.exists()
    assert not {"execute_reply", "complete_reply", "inspect_reply"} & set(kinds)
    assert "comm_close" not in kinds
    assert person.get(f"/api/kernels/{kernel}").status_code == 200


MALFORMED: tuple[bytes | str, ...] = (
    b"",
    b"x",
    b"\xff" * 64,
    (2**40).to_bytes(8, "little") + b"\0" * 64,
    "{}",
)


def test_malformed_messages_harm_nothing(visit: Visit, workshop: Workshop) -> None:
    person = visit()
    kernel = kernel_of(person.get("/learn/welcome").text)
    with talk(workshop, person, kernel) as socket:
        for message in MALFORMED:
            socket.send(message)
            send(socket, "kernel_info_request")
            replies_until(socket, "kernel_info_reply")


def test_a_kernel_ends_when_its_page_is_left(visit: Visit, workshop: Workshop) -> None:
    person = visit()
    page = person.get("/learn/welcome").text
    pid = who_is_served(workshop, person, page)[0]
    kernel = kernel_of(page)
    with talk(workshop, person, kernel) as socket:
        # As browsers send it, from any page that is being left.
        answer = person.post(f"/voila/api/shutdown/{kernel}", data={"_xsrf": ""})
        assert answer.status_code == 204
        wait_until(lambda: ended(pid))
        with pytest.raises(ConnectionClosed):  # the page is told
            replies_until(socket, "nothing")
    assert person.get(f"/api/kernels/{kernel}").status_code == 404


def test_a_kernel_that_dies_is_gone_and_not_started_again(
    visit: Visit, workshop: Workshop
) -> None:
    person = visit()
    page = person.get("/learn/welcome").text
    psutil.Process(who_is_served(workshop, person, page)[0]).kill()
    address = f"/api/kernels/{kernel_of(page)}"
    wait_until(lambda: person.get(address).status_code == 404)
