"""Sheets: where answers come from, what is computed of them, and what is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from raile.load._document import Keys
from raile.load._fault import Fault, closest
from raile.load._library import Library, Loaded
from raile.model.dossier import Gates
from raile.model.field import Origin
from raile.model.instrument import Instrument, Question
from raile.model.workings import READS

PARTS = {
    "risk": ("groups", "risks", "safeguards"),
    "law": ("findings", "duties"),
}
"""What other sheets can ask of the risk assessment and the law walk."""


def faults(library: Library) -> Iterator[Fault]:
    """Find origins that are not there, and answers that a computation lacks."""
    loaded = library.all("instrument", Instrument)
    sheets = {one.name: one.value for one in loaded}
    for one in loaded:
        for place, section in enumerate(one.value.sections):
            for number, question in enumerate(section.questions):
                keys = ("sections", place, "questions", number)
                for at, origin in enumerate(question.prefill):
                    here = (*keys, "prefill", at)
                    yield from _origin(one, here, origin, question, sheets)
        yield from _gate(library, one)
        yield from _mitigation(one)
        yield from _works_out(one)


def _origin(
    loaded: Loaded[Instrument],
    keys: Keys,
    origin: Origin,
    question: Question,
    sheets: Mapping[str, Instrument],
) -> Iterator[Fault]:
    if origin.part is not None:
        parts = PARTS.get(origin.sheet, ())
        if origin.part not in parts:
            wrong = f"'{origin.sheet}' has no part '{origin.part}'"
            known = "; ".join(f"{one} has {', '.join(PARTS[one])}" for one in PARTS)
            yield loaded.fault((*keys, "part"), wrong, f"Name one of: {known}.")
        return
    if origin.sheet not in sheets:
        wrong = f"There is no sheet '{origin.sheet}'"
        cure = closest(origin.sheet, sheets, "Name a file of assessments.")
        yield loaded.fault((*keys, "sheet"), wrong, cure)
        return
    asked = {one.id: one for one in sheets[origin.sheet].questions}
    found = asked.get(str(origin.question))
    if found is None:
        wrong = f"'{origin.sheet}' has no question '{origin.question}'"
        cure = closest(str(origin.question), asked, "Name one of its questions.")
        yield loaded.fault((*keys, "question"), wrong, cure)
    elif found is question:
        wrong = "The answer would come from its own question"
        yield loaded.fault((*keys, "question"), wrong, "Name another question.")
    elif not _fits(question, found):
        wrong = (
            f"A {found.kind} answer of '{found.id}' cannot fill a {question.kind} "
            "question"
        )
        cure = "Make it a text question, or give both the same kind and columns."
        yield loaded.fault((*keys, "question"), wrong, cure)


def _fits(to: Question, source: Question) -> bool:
    if to.kind == "text":
        return True
    if to.kind == "rows" and source.kind in ("several", "text"):
        return to.columns[0].kind == "text"
    if to.kind == "rows":
        columns = {(one.id, one.kind) for one in source.columns}
        return any((one.id, one.kind) in columns for one in to.columns)
    return to.kind == source.kind in ("number", "date")


def _gate(library: Library, loaded: Loaded[Instrument]) -> Iterator[Fault]:
    gate = loaded.value.gate
    for gates in library.all("gates", Gates):
        last = len(gates.value.gates) - 1
        if gate is not None and gate > last:
            cure = f"Name one from 0 to {last}, or add it to gates.yaml."
            yield loaded.fault(("gate",), f"There is no gate {gate}", cure)


def _mitigation(loaded: Loaded[Instrument]) -> Iterator[Fault]:
    score = loaded.value.score
    sections = [one.id for one in loaded.value.sections]
    for number, name in enumerate(score.mitigation if score else ()):
        if name not in sections:
            cure = closest(name, sections, "Name a section of this instrument.")
            wrong = f"There is no section '{name}'"
            yield loaded.fault(("score", "mitigation", number), wrong, cure)
    if score and set(sections) <= set(score.mitigation):
        wrong = "Every section speaks for the system, and none against it"
        cure = "Leave the sections that ask about risk out of 'mitigation'."
        yield loaded.fault(("score", "mitigation"), wrong, cure)


def _works_out(loaded: Loaded[Instrument]) -> Iterator[Fault]:
    name = loaded.value.works_out
    if name is None:
        return
    asked = {one.id: one for one in loaded.value.questions}
    for wanted, needs in READS[name].items():
        question = asked.get(wanted)
        kind = needs if isinstance(needs, str) else "rows"
        if question is None or question.kind != kind:
            wrong = f"'{name}' is computed from a {kind} question '{wanted}'"
            cure = "Add it, or remove 'works_out'."
            yield loaded.fault(("works_out",), wrong, cure)
            continue
        columns = [one.id for one in question.columns]
        for column in needs if isinstance(needs, tuple) else ():
            if column not in columns:
                wrong = f"'{name}' is computed from a column '{column}' of '{wanted}'"
                cure = closest(column, columns, "Add it, or remove 'works_out'.")
                yield loaded.fault(("works_out",), wrong, cure)
    if name == "vendors":
        yield from _criteria(loaded, asked)


def _criteria(
    loaded: Loaded[Instrument], asked: Mapping[str, Question]
) -> Iterator[Fault]:
    """Find a weight without marks: each weight is fixed, and has a column."""
    fixed = [one for one in loaded.value.sections if one.fixed]
    if len(fixed) != 1:
        cure = "Say 'fixed: true' for the one section of weights."
        wrong = "Vendors are weighed by one section whose answers are fixed"
        yield loaded.fault(("works_out",), wrong, cure)
        return
    table = asked.get("vendors")
    marks = [one.id for one in table.columns if one.kind == "number"] if table else []
    place = loaded.value.sections.index(fixed[0])
    for number, weight in enumerate(fixed[0].questions):
        if weight.kind != "number" or weight.id not in marks:
            keys = ("sections", place, "questions", number)
            wrong = f"The weight '{weight.id}' has no column of marks"
            cure = "Make both a number, with the same id in 'vendors'."
            yield loaded.fault(keys, wrong, cure)
