"""Instruments: scales, conditions, rules and steps name what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from raile.load._document import Keys
from raile.load._fault import Fault, closest
from raile.load._library import Library, Loaded
from raile.load._texts import parts
from raile.model.condition import Chosen
from raile.model.instrument import Instrument, Override, Question

_Numbered = tuple[Keys, Question]


def faults(library: Library) -> Iterator[Fault]:
    """Find unknown names, and questions that can never be shown."""
    for loaded in library.all("instrument", Instrument):
        questions = list(_questions(loaded.value))
        yield from _scales(loaded, questions)
        for number, (keys, question) in enumerate(questions):
            known = {one.id: one for _, one in questions}
            earlier = {one.id for _, one in questions[:number]}
            if question.visible_if:
                for inner, chosen in parts(question.visible_if, (*keys, "visible_if")):
                    if isinstance(chosen, Chosen):
                        yield from _hidden(
                            loaded, inner, chosen, question, earlier, known
                        )
                        yield from _unreached(loaded, inner, chosen, known)
            for place, step in enumerate(question.steps):
                here = (*keys, "steps", place, "levels")
                yield from _levels(loaded, here, step.levels, question)
        for number, override in enumerate(loaded.value.overrides):
            known = {one.id: one for _, one in questions}
            yield from _override(loaded, ("overrides", number), override, known)


def _questions(instrument: Instrument) -> Iterator[_Numbered]:
    for place, section in enumerate(instrument.sections):
        for number, question in enumerate(section.questions):
            yield ("sections", place, "questions", number), question


def _scales(loaded: Loaded[Instrument], questions: list[_Numbered]) -> Iterator[Fault]:
    scales = [scale.id for scale in loaded.value.scales]
    for keys, question in questions:
        if question.scale and question.scale not in scales:
            cure = closest(question.scale, scales, "Add it to 'scales'.")
            wrong = f"There is no scale '{question.scale}'"
            yield loaded.fault((*keys, "scale"), wrong, cure)


def _hidden(
    loaded: Loaded[Instrument],
    keys: Keys,
    chosen: Chosen,
    question: Question,
    earlier: set[str],
    known: Mapping[str, Question],
) -> Iterator[Fault]:
    """Find a condition that asks about no earlier question."""
    here = (*keys, "question")
    name = chosen.question
    if name == question.id:
        wrong = "The question waits for its own answer and can never be shown"
        yield loaded.fault(here, wrong, "Name an earlier question.")
    elif name not in known:
        wrong = f"It waits for a question '{name}' that is not there"
        cure = closest(name, known, "Name an earlier question.")
        yield loaded.fault(here, wrong, cure)
    elif name not in earlier:
        wrong = f"It waits for the question '{name}', which comes later"
        yield loaded.fault(here, wrong, "Move one of them, or name an earlier one.")


def _unreached(
    loaded: Loaded[Instrument],
    keys: Keys,
    chosen: Chosen,
    known: Mapping[str, Question],
) -> Iterator[Fault]:
    """Find a condition that no answer of its question can meet."""
    question = known.get(chosen.question)
    if question is None:
        return
    yield from _levels(loaded, (*keys, "chosen"), chosen.chosen or (), question)
    most = _most_points(loaded.value, question)
    if chosen.at_least is not None and chosen.at_least > most:
        wrong = (
            f"No answer to '{question.id}' gives {chosen.at_least:g} points; "
            f"the most is {most:g}"
        )
        yield loaded.fault((*keys, "at_least"), wrong, "Lower 'at_least'.")


def _most_points(instrument: Instrument, question: Question) -> float:
    points = [level.points for level in instrument.levels(question)]
    if question.kind == "several" and question.combine == "sum":
        return sum(one for one in points if one > 0)
    return max(points, default=0)


def _levels(
    loaded: Loaded[Instrument], keys: Keys, names: tuple[str, ...], question: Question
) -> Iterator[Fault]:
    known = [level.id for level in loaded.value.levels(question)]
    if question.scale and not known:
        return
    for number, name in enumerate(names):
        if name not in known:
            otherwise = f"Its answers are: {', '.join(known) or 'text'}."
            wrong = f"'{question.id}' has no answer '{name}'"
            yield loaded.fault((*keys, number), wrong, closest(name, known, otherwise))


def _override(
    loaded: Loaded[Instrument],
    keys: Keys,
    override: Override,
    known: Mapping[str, Question],
) -> Iterator[Fault]:
    bands = [band.id for band in loaded.value.bands]
    for key in ("at_least", "at_most"):
        band = getattr(override, key)
        if band is not None and band not in bands:
            cure = closest(band, bands, f"The bands are: {', '.join(bands)}.")
            yield loaded.fault((*keys, key), f"There is no band '{band}'", cure)
    if override.at_least is None and override.at_most is None:
        cure = "Give 'at_least' or 'at_most' with the id of a band."
        yield loaded.fault(keys, "The rule changes nothing", cure)
    for inner, chosen in parts(override.when, (*keys, "when")):
        if isinstance(chosen, Chosen):
            if chosen.question not in known:
                wrong = f"There is no question '{chosen.question}'"
                cure = closest(chosen.question, known, "Name one of this instrument.")
                yield loaded.fault((*inner, "question"), wrong, cure)
            yield from _unreached(loaded, inner, chosen, known)
