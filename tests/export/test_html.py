"""The web page: it needs nothing else, and nothing that was typed runs in it."""

from __future__ import annotations

from html.parser import HTMLParser

from reported import ARABIC, EMOJI, FORMULA, LINK, SCRIPT

_PICTURE = "data:image/svg+xml;base64,"


class Elements(HTMLParser):
    """Gathers elements with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_fetches_nothing_and_lets_nothing_run(nasty_html):
    page = Elements(nasty_html)
    policy = next(
        attributes["content"]
        for tag, attributes in page.found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert str(policy).startswith("default-src 'none'")
    assert not {"script", "iframe", "object", "link", "form"} & {
        tag for tag, _ in page.found
    }
    for _, attributes in page.found:
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
        assert (attributes.get("src") or _PICTURE).startswith(_PICTURE)


def test_nothing_that_was_typed_is_lost(nasty_html):
    text = Elements(nasty_html).text
    for one in (SCRIPT, LINK, ARABIC, EMOJI, FORMULA):
        assert one in text


def test_its_language_headings_and_tables_are_marked(example_html):
    page = Elements(example_html)
    assert ("html", {"lang": "en"}) in page.found
    tables = [tag for tag, _ in page.found if tag == "table"]
    captions = [tag for tag, _ in page.found if tag == "caption"]
    assert len(tables) == len(captions) > 20
    assert all(
        attributes.get("scope") == "col"
        for tag, attributes in page.found
        if tag == "th"
    )
    assert all(attributes.get("alt") for tag, attributes in page.found if tag == "img")
