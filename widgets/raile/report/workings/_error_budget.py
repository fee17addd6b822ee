from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from raile.digits import count, percent
from raile.load import Content, Wording
from raile.model.instrument import Instrument
from raile.model.result import Reply
from raile.report.workings._working import Working, number

_WEEKS = 52


class _Given(NamedTuple):
    alerts: float | None
    precision: float | None
    """In per cent."""
    checked: float | None
    minutes: float | None
    hours: float | None
    touched: float | None


def error_budget(
    content: Content,
    instrument: Instrument,
    replies: Mapping[str, Reply],
) -> Working:
    """Return how many alarms a week are false, whom they touch, and who checks them."""
    given = _Given(*(number(instrument, replies, name) for name in _Given._fields))
    words = content.words("sheet-error-budget")
    if given.alerts is None or given.precision is None:
        return Working((words.say("missing"),))
    said = (
        *_false(given.alerts, given.precision, given, words, content.language),
        *_load(given.alerts, given, words, content.language),
    )
    return Working(said)


def _false(
    alerts: float, precision: float, given: _Given, words: Wording, language: str
) -> Iterator[str]:
    if not alerts:
        yield words.say("none")
        return
    share = (100 - precision) / 100
    false = alerts * share
    yield words.say(
        "wrong",
        alerts=count(alerts, language),
        false=count(false, language),
        share=percent(share, language),
        year=count(false * _WEEKS, language),
    )
    if given.checked:
        yield _range(alerts, precision, int(given.checked), words, language)
    else:
        yield words.say("unchecked")
    if given.touched is not None:
        people = false * given.touched
        yield words.say(
            "touched",
            people=count(people, language),
            year=count(people * _WEEKS, language),
        )


def _range(
    alerts: float, precision: float, checked: int, words: Wording, language: str
) -> str:
    from raile.science.intervals import clopper_pearson

    right = min(round(checked * precision / 100), checked)
    low, high = clopper_pearson(checked - right, checked)
    return words.say(
        "range",
        checked=count(checked, language),
        low=percent(low, language),
        high=percent(high, language),
        few=count(alerts * low, language),
        many=count(alerts * high, language),
    )


def _load(alerts: float, given: _Given, words: Wording, language: str) -> Iterator[str]:
    if not given.minutes:
        return
    needed = alerts * given.minutes / 60
    yield words.say("load", needed=count(needed, language))
    if given.hours is None:
        return
    if needed <= given.hours:
        yield words.say("fits", hours=count(given.hours, language))
        return
    yield words.say(
        "over",
        hours=count(given.hours, language),
        alerts=count(int(given.hours * 60 / given.minutes), language),
    )
