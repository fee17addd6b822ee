"""Exercises on the page: task, hints, checking, worked solution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from raile import checks
from raile.load.markdown import html
from raile.model.exercise import Outcome
from raile.ui.component import Component
from raile.ui.session import Session


class ExerciseWidget(Component):
    """An exercise around a code cell that people keep and edit.

    In JupyterLab it checks what the cell left behind. On our pages nobody runs code:
    there it shows the task, the hints and a worked solution.
    """

    front_end = "exercise"

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
        sources = content.sources if exercise.source else {}
        return {
            "title": exercise.title,
            "level": exercise.level,
            "task": html(exercise.task),
            "starter": exercise.starter.rstrip(),
            "can_check": can_check,
            "solved": self._solved(),
            "outcome": self._outcome and _draw(self._outcome),
            "hints": [html(hint) for hint in hints],
            "hints_in_all": len(exercise.hints),
            # Whoever can work on it first tries, or climbs to the last hint.
            "may_see_solution": not can_check or right or hints == exercise.hints,
            "solution": content.solution(self._name) if self._solution else None,
            "debrief": html(exercise.debrief) if right or self._solution else None,
            "sources": [
                {"title": sources[one].title, "link": sources[one].link}
                for one in exercise.source
            ],
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


def _draw(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status,
        # The debrief has a place of its own.
        "say": html(outcome.say or "") if outcome.status == "not-yet" else None,
        "variable": outcome.variable,
        "fault": outcome.fault,
    }
