"""Prose: easy to read, short before something to do; links lead on, images are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raile.load._fault import Fault, closest
from raile.load._lesson import Lesson
from raile.load._library import LessonFile, Library
from raile.load._texts import texts

MOST_ON_A_SCREEN = 120
"""Words before something to do, tables apart."""

LONGEST_SENTENCE = 40
"""Words."""

HARDEST = 40
"""LIX (Björnsson, 1968): words per sentence, and long words per hundred, added up. Up
to 40 is easy to read, such as a story; newspapers have about 50."""

_LEAST = 100
"""Words; of fewer LIX says little."""

_LONG = 6
"""Letters; a longer word counts as long in LIX."""

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*|\d[\d.,]*")
_STOP = re.compile(
    r"[.!?:;…]+[\"”\u2019»)*]*(?=\s|$)"  # the end of a sentence or of a part of it
    r"|\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)"  # a paragraph, or a point of a list
    r"| · "
)
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_MARKS = re.compile(r"[*_`#>]")
_OURS = {"", "/glossary", "/sources", "/record", "/erase"}
"""Pages that every workshop has, the start page among them."""


def faults(library: Library) -> Iterator[Fault]:
    """Find what is hard to read or long, links that lead nowhere, images untold."""
    for loaded in library.models():
        for keys, text in texts(loaded.value):
            if longest := _longest(text):
                yield loaded.fault(keys, *_too_long(longest))
    pages = {one.place.name for one in library.lessons if one.place.kind != "room"}
    for one in library.lessons:
        yield from _links(one, pages)
        if one.place.language is None:
            yield from _sentences(one)
            yield from _screens(one)


def lix(text: str) -> float:
    """Return how hard a text is to read; 0 of one without words.

    Examples
    --------
    >>> lix("An alert is a lead. Look again.")
    3.5
    """
    words = _WORD.findall(text)
    if not words:
        return 0
    long = sum(len(word) > _LONG for word in words)
    return len(words) / len(_split(text)) + 100 * long / len(words)


def _split(text: str) -> list[str]:
    return [one for one in _STOP.split(text) if _WORD.search(one)]


def _longest(text: str) -> str | None:
    """Return the first sentence that is too long; tables have none."""
    found = (one for one in _split(_plain(text)) if _words(one) > LONGEST_SENTENCE)
    return next(found, None)


def _too_long(sentence: str) -> tuple[str, str]:
    begin = " ".join(sentence.split()[:5])
    wrong = f"The sentence '{begin} …' has {_words(sentence)} words"
    return wrong, f"Make two of it; {LONGEST_SENTENCE} are the most."


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _plain(text: str) -> str:
    """Return a text without its tables and Markdown's signs."""
    lines = (one for one in text.split("\n") if not one.lstrip().startswith("|"))
    return _MARKS.sub("", _LINK.sub(r"\2", "\n".join(lines)))


def _sentences(one: LessonFile) -> Iterator[Fault]:
    prose = []
    for line, text, _ in cells(one.lesson):
        prose.append(_plain(text))
        if longest := _longest(text):
            yield one.fault(line, *_too_long(longest))
    whole = "\n\n".join(prose)
    level = lix(whole)
    if level > HARDEST and _words(whole) >= _LEAST:
        wrong = f"The text is harder to read (LIX {level:.0f}) than {HARDEST}"
        yield one.fault(1, wrong, "Use shorter words, and shorter sentences.")


def _screens(one: LessonFile) -> Iterator[Fault]:
    """Find screens with too many words before something to do."""
    if one.place.kind != "lesson":
        return
    words, first = 0, 1
    for line, text, begins in cells(one.lesson):
        if begins:
            words, first = 0, line
        words += _words(_plain(text))
        if words > MOST_ON_A_SCREEN:
            wrong = f"The screen has {words} words before something to do"
            cure = f"Split it, or let people act; {MOST_ON_A_SCREEN} are the most."
            yield one.fault(first, wrong, cure)
            words = 0


def cells(lesson: Lesson) -> Iterator[tuple[int, str, bool]]:
    """Yield each cell of prose for participants, and whether a screen begins with it.

    One begins with a slide, and after a code cell that gives people something to do.
    """
    front = _FRONT.match(lesson.markdown)
    skipped = front[0].count("\n") if front else 0
    lines = [*lesson.markdown.split("\n")[skipped:], "+++"]
    cell: list[str] = []
    start, begins, ours, code, acts = skipped + 1, True, True, False, False
    for number, line in enumerate(lines, start=skipped + 1):
        if code and line != "```":
            acts = acts or "raile." in line
        elif not code and not line.startswith(("+++", "```{code-cell}")):
            cell.append(line)
        else:
            if ours and any(one.strip() for one in cell):
                yield start, "\n".join(cell), begins
                begins = False
            cell, start = [], number + 1
            if line.startswith("+++"):
                ours = '"trainer"' not in line
                begins = begins or "slide_type" in line
            else:
                ours, code = True, not code
                begins = begins or (acts and not code)
                acts = False


def _links(one: LessonFile, pages: set[str]) -> Iterator[Fault]:
    anchors = {heading.anchor for heading in one.lesson.headings}
    for number, line in enumerate(one.lesson.markdown.split("\n"), start=1):
        for image, text, target in _LINK.findall(line):
            if image and not text.strip():
                cure = "Say between the brackets what it shows."
                yield one.fault(number, f"The image '{target}' is not told", cure)
            page, _, anchor = target.partition("#")
            name = page.removeprefix("/learn/")
            if image or target.startswith(("http://", "https://", "mailto:")):
                continue
            if page.removesuffix("/") not in _OURS and name not in pages:
                cure = closest(name, sorted(pages), "Mend or remove it.")
                yield one.fault(number, f"The link '{target}' leads nowhere", cure)
            elif anchor and not page and anchor not in anchors:
                cure = closest(anchor, sorted(anchors), "Name a heading.")
                yield one.fault(number, f"The link '{target}' leads nowhere", cure)
