"""How long a whole dossier takes as Word, PDF and Excel: ``make bench-reports``.

Nothing here is a test. It prints seconds for the example dossier, each file made by a
process of its own as people get it, one after the other. Times depend on the machine,
and a busy one says little about the code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

from raile.export import Format, press
from raile.report.papers import dossier_paper
from reported import CONTENT, MADE, example

FORMS: tuple[Format, ...] = ("docx", "pdf", "xlsx")
LIMIT = 5.0


def timed(what: str, work: Callable[[], object]) -> float:
    """Do something, and write how many seconds it took."""
    begun = perf_counter()
    work()
    took = perf_counter() - begun
    sys.stdout.write(f"{took:8.2f} s  {what}\n")
    return took


def main() -> None:
    """Make the report once without counting it, then every file of it."""
    entries = example()
    paper = dossier_paper(CONTENT, entries, MADE)
    total = timed("report", lambda: dossier_paper(CONTENT, entries, MADE))
    total += sum(timed(form, lambda form=form: press(paper, form)) for form in FORMS)
    word = "less" if total < LIMIT else "MORE"
    sys.stdout.write(f"{total:8.2f} s  all of it: {word} than {LIMIT:g} seconds\n")


if __name__ == "__main__":
    main()
