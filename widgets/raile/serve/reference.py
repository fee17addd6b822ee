"""The pages to look things up in: terms and sources."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, get_args

from raile.load import Content, Uses, term_forms, term_is_translated, terms_in
from raile.load.markdown import inline_html
from raile.model.course import Source, Term
from raile.serve.page import Page


class _Reference(Page):
    @property
    def original(self) -> Content:
        """The content as it was written first."""
        return self.room.content(self.room.languages[0])


class Glossary(_Reference):
    """``/glossary``."""

    def get(self) -> None:
        """Show all terms by the alphabet."""
        content, original = self.content, self.original
        terms = content.glossary.values()
        foreign = {
            one.id for one in terms if not term_is_translated(one, content, original)
        }
        self.show(
            "glossary.html",
            words=content.words("glossary").say,
            letters=_by_letter(terms),
            foreign=foreign,
            original=original.language,
        )


class Sources(_Reference):
    """``/sources``."""

    def get(self) -> None:
        """Show all sources by how far they were checked."""
        content = self.content
        say = content.words("glossary").say
        self.show(
            "sources.html",
            words=say,
            groups=_by_standing(content.sources.values()),
            original=self.original,
            uses={
                name: _places(uses, content, say)
                for name, uses in self.room.citations.items()
            },
        )


def side_notes(
    content: Content, original: Content, module: str
) -> list[dict[str, Any]]:
    """Return the terms that a lesson may use, for the browser to find.

    Each has an ``id``, its name as ``term``, the ``forms`` in which texts write it,
    and its meaning as safe ``html``.
    """
    return [
        {
            "id": term.id,
            "term": term.term,
            "forms": term_forms(term.term, content.language),
            "html": inline_html(term.meaning),
        }
        for term in terms_in(content.lesson(module).markdown, content, original)
    ]


def _by_letter(terms: Iterable[Term]) -> dict[str, list[Term]]:
    ordered = sorted(terms, key=lambda one: _plain(one.term))
    return {
        letter: list(some)
        for letter, some in groupby(ordered, lambda one: _plain(one.term)[0].upper())
    }


def _by_standing(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """Return the sources by standing, what was checked best first."""
    ordered = sorted(sources, key=lambda one: _plain(one.title))
    standings = get_args(Source.model_fields["standing"].annotation)
    return {
        standing: [one for one in ordered if one.standing == standing]
        for standing in standings
    }


def _places(
    uses: Uses, content: Content, say: Callable[..., str]
) -> list[tuple[str | None, str]]:
    """Return the address, if it has one, and the name of each place of use."""
    places: list[tuple[str | None, str]] = [
        (f"/learn/{name}", say("sources.module", title=module.title, n=number))
        for name, module in content.modules.items()
        if (number := uses.modules[name])
    ]
    if uses.terms:
        places.append(("/glossary", say("sources.terms", n=uses.terms)))
    if uses.data:
        places.append((None, say("sources.data", n=uses.data)))
    return places


def _plain(text: str) -> str:
    """Return what a text is ordered by: without accents, in small letters."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in apart if one.isalnum() or one == " ").lstrip()
