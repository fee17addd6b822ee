"""How fast a long assessment scores and answers: ``make bench-sheets``.

It prints medians in milliseconds. They depend on the machine, and a busy one says
little about the code.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from raile.assessment import assess
from raile.load import Content
from raile.model.instrument import Instrument
from raile.model.result import Reply
from raile.store import Store
from raile.ui.session import Session
from raile.ui.sheet import Sheet

QUESTIONS = 100
CHANGES = 20
"""How often each question was answered before: people change their minds."""
TIMES = 30
LEVELS = [{"id": f"l{at}", "text": f"Level {at}", "points": at} for at in range(5)]


def long_sheet() -> Instrument:
    """Return an instrument of 100 questions, of which every fifth waits for another."""
    return Instrument.model_validate(
        {
            "title": "Long",
            "summary": "?",
            "intro": "?",
            "minutes": 60,
            "gate": 5,
            "scales": [{"id": "levels", "levels": LEVELS}],
            "sections": [
                {
                    "id": f"s{part}",
                    "title": f"Part {part}",
                    "questions": [_question(part * 10 + at) for at in range(10)],
                }
                for part in range(QUESTIONS // 10)
            ],
            "bands": [{"id": "one", "title": "?", "from_percent": 0, "means": "?"}],
        }
    )


def _question(at: int) -> dict[str, Any]:
    words = "Who looks at it, *how often*, and what happens then? " * 3
    question: dict[str, Any] = {"id": f"q{at}", "ask": words, "help": words}
    if at % 10 == 9:
        columns = [{"id": "what", "title": "What"}, {"id": "who", "title": "Who"}]
        return question | {"kind": "rows", "columns": columns}
    if at % 10 == 8:
        return question | {"kind": "text"}
    if at % 5 == 4:
        question["visible_if"] = {"question": f"q{at - 1}", "at_least": 1}
    return question | {"scale": "levels"}


def reply(question: Any, at: int) -> Reply:
    """Return an answer to a question."""
    if question.kind == "rows":
        return Reply(rows=tuple({"what": "Word " * 20, "who": "Lead"} for _ in "abcde"))
    if question.kind == "text":
        return Reply(text="A sentence of an ordinary length. " * 10)
    return Reply(chosen=(f"l{1 + at % 4}",))


def timed(what: str, run: Callable[[], object], limit: float) -> None:
    """Print the median time of something, beside what it may take."""
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        run()
        times.append(1000 * (perf_counter() - start))
    print(f"{what:48} {median(times):7.1f} ms   of {limit:.0f}")  # noqa: T201


def main() -> None:
    """Measure."""
    sheet = long_sheet()
    replies = {one.id: reply(one, at) for at, one in enumerate(sheet.questions)}
    timed("scoring 100 questions", lambda: assess(sheet, replies), 5)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'answers.db'}")
        content = Content()
        content._cache["instrument", "readiness"] = sheet
        session = Session("brave-otter-417", store=store, content=content)
        for _ in range(CHANGES):
            for at, one in enumerate(sheet.questions):
                value = reply(one, at).model_dump(mode="json")
                session.record("readiness", one.id, value)
        page = Sheet(session, "readiness")
        page.send = lambda _: None  # type: ignore[method-assign]
        keys = iter(range(10**6))

        def answer() -> None:
            at = next(keys)
            value = reply(sheet.questions[0], at).model_dump(mode="json")
            event = {"event": "answer", "key": f"k{at}", "item": "q0", "reply": value}
            page._receive(None, event, [])
            json.dumps(page.view)

        timed(f"an answer after {CHANGES * QUESTIONS} others, saved", answer, 100)
        page.close()
        store.close()


if __name__ == "__main__":
    main()
