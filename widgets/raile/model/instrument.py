"""Assessment instruments: questions, weights, bands and rules as data."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.condition import Condition
from raile.model.ways import refuse_twins


class Level(Strict):
    """One answer of a scale or a question, and the points that it gives."""

    id: Id
    text: Words
    help: Words | None = None
    points: float = 0


class Step(Strict):
    """What to do next for a statement that stands at one of these levels."""

    levels: Ids
    text: Words


class Question(Strict):
    """One statement or question of an instrument."""

    id: Id
    ask: Words
    help: Words | None = None
    why: Words | None = None
    """Why it matters, in a sentence or two."""
    passage: str | None = Field(
        default=None, pattern=r"^[a-z0-9-]+(#[a-z0-9-]+)?$", max_length=120
    )
    """The lesson passage that justifies it: 'module' or 'module#heading'."""
    source: Ids = ()
    kind: Literal["choice", "several", "text"] = "choice"
    scale: Id | None = None
    """A scale of the instrument; instead of options."""
    options: tuple[Level, ...] = ()
    combine: Literal["sum", "max"] = "sum"
    """How the points of several answers become one."""
    weight: float = Field(default=1, ge=0)
    required: bool = True
    dont_know: bool = True
    evidence: bool = True
    """Whether it has a field for where the proof is kept."""
    visible_if: Condition | None = None
    steps: tuple[Step, ...] = ()

    @model_validator(mode="after")
    def _has_answers(self) -> Self:
        if self.kind == "text":
            if self.scale or self.options:
                raise ValueError(
                    "a text question offers no answers; remove 'scale' and 'options'"
                )
        elif bool(self.scale) == bool(self.options):
            raise ValueError(
                "it has neither or both of 'scale' and 'options'; give one of them"
            )
        return self


class Section(Strict):
    """A dimension of the instrument."""

    id: Id
    title: Words
    intro: Words | None = None
    weight: float = Field(default=1, gt=0)
    questions: tuple[Question, ...] = Field(min_length=1)


class Scale(Strict):
    """A named answer scale, shared by questions."""

    id: Id
    levels: tuple[Level, ...] = Field(min_length=2)


class Band(Strict):
    """A level of the result, from a per cent upwards."""

    id: Id
    title: Words
    from_percent: float = Field(ge=0, le=100)
    means: Words


class Override(Strict):
    """A rule that raises or lowers the band whatever the score."""

    id: Id
    when: Condition
    at_least: Id | None = None
    at_most: Id | None = None
    say: Words


class Instrument(Strict):
    """``content/assessments/ID.yaml``."""

    title: Words
    summary: Words
    intro: Words
    minutes: int = Field(gt=0)
    scales: tuple[Scale, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=1)
    """From the lowest up; the first begins at 0 per cent."""
    cap_above_weakest: int | None = Field(default=None, ge=0)
    """The overall band lies at most so many bands above the weakest section's."""
    overrides: tuple[Override, ...] = ()
    weakest_shown: int = Field(default=5, ge=0)
    next_steps_shown: int = Field(default=10, ge=0)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(one for section in self.sections for one in section.questions)

    def levels(self, question: Question) -> tuple[Level, ...]:
        """Return the answers that a question offers: its scale's, or its own."""
        for scale in self.scales:
            if scale.id == question.scale:
                return scale.levels
        return question.options

    @model_validator(mode="after")
    def _names_hold(self) -> Self:
        for what, ids in {
            "sections": [section.id for section in self.sections],
            "questions": [question.id for question in self.questions],
            "scales": [scale.id for scale in self.scales],
            "bands": [band.id for band in self.bands],
        }.items():
            refuse_twins(ids, what)
        starts = [band.from_percent for band in self.bands]
        if starts[0] != 0 or starts != sorted(set(starts)):
            raise ValueError(
                "bands must begin at 0 per cent and rise; order them by 'from_percent'"
            )
        return self
