"""Assessment instruments: questions, weights, bands and rules as data."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.condition import Condition
from raile.model.field import Column, Limits, Origin
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


class Question(Limits):
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
    example: Words | None = None
    """A good answer, of an invented system."""
    kind: Literal["choice", "several", "text", "number", "date", "rows"] = "choice"
    scale: Id | None = None
    """A scale of the instrument; instead of options."""
    options: tuple[Level, ...] = ()
    combine: Literal["sum", "max"] = "sum"
    """How the points of several answers become one."""
    columns: tuple[Column, ...] = ()
    """Of a table that is filled row by row."""
    prefill: tuple[Origin, ...] = ()
    """Where an answer may be found already."""
    weight: float = Field(default=1, ge=0)
    required: bool = True
    dont_know: bool = True
    evidence: bool = True
    """Whether it has a field for where the proof is kept."""
    visible_if: Condition | None = None
    steps: tuple[Step, ...] = ()

    @model_validator(mode="after")
    def _has_answers(self) -> Self:
        if (self.kind == "rows") != bool(self.columns):
            raise ValueError(
                "only a question of kind 'rows' has 'columns', and it needs them; "
                "give both or neither"
            )
        refuse_twins((one.id for one in self.columns), "columns")
        if self.kind not in ("choice", "several"):
            if self.scale or self.options:
                raise ValueError(
                    f"a {self.kind} question offers no answers; remove 'scale' and "
                    "'options'"
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
    fixed: bool = False
    """Its answers are fixed before what follows from them is seen, on the record."""
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


class RiskScore(Strict):
    """How public risk scores count: points speak against the system.

    The score is the sum of the points, as a share of all that the risk sections could
    give, hidden questions included: otherwise a worse answer that opens a question
    could lower it. Safeguards take a part off once there are enough of them, and the
    sum is then rounded to whole points, halves up. A band begins above its
    ``from_percent``.
    """

    mitigation: Ids = Field(min_length=1)
    """Sections whose points speak for the system."""
    enough_percent: float = Field(gt=0, le=100)
    """Of the mitigation points that are possible."""
    takes_percent: float = Field(gt=0, le=100)
    """Of the risk points."""


class Instrument(Strict):
    """``content/assessments/ID.yaml``: an assessment, or a sheet without a score."""

    title: Words
    summary: Words
    intro: Words
    minutes: int = Field(gt=0)
    gate: int | None = Field(default=None, ge=0, le=8)
    """The gate of the life cycle that a sheet belongs to."""
    scales: tuple[Scale, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = ()
    """From the lowest up; the first begins at 0 per cent. A sheet needs none."""
    score: RiskScore | None = None
    """How points count where they speak against the system."""
    works_out: Literal["error-budget", "tension", "test-plan", "vendors"] | None = None
    """What is computed from the answers; the questions that it reads must be there."""
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
        if starts and (starts[0] != 0 or starts != sorted(set(starts))):
            raise ValueError(
                "bands must begin at 0 per cent and rise; order them by 'from_percent'"
            )
        if not starts and (self.overrides or self.score):
            raise ValueError(
                "rules and scores need bands; give 'bands', or remove them"
            )
        if self.score and any(one.dont_know for one in self.questions):
            raise ValueError(
                "not knowing would lower a risk score; set 'dont_know: false' for "
                "every question, and offer the worst answer for it"
            )
        return self
