"""Where a system stands on its way through the gates, and what is in its way."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from raile.dossier._log import RISK, facts, members
from raile.dossier._progress import Look, Progress, look, sheets
from raile.dossier._risk import Rated, rated
from raile.load import Content
from raile.model.dossier import Entry, Gate, Gates, Status, System
from raile.rating import later

PASSED: Literal["passed"] = "passed"
SENT_BACK: Literal["sent-back"] = "sent-back"

BlockKind = Literal["before", "sheet", "raters", "agree", "stop", "redesign"]
"""An earlier gate; a sheet that is not finished; too few raters; no agreement; a
prohibited practice; a risk with which nothing may run."""


@dataclass(frozen=True)
class Block:
    """Something in a gate's way."""

    kind: BlockKind
    sheet: str = ""
    gate: int = 0
    """The one to pass first."""
    n: int = 0
    """Raters that are missing, or questions that are open."""


@dataclass(frozen=True)
class Standing:
    """How one gate stands.

    Attributes
    ----------
    blocks
        What is in the way of passing it, or of passing it again; empty where it may be
        decided, or is passed.
    decision
        The last entry that decided on it.
    review
        The day of the next look, as it was decided.
    deciders
        Functions that may decide; none while the risk that says who is not known.
    again
        Whether it is passed, and one of its sheets has got a new version since.
    """

    gate: Gate
    number: int
    status: Status
    blocks: tuple[Block, ...]
    decision: Entry | None
    review: datetime.date | None
    deciders: tuple[str, ...]
    sheets: tuple[Progress, ...]
    again: bool = False

    def overdue(self, today: datetime.date) -> bool:
        """Whether the day of the next look has passed."""
        return self.review is not None and self.review < today


def gates(
    content: Content, entries: Sequence[Entry], today: datetime.date
) -> tuple[Standing, ...]:
    """Return how each gate stands.

    Parameters
    ----------
    content
        The gates, and the sheets that they need.
    entries
        A dossier's log, oldest first.
    today
        The day that the law is seen from.
    """
    return _gates(look(content, entries, today))


def _gates(seen: Look) -> tuple[Standing, ...]:
    table = seen.content.gates
    decided = _decided(table, seen.entries)
    where = sheets(seen.content)
    standings: list[Standing] = []
    for number, gate in enumerate(table.gates):
        needed = tuple(
            seen.progress(name) for name, at in where.items() if at == number
        )
        blocks = _sheet_blocks(table, needed, seen.rated)
        if number and seen.stopped and not gate.any_time:
            blocks.insert(0, Block("stop"))
        missing = [one.number for one in standings if one.status != PASSED]
        if missing and not gate.any_time:
            blocks.insert(0, Block("before", gate=missing[0]))
        said, entry = decided.get(gate.id, (None, None))
        status = said or _status(blocks, waits=bool(missing))
        again = status == PASSED and _renewed(seen.entries, entry, needed)
        standings.append(
            Standing(
                gate=gate,
                number=number,
                status=status,
                blocks=() if status == PASSED and not again else tuple(blocks),
                decision=entry,
                review=_review(entry) if status == PASSED else None,
                deciders=_deciders(table, gate, seen.rated),
                sheets=needed,
                again=again,
            )
        )
    return tuple(standings)


def review_day(
    content: Content, entries: Sequence[Entry], gate: Gate, decided: datetime.date
) -> datetime.date | None:
    """Return when to look again, counted from the day of the decision.

    A gate that is looked at again is so after its own months, or after those of the
    worst risk if they are fewer.
    """
    if gate.review_months is None:
        return None
    band = rated(content.risk, entries).verdict.band
    months = [gate.review_months]
    if band and band.review_months:
        months.append(band.review_months)
    return later(decided, min(months))


def system(content: Content, entries: Sequence[Entry], today: datetime.date) -> System:
    """Return what a register shows of a dossier."""
    seen = look(content, entries, today)
    standings = _gates(seen)
    known = facts(entries)
    ended = any(one.gate.any_time and one.status == PASSED for one in standings)
    ahead = [one for one in standings if one.status != PASSED and not ended]
    at = ahead[0] if ahead else None
    band = seen.rated.verdict.band
    reviews = [one.review for one in standings if one.review]
    return System(
        id=entries[0].dossier,
        name=known["name"],
        purpose=known["purpose"],
        supplier=known["supplier"],
        state=known["state"],
        gate=at.number if at else None,
        status=at.status if at else PASSED,
        owner=at.gate.owner if at else "",
        band=band.id if band else None,
        agreed=seen.rated.settled,
        stopped=seen.stopped,
        review=min(reviews) if reviews and not ended else None,
        again=any(one.again for one in standings) and not ended,
        members=sum(not one.erased for one in members(entries)),
        changed=entries[-1].at,
    )


def _status(blocks: Sequence[Block], *, waits: bool) -> Status:
    """Return how a gate stands that nobody has decided on."""
    if any(one.kind == "before" for one in blocks):
        return "later"
    # What may be passed at any time is in nobody's way until its turn comes.
    return "open" if not blocks else "later" if waits else "blocked"


def _sheet_blocks(table: Gates, needed: Sequence[Progress], view: Rated) -> list[Block]:
    blocks: list[Block] = []
    for one in needed:
        if one.sheet != RISK:
            if not (one.complete or one.aside):
                blocks.append(Block("sheet", one.sheet))
            continue
        if view.finished < table.raters:
            blocks.append(Block("raters", RISK, n=table.raters - view.finished))
        elif not view.agreed:
            blocks.append(Block("agree", RISK))
        elif not view.settled:
            blocks.append(Block("sheet", RISK, n=len(view.missing)))
        elif view.verdict.band and view.verdict.band.review_months is None:
            blocks.append(Block("redesign", RISK))
    return blocks


def _decided(table: Gates, entries: Sequence[Entry]) -> dict[str, tuple[Status, Entry]]:
    """Return what was decided last on each gate; sending back reopens what follows."""
    order = [one.id for one in table.gates]
    found: dict[str, tuple[Status, Entry]] = {}
    for one in entries:
        if one.kind != "gate" or one.item not in order:
            continue
        about = one.value if isinstance(one.value, dict) else {}
        if about.get("decision") == PASSED:
            found[one.item] = PASSED, one
        elif about.get("decision") == SENT_BACK:
            back = about.get("to")
            to = back if back in order else one.item
            for name in order[order.index(to) :]:
                found.pop(name, None)
            found[to] = SENT_BACK, one
    return found


def _deciders(table: Gates, gate: Gate, view: Rated) -> tuple[str, ...]:
    if gate.decides:
        return gate.decides
    band = view.verdict.band
    return next(
        (one.functions for one in table.by_band if band and one.band == band.id), ()
    )


def _renewed(
    entries: Sequence[Entry], decision: Entry | None, needed: Sequence[Progress]
) -> bool:
    """Whether somebody has begun a new version of a sheet since the decision."""
    if decision is None:
        return False
    names = {one.sheet for one in needed}
    later_on = entries[entries.index(decision) + 1 :]
    return any(one.kind == "version" and one.sheet in names for one in later_on)


def _review(entry: Entry | None) -> datetime.date | None:
    about = entry.value if entry and isinstance(entry.value, dict) else {}
    try:
        return datetime.date.fromisoformat(str(about.get("review")))
    except ValueError:
        return None
