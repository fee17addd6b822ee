"""The addresses that are printed, shown and scanned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from raile.serve import Settings, addresses
from raile.serve.limit import Guesses

HERE = Settings(
    host="127.0.0.1",
    port=8866,
    database="sqlite:///x",
    trainer_secret="a-secret-of-it",
    cookie_secret="another-secret",
    record_secret="a-third-secret",
)


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ("192.168.7.20", "10.0.0.3", "2001:db8::20")
    monkeypatch.setattr(addresses, "of_this_machine", lambda: found)


@pytest.mark.usefixtures("networks")
@pytest.mark.parametrize(
    ("host", "port", "public", "shown"),
    [
        ("127.0.0.1", 8866, None, ["http://127.0.0.1:8866"]),
        ("127.0.0.1", 80, None, ["http://127.0.0.1"]),
        ("::1", 8866, None, ["http://[::1]:8866"]),
        ("0.0.0.0", 80, None, ["http://192.168.7.20", "http://10.0.0.3"]),
        (
            "::",
            80,
            None,
            ["http://192.168.7.20", "http://10.0.0.3", "http://[2001:db8::20]"],
        ),
        ("0.0.0.0", 80, "https://w.example", ["https://w.example"]),
    ],
)
def test_people_get_addresses_that_reach_the_workshop(
    host: str, port: int, public: str | None, shown: list[str]
) -> None:
    settings = replace(HERE, host=host, public_address=public)
    assert list(addresses.join_addresses(settings, port)) == shown


def test_this_machines_addresses_are_others_ways_to_it() -> None:
    for address in addresses.of_this_machine():
        assert not address.startswith(("127.", "169.254.", "fe80:"))


def test_a_wrong_guess_is_forgotten_in_time() -> None:
    now = 0.0
    guesses = Guesses(each=2, everybody=3, within=60, clock=lambda: now)
    for address in ("a", "a", "b"):
        assert not guesses.too_many(address)
        guesses.wrong(address)
    assert guesses.too_many("c")  # too many in all
    now = 61
    assert not guesses.too_many("c")
    assert not guesses.too_many("a")
    guesses.wrong("a")
    guesses.wrong("a")
    assert guesses.too_many("a")
    assert not guesses.too_many("b")
