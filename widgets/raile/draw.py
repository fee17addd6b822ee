"""What is drawn by lot: booklets, and two parallel forms of a test. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

from raile.model.blueprint import Blueprint, Cell
from raile.model.item import Item

Bank = Mapping[str, Sequence[Item]]
"""Items for tests, by the id of the module that they are about."""


@dataclass(frozen=True)
class Drawn:
    """One item of a form."""

    module: str
    item: Item


Form = tuple[Drawn, ...]


BOOKLETS = 4
"""Orders in which items and options stand: enough that few neighbours share one, and
so few that what a page shows first can be kept for each."""


def booklet(participant: str) -> int:
    """Return which of the orders a person gets, always the same one.

    Examples
    --------
    >>> booklet("brave-otter-417") in range(BOOKLETS)
    True
    """
    return crc32(participant.encode()) % BOOKLETS


def forms(blueprint: Blueprint, bank: Bank, seed: str) -> tuple[Form, Form]:
    """Draw a form for before and one for after.

    Both fill the blueprint, and no item is in both. Items of like difficulty are
    drawn in pairs and one of each goes into either form, so that the sums of the
    authors' difficulties differ by no more than one pair does.

    Parameters
    ----------
    blueprint
        How many items of which module and level.
    bank
        The items to draw from.
    seed
        The same one gives the same forms, in whatever language the items are. Over
        many seeds an item is as often in the first form as in the second.

    Raises
    ------
    ValueError
        If the bank cannot fill a cell twice.
    """
    random = Random(seed)
    pairs = [
        pair
        for cell in blueprint.cells
        for pair in _pairs(cell, bank.get(cell.module, ()), random)
    ]
    return _dealt(pairs, random)


def fitting(cell: Cell, items: Iterable[Item]) -> list[Item]:
    """Return the items on a module that may fill a cell."""
    return [item for item in items if cell.takes(item)]


def _pairs(
    cell: Cell, items: Sequence[Item], random: Random
) -> list[tuple[Drawn, Drawn]]:
    # Sorted, so that moving an item in its file changes nobody's form.
    found = sorted(fitting(cell, items), key=lambda item: item.id)
    needed = 2 * cell.count
    if len(found) < needed:
        raise ValueError(
            f"the bank holds {len(found)} items of '{cell.module}' at "
            f"{' or '.join(cell.bloom)}, and two forms need {needed}"
        )
    chosen = [Drawn(cell.module, item) for item in random.sample(found, needed)]
    chosen.sort(key=_difficulty)
    return list(zip(chosen[::2], chosen[1::2], strict=True))


def _dealt(pairs: Sequence[tuple[Drawn, Drawn]], random: Random) -> tuple[Form, Form]:
    """Put one of each pair into either form, keeping them equally difficult."""
    first: list[Drawn] = []
    second: list[Drawn] = []
    ahead = 0.0
    # The widest pairs first, since the later ones make good for them.
    for low, high in sorted(pairs, key=_gap, reverse=True):
        gap = _gap((low, high))
        takes_high = ahead < 0 or (ahead == 0 and random.random() < 0.5)
        first.append(high if takes_high else low)
        second.append(low if takes_high else high)
        ahead += gap if takes_high else -gap
    random.shuffle(first)
    random.shuffle(second)
    # Which of the two comes before the workshop is a matter of chance too.
    if random.random() < 0.5:
        first, second = second, first
    return tuple(first), tuple(second)


def _difficulty(drawn: Drawn) -> float:
    return drawn.item.difficulty or 0


def _gap(pair: tuple[Drawn, Drawn]) -> float:
    return _difficulty(pair[1]) - _difficulty(pair[0])
