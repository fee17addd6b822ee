"""Fills the gaps in memory before forks are made.

A fork would put objects of its own between those that it shares, and so copy the pages
that these are on: 2 MB for each kernel. The filling is 4 MB, once.
"""

from __future__ import annotations

_SIZES = range(48, 513, 16)
"""Bytes of the objects that Python keeps in pools, and that bytes can have."""
_EACH = 128 << 10
"""Bytes for each size: more than imports leave open."""


def filling() -> list[object]:
    """Return objects of all sizes, to be kept as long as there are forks."""
    return [
        bytes(size - bytes.__basicsize__)
        for size in _SIZES
        for _ in range(_EACH // size)
    ]
