"""Measure a register of 10,000 systems; nothing here is a test.

``python tests/bench_register.py`` prints milliseconds: to open the register, and from
an event of the page to the rows that it shows. Times depend on the machine, and a busy
one says little about the code.
"""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from raile.load import Content
from raile.model.dossier import Entry
from raile.store import Store
from raile.ui.register import RegisterBoard
from raile.ui.session import Session
from raile.ui.systems import Systems

SYSTEMS = 10_000
TIMES = 10
DAY = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
QUERIES: dict[str, dict[str, Any]] = {
    "all, as they changed": {},
    "a word and a number": {"text": "face 77"},
    "one gate, by name": {"gate": 1, "order": "name", "down": False},
    "overdue, by day": {"overdue": True, "order": "review", "down": False},
    "in use, by risk": {"state": "in-use", "order": "band"},
}


def entries(number: int, chance: Random) -> Iterator[Entry]:
    """Yield what stands in one dossier: facts, a decision, a few answers."""
    name = f"{chance.choice(('Face', 'Plate', 'Call'))} search {number}"
    review = (DAY + datetime.timedelta(days=chance.randrange(-300, 300))).date()
    passed = {"decision": "passed", "reason": "So.", "review": review.isoformat()}
    rating = {"inherent": {"likelihood": chance.randint(1, 5), "impact": 3}}
    for kind, sheet, item, value in (
        ("member", "", "rater", None),
        ("system", "", "name", name),
        ("system", "", "purpose", "What it is for, and who uses it. " * 5),
        ("system", "", "state", chance.choice(("planned", "trial", "in-use"))),
        ("gate", "", "need", passed),
        ("answer", "risk", "accuracy", rating),
        ("answer", "problem", "nothing", {"text": "An answer."}),
    ):
        yield Entry.model_validate(
            {
                "key": f"{kind}-{item}",
                "dossier": f"d{number}",
                "author": "brave-otter-417",
                "function": "rater",
                "kind": kind,
                "sheet": sheet,
                "version": 1 if sheet else 0,
                "item": item,
                "value": value,
                "content": "1",
                "at": DAY,
            }
        )


def tell(milliseconds: float, what: str) -> None:
    """Write a line of the result."""
    sys.stdout.write(f"{milliseconds:8.1f}  {what}\n")


def main() -> None:
    """Fill a register, open it, and filter it."""
    chance = Random(7)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'dossiers.sqlite3'}")
        for first in range(0, SYSTEMS, 1000):
            numbers = range(first, first + 1000)
            store.dossiers.add_all(
                one for number in numbers for one in entries(number, chance)
            )
        session = Session("trainer", store=store, content=Content(), trainer=True)
        systems = Systems(session)
        for what in ("open", "open again"):
            begun = perf_counter()
            board = RegisterBoard(
                systems, session, "register", lambda _: None, today=DAY.date()
            )
            tell(1000 * (perf_counter() - begun), what)
        board.send = lambda *_: None  # type: ignore[method-assign]
        for name, query in QUERIES.items():
            took = []
            for at in range(TIMES):
                event = {"event": "filter", "key": f"{name}-{at}", "query": query}
                begun = perf_counter()
                board._receive(None, event, [])
                size = len(json.dumps(board.view))
                took.append(perf_counter() - begun)
            found = board.view["found"]
            tell(1000 * median(took), f"{name}: {found} found, {size} characters")
        store.close()


if __name__ == "__main__":
    main()
