"""A report as one HTML page that needs nothing else, and that the PDF is made from."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from pathlib import Path

import jinja2
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from markupsafe import Markup

from raile.export._drawing import address
from raile.model.document import Cell, Document, Line

_TEMPLATES = Path(__file__).parent / "template"


def write_html(document: Document) -> bytes:
    """Return a report as a self-contained page.

    Its policy lets nothing run and nothing be fetched.
    """
    return html(document).encode()


def html(document: Document) -> str:
    """Return the page as text."""
    page = _templates().get_template("report.html")
    return page.render(document=document, labels=document.labels).lstrip()


def shown(cell: Cell, language: str) -> str:
    """Return a cell as people read it."""
    # English without a country would put the month first.
    locale = "en_GB" if language == "en" else language.replace("-", "_")
    match cell:
        case None:
            return ""
        case datetime.datetime():
            at = format_datetime(cell, "HH:mm", locale=locale)
            return f"{shown(cell.date(), language)}, {at}"
        case datetime.date():
            # A day is never broken at the end of a line.
            return format_date(cell, "d MMM y", locale=locale).replace(" ", "\u00a0")
        case int() | float():
            return format_decimal(cell, locale=locale)
    return cell


def leads_right(line: Line) -> bool:
    """Return whether a line begins in a script that is written from the right."""
    for letter in (letter for run in line for letter in run.text):
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def _css(text: str) -> Markup:
    """Return a string for a style sheet that can end neither it nor its element."""
    unsafe = re.compile(r"[^\w .:,]")
    coded = unsafe.sub(lambda match: f"\\{ord(match[0]):x} ", text)
    return Markup(f'"{coded}"')  # noqa: S704 - nothing is left that has a meaning


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    environment.filters["address"] = address
    environment.filters["css"] = _css
    return environment
