"""The trainer's report on what the workshop has done, on Kirkpatrick's levels."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from raile.load.markdown import inline_html
from raile.model.item import Item, Several, Single
from raile.model.response import TRAINER
from raile.report.gain import RoomGain
from raile.report.levels import Asked, Levels, levels, sets
from raile.report.small import K
from raile.report.tally import Tally
from raile.store import Copy
from raile.ui.component import Component
from raile.ui.session import Session

Row = tuple[str, ...]


class EvaluationBoard(Component):
    """Did people like it, did they learn, do they act: counts, and a table of them.

    The page asks again every few seconds; figures are worked out anew only if
    something has been answered since.
    """

    front_end = "evaluation"

    def __init__(self, session: Session) -> None:
        self._log = Copy(session.store)
        self._sets = sets(session.content)
        self._drawn: tuple[object, dict[str, Any]] = (None, {})
        super().__init__(session, "evaluation", "evaluation")

    def draw(self) -> dict[str, Any]:
        """Return the figures of each level, and the same as a table in CSV."""
        log = [one for one in self._log.read() if one.participant != TRAINER]
        state = (len(log), log[-1].number if log else 0)
        if self._drawn[0] != state:
            size = self._session.content.blueprint.size
            found = levels(self._sets, log, size)
            self._drawn = (state, self._draw(found))
        return self._drawn[1]

    def act(self, event: dict[str, Any]) -> None:
        """Nothing is asked here but to look again."""

    def _say(self, key: str, **values: object) -> str:
        return self._session.content.words("evaluation").say(key, **values)

    def _draw(self, found: Levels) -> dict[str, Any]:
        return {
            "reaction": [self._draw_set(one, "reaction") for one in found.reaction],
            "learning": list(self._said_of_learning(found.gain)),
            "planners": self._say("behaviour.few_planners", n=K)
            if found.planners is None
            else self._say("behaviour.planners", n=found.planners),
            "plans": [
                {"title": inline_html(self._title(one)), "people": one.people}
                for one in found.plans
            ],
            "behaviour": [self._draw_set(one, "behaviour") for one in found.behaviour],
            "csv": self._table(found),
        }

    def _title(self, asked: Asked) -> str:
        module = self._session.content.modules[asked.name.partition("/")[0]]
        return f"{module.title} · {self._sets[asked.name].title}"

    def _draw_set(self, asked: Asked, level: str) -> dict[str, Any]:
        few = asked.people is None
        return {
            "title": inline_html(self._sets[asked.name].title),
            "line": self._say("few", n=K)
            if few
            else self._say(f"{level}.people", n=asked.people),
            "questions": [
                {
                    "id": item.id,
                    "ask": inline_html(item.ask),
                    "hidden": tally.hidden,
                    "rows": [
                        {
                            "id": one,
                            "text": inline_html(text),
                            "count": count,
                            "percent": percent,
                        }
                        for one, text, count, percent in _options(item, tally)
                    ],
                }
                for item, tally in self._asked(asked)
                if not few
            ],
        }

    def _asked(self, asked: Asked) -> Iterator[tuple[Item, Tally]]:
        """Yield the questions that are counted; texts are not."""
        items = self._sets[asked.name].items
        for item, tally in zip(items, asked.tallies, strict=True):
            if isinstance(item, Single | Several):
                yield item, tally

    def _said_of_learning(self, found: RoomGain) -> Iterator[str]:
        if found.gain is None or found.n is None:
            yield self._say("few", n=K)
            return
        yield self._say("learning.people", n=found.n)
        pre, post = round(found.gain.pre), round(found.gain.post)
        yield self._say("learning.points", pre=pre, post=post)
        if found.gain.normalised is not None:
            gain = round(found.gain.normalised, 2)
            yield self._say("learning.gain", gain=gain)
        if found.interval:
            low, high = round(found.interval.low, 2), round(found.interval.high, 2)
            yield self._say("learning.interval", low=low, high=high)

    def _table(self, found: Levels) -> str:
        """Return everything that is shown, as CSV with a line of column names."""
        columns = ("level", "set", "question", "answer", "n", "count", "percent")
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(self._say(f"columns.{one}") for one in columns)
        for asked in found.reaction:
            writer.writerows(self._rows("1", asked))
        writer.writerows(self._rows_of_learning(found.gain))
        for asked in found.plans:
            if asked.people is not None:
                writer.writerow(self._measure("3", self._title(asked), asked.people))
        for asked in found.behaviour:
            writer.writerows(self._rows("3", asked))
        return text.getvalue()

    def _rows(self, level: str, asked: Asked) -> Iterator[Row]:
        title = self._title(asked)
        if asked.people is not None:
            yield self._measure(level, title, asked.people)
        for item, tally in self._asked(asked):
            for _, text, count, percent in _options(item, tally):
                told = (item.ask, text, str(tally.n))
                yield (level, title, *told, str(count), str(percent))

    def _measure(self, level: str, title: str, people: int) -> Row:
        return (level, title, self._say("measures.people"), "", "", str(people), "")

    def _rows_of_learning(self, found: RoomGain) -> Iterator[Row]:
        if found.gain is None or found.n is None:
            return
        figures = {
            "before": found.gain.pre,
            "after": found.gain.post,
            "gain": found.gain.normalised,
            "low": found.interval and found.interval.low,
            "high": found.interval and found.interval.high,
        }
        title = self._say("learning.title")
        for name, value in figures.items():
            if value is not None:
                said = self._say(f"measures.{name}")
                yield ("2", title, said, f"{value:.2f}", str(found.n), "", "")


def _options(item: Item, tally: Tally) -> Iterator[tuple[str, str, int, int]]:
    """Yield the id, text, number and share of each option, if they are told."""
    texts = {one.id: one.text for one in getattr(item, "options", ())}
    for one in tally.options:
        yield one.id, texts[one.id], one.count, one.percent
