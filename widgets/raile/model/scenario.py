"""Branching scenarios: decisions, consequences, endings, debrief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.ways import circle, reachable, refuse_twins


class Choice(Strict):
    """One way to decide, what happens then, and where it leads."""

    id: Id
    text: Words
    say: Words
    """The consequence."""
    next: Id
    """A step or an ending."""
    instructive: bool = False
    """Whether a room learns most from it; for its trainer's eyes only."""


class Decision(Strict):
    """A moment at which somebody has to decide."""

    id: Id
    text: Words
    """What has happened."""
    ask: Words
    source: Ids = ()
    choices: tuple[Choice, ...] = Field(min_length=2)

    def choice(self, name: object) -> Choice | None:
        """Return the choice of this id, if there is one."""
        return next((one for one in self.choices if one.id == name), None)

    @model_validator(mode="after")
    def _one_is_the_most_instructive(self) -> Self:
        if sum(one.instructive for one in self.choices) > 1:
            raise ValueError(
                f"more than one choice of '{self.id}' is the most instructive; mark "
                "one only"
            )
        return self


class Ending(Strict):
    """How the story may end."""

    id: Id
    title: Words
    text: Words
    tone: Literal["strong", "mixed", "weak"]


class Scenario(Strict):
    """``content/scenarios/ID.yaml``; it starts at the first decision."""

    title: Words
    summary: Words
    minutes: int = Field(gt=0)
    fictional: Words
    """What is invented and what is real in it."""
    decisions: tuple[Decision, ...] = Field(min_length=1)
    endings: tuple[Ending, ...] = Field(min_length=1)
    debrief: Words
    discuss: tuple[Words, ...] = ()
    """Questions for a group of four to six."""
    topics: Ids = ()
    source: Ids = ()

    def walk(
        self, made: Mapping[str, str]
    ) -> tuple[list[tuple[Decision, Choice]], str]:
        """Return the decisions that were made, with the choices, and where they lead.

        Parameters
        ----------
        made
            The choice at each decision; what does not lie on the way is passed over.
        """
        decisions = {one.id: one for one in self.decisions}
        place = self.decisions[0].id
        path = []
        while place in decisions:
            choice = decisions[place].choice(made.get(place))
            if choice is None:
                break
            path.append((decisions[place], choice))
            place = choice.next
        return path, place

    @model_validator(mode="after")
    def _every_branch_ends(self) -> Self:
        onward = {
            decision.id: [choice.next for choice in decision.choices]
            for decision in self.decisions
        }
        places = [one.id for one in self.decisions]
        places += [one.id for one in self.endings]
        refuse_twins(places, "decisions or endings")
        for decision in self.decisions:
            for choice in decision.choices:
                if choice.next not in places:
                    raise ValueError(
                        f"choice '{choice.id}' of '{decision.id}' leads to "
                        f"'{choice.next}', which is not there; name a decision or an "
                        "ending"
                    )
        reached = reachable(places[0], onward)
        lost = [one for one in places if one not in reached]
        if lost:
            raise ValueError(f"nothing leads to '{lost[0]}'; remove it or link it")
        if place := circle(onward):
            raise ValueError(
                f"the story runs in a circle through '{place}'; let one of its choices "
                "lead on"
            )
        return self
