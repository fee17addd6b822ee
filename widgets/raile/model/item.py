"""Items: questions of every kind, in sets."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.ways import refuse_twins

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]

Measure = Literal["reaction", "plan", "behaviour"]
"""Whether people liked the workshop; what they plan; what they did months later."""


class Option(Strict):
    """One choice of a single or several item; a wrong one is a distractor."""

    id: Id
    text: Words
    right: bool = False
    say: Words | None = None
    """Feedback for whoever chose it."""


class Entry(Strict):
    """One thing to put in order."""

    id: Id
    text: Words
    say: Words | None = None


class Box(Strict):
    """A box that cards are sorted into."""

    id: Id
    text: Words
    help: Words | None = None


class Card(Strict):
    """A card to sort, and the box where it belongs."""

    id: Id
    text: Words
    box: Id
    help: Words | None = None
    say: Words | None = None


class Criterion(Strict):
    """One thing that a good open answer contains; people tick it themselves."""

    id: Id
    text: Words


class Misconception(Strict):
    """A wrong number that people often give, and what to tell them."""

    value: float
    tolerance: float = Field(default=0, ge=0)
    say: Words


class _Item(Strict):
    id: Id
    context: Words | None = None
    """The case that the question is about, shown above it."""
    ask: Words
    """The stem."""
    opinion: bool = False
    """No answer is right: it is recorded, never marked."""
    confidence: bool = False
    """Also ask how sure the person is, 0 to 100 per cent."""
    source: Ids = ()
    bloom: Bloom | None = None
    topics: Ids = ()
    difficulty: float | None = Field(default=None, gt=0, lt=1)
    """The author's estimate: which share of people gets it right at first."""

    @property
    def part_ids(self) -> tuple[str, ...]:
        """Ids of the options, entries, cards or criteria, in the author's order."""
        return ()


class _Choice(_Item):
    options: tuple[Option, ...] = Field(min_length=2)

    @property
    def part_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    @property
    def right(self) -> frozenset[str]:
        """Ids of the right options."""
        return frozenset(option.id for option in self.options if option.right)

    @model_validator(mode="after")
    def _options_hold(self) -> Self:
        refuse_twins(self.part_ids, "options")
        if self.opinion:
            if self.right:
                raise ValueError(
                    "an opinion has no right option; remove 'right' or 'opinion'"
                )
        else:
            if not self.right:
                raise ValueError("no option is right; mark one with 'right: true'")
            for option in self.options:
                if option.say is None:
                    raise ValueError(
                        f"option '{option.id}' gives no feedback; add 'say'"
                    )
        return self


class Single(_Choice):
    """Choose one option. Answer: the option's id."""

    kind: Literal["single"]

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        if len(self.right) > 1:
            raise ValueError(
                "more than one option is right; use 'kind: several' or mark one only"
            )
        return self


class Several(_Choice):
    """Choose all that apply. Answer: a list of option ids."""

    kind: Literal["several"]
    choose: int | None = Field(default=None, ge=1)
    """How many to choose, where the question says so."""
    partial: bool = False
    """Right choices less wrong ones, over all right ones, never below zero."""

    @model_validator(mode="after")
    def _number_to_choose_fits(self) -> Self:
        if self.choose and not self.opinion and self.choose != len(self.right):
            raise ValueError(
                f"it says 'choose: {self.choose}' but {len(self.right)} options are "
                "right; make them agree"
            )
        return self


class Number(_Item):
    """Type a number. Answer: a number, or text as typed ('0,48 %')."""

    kind: Literal["number"]
    answer: float | None = None
    tolerance: float = Field(default=0, ge=0)
    """Accepted distance from the answer, in the item's unit."""
    unit: Words | None = None
    say: Words | None = None
    """Shown once the answer is revealed: how it is worked out."""
    misconceptions: tuple[Misconception, ...] = ()

    @model_validator(mode="after")
    def _answer_is_given(self) -> Self:
        if self.opinion != (self.answer is None):
            raise ValueError(
                "it has neither or both of 'answer' and 'opinion: true'; give one "
                "of them"
            )
        return self


