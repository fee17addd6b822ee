"""A small course, a session in it, and a watch on widgets left open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ipywidgets import Widget

from raile.load import Content
from raile.store import Store
from raile.ui.session import Session

REAL = Path(__file__).parents[2] / "content"

WORKSHOP = """\
title: A course
tagline: For tests
welcome: Welcome.
attribution: Nobody's.
version: "1"
languages: [{id: en, name: English}, {id: fr, name: Français}]
roles: [{id: officer, name: Officer}, {id: other, name: Another}]
modules: [demo]
pass_mark: 0.7
ground_rules: [Be kind.]
privacy: [{id: kept, title: Kept, text: Little.}]
"""

MODULE = """\
title: Demo
summary: A demo.
minutes: 5
questions: [Which?]
objectives: [{id: know, text: Know it., bloom: remember}]
key_points: [One.]
takeaway: Take it.
"""

QUIZ = """\
title: A quiz
items:
- id: colour
  kind: single
  ask: Which colour has the *sky*?
  options:
  - {id: blue, text: Blue, right: true, say: Yes by day.}
  - {id: green, text: Green, say: Grass is.}
  - {id: red, text: "<b>Red</b>", say: At dusk only.}
- id: primes
  kind: several
  ask: Which are prime?
  confidence: true
  options:
  - {id: two, text: "2", right: true, say: It is.}
  - {id: three, text: "3", right: true, say: It is too.}
  - {id: four, text: "4", say: Two times two.}
- id: share
  kind: number
  ask: 10 of 2077 are how many per cent?
  answer: 0.48
  tolerance: 0.005
  unit: "%"
  say: 10 / 2077.
- id: pile
  kind: match
  ask: Sort.
  partial: true
  boxes: [{id: day, text: Day}, {id: night, text: Night}]
  cards:
  - {id: sun, text: Sun, box: day, say: It shines.}
  - {id: moon, text: Moon, box: night, say: Mostly.}
- id: own
  kind: open
  ask: Why?
  model_answer: Because.
  criteria: [{id: reason, text: It gives a reason.}]
- id: mood
  kind: single
  opinion: true
  ask: How are you?
  options: [{id: well, text: Well}, {id: tired, text: Tired}]
"""


LESSON = """\
---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Demo

## Why it matters

```{code-cell} ipython3
import raile
```

```{code-cell} ipython3
raile.quiz("demo")
```
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A content folder with one module and the real words of the interface."""
    root = tmp_path / "content"
    module = root / "modules" / "00-demo"
    module.mkdir(parents=True)
    (root / "workshop.yaml").write_text(WORKSHOP, encoding="utf-8")
    (root / "sources.yaml").write_text("sources: []\n", encoding="utf-8")
    (module / "module.yaml").write_text(MODULE, encoding="utf-8")
    (module / "quiz.yaml").write_text(QUIZ, encoding="utf-8")
    (module / "lesson.md").write_text(LESSON, encoding="utf-8")
    shutil.copytree(REAL / "interface", root / "interface")
    return root


@pytest.fixture
def new_session(course: Path, tmp_path: Path) -> Iterator[Callable[..., Session]]:
    """Open sessions of participants who share one log."""
    store = Store(f"sqlite:///{tmp_path / 'answers.db'}")

    def open_session(participant: str = "brave-otter-417", **kept: bool) -> Session:
        return Session(participant, store=store, content=Content(course), **kept)

    yield open_session
    store.close()


@pytest.fixture
def session(new_session: Callable[..., Session]) -> Session:
    return new_session()


@pytest.fixture(autouse=True)
def no_widget_is_left_open() -> Iterator[None]:
    yield
    Widget.close_all()


class Browser:
    """Stands in for the page: sends events and hears what comes back."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self.heard: list[dict[str, object]] = []
        widget.send = self.heard.append  # type: ignore[method-assign]

    def send(self, event: str, key: str = "key-1", **fields: object) -> None:
        self.widget._receive(None, {"event": event, "key": key, **fields}, [])

    @property
    def view(self) -> dict[str, object]:
        # What travels is JSON; a view that holds anything else fails here.
        import json

        return json.loads(json.dumps(self.widget.view))


@pytest.fixture
def browser() -> type[Browser]:
    return Browser
