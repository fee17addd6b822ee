"""From a described system to the law that applies to it, and from which day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from raile.model.law import (
    Choice,
    Duty,
    Finding,
    FindingKind,
    Law,
    LegalDate,
    Question,
    Role,
)

_WEIGHT: tuple[FindingKind, ...] = (
    "prohibited",
    "product",
    "way-out-open",
    "high-risk",
    "transparency",
    "none",
    "outside",
)
"""Of several findings the first of these gives the result its name."""


@dataclass(frozen=True)
class Step:
    """A question that was answered, and the answers chosen, in the author's order."""

    question: Question
    chosen: tuple[Choice, ...]


@dataclass(frozen=True)
class Found:
    """A finding, the line of the table that it applies from, and whether it does."""

    finding: Finding
    since: LegalDate
    in_force: bool


@dataclass(frozen=True)
class Due:
    """A duty, the line of the table that it applies from, and whether it does."""

    duty: Duty
    since: LegalDate
    in_force: bool


@dataclass(frozen=True)
class Outcome:
    """Where a walk stands.

    Attributes
    ----------
    steps
        Questions answered so far, in the order in which they were asked.
    open
        The question to answer next; none at the end.
    findings
        In the order in which they were found, each once.
    roles
        Who the person is: provider, deployer, or both.
    duties
        In the order of ``duties.yaml``; complete only at the end.
    coming
        Days still ahead from which any of this applies, earliest first.
    """

    steps: tuple[Step, ...]
    open: Question | None
    findings: tuple[Found, ...]
    roles: tuple[Role, ...]
    duties: tuple[Due, ...]
    coming: tuple[LegalDate, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left to ask."""
        return self.open is None

    @property
    def kind(self) -> FindingKind | None:
        """What weighs most among the findings; none while nothing does."""
        found = {one.finding.kind for one in self.findings}
        return next((kind for kind in _WEIGHT if kind in found), None)


@dataclass(frozen=True)
class Moment:
    """One line of the timeline, seen from a day."""

    date: LegalDate
    passed: bool
    days: int
    """Until then; below zero where it has passed."""
    next: bool
    """Whether rules apply from here next."""


def walk(law: Law, answers: Mapping[str, Any], today: datetime.date) -> Outcome:
    """Walk through the questions with the answers given so far.

    Parameters
    ----------
    law
        Dates, questions, findings and duties.
    answers
        The id of the answer, or a list of ids, by the question's id. What fits no
        question or answer is passed over, so that nothing raises.
    today
        The day that "in force" is seen from.
    """
    trail = _Trail(law)
    still_open = trail.follow(answers)
    findings = [(one, trail.since(one.date)) for one in trail.found.values()]
    duties = [(one, trail.since(one.date)) for one in _duties(law, trail)]
    ahead = {since.id: since for _, since in (*findings, *duties) if since.date > today}
    return Outcome(
        steps=tuple(trail.steps),
        open=still_open,
        findings=tuple(
            Found(one, since, since.date <= today) for one, since in findings
        ),
        roles=tuple(trail.roles),
        duties=tuple(Due(one, since, since.date <= today) for one, since in duties),
        coming=tuple(sorted(ahead.values(), key=lambda one: one.date)),
    )


def timeline(dates: Iterable[LegalDate], today: datetime.date) -> tuple[Moment, ...]:
    """Return the table in order of time, seen from a day."""
    ordered = sorted(dates, key=lambda one: one.date)
    upcoming = next(
        (one.date for one in ordered if one.kind == "applies" and one.date > today),
        None,
    )
    return tuple(
        Moment(
            date=one,
            passed=one.date <= today,
            days=(one.date - today).days,
            next=one.kind == "applies" and one.date == upcoming,
        )
        for one in ordered
    )


class _Trail:
    """What a walk has met on its way."""

    def __init__(self, law: Law) -> None:
        self._questions = {one.id: one for one in law.walk.questions}
        self._findings = {one.id: one for one in law.walk.findings}
        self._dates = {one.id: one for one in law.dates}
        self._first = law.walk.questions[0].id
        self._shifts: dict[str, str] = {}
        self.steps: list[Step] = []
        self.found: dict[str, Finding] = {}
        self.roles: dict[Role, None] = {}

    def follow(self, answers: Mapping[str, Any]) -> Question | None:
        """Go as far as the answers lead, and return the question that is open."""
        ahead = [self._first]
        asked: set[str] = set()
        while ahead:
            question = self._questions[ahead.pop(0)]
            if question.id in asked or not self._applies(question):
                continue
            asked.add(question.id)
            chosen = _chosen(question, answers.get(question.id))
            if not chosen:
                return question
            self._take(Step(question, chosen))
            opened = [name for choice in chosen for name in choice.next]
            # What an answer opens comes before what follows in any case.
            ahead[:0] = [*opened, *question.then]
        return None

    def since(self, date: str) -> LegalDate:
        """Return the line of the table, or the one that replaces it here."""
        return self._dates[self._shifts.get(date, date)]

    def _applies(self, question: Question) -> bool:
        kinds = {one.kind for one in self.found.values()}
        waits = bool(question.when) and not kinds.intersection(question.when)
        return not waits and not any(one in self.found for one in question.unless)

    def _take(self, step: Step) -> None:
        self.steps.append(step)
        for choice in step.chosen:
            self.found.update({one: self._findings[one] for one in choice.finds})
            self.roles.update(dict.fromkeys(choice.roles))
            if choice.shift:
                self._shifts[choice.shift.date] = choice.shift.becomes


def _chosen(question: Question, answer: object) -> tuple[Choice, ...]:
    """Return the choices that an answer names; none where it fits nothing."""
    given = [answer] if isinstance(answer, str) else answer
    if not isinstance(given, list | tuple):
        return ()
    chosen = tuple(one for one in question.choices if one.id in given)
    return chosen if question.several else chosen[:1]


def _duties(law: Law, trail: _Trail) -> Iterator[Duty]:
    found = trail.found.keys()
    kinds = {one.kind for one in trail.found.values()}
    for duty in law.duties:
        brought = kinds.intersection(duty.kinds) or found & set(duty.findings)
        if brought and trail.roles.keys() & duty.roles and not found & duty.unless:
            yield duty
