"""Responsible AI in law enforcement: what a notebook's cells may call.

Nothing is imported until it is used, so that ``import raile`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from raile.labs import lab
    from raile.ui.verbs import (
        assess,
        dashboard,
        data,
        evaluation,
        example,
        exercise,
        gain,
        law,
        participant,
        poll,
        progress,
        quiz,
        record,
        register,
        risk,
        scenario,
        test,
        timeline,
        worksheet,
    )

    __version__: str

__all__ = [
    "assess",
    "dashboard",
    "data",
    "evaluation",
    "example",
    "exercise",
    "gain",
    "lab",
    "law",
    "participant",
    "poll",
    "progress",
    "quiz",
    "record",
    "register",
    "risk",
    "scenario",
    "test",
    "timeline",
    "worksheet",
]


def __getattr__(name: str) -> Any:
    if name == "lab":
        from raile.labs import lab

        return lab
    if name in __all__:
        from raile.ui import verbs

        return getattr(verbs, name)
    if name == "__version__":
        from importlib.metadata import version

        return version("raile")
    raise AttributeError(f"module 'raile' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
