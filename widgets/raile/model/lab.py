"""Labs: a question first, controls, what was seen, and a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.tender import Tender
from raile.model.ways import refuse_twins


class Option(Strict):
    """One answer to a question, or one setting of a control."""

    id: Id
    text: Words


class Asked(Strict):
    """A question with answers, none of which is marked."""

    ask: Words
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _has_no_twins(self) -> Self:
        refuse_twins((one.id for one in self.options), "options")
        return self


class Guess(Asked):
    """What people expect, and which of the answers comes out, if one does."""

    came_out: Id | None = None
    """Shown to a room by its trainer, beside what people expected."""

    @model_validator(mode="after")
    def _came_out_as_one_of_them(self) -> Self:
        if self.came_out and self.came_out not in {one.id for one in self.options}:
            raise ValueError(
                f"'{self.came_out}' came out, which is none of the options; name one "
                "of them"
            )
        return self


class Only(Strict):
    """When a control is to be seen: while another one has one of these settings."""

    control: Id
    """A selection that stands before it."""
    options: Annotated[Ids, Field(min_length=1)]


class Slider(Strict):
    """A number that people set."""

    id: Id
    kind: Literal["slider"]
    label: Words
    help: Words | None = None
    unit: Words | None = None
    low: float
    high: float
    step: float = Field(gt=0)
    start: float
    first: bool = False
    """Fixed by the person before anything else is shown."""
    only: Only | None = None
    """Always to be seen if not given."""

    @model_validator(mode="after")
    def _starts_within_its_ends(self) -> Self:
        if not self.low <= self.start <= self.high or self.low == self.high:
            raise ValueError(
                f"'{self.id}' starts at {self.start:g}; let 'low' be below 'high' and "
                "'start' between them"
            )
        return self


class Selection(Strict):
    """One of a few settings that people choose."""

    id: Id
    kind: Literal["selection"]
    label: Words
    help: Words | None = None
    options: tuple[Option, ...] = Field(min_length=2)
    start: Id
    first: bool = False
    """As for a slider."""
    only: Only | None = None
    """As for a slider."""

    @model_validator(mode="after")
    def _starts_with_one_of_them(self) -> Self:
        refuse_twins((one.id for one in self.options), f"settings of '{self.id}'")
        if self.start not in {one.id for one in self.options}:
            raise ValueError(
                f"'{self.id}' starts with '{self.start}', which is none of its "
                "options; name one of them"
            )
        return self


class Typed(Strict):
    """A text that people type, to see what becomes of it; it is never kept."""

    id: Id
    kind: Literal["typed"]
    label: Words
    help: Words | None = None
    longest: int = Field(gt=0)
    """Letters that are taken; the rest is cut off."""
    start: Literal[""] = ""
    first: Literal[False] = False
    only: Only | None = None
    """As for a slider."""


Control = Annotated[Slider | Selection | Typed, Field(discriminator="kind")]


class Note(Strict):
    """One thing that was seen, or that the literature says against it."""

    id: Id
    title: Words
    text: Words
    source: Annotated[Ids, Field(min_length=1)]


class Card(Strict):
    """A report of the game, which is urgent or can wait."""

    id: Id
    text: Words
    urgent: bool
    say: Words
    """Why; shown after the game."""


class Game(Strict):
    """Reports to be sorted, some alone and some with advice, before the controls."""

    cards: tuple[Card, ...] = Field(min_length=24, max_length=24)
    seed: int
    """Draws on which of the cards the advice is wrong."""

    @model_validator(mode="after")
    def _has_no_twins(self) -> Self:
        refuse_twins((one.id for one in self.cards), "cards")
        return self


class Invented(Strict):
    """Somebody who does not exist, as a model sees people."""

    id: Id
    features: dict[str, float]


class Lab(Strict):
    """``content/labs/ID.yaml``; the numbers come from the package's module ID."""

    title: Words
    intro: Words
    question: Guess
    """Asked before anything is shown: what people expect."""
    game: Game | None = None
    """Played between the question and the controls, which then show its result."""
    tender: Tender | None = None
    """Offers that the lab compares."""
    people: tuple[Invented, ...] = ()
    """Whom the selection 'person' offers."""
    basis: Words
    """What is published, what is simulated, and what is assumed."""
    controls: tuple[Control, ...] = Field(min_length=1)
    debrief: tuple[Note, ...] = Field(min_length=1)
    decision: Asked
    source: Annotated[Ids, Field(min_length=1)]

    @model_validator(mode="after")
    def _has_no_twins(self) -> Self:
        refuse_twins((one.id for one in self.controls), "controls")
        refuse_twins((one.id for one in self.debrief), "notes of the debrief")
        return self

    @model_validator(mode="after")
    def _shows_controls_by_what_stands_before(self) -> Self:
        known: dict[str, set[str]] = {}
        for one in self.controls:
            if one.only and not set(one.only.options) <= known.get(
                one.only.control, set()
            ):
                raise ValueError(
                    f"'{one.id}' is to be seen only with settings of "
                    f"'{one.only.control}' that it has not; name options of a "
                    "selection that stands before it"
                )
            if isinstance(one, Selection):
                known[one.id] = {option.id for option in one.options}
        return self

    @model_validator(mode="after")
    def _weighs_every_criterion(self) -> Self:
        sliders = {one.id for one in self.controls if isinstance(one, Slider)}
        for one in self.tender.criteria if self.tender else ():
            if f"weight-{one.id}" not in sliders:
                raise ValueError(
                    f"no slider gives weight to '{one.id}'; add 'weight-{one.id}' to "
                    "the controls"
                )
        return self

    @model_validator(mode="after")
    def _knows_everybody_it_offers(self) -> Self:
        known = {one.id for one in self.people}
        for one in self.controls:
            if not isinstance(one, Selection) or one.id != "person":
                continue
            if {option.id for option in one.options} != known:
                raise ValueError(
                    "the options of 'person' and the ids of 'people' are not the "
                    "same; give each of the people one option"
                )
        return self

    def hidden(self, values: Mapping[str, object]) -> set[str]:
        """Return the controls that are not to be seen with these settings of others."""
        hidden: set[str] = set()
        for one in self.controls:
            if one.only and (
                one.only.control in hidden
                or values.get(one.only.control) not in one.only.options
            ):
                hidden.add(one.id)
        return hidden
