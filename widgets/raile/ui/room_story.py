"""A branching story that a trainer may open for the whole room."""

from __future__ import annotations

from typing import Any

from raile.load.markdown import inline_html
from raile.model.response import TRAINER, Response
from raile.model.scenario import Decision
from raile.report import together
from raile.report.small import K
from raile.report.together import CLOSE, OPEN, Votes, Way
from raile.report.work import ENDING
from raile.ui.scenario import Path, Story
from raile.ui.session import Session


class RoomStory(Story):
    """A story; while the trainer plays it with the room, the room's one.

    Everybody votes on the decision that is reached. The trainer takes a choice, the
    room sees what follows, and the trainer goes on. The page asks again every few
    seconds. A person's own way waits until the trainer has ended the room's.
    """

    of_the_room = True

    def __init__(self, session: Session, name: str) -> None:
        self._room = together.activity(name)
        self._shown: tuple[int, str] | None = None
        """The decision whose votes this trainer's page shows."""
        super().__init__(session, name)

    def draw(self) -> dict[str, Any]:
        """Return the room's story while it is open, else the person's own."""
        way = self._way()
        room: dict[str, Any] = {
            "open": way.open,
            "run": way.run,
            "trainer": self._session.trainer,
        }
        if not way.open:
            return {**super().draw(), "room": room}
        path, place, waiting = self._reached(way)
        if path:
            room["taken"] = self._taken(way, path[-1][0])
        decision = None if waiting else self._decisions.get(place)
        if decision and self._session.trainer:
            room |= self._draw_votes(way, decision)
        elif decision:
            room["vote"] = together.vote(self._mine(), way.run, decision)
        told = self._told(path, place, waiting=waiting)
        return {**told, "run": way.run, "tried": [], "room": room}

    def act(self, event: dict[str, Any]) -> None:
        """Carry out a trainer's move or a vote; the rest is the person's own story."""
        way = self._way()
        if event.get("event") in ("decide", "go-on", "again"):
            # Also while the room plays: it may have waited for the connection.
            super().act(event)
        elif event.get("event") == "tick":
            self._note_ending(way)
        elif event.get("run") == way.run:
            if self._session.trainer:
                self._move(way, event)
            elif way.open:
                self._vote(way, event)

    def _way(self) -> Way:
        return together.way(self._session.store.of(TRAINER, self._room))

    def _mine(self) -> list[Response]:
        return self._session.mine(self._room)

    def _reached(self, way: Way) -> tuple[Path, str, bool]:
        """Return the room's path, its place, and whether a consequence is shown."""
        path, place = self._scenario.walk(way.made)
        return path, place, bool(path) and path[-1][0].id not in way.read

    def _vote(self, way: Way, event: dict[str, Any]) -> None:
        _, place, waiting = self._reached(way)
        decision, chosen = self._decisions.get(place), event.get("choice")
        asked = not waiting and event.get("item") == place
        if asked and decision and decision.choice(chosen):
            value = {"run": way.run, "choice": chosen}
            self._record(place, value, event["key"])

    def _note_ending(self, way: Way) -> None:
        """Note for whoever has voted that the room has come to an ending."""
        _, place, waiting = self._reached(way)
        if not way.open or waiting or place not in self._endings:
            return
        mine = self._mine()
        if self._session.trainer or not mine or any(one.item == ENDING for one in mine):
            return
        self._session.record(self._room, ENDING, {"run": way.run, "ending": place})

    def _move(self, way: Way, event: dict[str, Any]) -> None:
        path, place, waiting = self._reached(way)
        item, key = event.get("item"), event["key"]
        ended = not waiting and place in self._endings
        match event.get("event"):
            case "open" if not way.open or ended:
                self._record(OPEN, {"run": way.run + 1}, key)
            case "close" if way.open:
                self._record(CLOSE, {"run": way.run}, key)
            case "show" if way.open and item == place:
                now = (way.run, place)
                self._shown = None if self._shown == now else now
            case "take" if way.open and not waiting and item == place:
                self._take(way, place, event)
            case "on" if way.open and waiting and item == path[-1][0].id:
                self._record(item, {"run": way.run, "read": True}, key)

    def _take(self, way: Way, place: str, event: dict[str, Any]) -> None:
        decision, chosen = self._decisions.get(place), event.get("choice")
        if decision and decision.choice(chosen):
            votes = self._votes(way, decision)
            value = {"run": way.run, "choice": chosen, "votes": dict(votes.counts)}
            self._record(place, value, event["key"])

    def _record(self, item: str, value: dict[str, Any], key: str) -> None:
        self._session.record(self._room, item, value, key=key)

    def _votes(self, way: Way, decision: Decision) -> Votes:
        everybody = self._session.store.everybody(self._room)
        return together.votes(decision, way.run, everybody)

    def _draw_votes(self, way: Way, decision: Decision) -> dict[str, Any]:
        """Return what the trainer sees: the votes once shown, and each way to take."""
        votes = self._votes(way, decision)
        shown = self._shown == (way.run, decision.id)
        return {
            "least": K,
            "n": None if votes.hidden else votes.n,
            "shown": shown,
            "rows": [
                {
                    **self._row(decision, one.id, votes),
                    "most": one.id in votes.most,
                    "instructive": one.instructive,
                }
                for one in decision.choices
            ]
            if shown
            else [],
        }

    def _taken(self, way: Way, decision: Decision) -> list[dict[str, Any]]:
        """Return how the room had voted when its trainer took a choice."""
        counts = way.votes.get(decision.id) or {}
        told = {one.id: counts.get(one.id, 0) for one in decision.choices}
        votes = Votes(hidden=not counts, n=sum(told.values()), counts=told)
        if votes.hidden:
            return []
        return [self._row(decision, one, votes) for one in told]

    def _row(self, decision: Decision, name: str, votes: Votes) -> dict[str, Any]:
        choice = decision.choice(name)
        share = None if votes.hidden else votes.percent(name)
        return {
            "id": name,
            "text": inline_html(choice.text) if choice else name,
            "percent": share,
            "n": votes.counts.get(name),
        }
