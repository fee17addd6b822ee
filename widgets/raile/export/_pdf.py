"""A report as a tagged PDF, from its page."""

from __future__ import annotations

import logging

from raile.export._fault import ExportError
from raile.export._html import html
from raile.model.document import Document

_VARIANT = "pdf/ua-1"
"""With tags, a language and a title, which screen readers need."""


def write_pdf(document: Document) -> bytes:
    """Return a report as a PDF/UA file with bookmarks.

    Raises
    ------
    ExportError
        Where Pango is missing, which sets the text.
    """
    try:
        import weasyprint
    except OSError as error:
        raise ExportError("pango") from error
    # It tells of each rule of the style sheet that is meant for browsers alone.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    page = weasyprint.HTML(string=html(document), url_fetcher=_refuse)
    return bytes(page.write_pdf(pdf_variant=_VARIANT))


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    """Fetch what the page carries itself, and nothing else."""
    from weasyprint.urls import URLFetcher

    if not url.startswith("data:"):
        raise ValueError("a report fetches nothing")
    found: dict[str, object] = URLFetcher().fetch(url)
    return found
