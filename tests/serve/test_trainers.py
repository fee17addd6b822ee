"""The trainer's door, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from http.cookies import SimpleCookie

import httpx
import pytest

from raile.load import Content
from servers import Workshop
from visits import who_is_served

Visit = Callable[..., httpx.Client]
BEHIND = ["/trainer", "/trainer/room", "/trainer/systems", "/trainer/learn/welcome"]


@pytest.mark.parametrize("path", BEHIND)
def test_without_the_secret_there_is_only_the_door(visit: Visit, path: str) -> None:
    for person in (visit(), visit(Cookie="raile-trainer=1")):
        answer = person.get(path)
        assert answer.status_code == 403
        assert 'name="secret"' in answer.text
        assert "kernelId" not in answer.text


@pytest.mark.parametrize("wrong", ["", "wrong", "secret", "é" * 43])
def test_a_wrong_secret_opens_nothing(visit: Visit, wrong: str) -> None:
    person = visit()
    answer = person.post("/trainer", data={"secret": wrong})
    assert answer.status_code == 403
    assert "This is not the secret" in answer.text
    assert "raile-trainer" not in person.cookies


def test_the_secret_opens_everything(trainer: httpx.Client) -> None:
    for path in BEHIND:
        answer = trainer.get(path)
        assert answer.status_code == 200
        assert 'name="secret"' not in answer.text


def test_the_secret_is_not_kept_in_the_browser(
    workshop: Workshop, visit: Visit
) -> None:
    secret = workshop.trainer.partition("#secret=")[2].strip()
    answer = visit().post("/trainer", data={"secret": f" {secret}\n"})
    assert answer.status_code == 303
    cookie = SimpleCookie(answer.headers["set-cookie"])["raile-trainer"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert secret not in answer.headers["set-cookie"]
    assert "secret" not in answer.headers["location"]


def test_the_kernel_knows_a_trainer(workshop: Workshop, trainer: httpx.Client) -> None:
    page = trainer.get("/trainer/room").text
    assert who_is_served(workshop, trainer, page)[1:3] == ("trainer", "1")
    # A trainer who looks at a participant's page is a participant there.
    page = trainer.get("/learn/welcome").text
    _, participant, is_trainer, _ = who_is_served(workshop, trainer, page)
    assert participant != "trainer"
    assert is_trainer == "0"


def test_the_first_page_invites_the_room(
    trainer: httpx.Client, workshop: Workshop
) -> None:
    page = trainer.get("/trainer").text
    address = workshop.at("")
    assert f'href="{address}/"' in page
    assert re.search(rf'role="img" aria-label="[^"]*{address}"><svg', page)
    for path in (
        "/trainer/room",
        "/trainer/learn/welcome",
        "/trainer/learn/principles",
    ):
        assert f'href="{path}"' in page


def test_a_trainer_moves_between_modules_in_the_trainers_edition(
    trainer: httpx.Client,
) -> None:
    page = trainer.get("/trainer/learn/welcome").text
    following = Content().workshop.modules[1]
    assert f'href="/trainer/learn/{following}"' in page
    assert f'href="/learn/{following}"' not in page
