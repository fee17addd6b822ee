"""Content from its files: read, checked, and handed out by id."""

from __future__ import annotations

from raile.load._check import check
from raile.load._citations import Uses, citations
from raile.load._content import ORIGINAL, Content
from raile.load._fault import ContentError, Fault, NotThere
from raile.load._lesson import Activity, Heading, Lesson, set_name
from raile.load._terms import term_forms, term_is_translated, terms_in
from raile.load._wording import Wording

__all__ = [
    "ORIGINAL",
    "Activity",
    "Content",
    "ContentError",
    "Fault",
    "Heading",
    "Lesson",
    "NotThere",
    "Uses",
    "Wording",
    "check",
    "citations",
    "set_name",
    "term_forms",
    "term_is_translated",
    "terms_in",
]
