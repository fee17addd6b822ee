"""Labs on the page: a guess, controls, one picture that answers, and a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from raile.load import Content
from raile.load.markdown import html, inline_html
from raile.model.lab import Asked, Control, Lab, Note, Selection, Slider, Typed
from raile.ui.component import Component
from raile.ui.session import Session

Value = float | str
"""What a control is set to: a number, the id of an option, or a text."""


@dataclass(frozen=True)
class Settings:
    """How the controls stand."""

    values: Mapping[str, Value]
    moved: str | None = None
    """The control that was moved last."""
    fixed: bool = True
    """Whether the controls that come first are fixed."""

    def number(self, name: str) -> float:
        """Return what a slider is set to."""
        return float(self.values[name])

    def chosen(self, name: str) -> str:
        """Return the option that is chosen."""
        return str(self.values[name])

    def typed(self, name: str) -> str:
        """Return the text that is typed; empty where there is none."""
        return str(self.values[name])


@dataclass(frozen=True)
class Sight:
    """What a lab shows for some settings; all of it safe HTML or plain text."""

    figure: str
    said: tuple[str, ...]
    """The figures that matter, in plain sentences."""
    aside: str = ""
    """A table of what is published, to compare with."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """Controls that the lab has set itself."""
    notes: tuple[str, ...] | None = None
    """Which notes of the debrief belong to what is seen now; all if not given. After
    the decision all of them are there."""
    more: str = ""
    """Further pictures and tables, beneath the sentences."""


Show = Callable[[Settings, Content], Sight]


class LabWidget(Component):
    """A lab: the browser sends how the controls stand, Python draws what follows.

    Parameters
    ----------
    show
        Returns what is to be seen for the settings.
    """

    front_end = "lab"
    alike = True

    def __init__(self, session: Session, name: str, show: Show) -> None:
        self._lab: Lab = session.content.lab(name)
        self._controls = {one.id: one for one in self._lab.controls}
        self._show = show
        self._saved: dict[str, dict[str, Any]] = {
            response.item: response.value
            for response in session.mine(f"lab/{name}")
            if isinstance(response.value, dict)
        }
        self._start = {one.id: one.start for one in self._lab.controls}
        self._values: dict[str, Value] = {**self._start}
        for item in ("fixed", "decision"):
            self._set(self._saved.get(item, {}).get("values"))
        self._touched = bool(self._saved.keys() & {"fixed", "decision"})
        self._moved: str | None = None
        self._count = 0
        super().__init__(session, f"lab/{name}", "lab")

    def draw(self) -> dict[str, Any]:
        """Return the question, and once it is answered all that follows."""
        lab = self._lab
        view: dict[str, Any] = {
            "title": lab.title,
            "intro": html(lab.intro),
            "question": self._ask(lab.question, "expectation"),
            "answers": self._count,
            "sources": self._sources(lab.source),
        }
        if "expectation" not in self._saved:
            return view
        fixed = self._fixed
        sight = self._show(Settings(self._values, self._moved, fixed), self._content)
        self._values.update(sight.values)
        return {
            **view,
            "basis": html(lab.basis),
            "controls": [self._control(one, fixed) for one in lab.controls],
            "values": self._values,
            "hidden": sorted(self._lab.hidden(self._values)),
            "fixed": fixed,
            "figure": sight.figure,
            "said": [inline_html(one) for one in sight.said],
            "more": sight.more,
            "aside": sight.aside,
            "debrief": self._debrief(sight.notes),
            "decision": self._ask(lab.decision, "decision") if self._touched else None,
            "decided": self._decided(),
        }

    def act(self, event: dict[str, Any]) -> None:
        """Keep a guess, settings that are fixed, or a decision; or follow a control."""
        match event.get("event"):
            case "expect" if "expectation" not in self._saved:
                self._keep("expectation", self._lab.question, event)
            case "move" if "expectation" in self._saved:
                self._move(event)
            case "fix" if "expectation" in self._saved and not self._fixed:
                values = {
                    one.id: self._values[one.id]
                    for one in self._lab.controls
                    if one.first
                }
                self._record("fixed", {"values": values}, event["key"])
                self._touched = True
            case "decide" if self._touched:
                self._keep("decision", self._lab.decision, event)

    @property
    def _content(self) -> Content:
        return self._session.content

    @property
    def _fixed(self) -> bool:
        first = any(one.first for one in self._lab.controls)
        return not first or "fixed" in self._saved

    def _move(self, event: dict[str, Any]) -> None:
        before = dict(self._values)
        moved = event.get("moved")
        self._moved = moved if moved in self._controls else None
        self._set(event.get("values"))
        if self._fixed:
            self._values.update(self._saved.get("fixed", {}).get("values", {}))
            self._touched = self._touched or self._values != before
        count = event.get("count")
        if isinstance(count, int):
            self._count = count

    def _set(self, values: object) -> None:
        """Set every control that is given a value that it can have."""
        if not isinstance(values, dict):
            return
        for name, control in self._controls.items():
            value = _possible(control, values.get(name))
            if value is not None:
                self._values[name] = value

    def _keep(self, item: str, asked: Asked, event: dict[str, Any]) -> None:
        choice = event.get("choice")
        if choice in {one.id for one in asked.options}:
            value: dict[str, Any] = {"choice": choice}
            if item == "decision":
                value["values"] = {
                    one.id: self._values[one.id]
                    for one in self._lab.controls
                    if not isinstance(one, Typed)
                }
            self._record(item, value, event["key"])

    def _record(self, item: str, value: dict[str, Any], key: str) -> None:
        kept = self._session.record(self._activity, item, value, key=key)
        self._saved[item] = kept.value

    def _ask(self, asked: Asked, item: str) -> dict[str, Any]:
        return {
            "ask": html(asked.ask),
            "options": [
                {"id": one.id, "text": inline_html(one.text)} for one in asked.options
            ],
            "chosen": self._saved.get(item, {}).get("choice"),
        }

    def _control(self, one: Control, fixed: bool) -> dict[str, Any]:
        drawn = one.model_dump(exclude={"help", "only"})
        helped = one.help and inline_html(one.help)
        return {**drawn, "help": helped, "locked": one.first and fixed}

    def _note(self, note: Note) -> dict[str, Any]:
        return {
            "title": note.title,
            "text": html(note.text),
            "sources": self._sources(note.source),
        }

    def _debrief(self, notes: tuple[str, ...] | None) -> list[dict[str, Any]] | None:
        if not self._touched:
            return None
        every = notes is None or "decision" in self._saved
        shown = [one for one in self._lab.debrief if every or one.id in (notes or ())]
        return [self._note(one) for one in shown] or None

    def _sources(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        known = self._content.sources
        return [
            {
                "title": known[one].title,
                "link": known[one].link,
                "standing": known[one].standing,
            }
            for one in names
        ]

    def _decided(self) -> list[dict[str, Any]]:
        """Return the settings with which the decision was taken."""
        values = self._saved.get("decision", {}).get("values", {})
        hidden = self._lab.hidden(values)
        return [
            {
                "label": one.label,
                "value": _named(one, values[one.id]),
                "unit": one.unit if isinstance(one, Slider) else None,
            }
            for one in self._lab.controls
            if one.id in values and one.id not in hidden
        ]


def _possible(control: Control, value: object) -> Value | None:
    """Return the value that comes nearest to what was asked for, if any does."""
    if isinstance(control, Selection):
        return next((one.id for one in control.options if one.id == value), None)
    if isinstance(control, Typed):
        return _sendable(value)[: control.longest] if isinstance(value, str) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _within(control, value) if isfinite(value) else None


def _sendable(text: str) -> str:
    # A browser may send half of a surrogate pair, which cannot be sent back.
    return text.encode(errors="ignore").decode()


def _within(slider: Slider, value: float) -> float:
    steps = round((value - slider.low) / slider.step)
    # Rounded, since sums of steps such as 0.01 miss their decimals.
    near = round(slider.low + steps * slider.step, 6)
    return min(max(near, slider.low), slider.high)


def _named(control: Control, value: Value) -> Value:
    if isinstance(control, Selection):
        return next((one.text for one in control.options if one.id == value), "")
    return value
