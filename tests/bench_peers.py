"""Our server and stock Voilà with the same notebooks and the same people.

``make bench-peers`` runs it. It prints both tables and how many times less ours takes.
"""

from __future__ import annotations

import argparse
import asyncio

from raile.rehearsal import Plan, Report, own, play, stock_voila


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--over", type=float, default=30)
    chosen = parser.parse_args()
    ours = asyncio.run(play(own(), Plan(chosen.people, chosen.over)))
    files = ("02-principles", "01-policing")
    stock = asyncio.run(
        play(stock_voila(), Plan(chosen.people, chosen.over, modules=files))
    )
    for report in (ours, stock):
        print(report.table(), end="\n\n")  # noqa: T201 - what a benchmark is for
    print(ratios(ours, stock))  # noqa: T201


def ratios(ours: Report, stock: Report) -> str:
    arrival, other = ours.steps[0].percentile(95), stock.steps[0].percentile(95)
    seconds = stock.seconds_each / ours.seconds_each
    memory = stock.memory_each / ours.memory_each
    lines = [
        f"processors for each who arrives: {seconds:.1f} times less",
        f"memory for each person: {memory:.1f} times less",
    ]
    if arrival and other:
        lines.append(f"95 % can work: {other / arrival:.1f} times sooner")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
