"""Our server, stock Voilà and Solara with the same notebooks and the same people.

``make bench-peers`` runs it. It prints each table, and how ours compares.
"""

from __future__ import annotations

import argparse
import asyncio

from peers.solara_host import SOLARA, solara_host
from raile.rehearsal import Plan, Report, own, play, stock_voila

_ONE_PROCESS = """\
Solara serves all visitors from one process, with no walls between them: a crash there,
or the memory that one of them fills, is everybody's. So nothing is killed here: after
"a crash" people only load their pages again. What comes from its CDN is not counted."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--over", type=float, default=30)
    chosen = parser.parse_args()
    ours = asyncio.run(play(own(), Plan(chosen.people, chosen.over)))
    _say(ours.table())
    plan = Plan(chosen.people, chosen.over, modules=("02-principles", "01-policing"))
    stock = asyncio.run(play(stock_voila(), plan))
    _say(stock.table(), ratios(ours, stock))
    if not SOLARA.exists():
        _say("Solara could not be installed; it is left out.")
        return
    solara = asyncio.run(play(solara_host(), plan))
    _say(solara.table(), _ONE_PROCESS, ratios(ours, solara))


def ratios(ours: Report, other: Report) -> str:
    seconds = _less(ours.seconds_each, other.seconds_each)
    lines = [
        f"Ours, compared with {other.host}:",
        f"processors for each who arrives and answers: {seconds}",
        f"memory for each person: {_less(ours.memory_each, other.memory_each)}",
    ]
    soon, late = ours.steps[0].percentile(95), other.steps[0].percentile(95)
    if soon and late:
        lines.append(f"time until 95 % can work: {_less(soon, late)}")
    return "\n".join(lines)


def _less(ours: float, other: float) -> str:
    if ours <= other:
        return f"{other / ours:.1f} times less"
    return f"{ours / other:.1f} times more"


def _say(*parts: str) -> None:
    print(*parts, sep="\n", end="\n\n", flush=True)  # noqa: T201 - as benchmarks do


if __name__ == "__main__":
    main()
