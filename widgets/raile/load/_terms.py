"""How the terms of the glossary stand in running text."""

from __future__ import annotations

import re

from raile.load._content import Content
from raile.model.course import Term

_BRACKETS = re.compile(r"^(.+?) \((.+)\)$")


def term_forms(term: str, language: str) -> tuple[str, ...]:
    """Return the ways in which a text writes a term, one and several.

    One that is all capitals, an abbreviation, is meant as it is written; the
    others are meant in whatever case.

    Examples
    --------
    >>> term_forms("Base rate", "en")
    ('Base rate', 'Base rates')
    >>> term_forms("Data protection officer (DPO)", "en")[::2]
    ('Data protection officer', 'DPO')
    >>> term_forms("Verification (one to one)", "en")
    ('Verification', 'Verifications')
    """
    names = [term]
    if match := _BRACKETS.match(term):
        # The brackets hold an abbreviation, what one is short for, or a hint.
        names = [match[1], match[2]]
        if not any(name.isupper() for name in names):
            names.pop()
    return tuple(form for name in names for form in (name, _several(name, language)))


def terms_in(text: str, content: Content, original: Content) -> list[Term]:
    """Return the terms that may stand in a text, to look closer at.

    Parameters
    ----------
    text
        A lesson in the content's language.
    content
        A term without a translation into its language is left out.
    original
        The content as it was written first.
    """
    plain = _plain(text)
    return [
        term
        for term in content.glossary.values()
        if not term.common
        and term_is_translated(term, content, original)
        and any(
            _plain(form) in plain for form in term_forms(term.term, content.language)
        )
    ]


def term_is_translated(term: Term, content: Content, original: Content) -> bool:
    """Whether a term's meaning is in the content's language."""
    if content.language == original.language:
        return True
    return term.meaning != original.glossary[term.id].meaning


def _several(name: str, language: str) -> str:
    if language == "en" and re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    if language == "en" and re.search(r"(s|x|ch|sh)$", name):
        return f"{name}es"
    return f"{name}s"


def _plain(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text).casefold()
