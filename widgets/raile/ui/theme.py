"""Colours and the one stylesheet, for widgets, pages and charts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

LIGHT: Mapping[str, str] = {
    "page": "#ffffff",
    "surface": "#f3f5f8",
    "text": "#18212c",
    "muted": "#4a5665",
    "line": "#76818f",
    "hairline": "#d5dbe3",
    "accent": "#174a8b",
    "on-accent": "#ffffff",
    "tint": "#e4edf9",
    "right": "#176338",
    "right-tint": "#e3f3e9",
    "wrong": "#9c1f26",
    "wrong-tint": "#fbe9e8",
    "partly": "#7a4d00",
    "partly-tint": "#fdf1db",
    "focus": "#b1480a",
}
"""Tokens by day: every text colour has a contrast of 4.5 on page and surface."""

DARK: Mapping[str, str] = {
    "page": "#10161d",
    "surface": "#1a222c",
    "text": "#e9eef4",
    "muted": "#b4c0cd",
    "line": "#8391a1",
    "hairline": "#36414e",
    "accent": "#8fbcff",
    "on-accent": "#0a1a30",
    "tint": "#1c3150",
    "right": "#82d9a1",
    "right-tint": "#14321f",
    "wrong": "#ffa5a1",
    "wrong-tint": "#3c1a1c",
    "partly": "#f3c46b",
    "partly-tint": "#372a10",
    "focus": "#ffb37a",
}
"""The same tokens by night."""


def _declare(tokens: Mapping[str, str]) -> str:
    return "".join(f"--raile-{name}:{value};" for name, value in tokens.items())


@cache
def stylesheet() -> str:
    """Return the stylesheet: tokens for both schemes, then the rules.

    Pages of ours (``.raile-page``) follow the reader's own setting; inside
    JupyterLab the widgets follow JupyterLab's theme.
    """
    rules = (Path(__file__).parent / "theme.css").read_text(encoding="utf-8")
    light, dark = _declare(LIGHT), _declare(DARK)
    return (
        f".raile-page,.raile{{{light}color-scheme:light}}\n"
        "@media (prefers-color-scheme:dark){@media screen{"
        f".raile-page,.raile-page .raile{{{dark}color-scheme:dark}}}}}}\n"
        '@media screen{body[data-jp-theme-light="false"]:not(.raile-page) .raile'
        f"{{{dark}color-scheme:dark}}}}\n{rules}"
    )
