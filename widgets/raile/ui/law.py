"""The law navigator on the page: one question at a time, then what applies and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from raile.day import day, filled, written
from raile.load.markdown import html, inline_html
from raile.model.law import Case, Choice, FindingKind, LegalDate, Question
from raile.navigator import Due, Found, Outcome, Step, walk
from raile.ui.component import Component
from raile.ui.session import Session
from raile.walks import SYSTEM, runs

ACTIVITY = "law"

_LONGEST = 120
"""Characters of a system's name."""

_ORDER: tuple[FindingKind, ...] = (
    "prohibited",
    "condition",
    "product",
    "high-risk",
    "way-out-closed",
    "way-out-open",
    "transparency",
    "none",
    "outside",
    "data",
)


class LawWalk(Component):
    """A walk through the law for one system after another.

    Each answer is kept with the number of its system, so that several can be walked
    and each answer changed later; the last answer to a question counts.

    Parameters
    ----------
    today
        The day that "applies now" is seen from; that of the machine if not given.
    """

    front_end = "law"
    alike = True

    def __init__(self, session: Session, today: datetime.date | None = None) -> None:
        self._law = session.content.law
        self._dates = {one.id: one for one in self._law.dates}
        self._cases = {one.id: one for one in self._law.cases}
        self._questions = {one.id: one for one in self._law.walk.questions}
        self._given_day = today
        self._other_day: datetime.date | None = None
        self._changing: str | None = None
        self._run = max(runs(session.mine(ACTIVITY)), default=1)
        super().__init__(session, ACTIVITY, "law")

    @property
    def _today(self) -> datetime.date:
        return self._other_day or self._given_day or datetime.date.today()

    def draw(self) -> dict[str, Any]:
        """Return the way so far, and the open question or the result."""
        walked = runs(self._session.mine(ACTIVITY))
        answers, about = walked.get(self._run, ({}, {}))
        outcome = walk(self._law, answers, self._today)
        case = self._cases.get(str(about.get("case")))
        names = [step.question.id for step in outcome.steps]
        changing = self._changing in names
        # While an answer is changed, the way is shown as far as its question.
        steps = outcome.steps[: names.index(str(self._changing)) if changing else None]
        asked = self._questions[str(self._changing)] if changing else outcome.open
        return {
            "today": self._today.isoformat(),
            "day": day(self._today, self._session.language),
            "other_day": self._other_day is not None,
            "run": self._run,
            "name": str(about.get("name") or self._session.system),
            # A dossier is about one system.
            "single": bool(self._session.place),
            "case": case and {"title": case.title, "system": self._html(case.system)},
            "cases": [{"id": one.id, "title": one.title} for one in self._law.cases],
            "runs": [
                {"run": run, "name": self._called(about)}
                for run, (_, about) in sorted(walked.items())
            ],
            "path": [self._step(step) for step in steps],
            "question": asked and self._ask(asked, answers.get(asked.id, ())),
            "changing": changing,
            "result": self._result(outcome, case) if asked is None else None,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Keep an answer or a name, or turn to another question, system or day."""
        match event.get("event"):
            case "day":
                self._other_day = _day(event.get("day"))
            case "open" if isinstance(event.get("run"), int):
                if event["run"] in runs(self._session.mine(ACTIVITY)):
                    self._run, self._changing = event["run"], None
            case "new" if not self._session.place:
                self._begin(event)
            case "name" if event.get("run") == self._run:
                name = str(event.get("name", ""))[:_LONGEST]
                self._keep(SYSTEM, {"name": name}, event["key"])
            case "change" if event.get("item") in self._questions:
                self._changing = event["item"]
            case "leave":
                self._changing = None
            case "answer" if event.get("run") == self._run:
                self._answer(event)

    def _begin(self, event: dict[str, Any]) -> None:
        """Turn to a new system, and keep which case it is if it is one."""
        walked = runs(self._session.mine(ACTIVITY))
        if walked.get(self._run, ({}, {}))[0]:
            self._run = max(walked) + 1
        self._changing = None
        case = event.get("case")
        if case in self._cases:
            self._keep(SYSTEM, {"case": case}, event["key"])

    def _answer(self, event: dict[str, Any]) -> None:
        question = self._questions.get(str(event.get("item")))
        choice = event.get("choice")
        if question is None or not isinstance(choice, list):
            return
        known = [one.id for one in question.choices if one.id in choice]
        if not known or (len(known) > 1 and not question.several):
            return
        self._keep(question.id, {"choice": known}, event["key"])
        self._changing = None

    def _keep(self, item: str, value: dict[str, Any], key: str) -> None:
        self._session.record(ACTIVITY, item, {"run": self._run, **value}, key=key)

    def _called(self, about: Mapping[str, Any]) -> str:
        case = self._cases.get(str(about.get("case")))
        return case.title if case else str(about.get("name", ""))

    def _text(self, text: str) -> str:
        return filled(text, self._dates, self._session.language)

    def _html(self, text: str | None) -> str | None:
        return html(self._text(text)) if text else None

    def _inline(self, text: str) -> str:
        return inline_html(self._text(text))

    def _sources(self, names: Iterable[str]) -> list[dict[str, Any]]:
        sources = self._session.content.sources
        return [
            {
                "title": sources[one].title,
                "link": sources[one].link,
                "standing": sources[one].standing,
            }
            for one in names
        ]

    def _step(self, step: Step) -> dict[str, Any]:
        return {
            "id": step.question.id,
            "ask": self._inline(step.question.ask),
            "chosen": [self._decided(one) for one in step.chosen],
        }

    def _decided(self, choice: Choice) -> dict[str, Any]:
        return {
            "text": self._inline(choice.text),
            "article": self._text(choice.article),
            "because": self._inline(choice.because),
        }

    def _ask(self, question: Question, chosen: Iterable[str]) -> dict[str, Any]:
        return {
            "id": question.id,
            "ask": self._inline(question.ask),
            "help": self._html(question.help),
            "several": question.several,
            "choices": [
                {"id": one.id, "text": self._inline(one.text)}
                for one in question.choices
            ],
            "chosen": list(chosen),
            "sources": self._sources(question.source),
        }

    def _result(self, outcome: Outcome, case: Case | None) -> dict[str, Any]:
        findings = sorted(
            outcome.findings, key=lambda one: _ORDER.index(one.finding.kind)
        )
        later = [one for one in outcome.duties if not one.in_force]
        later.sort(key=lambda one: one.since.date)
        return {
            "kind": outcome.kind,
            "roles": list(outcome.roles),
            "findings": [self._found(one) for one in findings],
            "now": [self._due(one) for one in outcome.duties if one.in_force],
            "later": [
                {**self._since(since), "duties": [self._due(one) for one in due]}
                for since, due in (
                    (self._dates[name], list(group))
                    for name, group in groupby(later, key=lambda one: one.since.id)
                )
            ],
            "coming": [self._since(one) for one in outcome.coming],
            "check": case and self._check(outcome, case),
        }

    def _found(self, found: Found) -> dict[str, Any]:
        one = found.finding
        return {
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "point": one.point,
            "text": self._inline(one.text),
            **self._since(found.since),
            "in_force": found.in_force,
            "unsettled": one.unsettled and self._inline(one.unsettled),
            "sources": self._sources(one.source),
        }

    def _due(self, due: Due) -> dict[str, Any]:
        one = due.duty
        return {
            "id": one.id,
            "title": one.title,
            "text": self._inline(one.text),
            "article": one.article,
            **self._since(due.since),
            "unsettled": one.unsettled and self._inline(one.unsettled),
        }

    def _since(self, since: LegalDate) -> dict[str, Any]:
        return {
            "day": written(since, self._session.language),
            "rule": since.title,
            "standing": since.standing,
            "doubt": since.unsettled and self._inline(since.unsettled),
        }

    def _check(self, outcome: Outcome, case: Case) -> dict[str, Any]:
        """Compare a practised case with the worked one."""
        titles = {one.id: one for one in self._law.walk.findings}
        right = {one.finding.id for one in outcome.findings} == set(case.findings)
        differs = None if right else self._differs(outcome, case)
        return {
            "right": right,
            "why": self._html(case.why),
            "expected": [
                f"{titles[one].point}: {titles[one].title}" for one in case.findings
            ],
            "differs": differs,
        }

    def _differs(self, outcome: Outcome, case: Case) -> dict[str, Any] | None:
        """Return the first question that the worked case answers otherwise."""
        for step in outcome.steps:
            ours = case.answers.get(step.question.id)
            if ours and set(ours) != {one.id for one in step.chosen}:
                chosen = [one for one in step.question.choices if one.id in ours]
                return {
                    "id": step.question.id,
                    "ask": self._inline(step.question.ask),
                    "chosen": [self._decided(one) for one in chosen],
                }
        return None


def _day(text: object) -> datetime.date | None:
    """Return a day as the browser writes it; none for anything else."""
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        return None
