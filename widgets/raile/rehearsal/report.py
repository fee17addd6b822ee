"""What a rehearsal has shown, as a table and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from raile.rehearsal.crowd import Step

_MB = 1_000_000
_SPARE = 0.1
"""Share of the memory that is left to all else on the machine."""


@dataclass(frozen=True)
class Report:
    """One server with one room full of people.

    Parameters
    ----------
    heated
        Seconds from the start until the first visitor could work.
    memory_empty, memory_full
        Bytes of the server and its kernels, without people and at its fullest.
    seconds_each
        Of all processors, for each person who arrives and answers once.
    busy
        Share of all processors in use meanwhile, by whatever ran.
    """

    host: str
    people: int
    over: float
    processors: int
    memory_of_machine: int
    heated: float
    steps: tuple[Step, ...]
    memory_empty: int
    memory_full: int
    seconds_each: float
    busy: float

    @property
    def failures(self) -> int:
        """How often somebody did not get what they waited for."""
        return sum(len(step.failures) for step in self.steps)

    @property
    def memory_each(self) -> float:
        """Bytes for each person."""
        return (self.memory_full - self.memory_empty) / self.people

    @property
    def seats(self) -> int:
        """How many people the memory of this machine would hold."""
        room = self.memory_of_machine * (1 - _SPARE) - self.memory_empty
        return int(room / self.memory_each)

    def table(self) -> str:
        """Return it for people."""
        lines = [
            f"{self.host}: {self.people} people within {self.over:g} s, "
            f"{self.processors} processors, {self.busy:.0%} of them busy",
            f"{'seconds':<15}{'n':>6}{'failed':>8}{'half':>9}{'95 %':>9}{'99 %':>9}",
        ]
        for step in self.steps:
            waits = "".join(_seconds(step.percentile(share)) for share in (50, 95, 99))
            lines.append(
                f"{step.name:<15}{len(step.seconds):>6}{len(step.failures):>8}{waits}"
            )
            lines += [f"  {why}" for why in sorted(set(step.failures))]
        lines += [
            f"memory: {self.memory_each / _MB:.1f} MB for each person, "
            f"{self.memory_full / _MB:,.0f} MB in all",
            f"processors: {self.seconds_each:.3f} s for each who arrives and answers",
            f"first visitor after {self.heated:.1f} s",
            f"This machine's memory seats {self.seats:,}.",
        ]
        return "\n".join(lines)

    def data(self) -> dict[str, Any]:
        """Return it for programs; times in seconds, memory in bytes."""
        return {
            "host": self.host,
            "people": self.people,
            "over": self.over,
            "processors": self.processors,
            "busy": self.busy,
            "heated": self.heated,
            "failures": self.failures,
            "memory_each": self.memory_each,
            "memory_full": self.memory_full,
            "seconds_each": self.seconds_each,
            "seats": self.seats,
            "steps": {
                step.name: {
                    "n": len(step.seconds),
                    "failures": step.failures,
                    **{f"p{one}": step.percentile(one) for one in (50, 95, 99)},
                }
                for step in self.steps
            },
        }


def _seconds(value: float | None) -> str:
    return f"{'-' if value is None else format(value, '.3f'):>9}"
