"""What people of a dossier are called where others read it."""

from __future__ import annotations

from collections.abc import Sequence

from raile.dossier._log import is_erased
from raile.load import Content
from raile.model.dossier import Entry, Gates


def labels(gates: Gates, entries: Sequence[Entry], former: str) -> dict[str, str]:
    """Return what each author is called: a function, never a name or a code name.

    A code name opens all that its owner ever answered, so nobody else sees it. Who
    shares a function with somebody gets a number, in the order in which they came.

    Parameters
    ----------
    gates
        The titles of functions.
    entries
        A dossier's log, oldest first.
    former
        What somebody is called who has erased what was theirs.
    """
    functions: dict[str, str] = {}
    for one in entries:
        functions.setdefault(one.author, "")
        if one.kind == "member":
            functions[one.author] = one.item
        elif not functions[one.author]:
            functions[one.author] = one.function
    titles = {
        author: former if is_erased(author) else gates.title(function)
        for author, function in functions.items()
    }
    shared: dict[str, list[str]] = {}
    for author, title in titles.items():
        shared.setdefault(title, []).append(author)
    return {
        author: f"{title} {shared[title].index(author) + 1}"
        if len(shared[title]) > 1
        else title
        for author, title in titles.items()
    }


def acting(content: Content, one: Entry, name: str) -> str:
    """Return who wrote an entry, and in which function if it was another one then."""
    function = content.gates.title(one.function)
    if not one.function or name.startswith(function):
        return name
    words = content.words("dossier")
    return words.say("dossier.then_as", name=name, function=function)
