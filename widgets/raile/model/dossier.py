"""One AI system's file: gates, functions, and the log that it is made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.ways import refuse_twins

EntryKind = Literal["system", "member", "invite", "version", "answer", "aside", "gate"]
"""A fact about the system; a function taken; a code to join with; a new version of a
sheet; an answer; a sheet set aside, or taken up again; a decision at a gate."""

ERASED = "erased"
"""What the authors of entries begin with who have erased what was theirs."""

IMPORTED = "imported"
"""What the authors of entries begin with that came in a file: nobody can be them."""

DOSSIERS = "dossiers"
"""Stands among a participant's activities for all of their dossiers."""


class Function(Strict):
    """What somebody does in the team: never a name."""

    id: Id
    title: Words


class State(Strict):
    """Whether a system is used."""

    id: Id
    title: Words
    running: bool = False
    """Whether people are subject to it already."""


class Reason(Strict):
    """Why a sheet gets a new version."""

    id: Id
    text: Words


class Gate(Strict):
    """A point in a system's life at which somebody decides whether it goes on."""

    id: Id
    title: Words
    ask: Words
    """The question to pass."""
    owner: Words
    artefact: Words
    """What lies on the table when it is decided."""
    sheets: Ids = ()
    """What has to be filled in, beside the instruments that name this gate."""
    decides: Ids = ()
    """Functions that may decide; none where the risk says who may."""
    any_time: bool = False
    """Whether it may be passed before the others: one may always stop."""
    review_months: int | None = Field(default=None, gt=0)
    """Until the next look, counted from the decision, unless the risk sets less."""


class Deciders(Strict):
    """Who may take the decision where a system's worst risk is in this band."""

    band: Id
    functions: Ids


class Gates(Strict):
    """``content/gates.yaml``."""

    functions: tuple[Function, ...] = Field(min_length=1)
    states: tuple[State, ...] = Field(min_length=1)
    gates: tuple[Gate, ...] = Field(min_length=1)
    """From the first on; the first has the number 0."""
    by_band: tuple[Deciders, ...]
    raters: int = Field(gt=0)
    """So many people at least rate the risk, each alone."""
    learner: Id
    """In which function somebody acts who begins a system in a lesson."""
    reasons: tuple[Reason, ...] = Field(min_length=1)

    def title(self, function: str) -> str:
        """Return what a function is called; its id where it is not known here."""
        found = (one.title for one in self.functions if one.id == function)
        return next(found, function)

    @property
    def approval(self) -> int:
        """Number of the gate before which nothing should run: the risk decides."""
        numbers = (at for at, one in enumerate(self.gates) if not one.decides)
        return next(numbers, len(self.gates) - 1)

    @model_validator(mode="after")
    def _names_hold(self) -> Self:
        for what, ids in {
            "functions": [one.id for one in self.functions],
            "states": [one.id for one in self.states],
            "gates": [one.id for one in self.gates],
            "reasons": [one.id for one in self.reasons],
            "entries of 'by_band'": [one.band for one in self.by_band],
        }.items():
            refuse_twins(ids, what)
        known = {one.id for one in self.functions}
        named = [(one.id, one.decides) for one in self.gates]
        named.append(("learner", (self.learner,)))
        named += [(one.band, one.functions) for one in self.by_band]
        for where, functions in named:
            for name in functions:
                if name not in known:
                    raise ValueError(
                        f"'{where}' names a function '{name}' that is not there; name "
                        "one of 'functions'"
                    )
        return self


class Entry(Strict):
    """One line of a dossier's log, which is only ever added to."""

    key: str = Field(min_length=1, max_length=64)
    """Made where it was written; an author's key is stored once in a dossier."""
    dossier: str = Field(min_length=1, max_length=40)
    author: str = Field(min_length=1, max_length=64)
    """A code name, never a name."""
    function: str = Field(default="", max_length=60)
    """In which the author acted then."""
    kind: EntryKind
    sheet: str = Field(default="", max_length=60)
    version: int = Field(default=0, ge=0)
    """Of the sheet, from 1 on; 0 where no sheet is meant."""
    item: str = Field(max_length=60)
    value: Any = None
    content: str = Field(max_length=40)
    """Version of the content that was answered."""
    at: datetime
    """With its time zone."""
    number: int | None = None
    """Its place in the log, once stored."""


class Member(Strict):
    """Somebody who works on a dossier."""

    author: str
    function: str
    """The one taken last."""
    since: datetime
    erased: bool = False


Status = Literal["passed", "open", "blocked", "sent-back", "later"]
"""Of a gate; 'later' where an earlier one comes first."""


class System(Strict):
    """What a register shows of a system.

    Attributes
    ----------
    state
        Whether it is used.
    gate
        Number of the gate to pass next; none where all are passed.
    status
        Of that gate.
    owner
        Who owns that gate.
    band
        Of the worst risk, agreed on or not; none while nothing is rated.
    agreed
        Whether the raters have agreed on it.
    stopped
        Whether a prohibited practice stops it.
    review
        The day of the next review.
    again
        Whether a gate that was passed has to be decided again.
    """

    id: str
    name: str
    purpose: str = ""
    supplier: str = ""
    state: str = ""
    gate: int | None = 0
    status: Status = "open"
    owner: str = ""
    band: str | None = None
    agreed: bool = False
    stopped: bool = False
    review: date | None = None
    again: bool = False
    members: int = 0
    changed: datetime | None = None
