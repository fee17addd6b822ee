"""A workshop with small notebooks of its own, and visitors to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import nbformat
import pytest

from servers import Workshop, running

WHO = """
import os
names = ("PARTICIPANT", "TRAINER", "LANGUAGE")
[os.getpid(), *(os.environ.get(f"HTTP_X_RAILE_{name}") for name in names)]
"""


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook; a cell that begins with '#' is text."""
    book = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        cells=[
            nbformat.v4.new_markdown_cell(cell)
            if cell.startswith("#")
            else nbformat.v4.new_code_cell(cell)
            for cell in cells
        ],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, path)


@pytest.fixture(scope="session")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    write_notebook(folder / "en/00-welcome.ipynb", "# Hello", WHO)
    write_notebook(
        folder / "en/02-principles.ipynb",
        "# Broken",
        "raise RuntimeError('for brave-otter-417 only')",
        "# The rest\n\n```python\nkeep = 'me'\n```",
        "'still here'",
    )
    write_notebook(folder / "fr/00-welcome.ipynb", "# Bonjour", WHO)
    write_notebook(folder / "en/practice.ipynb", "# Practise", WHO, "'type here'")
    practice = nbformat.read(folder / "en/practice.ipynb", as_version=4)
    practice.cells[-1].metadata["tags"] = ["starter"]
    nbformat.write(practice, folder / "en/practice.ipynb")
    write_notebook(folder / "trainer/en/00-welcome.ipynb", "# Notes", WHO)
    write_notebook(folder / "trainer/room.ipynb", "# Everybody", WHO)
    write_notebook(folder / "trainer/systems.ipynb", "# All systems", WHO)
    return folder


@pytest.fixture(scope="session")
def new_workshop(
    tmp_path_factory: pytest.TempPathFactory, notebooks: Path
) -> Callable[..., Workshop]:
    def make(data: Path | None = None, **environment: str) -> Workshop:
        return Workshop(
            data or tmp_path_factory.mktemp("data"),
            environment={"RAILE_NOTEBOOKS": str(notebooks), **environment},
        )

    return make


@pytest.fixture(scope="session")
def workshop(new_workshop: Callable[..., Workshop]) -> Iterator[Workshop]:
    with running(new_workshop()) as opened:
        yield opened


@pytest.fixture
def visit(workshop: Workshop) -> Iterator[Callable[..., httpx.Client]]:
    """Open browsers that share nothing; each posts from the workshop's own pages."""
    clients: list[httpx.Client] = []

    def arrive(at: Workshop = workshop, **headers: str) -> httpx.Client:
        client = httpx.Client(
            base_url=at.at(""), headers={"Origin": at.at(""), **headers}, timeout=60
        )
        clients.append(client)
        return client

    yield arrive
    for client in clients:
        client.close()


@pytest.fixture
def trainer(workshop: Workshop, visit: Callable[..., httpx.Client]) -> httpx.Client:
    client = visit()
    secret = workshop.trainer.partition("#secret=")[2].strip()
    assert client.post("/trainer", data={"secret": secret}).status_code == 303
    return client
