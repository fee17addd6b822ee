"""The test before and after the workshop, and what it says to the one who took it."""

from __future__ import annotations

from collections.abc import Collection
from math import fsum
from typing import Any, get_args

from raile.draw import Form, forms
from raile.load import NotThere
from raile.model.blueprint import Moment
from raile.model.item import Item, ItemSet, Order
from raile.model.response import Response
from raile.report.calibration import calibration
from raile.report.gain import Gain, activity, first_answers, gains, score
from raile.ui.quiz import Quiz
from raile.ui.session import Session

_CERTAIN = 100


class KnowledgeTest(Quiz):
    """One form of the test: each item answered once, nothing shown until the end.

    Nothing of what is right reaches the page, at the end neither: only sums do.
    """

    def __init__(self, session: Session, moment: Moment) -> None:
        content = session.content
        if moment not in get_args(Moment):
            raise NotThere("test", moment, get_args(Moment))
        self._blueprint = content.blueprint
        drawn = forms(self._blueprint, content.bank, session.participant)
        self._forms: dict[Moment, Form] = dict(
            zip(get_args(Moment), drawn, strict=True)
        )
        self._moment = moment
        self._begun = False
        texts = self._blueprint.pre if moment == "pre" else self._blueprint.post
        items = tuple(
            one.item.model_copy(update={"confidence": True})
            for one in self._forms[moment]
        )
        whole = ItemSet(title=texts.title, intro=texts.intro, items=items)
        super().__init__(session, activity(moment), whole)

    def draw(self) -> dict[str, Any]:
        """Return the cover, then the items and, once all are answered, the result."""
        view = super().draw()
        size = len(self._items)
        # Each person's items are their own: a cover looks alike.
        closed = not (self._begun or view["answered"])
        return {
            **view,
            "items": [] if closed else view["items"],
            "cover": {"n": size} if closed else None,
            "marked": 0,
            "result": self._result() if view["answered"] == size else None,
        }

    def act(self, event: dict[str, Any]) -> None:
        """Open the form, or record an answer; a second one to an item is void."""
        if event.get("event") == "begin":
            self._begun = True
        answered = {one.item for one in self._session.mine(self._activity)}
        if event.get("event") == "answer" and event.get("item") not in answered:
            super().act(event)

    def _draw_item(self, item: Item, log: list[Response]) -> dict[str, Any]:
        # As if it had not been answered: so nothing of what is right is in it.
        drawn = super()._draw_item(item, [])
        drawn["once"] = True
        if log:
            first = log[0]
            drawn |= {
                "value": first.value,
                "sure": first.confidence,
                "status": "recorded",
                "attempts": 1,
                "closed": True,
                # The page shows a closed order as its solution says.
                "solution": first.value if isinstance(item, Order) else None,
            }
        return drawn

    def _say(self, key: str, **values: object) -> str:
        return self._session.content.words("test").say(key, **values)

    def _points(self, answers: Collection[Response]) -> str:
        # Of two or three items per cent would say more than there is.
        if not answers:
            return self._say("nothing")
        points = fsum(one.score or 0 for one in answers)
        return self._say("points", points=round(points, 1), n=len(answers))

    def _answers(self, moment: Moment) -> dict[str, Response]:
        found = first_answers(self._session.mine(activity(moment)))
        return found.get(self._session.participant, {})

    def _result(self) -> dict[str, Any]:
        answers = self._answers(self._moment)
        gain = None if self._moment == "pre" else self._gain()
        lines = [
            *(self._said_of(gain) if gain else self._said_of_score(answers.values())),
            *self._said_of_sureness(answers.values()),
        ]
        columns: tuple[Moment, ...] = ("pre", "post") if gain else (self._moment,)
        return {
            "title": self._say("title"),
            "lines": lines,
            "head": [self._say("module"), *(self._say(one) for one in columns)],
            "rows": self._rows(columns),
        }

    def _gain(self) -> Gain | None:
        mine = [
            *self._session.mine(activity("pre")),
            *self._session.mine(self._activity),
        ]
        mine.sort(key=lambda one: one.number or 0)
        return gains(mine, self._blueprint.size).get(self._session.participant)

    def _said_of_score(self, answers: Collection[Response]) -> list[str]:
        percent = round(score(answers))
        return [self._say("score", percent=percent), self._say(f"only_{self._moment}")]

    def _said_of(self, gain: Gain) -> list[str]:
        pre, post = round(gain.pre), round(gain.post)
        way = "more" if post > pre else "less" if post < pre else "same"
        share = None if gain.normalised is None else round(100 * gain.normalised)
        return [
            self._say(f"change.{way}", pre=pre, post=post, n=abs(post - pre)),
            self._say(f"gain.{gain.level or 'undefined'}", percent=share),
            self._say("chance", n=self._blueprint.size),
        ]

    def _said_of_sureness(self, answers: Collection[Response]) -> list[str]:
        found = calibration(answers, k=1)
        if found.sure is None or found.right is None:
            return []
        sure, right = round(found.sure), round(found.right)
        lines = [self._say(f"sure.{found.lean}", sure=sure, right=right)]
        for one in found.levels:
            if one.sure == _CERTAIN and one.right is not None:
                percent = round(one.right)
                lines.append(self._say("sure.certain", n=one.n, percent=percent))
        return lines

    def _rows(self, columns: tuple[Moment, ...]) -> list[list[str]]:
        answers = {moment: self._answers(moment) for moment in columns}
        titles = self._session.content.modules
        rows = []
        for module in self._blueprint.modules:
            cells = []
            for moment in columns:
                given = [
                    answers[moment][one.item.id]
                    for one in self._forms[moment]
                    if one.module == module and one.item.id in answers[moment]
                ]
                cells.append(self._points(given))
            title = titles[module].title if module in titles else module
            rows.append([title, *cells])
        totals = [self._points(answers[moment].values()) for moment in columns]
        return [*rows, [self._say("all"), *totals]]
