"""Groups that are too small to be told of."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

G = TypeVar("G", bound=Hashable)

K = 5
"""People; of fewer nothing is told."""


def shown(
    sizes: Mapping[G, int], k: int = K, hidden: Collection[G] = ()
) -> frozenset[G]:
    """Return the groups that may be shown when a figure of all of them is shown too.

    Hidden are those of fewer than `k`. If fewer than `k` people are hidden in all,
    whoever knows the whole could subtract what is shown and would be left with
    them: then the smallest of the others are hidden as well.

    Parameters
    ----------
    sizes
        How many people are in each group; nobody is in two.
    k
        The smallest group that anything is told of.
    hidden
        Groups that are hidden whatever their size.
    """
    shown = sorted(
        (group for group in sizes if sizes[group] >= k and group not in hidden),
        key=lambda group: sizes[group],
        reverse=True,
    )
    out = sum(sizes.values()) - sum(sizes[group] for group in shown)
    while shown and 0 < out < k:
        out += sizes[shown.pop()]
    return frozenset(shown)


def percent(part: int, whole: int) -> int:
    """Return a share in whole per cent."""
    return round(100 * part / whole)
