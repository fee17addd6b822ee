"""What the machine lends to the tests: its browser."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
NO_BROWSER = (
    "no Chromium or Chrome here, so pages are not tested; get one by `apt install "
    "chromium` on Debian, by `.venv/bin/playwright install chromium` elsewhere"
)


@cache
def browser() -> Path | None:
    """Return the program of the machine's Chromium or Chrome, if it has one."""
    for program in filter(None, map(shutil.which, NAMES)):
        return Path(program)
    if ON_A_MAC.exists():
        return ON_A_MAC
    with sync_playwright() as playwright:
        fetched = Path(playwright.chromium.executable_path)
    return fetched if fetched.exists() else None
