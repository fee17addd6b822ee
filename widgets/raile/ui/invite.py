"""Codes to join a dossier with, easy to say across a room."""

from __future__ import annotations

import secrets

from raile import codename
from raile.load import Content


def new_code(content: Content) -> str:
    """Return a new code, as long as two code names.

    A dossier is worth more than what one could guess.
    """
    words, chance = content.code_words, secrets.SystemRandom()
    return f"{codename.make(words, chance)}-{codename.make(words, chance)}"
