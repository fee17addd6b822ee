"""Code names: two words and a number, easy to say across a room."""

from __future__ import annotations

import re
from random import Random

from raile.model.base import Strict


class CodeWords(Strict):
    """``content/codenames.yaml``: the words that code names are made of."""

    first: tuple[str, ...]
    second: tuple[str, ...]


def make(words: CodeWords, random: Random) -> str:
    """Return a new code name such as ``brave-otter-417``."""
    first, second = random.choice(words.first), random.choice(words.second)
    return f"{first}-{second}-{random.randint(100, 999)}"


def tidy(typed: str) -> str:
    """Return a code name as typed ('Brave otter 417') in its one written form."""
    return "-".join(re.findall(r"[a-z]+|[0-9]+", typed.lower()))
