from __future__ import annotations

from collections.abc import Sequence
from html import escape

from raile.load import Wording


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as safe HTML; the first cell of each row is its heading."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(one)}</td>" for one in others)
        + "</tr>"
        for first, *others in rows
    )
    return (
        f'<div class="raile-scroll" tabindex="0" role="group" '
        f'aria-label="{escape(title)}">'
        f"<table><caption>{escape(title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure(drawn: str, made: str, words: Wording) -> str:
    """Return a drawing with its table folded away beneath."""
    return (
        f'<figure class="raile-chart">{drawn}<details><summary>'
        f"{escape(words.say('table'))}</summary>{made}</details></figure>"
    )
