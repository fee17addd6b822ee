"""One person's way through the modules: what is on it, what is next, time left."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, fsum

from raile.model.base import Strict
from raile.model.course import Module
from raile.report.mine import Progress

_ROUNDED_TO = 5
"""Minutes; a closer figure would promise more than a plan can keep."""


class Path(Strict):
    """A person's way through the modules."""

    steps: tuple[str, ...]
    """Ids of the modules on it, in teaching order."""
    more: tuple[str, ...]
    """Ids of the other modules, in teaching order."""
    next: str | None
    """The first step that is not finished; none once all are."""
    minutes_left: int
    """Planned minutes of what is not done on it, in fives; 0 only at its end."""


def path(
    modules: Mapping[str, Module], progress: Mapping[str, Progress], role: str | None
) -> Path:
    """Return the way through the modules for somebody in a role.

    A module that names no roles is for everybody. Whoever names no role, or one that
    no module is made for, gets all modules as the path.

    Parameters
    ----------
    modules
        In teaching order.
    progress
        How far the person is in each of them; see `raile.report.mine.progress`.
    role
        The id of the person's role.
    """
    if any(role in module.audience for module in modules.values()):
        steps = tuple(
            name
            for name, module in modules.items()
            if not module.audience or role in module.audience
        )
    else:
        steps = tuple(modules)
    open_steps = [name for name in steps if not progress[name].finished]
    return Path(
        steps=steps,
        more=tuple(name for name in modules if name not in steps),
        next=next(iter(open_steps), None),
        minutes_left=_rounded(
            fsum(modules[one].minutes * (1 - progress[one].share) for one in open_steps)
        ),
    )


def _rounded(minutes: float) -> int:
    """Return minutes in fives; never 0 while anything is left."""
    if not minutes:
        return 0
    return max(_ROUNDED_TO, _ROUNDED_TO * floor(minutes / _ROUNDED_TO + 0.5))
