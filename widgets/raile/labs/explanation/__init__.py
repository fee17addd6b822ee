"""Why somebody has a score, and what that is worth to whom."""

from __future__ import annotations

from raile.labs.explanation import _change, _letter, _reasons, _twins
from raile.labs.explanation._person import card, of
from raile.load import Content
from raile.ui.lab import Settings, Sight


def show(settings: Settings, content: Content) -> Sight:
    """Return the reasons of a score, ways out of it, a pair, or a letter."""
    person, values = of(settings, content)
    part = settings.chosen("part")
    match part:
        case "change":
            drawn, said = _change.show(person, settings, content)
        case "twins":
            drawn, said = _twins.show(settings, content)
        case "letter":
            drawn, said = _letter.show(person, settings, content)
        case _:
            drawn, said = _reasons.show(person, content)
    notes = (part, "openness", "clear-models")
    return Sight(drawn.figure, tuple(said), card(person, content), values, notes)
