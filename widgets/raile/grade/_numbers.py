"""Numbers, typed or set on a slider."""

from __future__ import annotations

import math
import re
from typing import Any

from raile.grade._marks import opinion, scored
from raile.model.item import Number, Slider
from raile.model.mark import Mark

_LONGEST = 200
"""Characters; whatever is longer is not a number that a person typed."""

_NOISE = 1e-14
"""Relative error that a few steps in floating point may leave behind."""

_PLAIN = str.maketrans({"−": "-", "–": "-", "’": "'", "ʼ": "'"})  # noqa: RUF001


def _number(mark: str, other: str) -> re.Pattern[str]:
    # A group of thousands never begins with 0: '0,480' has one reading only.
    grouped = rf"[1-9]\d{{0,2}}(?P<gap>[{other} '])\d{{3}}(?:(?P=gap)\d{{3}})*"
    return re.compile(
        rf"(?P<sign>[+-]?) ?(?P<whole>{grouped}|\d*)"
        rf"(?:[{mark}](?P<part>\d*))?(?P<power>e[+-]?\d{{1,3}})?"
    )


_CONVENTIONS = (_number(".", ","), _number(",", "."))


def grade_number(item: Number | Slider, value: Any) -> Mark:
    """Mark a number, or text that can be read as one."""
    if item.answer is None:
        return opinion()
    numbers = readings(value, item.unit)
    if any(near(one, item.answer, item.tolerance) for one in numbers):
        return scored(1.0, say=item.say)
    if isinstance(item, Number):
        for wrong in item.misconceptions:
            if any(near(one, wrong.value, wrong.tolerance) for one in numbers):
                return scored(0.0, say=wrong.say)
    return scored(0.0)


def near(number: float, target: float, tolerance: float) -> bool:
    """Whether two numbers lie within a tolerance, its edge included."""
    noise = _NOISE * (abs(target) + tolerance)
    return abs(number - target) <= tolerance + noise


def readings(value: Any, unit: str | None) -> tuple[float, ...]:
    """All finite numbers that a value may stand for.

    Text can have two: '1,234' is 1.234 to some and 1234 to others; and where the item
    names no unit, '25 %' is 25 as well as 0.25.
    """
    if isinstance(value, str):
        found = _read(value, unit)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found = [_float(value)]
    else:
        found = []
    return tuple(one for one in found if math.isfinite(one))


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _read(text: str, unit: str | None) -> list[float]:
    if len(text) > _LONGEST:
        return []
    text, in_percent = _without_unit(_plain(text), unit)
    found = []
    for convention in _CONVENTIONS:
        read = convention.fullmatch(text)
        if read and (read["whole"] or read["part"]):
            whole = re.sub(r"\D", "", read["whole"]) or "0"
            digits = f"{whole}.{read['part'] or '0'}{read['power'] or ''}"
            found.append(float(read["sign"] + digits))
    if in_percent and unit is None:
        found += [one / 100 for one in found]
    return found


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).casefold().split())


def _without_unit(text: str, unit: str | None) -> tuple[str, bool]:
    for end in filter(None, (unit and _plain(unit), "%")):
        if text.endswith(end):
            return text.removesuffix(end).rstrip(), end == "%"
    return text, False
