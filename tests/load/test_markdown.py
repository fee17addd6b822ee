"""Words to HTML: nothing in them can become a script or leave the machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from raile.load.markdown import html, inline_html


def test_markdown_becomes_html() -> None:
    assert html("Two *things*:\n\n- one\n- two") == (
        "<p>Two <em>things</em>:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
    )
    assert "<td>1</td>" in html("| a |\n|---|\n| 1 |")
    assert inline_html("**Ask** of what") == "<strong>Ask</strong> of what"


@pytest.mark.parametrize("render", [html, inline_html])
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<!-- <b> -->",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "![x](https://example.org/pixel.png)",
        "![x](javascript:alert(1))",
        '[x](https://example.org/"onclick="alert(1))',
    ],
)
def test_nothing_in_a_text_becomes_active(
    render: Callable[[str], str], text: str
) -> None:
    made = render(text).lower()
    for part in ("<script", "<img", "<b>", 'href="java', 'href="data', '"onclick'):
        assert part not in made


def test_links_to_other_hosts_open_a_page_of_their_own() -> None:
    assert inline_html("[NPL](https://example.org/a)") == (
        '<a href="https://example.org/a" target="_blank" rel="noopener">NPL</a>'
    )
    assert inline_html("[next](/learn/start)") == '<a href="/learn/start">next</a>'
