"""Translations: they hold texts of their original and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from raile.load._document import Document, Keys
from raile.load._fault import Fault, closest
from raile.load._layout import Place, translation
from raile.load._lesson import Activity
from raile.load._library import LessonFile, Library, Loaded
from raile.load._texts import Overlay, texts
from raile.load._wording import (
    entries,
    is_language,
    plural_faults,
    translated_words,
)
from raile.model.base import Strict
from raile.model.course import Workshop


def faults(library: Library) -> Iterator[Fault]:
    """Find translations that do not fit their original, whole or not."""
    known = library.ids("workshop", "languages")
    for loaded in library.all("workshop", Workshop):
        for number, language in enumerate(loaded.value.languages):
            if not is_language(language.id):
                keys = ("languages", number, "id")
                cure = "Write its two-letter code, such as 'fr'."
                wrong = f"No language has the code '{language.id}'"
                yield loaded.fault(keys, wrong, cure)
    for words in library.originals():
        if words.place.kind == "words":
            yield from plural_faults(words.value, words.document, "en")
    for place, document in library.documents.items():
        if place.language is not None:
            yield from document.faults
            if _is_known(place, known):
                yield from _laid(library, place, document).faults
            else:
                yield Fault(document.file, 1, place.name, *_unknown(place, known))
    for one in library.lessons:
        if one.place.language is not None:
            if _is_known(one.place, known):
                yield from _lesson(library, one)
            else:
                yield one.fault(1, *_unknown(one.place, known))


def missing(library: Library, language: str) -> Iterator[Fault]:
    """Find every text that has no translation into a language."""
    documents = {
        (place.kind, place.name): (place, document)
        for place, document in library.documents.items()
        if place.language == language
    }
    for loaded in library.originals():
        needed = _texts(loaded)
        found = documents.get((loaded.place.kind, loaded.name))
        if needed and found is None:
            yield loaded.fault((), *_no_file(loaded.place, language))
        elif found:
            done = _laid(library, *found).done
            for keys in needed:
                if keys not in done:
                    wrong = f"'{_key(keys)}' has no translation"
                    yield loaded.fault(keys, wrong, f"Add it to {found[1].file}.")
    lessons = {one.place for one in library.lessons}
    for one in library.lessons:
        path = translation(one.place.path, language)
        if one.place.language is None and not any(path == p.path for p in lessons):
            yield one.fault(1, *_no_file(one.place, language))


class _Laid:
    """What a translation replaces, and what is wrong with it."""

    def __init__(self, faults: list[Fault], done: set[Keys]) -> None:
        self.faults = faults
        self.done = done


def _laid(library: Library, place: Place, document: Document) -> _Laid:
    original = library.original(place)
    if original is None:
        if place.name in library.names(place.kind):
            # Its faults come first; without it nothing can be said here.
            return _Laid([], set())
        wrong = "There is no original of this translation"
        cure = "Write the original first, or remove the file."
        return _Laid([Fault(document.file, 1, place.name, wrong, cure)], set())
    if place.kind == "words":
        words, faults, done = translated_words(original.value, document)
        faults += plural_faults(words, document, place.language or "en")
        return _Laid([one for one in faults if one not in document.faults], done)
    if not _texts(original):
        wrong = "The original has no text to translate"
        fault = Fault(document.file, 1, place.name, wrong, "Remove the file.")
        return _Laid([fault], set())
    overlay = Overlay(document)
    overlay.lay(original.value)
    return _Laid([f for f in overlay.faults if f not in document.faults], overlay.done)


def _texts(loaded: Loaded[object]) -> list[Keys]:
    match loaded.value:
        case Strict():
            return [keys for keys, _ in texts(loaded.value)]
        case dict() if loaded.place.kind == "words":
            return [keys for keys, _ in entries(loaded.value)]
    return []


def _key(keys: Keys) -> str:
    return str(next(key for key in reversed(keys) if isinstance(key, str)))


def _is_known(place: Place, known: list[str] | None) -> bool:
    language = place.language or ""
    # The first language is the one of the originals.
    return is_language(language) and (known is None or language in known[1:])


def _unknown(place: Place, known: list[str] | None) -> tuple[str, str]:
    language = place.language or ""
    others = (known or [])[1:]
    cure = closest(language, others, "Add it to 'languages' in workshop.yaml.")
    return f"The workshop is not offered in the language '{language}'", cure


def _no_file(place: Place, language: str) -> tuple[str, str]:
    name = translation(place.path, language).name
    return f"It has no translation '{name}'", "Write it beside this file."


def _lesson(library: Library, one: LessonFile) -> Iterator[Fault]:
    """Find cells or headings that the original has not in the same order."""
    original = next(
        (
            other.lesson
            for other in library.lessons
            if other.place.kind == one.place.kind
            and other.place.name == one.place.name
            and other.place.language is None
        ),
        None,
    )
    if original is None:
        cure = "Write the original first, or remove the file."
        yield one.fault(1, "There is no original of this translation", cure)
        return
    for mine, theirs in zip_longest(one.lesson.activities, original.activities):
        if _call(mine) != _call(theirs):
            wrong = f"Here stands {_call(mine)}, in the original {_call(theirs)}"
            cure = "Give it the same code cells in the same order."
            yield one.fault(mine.line if mine else 1, wrong, cure)
            return
    levels = [heading.level for heading in one.lesson.headings]
    if levels != [heading.level for heading in original.headings]:
        wrong = "The headings are not those of the original"
        cure = "Give it as many headings, in the same order and of the same levels."
        yield one.fault(1, wrong, cure)


def _call(activity: Activity | None) -> str:
    if activity is None:
        return "nothing"
    target = f'"{activity.target}"' if activity.target else ""
    edition = " for trainers" if activity.trainer else ""
    return f"'raile.{activity.verb}({target})'{edition}"
