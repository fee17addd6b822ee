"""Where a system stands on its way through the gates, and what is in its way."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from raile.assessment import assess
from raile.dossier._log import LAW, RISK, facts, lines, members, versions
from raile.dossier._risk import Rated, rated
from raile.load import Content
from raile.model.dossier import Entry, Gate, Gates, Status, System
from raile.navigator import Outcome, walk
from raile.rating import later
from raile.replies import latest
from raile.walks import runs

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
class Progress:
    """How far a sheet is, in its newest version.

    Attributes
    ----------
    total
        None where each answer decides what is asked next.
    """

    sheet: str
    version: int
    done: int
    total: int | None
    complete: bool


@dataclass(frozen=True)
class Standing:
    """How one gate stands.

    Attributes
    ----------
    blocks
        What is in the way of passing it; empty where it may be decided, or is passed.
    decision
        The last entry that decided on it.
    review
        The day of the next look, as it was decided.
    deciders
        Functions that may decide; none while the risk that says who is not known.
    """

    gate: Gate
    number: int
    status: Status
    blocks: tuple[Block, ...]
    decision: Entry | None
    review: datetime.date | None
    deciders: tuple[str, ...]
    sheets: tuple[Progress, ...]

    def overdue(self, today: datetime.date) -> bool:
        """Whether the day of the next look has passed."""
        return self.review is not None and self.review < today


def sheets(content: Content) -> dict[str, int]:
    """Return the number of the gate that each sheet belongs to, in order."""
    found: list[tuple[int, str]] = []
    for number, gate in enumerate(content.gates.gates):
        found += [(number, name) for name in gate.sheets]
    for name in content.instruments:
        gate_of = content.instrument(name).gate
        if gate_of is not None:
            found.append((gate_of, name))
    found.sort(key=lambda one: one[0])
    return {name: number for number, name in found}


def progress(
    content: Content, entries: Sequence[Entry], sheet: str, today: datetime.date
) -> Progress:
    """Return how far a sheet is; answers to hidden questions never count."""
    version = versions(entries, sheet)[-1].number
    if sheet == RISK:
        view = rated(content.risk, entries)
        total = len(view.verdict.standings)
        done = total - len(view.verdict.open)
        return Progress(sheet, version, done, total, view.settled)
    if sheet == LAW:
        outcome = walked(content, entries, today)
        done = len(outcome.steps) if outcome else 0
        return Progress(sheet, version, done, None, bool(outcome and outcome.done))
    instrument = content.instrument(sheet)
    replies = latest(lines(entries, sheet, version))
    result = assess(instrument, replies)
    # What may stay empty is neither asked for nor in the way.
    needed = {one.id for one in instrument.questions if one.required}
    asked = [one for one in result.visible if one in needed]
    done = len(asked) - len(result.missing)
    return Progress(sheet, version, done, len(asked), result.complete)


def walked(
    content: Content, entries: Sequence[Entry], today: datetime.date
) -> Outcome | None:
    """Return where the walk through the law stands; none before the first answer."""
    newest = versions(entries, LAW)[-1].number
    found = runs(lines(entries, LAW, newest))
    if not found:
        return None
    answers, _ = found[max(found)]
    return walk(content.law, answers, today)


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
    table = content.gates
    decided = _decided(table, entries)
    view = rated(content.risk, entries)
    stops = _stopped(view, walked(content, entries, today))
    where = sheets(content)
    standings: list[Standing] = []
    for number, gate in enumerate(table.gates):
        needed = tuple(
            progress(content, entries, name, today)
            for name, at in where.items()
            if at == number
        )
        blocks = _sheet_blocks(table, needed, view)
        if number and stops and not gate.any_time:
            blocks.insert(0, Block("stop"))
        missing = [one.number for one in standings if one.status != PASSED]
        if missing and not gate.any_time:
            blocks.insert(0, Block("before", gate=missing[0]))
        said, entry = decided.get(gate.id, (None, None))
        status = said or _status(blocks)
        standings.append(
            Standing(
                gate=gate,
                number=number,
                status=status,
                blocks=() if status == PASSED else tuple(blocks),
                decision=entry,
                review=_review(entry) if status == PASSED else None,
                deciders=_deciders(table, gate, view),
                sheets=needed,
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
    standings = gates(content, entries, today)
    known = facts(entries)
    ended = any(one.gate.any_time and one.status == PASSED for one in standings)
    ahead = [one for one in standings if one.status != PASSED and not ended]
    at = ahead[0] if ahead else None
    view = rated(content.risk, entries)
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
        band=view.verdict.band.id if view.verdict.band else None,
        agreed=view.settled,
        stopped=_stopped(view, walked(content, entries, today)),
        review=min(reviews) if reviews and not ended else None,
        members=sum(not one.erased for one in members(entries)),
        changed=entries[-1].at,
    )


def _stopped(view: Rated, outcome: Outcome | None) -> bool:
    return view.verdict.stop or bool(outcome and outcome.kind == "prohibited")


def _status(blocks: Sequence[Block]) -> Status:
    if any(one.kind == "before" for one in blocks):
        return "later"
    return "blocked" if blocks else "open"


def _sheet_blocks(table: Gates, needed: Sequence[Progress], view: Rated) -> list[Block]:
    blocks = []
    for one in needed:
        if one.sheet != RISK:
            if not one.complete:
                blocks.append(Block("sheet", one.sheet))
            continue
        if view.finished < table.raters:
            blocks.append(Block("raters", RISK, n=table.raters - view.finished))
        elif not view.agreed:
            blocks.append(Block("agree", RISK))
        elif not view.settled:
            still = {*view.unreasoned, *(at.question.id for at in view.verdict.open)}
            blocks.append(Block("sheet", RISK, n=len(still)))
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


def _review(entry: Entry | None) -> datetime.date | None:
    about = entry.value if entry and isinstance(entry.value, dict) else {}
    try:
        return datetime.date.fromisoformat(str(about.get("review")))
    except ValueError:
        return None
