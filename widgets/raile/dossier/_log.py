"""What a dossier's log says: facts, members, versions, and the answers of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from raile.model.dossier import ERASED, Entry, Member
from raile.model.result import Reply
from raile.replies import latest

RISK = "risk"
LAW = "law"

FACTS = ("name", "purpose", "supplier", "state", "invented")
"""What is written down of a system itself."""

Mode = Literal["together", "alone"]


@dataclass(frozen=True)
class Version:
    """One version of a sheet.

    Attributes
    ----------
    mode
        One state for all, or each rater's own.
    reason, note
        Why it was made; nothing of the first one.
    base
        Number of the version that it begins from; none for the first one.
    begun
        The entry that made it; none for the first one, which is there from the start.
    """

    sheet: str
    number: int
    mode: Mode
    reason: str = ""
    note: str = ""
    base: int | None = None
    begun: Entry | None = None


def facts(entries: Sequence[Entry]) -> dict[str, str]:
    """Return what is written down of the system; the last word on each counts."""
    found = dict.fromkeys(FACTS, "")
    for one in entries:
        if one.kind == "system" and one.item in found:
            found[one.item] = str(one.value)
    return found


def members(entries: Sequence[Entry]) -> tuple[Member, ...]:
    """Return who works on a dossier, in the order in which they joined."""
    found: dict[str, Member] = {}
    for one in entries:
        if one.kind == "member":
            before = found.get(one.author)
            found[one.author] = Member(
                author=one.author,
                function=one.item,
                since=before.since if before else one.at,
                erased=is_erased(one.author),
            )
    return tuple(found.values())


def member(entries: Sequence[Entry], author: str) -> Member | None:
    """Return a member by the code name; none for anybody else."""
    return next((one for one in members(entries) if one.author == author), None)


def is_erased(author: str) -> bool:
    """Whether an author has erased what was theirs."""
    return author.startswith(f"{ERASED}-")


def invite(entries: Sequence[Entry]) -> str | None:
    """Return the code that people can join with now."""
    codes = [one.item for one in entries if one.kind == "invite"]
    return codes[-1] if codes else None


def versions(entries: Sequence[Entry], sheet: str) -> tuple[Version, ...]:
    """Return a sheet's versions, the first of which needs nobody to make it.

    In the first version of the risk assessment each rater rates alone; all other
    sheets are filled in together unless a version says otherwise.
    """
    found = [Version(sheet, 1, "alone" if sheet == RISK else "together")]
    for one in entries:
        # Of two people who begin one in the same moment, the first has begun it.
        if (one.kind, one.sheet, one.version) == ("version", sheet, len(found) + 1):
            about = one.value if isinstance(one.value, dict) else {}
            base = about.get("base")
            known = isinstance(base, int) and 0 < base <= len(found)
            found.append(
                Version(
                    sheet,
                    len(found) + 1,
                    "alone" if about.get("mode") == "alone" else "together",
                    one.item,
                    str(about.get("note", "")),
                    base if known else None,
                    one,
                )
            )
    return tuple(found)


def asides(entries: Sequence[Entry]) -> dict[str, str]:
    """Return why sheets are set aside, by sheet; those taken up again are not in it."""
    found: dict[str, str] = {}
    for one in entries:
        if one.kind == "aside":
            reason = one.value.get("reason") if isinstance(one.value, dict) else None
            found[one.sheet] = str(reason or "").strip()
    return {sheet: reason for sheet, reason in found.items() if reason}


def lines(
    entries: Sequence[Entry], sheet: str, version: int, author: str | None = None
) -> list[Entry]:
    """Return the answers of one version of a sheet, oldest first.

    A version begins with the answers that stood in its base when it was made; what
    is answered there later stays there.

    Parameters
    ----------
    entries
        A dossier's log, oldest first.
    sheet, version
        An unknown version has no answers.
    author
        Whose answers, where raters rate alone; everybody's if not given.
    """
    known = versions(entries, sheet)
    if not 0 < version <= len(known):
        return []
    here = known[version - 1]
    found: list[Entry] = []
    if here.base and here.begun:
        before = entries[: entries.index(here.begun)]
        found = lines(before, sheet, here.base, author)
    # What was agreed on is everybody's, whoever wrote it down.
    mine = author if here.mode == "alone" else None
    return found + [
        one
        for one in entries
        if one.kind == "answer"
        and one.sheet == sheet
        and one.version == version
        and mine in (None, one.author)
    ]


def carried(
    entries: Sequence[Entry], sheet: str, version: int, author: str
) -> frozenset[str]:
    """Return what somebody has not looked at yet in a version filled in alone.

    It stands there since it stood in the version before, and is this rater's only
    once the rater says so.
    """
    known = versions(entries, sheet)
    if not 0 < version <= len(known) or known[version - 1].mode != "alone":
        return frozenset()
    stands = lines(entries, sheet, version, author)
    own = {one.item for one in stands if (one.version, one.author) == (version, author)}
    return frozenset(one.item for one in stands) - own


def replies(
    entries: Sequence[Entry], sheet: str, version: int, author: str | None = None
) -> dict[str, Reply]:
    """Return the last reply to each question of one version of a sheet."""
    return latest(lines(entries, sheet, version, author))


def history(entries: Sequence[Entry], sheet: str | None = None) -> tuple[Entry, ...]:
    """Return who did what and when, oldest first; of one sheet or of everything."""
    return tuple(one for one in entries if sheet in (None, one.sheet))
