"""Files in a real browser: a dossier is brought, looked at, and taken away again."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from browser.conftest import PHONE
from raile.load import Content
from reported import EXAMPLE
from servers import Workshop

PRESSED = 90_000
"""Milliseconds within which a file is made, or it says that it took too long."""
WORDS = Content().words("files").all()["files"]


def at(page: Page, name: str) -> Locator:
    return page.locator(f'[data-focus="{name}"]:visible').first


def panel(page: Page, kind: str) -> Locator:
    """Open the part that makes files."""
    summary = page.locator("summary", has_text=WORDS["title"][kind])
    summary.click()
    return summary.locator("..")


def bring_example(workshop: Workshop, page: Page) -> None:
    page.goto(workshop.at("/learn/systems"))
    panel(page, "register")
    at(page, "file").set_input_files(EXAMPLE)
    page.locator('form select[data-focus="function"]:visible').last.select_option(
        "chair"
    )
    at(page, "take").click()
    expect(page.get_by_role("heading", name="Lantern").first).to_be_visible()


def made(page: Page, form: str) -> bytes:
    with page.expect_download(timeout=PRESSED) as download:
        at(page, f"make-{form}").click()
    assert download.value.suggested_filename.endswith(f".{form}")
    expect(
        page.locator(".raile-feedback", has_text=f".{form} is ready")
    ).to_be_visible()
    return Path(download.value.path()).read_bytes()


def test_a_dossier_is_brought_printed_and_taken_away(
    workshop: Workshop,
    new_person: Callable[..., Page],
    faults: Callable[..., list[str]],
) -> None:
    page = new_person(accept_downloads=True)
    bring_example(workshop, page)
    panel(page, "report")
    assert faults(page) == []
    at(page, "agency").fill("Police of Valmera")
    reader = PdfReader(BytesIO(made(page, "pdf")))
    assert "Police of Valmera" in reader.pages[0].extract_text()
    assert len(reader.pages) > 20
    file = json.loads(made(page, "json"))
    before = json.loads(EXAMPLE.read_bytes())
    assert file["entries"][:-1] == before["entries"]
    assert "Valmera" not in page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.json", b"{", "damaged"),
        ("other.json", b'{"a": 1}', "foreign"),
        ("new.json", b'{"format": "raile-dossier", "edition": 7}', "future"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    workshop: Workshop,
    new_person: Callable[..., Page],
    name: str,
    data: bytes,
    said: str,
) -> None:
    page = new_person(viewport=PHONE)
    page.goto(workshop.at("/learn/systems"))
    opened = panel(page, "register")
    file = {"name": name, "mimeType": "application/json", "buffer": data}
    at(page, "file").set_input_files(file)
    opened.locator("select").select_option("chair")
    at(page, "take").click()
    line = opened.get_by_role("status")
    expect(line).to_have_text(" ".join(WORDS["untaken"][said].split()))
