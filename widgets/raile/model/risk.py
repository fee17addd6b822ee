"""The risk assessment: scales, bands, rules, questions and safeguards as data."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.condition import Chosen, Condition, Not, parts_of
from raile.model.ways import refuse_twins

STEPS = 5
"""Steps of the scales of likelihood and of impact."""

Sources = Annotated[Ids, Field(min_length=1)]


class Anchor(Strict):
    """One step of a scale, with what it means in practice."""

    id: Id
    title: Words
    text: Words


Anchors = Annotated[tuple[Anchor, ...], Field(min_length=STEPS, max_length=STEPS)]
"""From 1 up to 5, by their order."""


class RiskBand(Strict):
    """What a product of likelihood and impact leads to, and who decides it."""

    id: Id
    title: Words
    from_product: int = Field(ge=1, le=STEPS * STEPS)
    decision: Words
    decides: Words
    """Who may take the decision: a function."""
    review: Words
    review_months: int | None = Field(default=None, gt=0)
    """None where no date is set, as nothing may run until it is designed anew."""


class ImpactFloor(Strict):
    """However unlikely: an impact from here on is at least this band."""

    impact: int = Field(ge=1, le=STEPS)
    at_least: Id
    say: Words


class MissingEvidence(Strict):
    """By how much the likelihood rises where nothing shows it."""

    raises: int = Field(ge=0, lt=STEPS)
    say: Words


class Stop(Strict):
    """What holds instead of any score where a practice is prohibited."""

    title: Words
    decision: Words
    decides: Words


class Rules(Strict):
    """What decides beside the product."""

    impact_floor: ImpactFloor
    missing_evidence: MissingEvidence
    stop: Stop
    discuss_from: int = Field(gt=0, lt=STEPS)
    """Raters who differ by so much have to talk."""
    discuss: Words


class Practice(Strict):
    """A prohibited practice; where a system does it, there is no score."""

    id: Id
    text: Words
    article: Words


class Screen(Strict):
    """The first question: whether anything that the system does is prohibited."""

    id: Id
    ask: Words
    help: Words
    practices: tuple[Practice, ...] = Field(min_length=1)
    none: Words
    source: Sources


class Option(Strict):
    """One answer to a follow-up."""

    id: Id
    text: Words
    shows: bool = False
    """Whether it shows what was asked; any other answer is missing evidence."""


class FollowUp(Strict):
    """A closer question, asked only where the answers make it matter."""

    id: Id
    ask: Words
    help: Words | None = None
    options: tuple[Option, ...] = Field(min_length=2)
    visible_if: Condition
    """The points of a principle's question are its inherent likelihood times impact."""


class RiskQuestion(Strict):
    """How likely it is that a principle fails, and how bad that would be."""

    id: Id
    title: Words
    """The principle."""
    ask: Words
    help: Words
    why: Words
    mild: Words
    """What a limited impact would be …"""
    severe: Words
    """… and what a severe one."""
    passage: str = Field(pattern=r"^[a-z0-9-]+(#[a-z0-9-]+)?$", max_length=120)
    source: Sources
    follow_ups: tuple[FollowUp, ...] = ()


class RiskPart(Strict):
    """A core principle with the questions on its instrumental principles."""

    id: Id
    title: Words
    questions: tuple[RiskQuestion, ...] = Field(min_length=1)


class Safeguard(Strict):
    """Something that an agency can do about a risk."""

    id: Id
    text: Words
    kind: Literal["avoid", "reduce", "share", "accept"]
    questions: Ids = ()
    """The questions that it helps with; all of them where none is named."""


class Risk(Strict):
    """``content/risk.yaml``."""

    title: Words
    summary: Words
    intro: Words
    minutes: int = Field(gt=0)
    warning: Words
    """What the product of two ordinal numbers hides."""
    likelihood: Anchors
    impact: Anchors
    bands: tuple[RiskBand, ...] = Field(min_length=1)
    """From the lowest up; the first begins at 1."""
    rules: Rules
    screen: Screen
    parts: tuple[RiskPart, ...] = Field(min_length=1)
    safeguards: tuple[Safeguard, ...] = Field(min_length=1)

    @property
    def questions(self) -> tuple[RiskQuestion, ...]:
        """All questions, in order."""
        return tuple(one for part in self.parts for one in part.questions)

    def safeguards_for(self, question: str) -> tuple[Safeguard, ...]:
        """Return what helps with a question, in the catalogue's order."""
        return tuple(
            one
            for one in self.safeguards
            if not one.questions or question in one.questions
        )

    @model_validator(mode="after")
    def _names_hold(self) -> Self:
        questions = [one.id for one in self.questions]
        follow_ups = [one.id for ask in self.questions for one in ask.follow_ups]
        for what, ids in {
            "answers that are saved": [self.screen.id, *questions],
            "follow-ups": follow_ups,
            "bands": [one.id for one in self.bands],
            "safeguards": [one.id for one in self.safeguards],
            "practices": [one.id for one in self.screen.practices],
        }.items():
            refuse_twins(ids, what)
        starts = [one.from_product for one in self.bands]
        if starts[0] != 1 or starts != sorted(set(starts)):
            raise ValueError(
                "bands must begin at 1 and rise; order them by 'from_product'"
            )
        floor = self.rules.impact_floor.at_least
        if floor not in {one.id for one in self.bands}:
            raise ValueError(f"there is no band '{floor}'; name one of 'bands'")
        for safeguard in self.safeguards:
            for name in safeguard.questions:
                if name not in questions:
                    raise ValueError(
                        f"'{safeguard.id}' helps with '{name}', which is not there; "
                        "name a question"
                    )
        for question in self.questions:
            for number, follow_up in enumerate(question.follow_ups):
                _refuse_loose(follow_up, question.follow_ups[:number], questions)
        return self


def _refuse_loose(
    follow_up: FollowUp, earlier: tuple[FollowUp, ...], questions: list[str]
) -> None:
    """Refuse conditions that could let a worse answer lower a risk."""
    before = {one.id: {option.id for option in one.options} for one in earlier}
    for part in parts_of(follow_up.visible_if):
        if isinstance(part, Not):
            raise ValueError(
                f"'{follow_up.id}' waits for something not to be so, and a worse "
                "answer could hide it; turn the condition round"
            )
        if not isinstance(part, Chosen):
            continue
        known = questions if part.chosen is None else before
        if part.question not in known:
            raise ValueError(
                f"'{follow_up.id}' waits for '{part.question}'; name a question with "
                "'at_least', or an earlier follow-up of the same question with "
                "'chosen'"
            )
        for name in part.chosen or ():
            if name not in before[part.question]:
                raise ValueError(f"'{part.question}' has no answer '{name}'; name one")
