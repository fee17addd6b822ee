"""A real browser, real servers, and what every page of ours must keep to."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    WebSocket,
    expect,
    sync_playwright,
)

import machine
from servers import Server, Workshop, free_port, running

HERE = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:")
PHONE = {"width": 360, "height": 740}
PROJECTOR = {"width": 1920, "height": 1080}
PATIENCE = 30_000
"""Milliseconds until what does not appear on a page counts as missing."""
SCREENSHOTS = Path(__file__).parent.parent / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m "not browser"`` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the machine's own browser."""
    program = machine.browser()
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(machine.NO_BROWSER)
    if program is None:
        pytest.skip("no Chromium or Chrome here")  # The first lines say more.
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            # Chromium's sandbox does not work for root.
            chromium_sandbox=getattr(os, "geteuid", lambda: 1)() != 0,
            # No name but this machine's is ever looked up.
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_person(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages for people who share nothing with each other.

    ``new_person(viewport=PHONE, color_scheme="dark", locale="fr")`` takes what
    Playwright's ``new_context`` takes. After the test, no page may have asked
    another machine for anything or have stumbled over an error of its own.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    stumbled: list[str] = []

    def hear(socket: WebSocket) -> None:
        asked.append(socket.url)

    def arrive(**settings: Any) -> Page:
        context = chromium.new_context(**{"viewport": PROJECTOR, **settings})
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: asked.append(request.url))
        context.on("page", lambda page: page.on("websocket", hear))
        context.on("weberror", lambda error: stumbled.append(str(error.error)))
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()
    assert [url for url in asked if not HERE.match(url)] == []
    assert stumbled == []


@pytest.fixture
def page(new_person: Callable[..., Page]) -> Page:
    """Return one person's page, as wide as a projector."""
    return new_person()


@pytest.fixture(scope="module")
def workshop(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workshop]:
    """Return a running workshop; each test brings visitors of its own."""
    with running(Workshop(tmp_path_factory.mktemp("workshop"))) as started:
        yield started


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab of a learner."""

    address: str
    notebooks: Path
    """The learner's own copies."""


@pytest.fixture
def lab(chromium: Browser, tmp_path: Path) -> Iterator[Lab]:
    """Return what ``raile lab`` opens, without a browser of its own."""
    raile = Path(sys.executable).with_name("raile")
    server = Server(
        [
            *(raile, "lab", "--folder", "mine", "--no-browser", "--allow-root"),
            *(f"--ServerApp.port={free_port()}", "--ServerApp.ip=127.0.0.1"),
            "--IdentityProvider.token=learner",
        ],
        folder=tmp_path,
        environment={"RAILE_DATA": str(tmp_path / "data")},
    )
    try:
        (address, *_) = server.start()
        yield Lab(address.replace("...", "learner"), tmp_path / "mine")
    finally:
        server.stop()


@pytest.fixture
def faults() -> Callable[..., list[str]]:
    """Return what asks axe-core for the serious and critical faults of a page.

    ``faults(page, ".raile-note")`` asks about a part of it only.
    """

    def ask(page: Page, part: str | None = None) -> list[str]:
        found = Axe().run(page, context=part).response["violations"]
        return [
            f"{fault['id']}: {fault['help']} at {node['target']}\n{node['html']}"
            for fault in found
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"]
        ]

    return ask


@pytest.fixture
def keep_picture() -> Callable[[Page, str], None]:
    """Return what keeps a page's looks, phone and projector wide, for a person."""

    def keep(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        before = page.viewport_size
        for screen, size in (("phone", PHONE), ("projector", PROJECTOR)):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.screenshot(path=SCREENSHOTS / f"{name}-{screen}.png", full_page=True)
        if before:
            page.set_viewport_size(before)

    return keep
