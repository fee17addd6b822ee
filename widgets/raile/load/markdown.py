"""Words to safe HTML: Markdown without HTML, images or dangerous links."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict


_KEPT = 16_384
"""Texts whose HTML is kept: all of the content, for all who come."""


@lru_cache(_KEPT)
def html(text: str) -> str:
    r"""Render Markdown as HTML blocks.

    HTML in the text is escaped, links to scripts are left as text, and links to
    other hosts open in a page of their own.

    Examples
    --------
    >>> html("A **false** alert")
    '<p>A <strong>false</strong> alert</p>\n'
    """
    return str(_parser().render(text))


@lru_cache(_KEPT)
def inline_html(text: str) -> str:
    """Render Markdown as HTML that fits inside a line: no paragraphs, no lists.

    Examples
    --------
    >>> inline_html("p < 0.05, *not* proof")
    'p &lt; 0.05, <em>not</em> proof'
    """
    return str(_parser().renderInline(text))


def tokens(text: str) -> list[Token]:
    """Read Markdown as html does, for whoever writes something else than HTML."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # An image would be fetched from wherever it lies; nothing leaves the machine.
    parser.disable("image")
    parser.add_render_rule("link_open", _link_open)
    return parser


def _link_open(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[index]
    target = str(token.attrGet("href") or "")
    if target.startswith(("http://", "https://", "//")):
        token.attrSet("target", "_blank")
        token.attrSet("rel", "noopener")
    return self.renderToken(tokens, index, options, env)
