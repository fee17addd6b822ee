"""The start page shows the way through the modules."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx

Visit = Callable[..., httpx.Client]


def _section(page: str, name: str) -> str:
    found = re.search(rf'aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return found[1] if found else ""


def _main_buttons(page: str) -> list[str]:
    """Return where the main buttons of the path and the modules lead."""
    shown = _section(page, "path") + _section(page, "more")
    return re.findall(r'class="raile-button" href="([^"]+)"', shown)


def test_without_a_role_all_modules_are_the_path(visit: Visit) -> None:
    page = visit().get("/").text
    assert "Say what your role is" in _section(page, "path")
    assert 'href="/learn/buying"' in _section(page, "path")
    assert _section(page, "more") == ""


def test_the_modules_for_a_role_come_first_and_the_others_below(visit: Visit) -> None:
    person = visit()
    person.post("/me", data={"role": "officer", "language": "en"})
    page = person.get("/").text
    path, more = _section(page, "path"), _section(page, "more")
    assert 'href="/learn/using"' in path
    assert 'href="/learn/buying"' not in path
    assert 'href="/learn/buying"' in more
    assert "Say what your role is" not in page
    assert re.search(r"Step 2 of \d · about 60 minutes", path)
    assert "Step" not in more


def test_the_next_step_is_the_one_main_button(visit: Visit) -> None:
    person = visit()
    assert _main_buttons(person.get("/").text) == ["/learn/welcome"]
    assert re.search(r"about \d+ minutes left on your path", person.get("/").text)
