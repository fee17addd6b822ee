"""Figures as people read them: no more digits than mean something."""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_decimal


def count(number: float, language: str) -> str:
    """Return a number of people: whole from 100 on, else with a decimal if it has one.

    Examples
    --------
    >>> count(16.67, "en"), count(1234.5, "en"), count(0.004, "en"), count(3, "en")
    ('16.7', '1,234', '0.004', '3')
    """
    if 0 < number < 0.1:
        return _written(number, language, "@")
    return _written(round(number, 0 if number >= 100 else 1), language)


def percent(share: float, language: str) -> str:
    """Return a share in per cent: whole from 10 on, else with two digits.

    Examples
    --------
    >>> percent(0.00481, "en"), percent(0.0000032, "en"), percent(0.93, "fr")
    ('0.48', '0.00032', '93')
    """
    number = 100 * share
    if number >= 10 or not number:
        return _written(round(number), language)
    return _written(number, language, "@#")


def _written(number: float, language: str, pattern: str | None = None) -> str:
    return format_decimal(number, pattern, Locale.parse(language, sep="-"))


def decimal(number: float, language: str) -> str:
    """Return a number with one decimal.

    Examples
    --------
    >>> decimal(44.848, "en"), decimal(28, "fr")
    ('44.8', '28,0')
    """
    return _written(number, language, "#,##0.0")


def thousandths(number: float, language: str) -> str:
    """Return a number with three decimals, such as an index that stays below 1.

    Examples
    --------
    >>> thousandths(0.0882, "en"), thousandths(0.128, "fr")
    ('0.088', '0,128')
    """
    return _written(number, language, "0.000")


def signed(number: float, language: str) -> str:
    """Return a number with its sign and two decimals, and nothing as it is.

    Examples
    --------
    >>> signed(0.348, "en"), signed(-0.1, "en"), signed(-0.001, "en")
    ('+0.35', '-0.10', '0.00')
    """
    # Never "-0.00".
    near = round(number, 2) + 0.0
    return _written(near, language, "+0.00;-0.00" if near else "0.00")


def month(name: str, language: str, skeleton: str = "yMMM") -> str:
    """Return a month such as '2017-07' in words.

    Examples
    --------
    >>> month("2017-07", "en"), month("2017-07", "en", "MMM"), month("2018-07", "fr")
    ('Jul 2017', 'Jul', 'juil. 2018')
    """
    year, number = (int(part) for part in name.split("-"))
    locale = Locale.parse(language, sep="-")
    return str(format_skeleton(skeleton, date(year, number, 1), locale=locale))


def plain(number: float, language: str) -> str:
    """Return a number as it was typed, with the language's signs.

    Examples
    --------
    >>> plain(1234.5, "en"), plain(3.0, "en"), plain(0.48, "fr")
    ('1,234.5', '3', '0,48')
    """
    return _written(number, language, "#,##0.######")
