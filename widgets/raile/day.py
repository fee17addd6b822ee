"""Days as people write them, and texts that name a day of the table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from babel.dates import format_date

from raile.model.law import LegalDate

_NAMED = re.compile(r"\{([a-z0-9-]+)\}")


def day(one: datetime.date, language: str) -> str:
    """Return a day in full.

    Examples
    --------
    >>> day(datetime.date(2027, 12, 2), "en"), day(datetime.date(2027, 12, 2), "fr")
    ('2 December 2027', '2 décembre 2027')
    """
    # English without a country would put the month first.
    locale = "en_GB" if language == "en" else language.replace("-", "_")
    return str(format_date(one, "long", locale=locale))


def written(one: LegalDate, language: str) -> str:
    """Return a line's day, or its month where only that is known."""
    if one.precision == "day":
        return day(one.date, language)
    locale = language.replace("-", "_")
    return str(format_date(one.date, "MMMM y", locale=locale))


def filled(text: str, dates: Mapping[str, LegalDate], language: str) -> str:
    """Return a text in which each ``{id}`` of the table is its day."""
    return _NAMED.sub(
        lambda match: (
            written(dates[match[1]], language) if match[1] in dates else match[0]
        ),
        text,
    )