class Slider(_Item):
    """Set a value on a scale. Answer: a number."""

    kind: Literal["slider"]
    low: float
    high: float
    step: float = Field(default=1, gt=0)
    low_text: Words | None = None
    high_text: Words | None = None
    answer: float | None = None
    tolerance: float = Field(default=0, ge=0)
    unit: Words | None = None
    say: Words | None = None

    @model_validator(mode="after")
    def _scale_holds(self) -> Self:
        if self.opinion != (self.answer is None):
            raise ValueError(
                "it has neither or both of 'answer' and 'opinion: true'; give one "
                "of them"
            )
        if self.low >= self.high:
            raise ValueError(
                f"'low' ({self.low}) is not below 'high' ({self.high}); change one"
            )
        if self.answer is not None and not self.low <= self.answer <= self.high:
            raise ValueError("'answer' lies outside 'low' to 'high'; widen the scale")
        return self


class Order(_Item):
    """Put entries in order. Answer: a list of entry ids."""

    kind: Literal["order"]
    entries: tuple[Entry, ...] = Field(min_length=2)
    """In the right order; shown shuffled."""
    partial: bool = False
    """Share of neighbouring pairs in the right order."""

    @property
    def part_ids(self) -> tuple[str, ...]:
        """Ids of the entries."""
        return tuple(entry.id for entry in self.entries)

    @model_validator(mode="after")
    def _entries_differ(self) -> Self:
        refuse_twins(self.part_ids, "entries")
        return self


class Match(_Item):
    """Sort cards into boxes. Answer: a mapping of card id to box id."""

    kind: Literal["match"]
    boxes: tuple[Box, ...] = Field(min_length=2)
    cards: tuple[Card, ...] = Field(min_length=2)
    partial: bool = False
    """Share of cards in the right box."""

    @property
    def part_ids(self) -> tuple[str, ...]:
        """Ids of the cards."""
        return tuple(card.id for card in self.cards)

    @model_validator(mode="after")
    def _cards_fit(self) -> Self:
        boxes = [box.id for box in self.boxes]
        refuse_twins(boxes, "boxes")
        refuse_twins(self.part_ids, "cards")
        for card in self.cards:
            if card.box not in boxes:
                raise ValueError(
                    f"card '{card.id}' belongs to box '{card.box}', which is not "
                    f"there; the boxes are: {', '.join(boxes)}"
                )
        return self


class Open(_Item):
    """Write freely, then compare with a model answer and tick what one's own has.

    Answer: ``{"text": str, "met": [criterion ids]}``.
    """

    kind: Literal["open"]
    model_answer: Words
    criteria: tuple[Criterion, ...] = ()

    @property
    def part_ids(self) -> tuple[str, ...]:
        """Ids of the criteria."""
        return tuple(criterion.id for criterion in self.criteria)

    @model_validator(mode="after")
    def _criteria_differ(self) -> Self:
        refuse_twins(self.part_ids, "criteria")
        return self


Item = Annotated[
    Single | Several | Number | Slider | Order | Match | Open,
    Field(discriminator="kind"),
]


class ItemSet(Strict):
    """A quiz, a card sort, a poll: items that are answered together.

    One file in a module's folder; ``content/modules/02-principles/quiz.yaml`` is
    the set ``principles/quiz``.
    """

    title: Words
    intro: Words | None = None
    shuffle: bool = False
    """Show the items in an order of each person's own."""
    drill: bool = False
    """Many short cases in a row: whoever likes may have a clock beside them."""
    measures: Measure | None = None
    """What it tells about the workshop itself, in the trainer's report."""
    recalls: str | None = None
    """Another set, such as 'capstone/action': what somebody wrote there is shown."""
    items: tuple[Item, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _items_differ(self) -> Self:
        refuse_twins((item.id for item in self.items), "items")
        return self
