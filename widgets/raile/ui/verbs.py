"""The few words that notebooks use."""

from __future__ import annotations

from raile.ui.participant import ParticipantCard
from raile.ui.quiz import Quiz
from raile.ui.session import session


def _set_name(name: str, default: str) -> str:
    return name if "/" in name else f"{name}/{default}"


def quiz(name: str) -> Quiz:
    """Ask a set of items.

    Parameters
    ----------
    name
        A module, such as ``"principles"`` for its quiz, or one of its other
        sets, such as ``"principles/cards"``.
    """
    return Quiz(session(), _set_name(name, "quiz"))


def poll(name: str) -> Quiz:
    """Ask for opinions: ``"welcome"`` is the set ``welcome/poll``."""
    return Quiz(session(), _set_name(name, "poll"))


def participant() -> ParticipantCard:
    """Show the code name; let the person choose a role and a language."""
    return ParticipantCard(session())
