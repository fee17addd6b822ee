"""Where kernels cannot be forked: ordinary ones, with the same promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from servers import Workshop, running
from visits import kernel_of, receive, send, talk

Visit = Callable[..., httpx.Client]


@pytest.fixture(scope="module")
def ordinary(new_workshop: Callable[..., Workshop]) -> Iterator[Workshop]:
    with running(new_workshop(RAILE_WARM_KERNELS="0")) as opened:
        yield opened


def test_a_page_comes_with_its_results(ordinary: Workshop, visit: Visit) -> None:
    page = visit(ordinary).get("/learn/principles").text
    assert "This part of the page did not work." in page
    assert "still here" in page
    assert "RuntimeError" not in page


def test_a_kernel_runs_nothing_that_a_page_sends(
    ordinary: Workshop, visit: Visit, tmp_path: Path
) -> None:
    person = visit(ordinary)
    kernel = kernel_of(person.get("/learn/welcome").text)
    trace = tmp_path / "trace"
    with talk(ordinary, person, kernel) as socket:
        send(socket, "execute_request", code=f"open({str(trace)!r}, 'w')", silent=False)
        send(socket, "kernel_info_request")
        kinds = []
        while "kernel_info_reply" not in kinds:
            kinds.append(receive(socket)[0])
    assert "execute_reply" not in kinds
    assert not trace.exists()


def test_a_kernel_does_not_exist_for_anybody_else(
    ordinary: Workshop, visit: Visit
) -> None:
    kernel = kernel_of(visit(ordinary).get("/learn/welcome").text)
    other = visit(ordinary)
    other.get("/")
    assert other.get(f"/api/kernels/{kernel}").status_code == 404
    with pytest.raises(InvalidStatus, match="404"), talk(ordinary, other, kernel):
        pass
