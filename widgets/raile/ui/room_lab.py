"""A lab as its room made it: what was expected, what came out, what was decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from raile.chart import Bar, Group, Scale, ScaleNames, grouped, scales
from raile.load import Content
from raile.load.markdown import inline_html
from raile.model.lab import Guess, Lab, Option, Selection, Slider
from raile.report.lab import Choices, LabFigures, Setting
from raile.report.small import K
from raile.ui.room_game import drawn

EXPECTED = "expectation"
"""The card on which what came out can be shown."""

Part = dict[str, Any]
"""What the browser draws as one card."""


class RoomLab:
    """Draws what a room made of one lab."""

    def __init__(self, content: Content, lab: Lab) -> None:
        self._content, self._lab = content, lab
        self._words = content.words("room-lab")
        self._charts = content.words("chart")

    def draw(self, found: LabFigures, revealed: Collection[str]) -> list[Part]:
        """Return the cards: expected, set, decided, and what a game has shown.

        Parameters
        ----------
        found
            The room's figures.
        revealed
            Cards on which what came out is shown.
        """
        question, decision = self._lab.question, self._lab.decision
        cards = [
            self._expected(question, found.expected, EXPECTED in revealed),
            self._card("decision", decision.ask, found.decided)
            | {"rows": self._rows(found.decided, decision.options)},
        ]
        if found.play:
            played = Choices(hidden=found.play.hidden, n=found.play.n)
            ask = self._words.say("play.title")
            cards.append(
                self._card("play", ask, played) | drawn(found.play, self._content)
            )
        if found.settings:
            cards.append(self._settings(found))
        return cards

    def _card(self, name: str, ask: str, choices: Choices) -> Part:
        return {
            "id": name,
            "ask": inline_html(ask),
            "hidden": choices.hidden,
            "least": K,
            "n": choices.n,
            "can_reveal": False,
            "revealed": False,
            "rows": [],
            "words": self._words.all(),
        }

    def _expected(self, asked: Guess, found: Choices, revealed: bool) -> Part:
        card = self._card(EXPECTED, asked.ask, found)
        came_out = asked.came_out
        share = next((one.percent for one in found.options if one.id == came_out), None)
        return card | {
            "can_reveal": bool(came_out) and not found.hidden,
            "revealed": revealed,
            "right_share": share if revealed else None,
            "rows": self._rows(found, asked.options, came_out if revealed else None),
        }

    def _rows(
        self, found: Choices, options: Sequence[Option], right: str | None = None
    ) -> list[Part]:
        texts = {one.id: one.text for one in options}
        return [
            {
                "id": one.id,
                "text": inline_html(texts[one.id]),
                "percent": one.percent,
                "label": self._words.say("share", n=one.count, percent=one.percent),
                "right": one.id == right,
            }
            for one in found.options
        ]

    def _settings(self, found: LabFigures) -> Part:
        """Return where the room has set the controls, on one picture."""
        sliders = {one.id: one for one in self._lab.controls if isinstance(one, Slider)}
        selections = {
            one.id: one for one in self._lab.controls if isinstance(one, Selection)
        }
        shown = [one for one in found.settings if not one.hidden]
        numbers = [
            self._scale(sliders[one.control], one, found.decided.n)
            for one in shown
            if one.control in sliders
        ]
        choices = [
            self._group(selections[one.control], one, found.decided.n)
            for one in shown
            if one.control in selections
        ]
        figure = self._numbers(numbers) + self._choices(choices)
        card = self._card("settings", self._words.say("set"), found.decided)
        return card | {"hidden": not figure, "figure": figure}

    def _numbers(self, rows: Sequence[Scale]) -> str:
        if not rows:
            return ""
        names = ScaleNames(
            *(self._words.say(f"key.{one}") for one in ("dot", "median", "start"))
        )
        keys = ("control", "people", "start", "low", "median", "high")
        heads = [self._words.say(f"table.{one}") for one in keys]
        title = self._words.say("set")
        return scales(title, rows, names, words=self._charts, heads=heads).figure

    def _choices(self, groups: Sequence[Group]) -> str:
        if not groups:
            return ""
        return grouped(
            self._words.say("chosen"),
            groups,
            words=self._charts,
            heads=(
                self._words.say("table.control"),
                self._words.say("table.option"),
                self._words.say("table.share"),
            ),
        ).figure

    def _scale(self, slider: Slider, found: Setting, all_: int | None) -> Scale:
        low, middle, high = found.quartiles or (0.0, 0.0, 0.0)

        def place(number: float) -> float:
            return 100 * (number - slider.low) / (slider.high - slider.low)

        def told(number: float) -> str:
            written = self._number(number)
            return f"{written} {slider.unit}" if slider.unit else written

        return Scale(
            slider.label,
            self._of("median", found, all_, value=told(middle)),
            [place(one) for one in found.numbers],
            place(middle),
            place(slider.start),
            round((slider.high - slider.low) / slider.step),
            (told(slider.low), told(slider.high)),
            [str(found.n), *(told(one) for one in (slider.start, low, middle, high))],
        )

    def _group(self, selection: Selection, found: Setting, all_: int | None) -> Group:
        texts = {one.id: one.text for one in selection.options}
        bars = (
            Bar(
                texts[one.id],
                one.percent,
                self._words.say("start") if one.id == selection.start else "",
            )
            for one in found.options
        )
        label = self._of("label", found, all_, label=selection.label)
        return Group(label, tuple(bars))

    def _of(self, key: str, found: Setting, all_: int | None, **values: str) -> str:
        """Say how many people it is of, where not everybody could set it."""
        if found.n == all_:
            return self._words.say(f"{key}.all", **values)
        return self._words.say(f"{key}.some", n=found.n, **values)

    def _number(self, number: float) -> str:
        locale = Locale.parse(self._content.language, sep="-")
        return str(format_decimal(number, "#,##0.###", locale))
