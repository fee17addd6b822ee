"""What is wrong with content, where, and the cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one line of one file.

    Examples
    --------
    >>> print(Fault("content/sources.yaml", 3, "npl", "'title' is empty", "Write it."))
    content/sources.yaml:3  npl: 'title' is empty. Write it.
    """

    file: str
    """As people name it, such as 'content/sources.yaml'."""
    line: int
    id: str
    """Of the nearest thing around it that has one."""
    wrong: str
    """A sentence without its full stop."""
    cure: str
    """One or more whole sentences."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.id}: {self.wrong}. {self.cure}"


class ContentError(Exception):
    """Content that cannot be used; ``faults`` holds everything wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


class NotThere(KeyError):  # noqa: N818 - it reads as what it says
    """Something was asked for by an id that nothing has."""

    def __init__(self, what: str, id: str, known: Iterable[str]) -> None:
        self.message = f"There is no {what} '{id}'. {closest(id, known)}".rstrip()
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


def closest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Ask 'Did you mean …?', or say something else where nothing is close."""
    near = get_close_matches(word, list(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else otherwise
