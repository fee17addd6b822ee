"""Figures in lessons: the text around them says whose they are, or invented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raile.load._fault import Fault
from raile.load._library import Library
from raile.load.rules._prose import cells

_LARGE = 100
"""Smaller numbers without a per-cent sign count parts and people in a case."""

_ROUND = {1_000, 10_000, 100_000, 1_000_000}
"""Of how many something is counted."""

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)
_NO_CLAIM = re.compile(
    rf"\d{{1,2}}(?:\u2013\d+)? (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{4}}"  # days
    r"|\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d(?:/\d+)?\b|\b\d+/\d+\b"  # times, years, numbers
    # where something stands
    r"|(?:Articles?|Art\.|Annex|points?|C-|ISO/IEC|recital|Regulation|Directive)"
    r"\s*[\dIVX]+(?:\(\w+\))*(?:(?:,| to| and|/|-)\s*[\dIVX]+(?:\(\w+\))*)*"
    # what others say, and code
    r"|^#.*$|`[^`]*`|\"[^\"\n]*\"|“[^”]*”",
    re.MULTILINE,
)
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)(\s?(?:%|per cent))?")
_WHOSE = re.compile(
    r"\b(?:sources?|reported|computed from|invented|imagined?|simulated)\b"
    r"|\bclassroom example\b|\bthis kit\b|\([^)]*\b\d{4}\b[^)]*\)",
    re.IGNORECASE,
)


def faults(library: Library) -> Iterator[Fault]:
    """Find figures in lessons of which nobody learns where they come from."""
    for one in library.lessons:
        if one.place.kind != "lesson" or one.place.language is not None:
            continue
        for line, text, _ in cells(one.lesson):
            number = _claimed(text)
            if number and not _WHOSE.search(text):
                wrong = f"Nothing says where the figure {number} comes from"
                cure = "Add '(Source: …)' beside it, or say that it is invented."
                yield one.fault(line, wrong, cure)


def _claimed(text: str) -> str | None:
    """Return the first number that claims something."""
    for number, per_cent in _NUMBER.findall(_NO_CLAIM.sub(" ", text)):
        plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number).replace(",", ".")
        value = float(plain) if plain.count(".") < 2 else 0
        if per_cent or (value > _LARGE and value not in _ROUND):
            return f"{number}{per_cent}"
    return None
