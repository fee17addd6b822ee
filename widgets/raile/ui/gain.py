"""The trainer's page about learning: gain, calibration, and how items have worked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from raile.load.markdown import html, inline_html
from raile.model.blueprint import Moment
from raile.model.item import Item, Several, Single
from raile.model.response import TRAINER, Response
from raile.report.calibration import Calibration, calibration
from raile.report.gain import (
    LEAST_FOR_INTERVAL,
    RoomGain,
    activity,
    first_answers,
    gains,
    room,
)
from raile.report.items import (
    ItemStatistics,
    Reliability,
    item_statistics,
    reliability,
)
from raile.report.small import K
from raile.store import Copy
from raile.ui.component import Component
from raile.ui.session import Session

_MOMENTS: tuple[Moment, ...] = get_args(Moment)


class GainBoard(Component):
    """What the room has learned, and how good the questions are: never a person.

    The page asks again every few seconds; figures are worked out anew only if
    something has been answered since.
    """

    front_end = "gain"

    def __init__(self, session: Session) -> None:
        content = session.content
        self._log = Copy(session.store)
        self._blueprint = content.blueprint
        bank = [item for items in content.bank.values() for item in items]
        self._items: dict[str, Sequence[Item]] = {
            **{activity(moment): bank for moment in _MOMENTS},
            **{
                f"{module}/quiz": content.item_set(module).items
                for module in self._blueprint.modules
                if f"{module}/quiz" in content.item_sets(module)
            },
        }
        self._tests = {activity(moment) for moment in _MOMENTS}
        self._chosen = activity("post")
        self._drawn: tuple[object, dict[str, Any]] = (None, {})
        super().__init__(session, "gain", "gain")

    def draw(self) -> dict[str, Any]:
        """Return the room's figures and those of the chosen items."""
        log = [one for one in self._log.read() if one.participant != TRAINER]
        state = (len(log), log[-1].number if log else 0, self._chosen)
        if self._drawn[0] != state:
            self._drawn = (state, self._draw(log))
        return self._drawn[1]

    def act(self, event: dict[str, Any]) -> None:
        """Choose other items; anything else just looks again."""
        match event:
            case {"event": "choose", "set": str(name)} if name in self._items:
                self._chosen = name

    def _say(self, key: str, **values: object) -> str:
        return self._session.content.words("gain").say(key, **values)

    def _percent(self, value: float) -> str:
        return self._say("percent", percent=round(value))

    def _draw(self, log: list[Response]) -> dict[str, Any]:
        found = gains(log, self._blueprint.size)
        return {
            "gain": self._draw_gain(room(list(found.values()))),
            "sure": [
                {"id": moment, **self._draw_sureness(_calibration(log, moment))}
                for moment in _MOMENTS
            ],
            "sets": [{"id": one, "title": self._title(one)} for one in self._items],
            "chosen": self._chosen,
            "items": self._draw_items(log),
        }

    def _title(self, name: str) -> str:
        if name in self._tests:
            return self._say(f"form.{name.removeprefix('test/')}")
        module = self._session.content.modules.get(name.removesuffix("/quiz"))
        return self._say("quiz", title=module.title if module else name)

    def _draw_gain(self, found: RoomGain) -> dict[str, Any]:
        if found.gain is None or found.n is None:
            return {"hidden": True, "lines": [self._say("few", n=K)], "bins": []}
        gain = found.gain
        pre, post = round(gain.pre), round(gain.post)
        lines = [
            self._say("people", n=found.n),
            self._say("change", pre=pre, post=post, change=f"{post - pre:+d}"),
            self._said_of_gain(found),
        ]
        if found.losses:
            lines.append(self._say("losses", n=found.losses))
        if found.undefined:
            lines.append(self._say("undefined", n=found.undefined))
        most = max(max(one.pre, one.post) for one in found.bins)
        return {
            "hidden": False,
            "lines": lines,
            "bins": [
                {
                    "title": self._say("bin", low=one.low, high=one.high),
                    "pre": one.pre,
                    "post": one.post,
                    "pre_width": round(100 * one.pre / most),
                    "post_width": round(100 * one.post / most),
                }
                for one in found.bins
            ],
        }

    def _said_of_gain(self, found: RoomGain) -> str:
        if found.gain is None or found.gain.normalised is None:
            return self._say("gain.none")
        level = self._say(f"level.{found.gain.level}")
        value = round(found.gain.normalised, 2)
        if found.interval is None:
            key = "few" if (found.n or 0) < LEAST_FOR_INTERVAL else "unstable"
            return self._say(f"gain.{key}", gain=value, level=level)
        low, high = round(found.interval.low, 2), round(found.interval.high, 2)
        return self._say("gain.whole", gain=value, level=level, low=low, high=high)

    def _draw_sureness(self, found: Calibration) -> dict[str, Any]:
        if found.sure is None or found.right is None:
            return {"line": self._say("few_sure", n=K), "levels": []}
        sure, right = round(found.sure), round(found.right)
        return {
            "line": self._say(f"sure.{found.lean}", sure=sure, right=right),
            "levels": [
                {
                    "sure": self._percent(one.sure),
                    "n": one.n,
                    "right": None if one.right is None else self._percent(one.right),
                }
                for one in found.levels
            ],
        }

    def _draw_items(self, log: list[Response]) -> dict[str, Any]:
        items = self._items[self._chosen]
        given = [one for one in log if one.activity == self._chosen]
        found = item_statistics(items, given)
        named = {item.id: item for item in items}
        rows = [self._row(named[one.item], one) for one in found if not one.hidden]
        hidden = len(found) - len(rows)
        return {
            "lines": [
                *self._said_of_sum(items, given),
                *([self._say("hidden_items", n=hidden, least=K)] if hidden else []),
            ],
            "rows": rows,
        }

    def _said_of_sum(
        self, items: Sequence[Item], given: Sequence[Response]
    ) -> list[str]:
        if self._chosen in self._tests:
            return [self._say("kr20.forms")]
        found: Reliability | None = reliability(items, given)
        if found is None:
            return [self._say("kr20.few", n=K)]
        first = (
            self._say("kr20.none")
            if found.kr20 is None
            else self._say("kr20.whole", kr20=round(found.kr20, 2), n=found.n)
        )
        cautions = (f"caution.{one.replace('-', '_')}" for one in found.cautions)
        return [first, *(self._say(one) for one in cautions), self._say("kr20.limits")]

    def _row(self, item: Item, found: ItemStatistics) -> dict[str, Any]:
        texts = (
            {one.id: one.text for one in item.options}
            if isinstance(item, Single | Several)
            else {}
        )
        return {
            "id": found.item,
            "context": item.context and html(item.context),
            "ask": html(item.ask),
            "n": found.n,
            "difficulty": self._number(found.difficulty),
            "estimate": self._number(found.estimate),
            "discrimination": self._number(found.discrimination),
            "distractors": [
                {
                    "text": inline_html(texts[one.id]),
                    "share": self._percent(one.percent),
                }
                for one in found.distractors
            ],
            "flags": [self._say(f"flag.{one}") for one in found.flags],
        }

    def _number(self, value: float | None) -> float | None:
        return None if value is None else round(value, 2)


def _calibration(log: Sequence[Response], moment: Moment) -> Calibration:
    of_form = (one for one in log if one.activity == activity(moment))
    people = first_answers(of_form)
    return calibration([one for given in people.values() for one in given.values()])
