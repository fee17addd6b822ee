"""Exercises on the page: task, hints, checking, what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from raile import checks
from raile.load import Content
from raile.load.markdown import html
from raile.model.exercise import Exercise, Outcome
from raile.model.item import ItemSet
from raile.ui.component import Component
from raile.ui.quiz import Quiz
from raile.ui.session import Session


class ExerciseWidget(Component):
    """An exercise around a code cell that people keep and edit.

    In JupyterLab it checks what the cell left behind. On our pages nobody runs code:
    there it shows the task, the hints and a worked solution.
    """

    front_end = "exercise"
    alike = True

    def __init__(self, session: Session, name: str) -> None:
        self._name = name
        self._exercise = session.content.exercise(name)
        self._outcome: Outcome | None = None
        self._hints = 0
        self._solution = False
        super().__init__(session, f"exercise/{name}", "exercise")

    def draw(self) -> dict[str, Any]:
        """Return the task, and whatever was asked for so far."""
        exercise, content = self._exercise, self._session.content
        can_check = self._namespace() is not None
        right = self._outcome is not None and self._outcome.status == "right"
        hints = exercise.hints[: self._hints]
        return {
            "title": exercise.title,
            "level": exercise.level,
            "task": html(exercise.task),
            "starter": (exercise.starter or "").rstrip(),
            "can_check": can_check,
            "solved": self._solved(),
            "outcome": self._outcome and _draw(self._outcome),
            **_hints(exercise, self._hints),
            # Whoever can work on it first tries, or climbs to the last hint.
            "may_see_solution": not can_check or right or hints == exercise.hints,
            "solution": content.solution(self._name) if self._solution else None,
            "debrief": html(exercise.debrief) if right or self._solution else None,
            "sources": _sources(exercise, content),
        }

    def act(self, event: dict[str, Any]) -> None:
        """Check the learner's variables, or show one more hint or the solution."""
        match event.get("event"):
            case "check":
                self._check(event["key"])
            case "hint" if event.get("shown") == self._hints:
                self._hints = min(self._hints + 1, len(self._exercise.hints))
            case "solution" if self.view["may_see_solution"]:
                self._solution = True

    def _check(self, key: str) -> None:
        namespace = self._namespace()
        if namespace is None:
            return
        outcome = checks.run(self._exercise, namespace)
        scores = {"right": 1.0, "not-yet": 0.0}
        # What was not attempted, or could not be checked, has no score.
        self._session.record(
            self._activity,
            self._name,
            {"outcome": outcome.status},
            key=key,
            score=scores.get(outcome.status),
        )
        self._outcome = outcome

    def _solved(self) -> bool:
        return any(one.score == 1 for one in self._session.mine(self._activity))

    def _namespace(self) -> Mapping[str, Any] | None:
        """Return the variables of the notebook, where people can run its cells."""
        if self._session.served:
            return None
        from IPython import get_ipython

        shell = get_ipython()
        return None if shell is None else shell.user_ns


class QuestionsWidget(Quiz):
    """An exercise without code: questions on the page, then what they mean."""

    def __init__(self, session: Session, name: str) -> None:
        self._exercise = session.content.exercise(name)
        self._hints = 0
        one = self._exercise
        whole = ItemSet(title=one.title, intro=one.task, items=one.items)
        super().__init__(session, f"exercise/{name}", whole)
        own = {"exercise": session.content.words("exercise").all()}
        self.frame = {**self.frame, "words": {**self.frame["words"], **own}}

    def draw(self) -> dict[str, Any]:
        """Return the questions, the hints asked for, and the debrief at the end."""
        view, exercise = super().draw(), self._exercise
        done = all(item["closed"] for item in view["items"])
        return {
            **view,
            "level": exercise.level,
            **_hints(exercise, self._hints),
            "debrief": html(exercise.debrief) if done else None,
            "sources": _sources(exercise, self._session.content),
        }

    def act(self, event: dict[str, Any]) -> None:
        """Record an answer, or show one more hint or an answer."""
        match event.get("event"):
            case "hint" if event.get("shown") == self._hints:
                self._hints = min(self._hints + 1, len(self._exercise.hints))
            case _:
                super().act(event)


def exercise_widget(session: Session, name: str) -> ExerciseWidget | QuestionsWidget:
    """Return an exercise's widget, whichever its level needs."""
    coded = session.content.exercise(name).checks
    return (ExerciseWidget if coded else QuestionsWidget)(session, name)


def _hints(exercise: Exercise, shown: int) -> dict[str, Any]:
    return {
        "hints": [html(hint) for hint in exercise.hints[:shown]],
        "hints_in_all": len(exercise.hints),
    }


def _sources(exercise: Exercise, content: Content) -> list[dict[str, Any]]:
    sources = content.sources if exercise.source else {}
    return [
        {"title": sources[one].title, "link": sources[one].link}
        for one in exercise.source
    ]


def _draw(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status,
        # The debrief has a place of its own.
        "say": html(outcome.say or "") if outcome.status == "not-yet" else None,
        "variable": outcome.variable,
        "fault": outcome.fault,
    }
