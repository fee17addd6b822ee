"""Branching stories on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from raile.load.markdown import html, inline_html
from raile.model.response import Response
from raile.model.scenario import Choice, Decision, Ending
from raile.report.work import ENDING
from raile.ui.component import Component
from raile.ui.session import Session

Path = list[tuple[Decision, Choice]]
"""Decisions that were made, with what was chosen."""


class Story(Component):
    """A scenario: one decision at a time, its consequence, and an ending.

    What follows a decision reaches the browser when the decision is saved, and the
    next step when the person goes on. A way once gone stays in the log; another way
    is a run of its own.
    """

    front_end = "scenario"
    alike = True

    def __init__(self, session: Session, name: str) -> None:
        self._scenario = session.content.scenario(name)
        self._decisions = {one.id: one for one in self._scenario.decisions}
        self._endings = {one.id: one for one in self._scenario.endings}
        log = session.mine(name)
        choices = _choices(log)
        self._run = max(choices, default=1)
        # Consequences that were read before a reload are not shown on their own again,
        # unless the ending behind them has not been seen.
        path, place = self._walk(choices)
        unseen = place in self._endings and self._run not in _ended(log)
        self._read = len(path) - unseen
        super().__init__(session, name, "scenario")

    def draw(self) -> dict[str, Any]:
        """Return the way so far and the one step that is reached."""
        log = self._session.mine(self._activity)
        path, place = self._walk(_choices(log))
        return {
            **self._told(path, place, waiting=len(path) > self._read),
            "run": self._run,
            "tried": [
                {"run": run, **_end(self._endings[one])}
                for run, one in sorted(_ended(log).items())
                if one in self._endings
            ],
        }

    def act(self, event: dict[str, Any]) -> None:
        """Record a decision, go on, or begin another way."""
        if event.get("run") != self._run:
            return
        path, place = self._walk(_choices(self._session.mine(self._activity)))
        waiting = len(path) > self._read
        match event.get("event"):
            case "decide" if not waiting and event.get("item") == place:
                self._decide(place, event)
            case "go-on" if waiting and event.get("item") == path[-1][0].id:
                self._go_on(place, len(path), event["key"])
            case "again" if not waiting and place in self._endings:
                self._run, self._read = self._run + 1, 0

    def _decide(self, place: str, event: dict[str, Any]) -> None:
        chosen = event.get("choice")
        if place in self._decisions and self._decisions[place].choice(chosen):
            value = {"run": self._run, "choice": chosen}
            self._session.record(self._activity, place, value, key=event["key"])

    def _go_on(self, place: str, read: int, key: str) -> None:
        if place in self._endings:
            value = {"run": self._run, "ending": place}
            self._session.record(self._activity, ENDING, value, key=key)
        self._read = read

    def _walk(self, choices: Mapping[int, Mapping[str, str]]) -> tuple[Path, str]:
        """Return the present run's decisions and choices, and where they lead."""
        return self._scenario.walk(choices.get(self._run, {}))

    def _told(self, path: Path, place: str, *, waiting: bool) -> dict[str, Any]:
        """Return the story as far as it is told; if waiting, nothing of the place."""
        scenario = self._scenario
        decision = None if waiting else self._decisions.get(place)
        ending = None if waiting else self._endings.get(place)
        return {
            "title": scenario.title,
            "summary": html(scenario.summary),
            "minutes": scenario.minutes,
            "fictional": html(scenario.fictional),
            "path": [self._step(step, choice) for step, choice in path],
            "waiting": waiting,
            "decision": decision and self._ask(decision),
            "ending": ending and _end(ending),
            "debrief": html(scenario.debrief) if ending else None,
            "discuss": [inline_html(one) for one in scenario.discuss] if ending else [],
            "endings": len(self._endings),
        }

    def _step(self, decision: Decision, choice: Choice) -> dict[str, Any]:
        return {
            "id": decision.id,
            "text": html(decision.text),
            "ask": inline_html(decision.ask),
            "chosen": inline_html(choice.text),
            "say": html(choice.say),
        }

    def _ask(self, decision: Decision) -> dict[str, Any]:
        sources = self._session.content.sources if decision.source else {}
        return {
            "id": decision.id,
            "text": html(decision.text),
            "ask": inline_html(decision.ask),
            "choices": [
                {"id": one.id, "text": inline_html(one.text)}
                for one in decision.choices
            ],
            "sources": [
                {"title": sources[one].title, "link": sources[one].link}
                for one in decision.source
            ],
        }


def _end(ending: Ending) -> dict[str, Any]:
    return {
        "id": ending.id,
        "title": ending.title,
        "text": html(ending.text),
        "tone": ending.tone,
    }


def _values(log: Iterable[Response], key: str) -> Iterable[tuple[int, str, str]]:
    for response in log:
        match response.value:
            case {"run": int(run), **rest}:
                value = rest.get(key)
                if isinstance(value, str):
                    yield run, response.item, value


def _choices(log: Iterable[Response]) -> dict[int, dict[str, str]]:
    """Return each run's choice at each decision; the first one counts."""
    runs: dict[int, dict[str, str]] = {}
    for run, item, choice in _values(log, "choice"):
        runs.setdefault(run, {}).setdefault(item, choice)
    return runs


def _ended(log: Iterable[Response]) -> dict[int, str]:
    """Return the ending of each run that has one."""
    return {run: ending for run, _, ending in _values(log, "ending")}
