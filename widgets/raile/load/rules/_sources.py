"""Sources: every claim names one, each that is named is there, and each is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raile.load._document import Keys
from raile.load._fault import Fault, closest
from raile.load._files import Sources
from raile.load._library import Library, Loaded
from raile.load._texts import parts, texts
from raile.model.base import Strict
from raile.model.course import Module, Term
from raile.model.example import Case
from raile.model.exercise import Exercise
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.risk import Risk
from raile.model.scenario import Scenario

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")
_SMALL = 12
"""Numbers up to this one count steps and options, and claim nothing."""

_NO_SOURCE = "It names no source"
_CURE = "Add 'source:' with an id from sources.yaml."


def faults(library: Library) -> Iterator[Fault]:
    """Find unknown sources and terms, claims without a source, and lost passages."""
    sources = library.ids("sources", "sources")
    known = None if sources is None else set(sources)
    named: set[str] = set()
    for loaded in library.models():
        for keys, part in parts(loaded.value):
            named.update(_names(part))
            if known is not None:
                yield from _unknown(loaded, keys, part, known)
            yield from _bare_number(loaded, keys, part)
        yield from _missing(loaded)
    # What a file with faults of its own names is not known.
    if not library.faults:
        yield from _uncited(library, named)
    yield from _terms(library)
    yield from _passages(library)


def _unknown(
    loaded: Loaded[Strict], keys: Keys, part: Strict, known: set[str]
) -> Iterator[Fault]:
    for number, name in enumerate(_names(part)):
        if name not in known:
            key = "references" if isinstance(part, Module) else "source"
            cure = closest(name, sorted(known), "Add it to sources.yaml.")
            wrong = f"There is no source '{name}'"
            yield loaded.fault((*keys, key, number), wrong, cure)


def _names(part: Strict) -> tuple[str, ...]:
    """Return the sources that a part names itself."""
    key = "references" if isinstance(part, Module) else "source"
    return tuple(getattr(part, key, ()))


def _uncited(library: Library, named: set[str]) -> Iterator[Fault]:
    for loaded in library.all("sources", Sources):
        for number, source in enumerate(loaded.value.sources):
            if source.id not in named:
                wrong = f"Nothing names the source '{source.id}'"
                cure = "Name it where it supports a sentence, or remove it."
                yield loaded.fault(("sources", number), wrong, cure)


def _missing(loaded: Loaded[Strict]) -> Iterator[Fault]:
    match loaded.value:
        case ItemSet(items=items):
            for number, item in enumerate(items):
                if not item.opinion and not item.source:
                    yield loaded.fault(("items", number), _NO_SOURCE, _CURE)
        case Instrument(sections=sections):
            for place, section in enumerate(sections):
                for number, question in enumerate(section.questions):
                    if not question.source:
                        keys = ("sections", place, "questions", number)
                        yield loaded.fault(keys, _NO_SOURCE, _CURE)
        case Scenario(source=()):
            yield loaded.fault((), _NO_SOURCE, _CURE)
        case Module(references=()):
            cure = _CURE.replace("source:", "references:")
            yield loaded.fault((), _NO_SOURCE, cure)


def _bare_number(loaded: Loaded[Strict], keys: Keys, part: Strict) -> Iterator[Fault]:
    """Find a number in a text that has neither a source nor the word 'simulated'."""
    opinion = bool(getattr(part, "opinion", False))
    if not (opinion or isinstance(part, Case | Exercise | Term)):
        return
    if getattr(part, "source", None):
        return
    for inner, text in texts(part, keys):
        # An opinion's options are answers, not claims.
        if opinion and "options" in inner and inner[-1] == "text":
            continue
        number = next((n for n in _NUMBER.findall(text) if _size(n) > _SMALL), None)
        if number and "simulated" not in text.lower():
            wrong = f"The number {number} has no source"
            cure = f"{_CURE[:-1]}, or say that it is simulated."
            yield loaded.fault(inner, wrong, cure)


def _size(number: str) -> float:
    plain = _THOUSANDS.sub("", number).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        # Such as the date 23.11.2026.
        return float("inf")


def _terms(library: Library) -> Iterator[Fault]:
    known = library.ids("glossary", "terms") or []
    for loaded in library.models():
        for keys, part in (
            parts(loaded.value) if loaded.place.kind == "glossary" else ()
        ):
            for number, name in enumerate(getattr(part, "see", ())):
                if name not in known:
                    cure = closest(name, known, "Add it, or remove it here.")
                    wrong = f"The glossary has no term '{name}'"
                    yield loaded.fault((*keys, "see", number), wrong, cure)


def _passages(library: Library) -> Iterator[Fault]:
    slugs = {
        one.place.name: [heading.slug for heading in one.lesson.headings]
        for one in library.lessons
        if one.place.kind == "lesson" and one.place.language is None
    }
    judged = (*library.all("instrument", Instrument), *library.all("risk", Risk))
    for loaded in judged:
        for keys, part in parts(loaded.value):
            passage = getattr(part, "passage", None)
            if not passage:
                continue
            module, _, slug = passage.partition("#")
            here = (*keys, "passage")
            if module not in slugs:
                cure = closest(module, slugs, "Name a module with a lesson.")
                yield loaded.fault(here, f"There is no lesson '{module}'", cure)
            elif slug and slug not in slugs[module]:
                wrong = f"The lesson '{module}' has no heading '{slug}'"
                cure = closest(slug, slugs[module], "Name a heading of the lesson.")
                yield loaded.fault(here, wrong, cure)
