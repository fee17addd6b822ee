"""The law: walk, duties and cases name dates, findings and answers that are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from raile.load._document import Keys
from raile.load._fault import Fault, closest
from raile.load._library import Library, Loaded
from raile.load._texts import parts, texts
from raile.model.base import Strict
from raile.model.law import Case, Cases, Choice, Duties, Finding, Question, Walk

_DAY = re.compile(r"\{([^{}\n]*)\}")
"""How a text names a day of the table."""

_KINDS = ("dates", "walk", "duties", "cases")


def faults(library: Library) -> Iterator[Fault]:
    """Find names that lead nowhere; a file with faults of its own is passed over."""
    dates = library.ids("dates", "dates")
    walks = library.all("walk", Walk)
    for loaded in library.models():
        if loaded.place.kind in _KINDS and dates is not None:
            yield from _dates(loaded, dates)
    for walk in walks:
        findings = {one.id for one in walk.value.findings}
        for duties in library.all("duties", Duties):
            yield from _duties(duties, findings)
        for cases in library.all("cases", Cases):
            duty_ids = library.ids("duties", "duties") or []
            for number, case in enumerate(cases.value.cases):
                keys = ("cases", number)
                yield from _named(
                    cases, (*keys, "findings"), case.findings, findings, "finding"
                )
                for key in ("duties", "without"):
                    named = getattr(case, key)
                    yield from _named(cases, (*keys, key), named, duty_ids, "duty")
                yield from _answers(cases, keys, case, walk.value)


def _dates(loaded: Loaded[Strict], known: Collection[str]) -> Iterator[Fault]:
    for keys, part in parts(loaded.value):
        if isinstance(part, Finding | Case) or loaded.place.kind == "duties":
            date = getattr(part, "date", None)
            if isinstance(date, str) and date not in known:
                yield _no_date(loaded, (*keys, "date"), date, known)
        if isinstance(part, Choice) and part.shift:
            for key in ("date", "becomes"):
                date = getattr(part.shift, key)
                if date not in known:
                    yield _no_date(loaded, (*keys, "shift", key), date, known)
    for keys, text in texts(loaded.value):
        for name in _DAY.findall(text):
            if name not in known:
                yield _no_date(loaded, keys, name, known)


def _no_date(
    loaded: Loaded[Strict], keys: Keys, name: str, known: Collection[str]
) -> Fault:
    cure = closest(name, sorted(known), "Add it to dates.yaml.")
    return loaded.fault(keys, f"There is no date '{name}' in dates.yaml", cure)


def _duties(loaded: Loaded[Duties], findings: Collection[str]) -> Iterator[Fault]:
    for number, duty in enumerate(loaded.value.duties):
        for key in ("findings", "unless"):
            keys = ("duties", number, key)
            yield from _named(loaded, keys, getattr(duty, key), findings, "finding")


def _answers(
    loaded: Loaded[Cases], keys: Keys, case: Case, walk: Walk
) -> Iterator[Fault]:
    questions = {one.id: one for one in walk.questions}
    for name, chosen in case.answers.items():
        here = (*keys, "answers", name)
        if name not in questions:
            cure = closest(name, questions, "Remove it.")
            yield loaded.fault(here, f"The walk has no question '{name}'", cure)
            continue
        yield from _offered(loaded, here, questions[name], chosen)


def _offered(
    loaded: Loaded[Cases], keys: Keys, question: Question, chosen: Iterable[str]
) -> Iterator[Fault]:
    known = [one.id for one in question.choices]
    for name in chosen:
        if name not in known:
            wrong = f"'{question.id}' has no answer '{name}'"
            cure = closest(name, known, f"Its answers are: {', '.join(known)}.")
            yield loaded.fault(keys, wrong, cure)


def _named(
    loaded: Loaded[Strict],
    keys: Keys,
    names: Iterable[str],
    known: Collection[str],
    what: str,
) -> Iterator[Fault]:
    for number, name in enumerate(names):
        if name not in known:
            cure = closest(name, sorted(known), "Add it, or remove it here.")
            yield loaded.fault((*keys, number), f"There is no {what} '{name}'", cure)
