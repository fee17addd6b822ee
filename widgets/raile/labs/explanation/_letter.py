"""A letter that names reasons: how much of the score it tells, and to what use."""

from __future__ import annotations

from raile.chart import Chart, Push
from raile.digits import decimal, percent, signed
from raile.labs.explanation._person import (
    Person,
    changeable,
    contributions,
    described,
    named,
    score,
)
from raile.labs.explanation._reasons import draw, push
from raile.load import Content
from raile.ui.lab import Settings


def show(
    person: Person, settings: Settings, content: Content
) -> tuple[Chart, list[str]]:
    """Return the reasons that the letter names, and how much they explain."""
    words, language = content.words("lab-explanation"), content.language
    found = contributions(person, content)
    order = [str(one) for one in found.index]
    can = changeable(person)
    if settings.chosen("order") == "open-first":
        order.sort(key=lambda one: one not in can)
    n = int(settings.number("named"))
    told, left = order[:n], order[n:]
    part = decimal(100 * found[told].abs().sum() / found.abs().sum(), language)
    said = [
        words.say("letter.part", n=n, of=len(order), part=part),
        _text(told, person, content),
    ]
    usable = len([one for one in told if one in can])
    if told:
        said.append(words.say("letter.open" if usable else "letter.past", n=usable))
    if not left:
        said.append(words.say("letter.faithful"))
    said.append(described(person, content))
    rows = [push(one, found[one], person, content) for one in told]
    rest = ""
    if left:
        rest = words.say("letter.unnamed", n=len(left))
        total = float(found[left].sum())
        rows.append(Push(rest, total, signed(total, language), "dotted"))
    return draw("letter.title", rows, rest, " ".join(said[:2]), content), said


def _text(told: list[str], person: Person, content: Content) -> str:
    """Return the letter itself."""
    words = content.words("lab-explanation")
    whole = percent(score(person, content), content.language)
    if not told:
        return words.say("letter.silent", score=whole)
    reasons = ", ".join(named(one, person[one], content) for one in told)
    return words.say("letter.text", score=whole, reasons=reasons)
