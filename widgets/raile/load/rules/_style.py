"""Style: wording that the kit does not use, HTML, and texts still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from raile.load._document import Keys
from raile.load._fault import Fault
from raile.load._files import Style
from raile.load._library import Library, Loaded, strings
from raile.load._texts import texts
from raile.model.base import Strict
from raile.model.exercise import Exercise
from raile.model.item import ItemSet, Several, Single

UNWRITTEN = "TODO:"
"""Marks a text that somebody still has to write."""

_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|`[^`]*`")
"""Others may be quoted with what the kit itself does not say."""

_CODE = re.compile(r"`[^`]*`")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_LINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")

_Ban = tuple[re.Pattern[str], str]


def faults(library: Library) -> Iterator[Fault]:
    """Find texts still to be written, banned wording, and HTML."""
    yield from _unwritten(library)
    bans = [
        (banned.expression, banned.instead)
        for style in library.all("style", Style)
        for banned in style.value.banned
    ]
    for loaded in library.originals():
        for keys, text in _said(loaded):
            for wrong, cure in (*_banned(text, bans), *_html(text)):
                yield loaded.fault(keys, wrong, cure)
    for one in library.lessons:
        for number, line in enumerate(one.lesson.markdown.split("\n"), start=1):
            for wrong, cure in (*_banned(line, bans), *_html(line)):
                yield one.fault(number, wrong, cure)


def _unwritten(library: Library) -> Iterator[Fault]:
    wrong = f"The text is still to be written ('{UNWRITTEN}')"
    cure = "Write it, or remove it."
    for document in library.documents.values():
        for keys, text in strings(document.data):
            if UNWRITTEN in text:
                yield document.fault(keys, wrong, cure)
    for one in library.lessons:
        for number, line in enumerate(one.lesson.markdown.split("\n"), start=1):
            if UNWRITTEN in line:
                yield one.fault(number, wrong, cure)


def _said(loaded: Loaded[object]) -> Iterable[tuple[Keys, str]]:
    """Yield what the kit itself says; a wrong option is what it argues against."""
    if loaded.place.kind == "words":
        return strings(loaded.document.data)
    if not isinstance(loaded.value, Strict):
        return ()
    wrong = set(_wrong_options(loaded.value))
    return (one for one in texts(loaded.value) if one[0] not in wrong)


def _wrong_options(model: Strict) -> Iterator[Keys]:
    asked = model.items if isinstance(model, Exercise | ItemSet) else ()
    for place, item in enumerate(asked):
        if isinstance(item, Single | Several) and not item.opinion:
            for number, option in enumerate(item.options):
                if not option.right:
                    yield ("items", place, "options", number, "text")


def _html(text: str) -> Iterator[tuple[str, str]]:
    found = _TAG.search(_LINK.sub(" ", _CODE.sub(" ", text)))
    if found:
        cure = "Use Markdown; people would see the tag itself."
        yield f"The text holds HTML: '{found[0]}'", cure


def _banned(text: str, bans: list[_Ban]) -> Iterator[tuple[str, str]]:
    for expression, instead in bans:
        if expression.search(text):
            found = expression.search(_QUOTED.sub(" ", text))
            if found:
                cure = f"Say instead: {instead}."
                yield f"The kit does not say '{found[0]}'", cure
