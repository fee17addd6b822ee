"""Where a question comes from, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from raile.load import Content


def passage_link(content: Content, passage: str, served: bool) -> dict[str, Any]:
    """Return the lesson's title, and a link to the passage where there are pages."""
    module = passage.partition("#")[0]
    anchor = content.heading(passage).anchor
    return {
        "title": content.modules[module].title,
        # JupyterLab has no addresses of its own for the lessons.
        "link": f"/learn/{module}#{anchor}" if served else None,
    }


def source_links(content: Content, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return titles and links of sources."""
    return [
        {"title": source.title, "link": source.link}
        for source in (content.sources[one] for one in names)
    ]
