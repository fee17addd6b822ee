"""Lines of a report: people's words as they are, the content's Markdown read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from raile.load.markdown import tokens
from raile.model.document import Block, Bullets, Line, Paragraph, Run

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain(text: str) -> Line:
    """Return what somebody wrote; nothing in it is markup."""
    return (Run(text=text.strip()),)


def strong(text: str) -> Line:
    """Return a text that stands out."""
    return (Run(text=text, strong=True),)


@lru_cache(maxsize=4096)
def rich(markdown: str) -> Line:
    """Return Markdown of the content as one line."""
    found = [one for one in tokens(markdown) if one.type == "inline"]
    lines = [_runs(one.children or ()) for one in found]
    return tuple(
        run
        for at, line in enumerate(lines)
        for run in ((Run(text="\n"), *line) if at else line)
    )


def flat(markdown: str) -> str:
    """Return Markdown of the content as plain text.

    Examples
    --------
    >>> flat("A **false** alert")
    'A false alert'
    """
    return "".join(run.text for run in rich(markdown))


def paragraphs(markdown: str, *, quiet: bool = False) -> tuple[Block, ...]:
    """Return Markdown of the content as paragraphs and lists."""
    blocks: list[Block] = []
    items: list[Line] = []
    deep = 0
    for one in tokens(markdown):
        if one.type in {"bullet_list_open", "ordered_list_open"}:
            deep += 1
        elif one.type in {"bullet_list_close", "ordered_list_close"}:
            deep -= 1
            if not deep:
                blocks.append(Bullets(items=tuple(items), ordered=one.type[0] == "o"))
                items = []
        elif one.type == "inline":
            line = tuple(_runs(one.children or ()))
            if deep:
                items.append(line)
            else:
                blocks.append(Paragraph(line=line, quiet=quiet))
    return tuple(blocks)


def _runs(children: Sequence[Token]) -> Iterator[Run]:
    strong = emphasis = 0
    links: list[str | None] = []
    for one in children:
        match one.type:
            case "strong_open" | "strong_close":
                strong += one.nesting
            case "em_open" | "em_close":
                emphasis += one.nesting
            case "link_open":
                href = str(one.attrGet("href") or "")
                web = href.startswith(("http://", "https://"))
                links.append(href if web else None)
            case "link_close":
                links.pop()
            case "softbreak":
                yield Run(text=" ", strong=strong > 0, emphasis=emphasis > 0)
            case "hardbreak":
                yield Run(text="\n")
            case _ if one.content:
                yield Run(
                    text=one.content,
                    strong=strong > 0,
                    emphasis=emphasis > 0,
                    link=links[-1] if links else None,
                )
