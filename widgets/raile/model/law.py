"""The law as data: one table of dates, a walk of questions, duties, worked cases."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.ways import circle, reachable, refuse_twins

Role = Literal["provider", "deployer"]
"""Who makes or supplies the system; who uses it under their authority."""

FindingKind = Literal[
    "prohibited",
    "high-risk",
    "product",
    "way-out-open",
    "way-out-closed",
    "condition",
    "transparency",
    "none",
    "outside",
    "data",
]
"""What a finding says; ``product`` is high-risk by Annex I, ``way-out-…`` speaks of
Article 6(3), ``condition`` is a limit on an allowed use, ``data`` speaks of data
protection law."""

Sources = Annotated[Ids, Field(min_length=1)]


class LegalDate(Strict):
    """One line of the table of dates: the only place where a day is written."""

    id: Id
    date: datetime.date
    precision: Literal["day", "month"] = "day"
    """``month`` where sources agree on the month only; the day is then the first."""
    kind: Literal["applies", "event"]
    """Rules that apply from then on, or something that happened on the way."""
    title: Words
    text: Words
    article: Words | None = None
    standing: Literal["confirmed", "secondary", "to-check"]
    unsettled: Words | None = None
    source: Sources

    @model_validator(mode="after")
    def _rules_have_a_day(self) -> Self:
        if self.kind == "applies" and self.precision != "day":
            raise ValueError(
                "rules apply from a day, not from a month; give the day or make it "
                "an event"
            )
        return self


class Dates(Strict):
    """``content/law/dates.yaml``: a change of law is one change here."""

    dates: tuple[LegalDate, ...] = Field(min_length=1)


class Shift(Strict):
    """From another day, for this system: ``becomes`` replaces ``date``."""

    date: Id
    becomes: Id


class Choice(Strict):
    """One answer, the article and the sentence that decide it, and where it leads."""

    id: Id
    text: Words
    article: Words
    because: Words
    """In our own words."""
    next: Ids = ()
    """Questions that this answer opens; none where it opens no further one."""
    finds: Ids = ()
    roles: tuple[Role, ...] = ()
    shift: Shift | None = None


class Question(Strict):
    """One question of the walk; each is asked at most once."""

    id: Id
    ask: Words
    help: Words | None = None
    several: bool = False
    """Choose all that apply."""
    then: Ids = ()
    """Questions that follow whatever the answer, once all that it opens is asked."""
    when: tuple[FindingKind, ...] = ()
    """Ask only after a finding of one of these kinds."""
    unless: Ids = ()
    """Do not ask after one of these findings."""
    choices: tuple[Choice, ...] = Field(min_length=2)
    source: Sources


class Finding(Strict):
    """What the walk may find, with the point of law and the day it applies from."""

    id: Id
    kind: FindingKind
    title: Words
    point: Words
    """Such as 'Article 5(1)(f)' or 'Annex III, point 6(a)'."""
    text: Words
    """The sentence that decides it, in our own words."""
    date: Id
    unsettled: Words | None = None
    source: Sources


class Walk(Strict):
    """``content/law/walk.yaml``; it starts at the first question."""

    questions: tuple[Question, ...] = Field(min_length=1)
    findings: tuple[Finding, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_way_ends(self) -> Self:
        questions = {one.id: one for one in self.questions}
        refuse_twins((one.id for one in self.questions), "questions")
        refuse_twins((one.id for one in self.findings), "findings")
        for question in self.questions:
            refuse_twins(
                (one.id for one in question.choices), f"answers of '{question.id}'"
            )
            for name in leads_to(question):
                if name not in questions:
                    raise ValueError(
                        f"'{question.id}' leads to '{name}', which is not there; name "
                        "a question of this walk"
                    )
        self._refuse_lost_findings()
        onward = {one.id: leads_to(one) for one in self.questions}
        reached = reachable(self.questions[0].id, onward)
        lost = [one.id for one in self.questions if one.id not in reached]
        if lost:
            raise ValueError(f"nothing leads to '{lost[0]}'; remove it or link it")
        if back := circle(onward):
            raise ValueError(
                f"the walk runs in a circle through '{back}'; let one of its answers "
                "lead on"
            )
        return self

    def _refuse_lost_findings(self) -> None:
        known = {one.id: one for one in self.findings}
        found: set[str] = set()
        for question in self.questions:
            for choice in question.choices:
                found.update(choice.finds)
            for name in (*question.unless, *found):
                if name not in known:
                    raise ValueError(
                        f"'{question.id}' names the finding '{name}', which is not "
                        "there; name one of this walk"
                    )
        for one in self.findings:
            if one.id not in found:
                raise ValueError(
                    f"no answer finds '{one.id}'; remove it or let an answer find it"
                )


class Duty(Strict):
    """What somebody has to do after a finding, and from which day."""

    id: Id
    roles: tuple[Role, ...] = Field(min_length=1)
    kinds: tuple[FindingKind, ...] = ()
    """It follows from findings of these kinds …"""
    findings: Ids = ()
    """… and from these findings …"""
    unless: Ids = ()
    """… but not beside one of these."""
    title: Words
    text: Words
    article: Words
    date: Id
    unsettled: Words | None = None
    source: Sources

    @model_validator(mode="after")
    def _follows_from_something(self) -> Self:
        if not self.kinds and not self.findings:
            raise ValueError(
                "it follows from nothing; give 'kinds' or 'findings' that bring it"
            )
        return self


class Duties(Strict):
    """``content/law/duties.yaml``, in the order in which they are shown."""

    duties: tuple[Duty, ...] = Field(min_length=1)


class Case(Strict):
    """A system, the answers it gets, and what the walk must find."""

    id: Id
    title: Words
    system: Words
    """The system in one or two sentences."""
    answers: Mapping[Id, Ids]
    """The answers to every question that is asked, by the question's id."""
    findings: Sources
    """All that is found, in whatever order."""
    date: Id
    """From when the first of them applies to this system."""
    duties: Ids = ()
    """Some that must be among those that follow."""
    without: Ids = ()
    """Some that must not."""
    why: Words
    """What to remember of it."""


class Cases(Strict):
    """``content/law/cases.yaml``."""

    cases: tuple[Case, ...] = Field(min_length=1)


class Law(Strict):
    """All of it together."""

    dates: tuple[LegalDate, ...]
    walk: Walk
    duties: tuple[Duty, ...]
    cases: tuple[Case, ...]


def leads_to(question: Question) -> tuple[str, ...]:
    """Ids of all questions that a question may lead to, in order, each once."""
    ahead = [name for choice in question.choices for name in choice.next]
    return tuple(dict.fromkeys((*ahead, *question.then)))
