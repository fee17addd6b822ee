from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from raile.chart import Span, spans
from raile.digits import count, percent
from raile.load import Content, Wording
from raile.model.document import Column, Table
from raile.model.instrument import Instrument
from raile.model.result import Reply, Row
from raile.report.workings._working import Working, figure, table_rows

_ONE_END = 0.975
"""One end of a two-sided interval of 95 per cent is a one-sided one of 97.5."""


@dataclass(frozen=True)
class _Test:
    """One group's test, planned or done."""

    group: str
    error: str
    cases: int
    errors: int | None
    limit: float | None
    """The highest share of errors that is acceptable."""
    low: float
    high: float
    """The exact interval; of a planned test as if it found no error."""

    @property
    def done(self) -> bool:
        return self.errors is not None


def group_tests(
    content: Content,
    instrument: Instrument,
    replies: Mapping[str, Reply],
) -> Working:
    """Return for each group what its test shows, or could show at best."""
    words, language = content.words("sheet-local-test"), content.language
    rows = table_rows(instrument, replies, "groups")
    said: list[str] = []
    tests: list[_Test] = []
    for place, row in enumerate(rows, start=1):
        group = str(row.get("group") or words.say("unnamed", n=place))
        cases, errors = figure(row, "cases"), figure(row, "errors")
        if not cases:
            said.append(words.say("no_cases", group=group))
        elif errors is not None and errors > cases:
            said.append(words.say("too_many", group=group))
        else:
            tests.append(_test(row, group, int(cases), errors))
    if not tests:
        return Working(tuple(said) or (words.say("missing"),))
    said += [_says(one, words, language) for one in tests]
    said += _compared([one for one in tests if one.done], words)
    chart = spans(
        words.say("picture.title"),
        [_span(one, words, language) for one in tests],
        words=content.words("chart"),
        heads=(words.say("head.group"), words.say("head.fits"), words.say("head.note")),
    )
    return Working(tuple(said), (chart,), figures=(_table(tests, words, language),))


def _test(row: Row, group: str, cases: int, errors: float | None) -> _Test:
    from raile.science.intervals import clopper_pearson

    limit = figure(row, "limit")
    low, high = clopper_pearson(int(errors or 0), cases)
    return _Test(
        group=group,
        error=str(row.get("error", "")),
        cases=cases,
        errors=None if errors is None else int(errors),
        limit=None if limit is None else limit / 100,
        low=low,
        high=high,
    )


def _verdict(one: _Test) -> str:
    if one.limit is None:
        return "no_limit"
    if one.high <= one.limit:
        return "shown" if one.done else "enough"
    if not one.done:
        return "too_few"
    return "refuted" if one.low > one.limit else "open"


def _says(one: _Test, words: Wording, language: str) -> str:
    from raile.science.intervals import cases_without_error

    needed = ""
    if one.limit is not None and 0 < one.limit < 1:
        needed = count(cases_without_error(one.limit, _ONE_END), language)
    verdict = _verdict(one)
    if verdict == "too_few" and not needed:
        verdict = "never"
    return words.say(
        f"{'done' if one.done else 'planned'}.{verdict}",
        group=one.group,
        cases=count(one.cases, language),
        errors=count(one.errors or 0, language),
        low=percent(one.low, language),
        high=percent(one.high, language),
        limit="" if one.limit is None else percent(one.limit, language),
        needed=needed,
    )


def _compared(done: Sequence[_Test], words: Wording) -> Iterator[str]:
    """Say whether the groups differ by more than chance explains."""
    if len(done) < 2:
        return
    worst = max(done, key=lambda one: (one.errors or 0) / one.cases)
    best = min(done, key=lambda one: (one.errors or 0) / one.cases)
    if worst.low > best.high:
        yield words.say("apart", worst=worst.group, best=best.group)
    else:
        yield words.say("together")


def _span(one: _Test, words: Wording, language: str) -> Span:
    low, high = percent(one.low, language), percent(one.high, language)
    return Span(
        one.group,
        one.low,
        one.high,
        words.say("picture.ends", low=low, high=high),
        one.limit,
        words.say(f"verdict.{_verdict(one)}"),
        "hatched" if one.done else "dotted",
    )


def _table(tests: Sequence[_Test], words: Wording, language: str) -> Table:
    kinds = ("text", "text", "number", "number", "text", "number", "text")
    names = ("group", "error", "cases", "errors", "fits", "limit", "note")
    return Table(
        title=words.say("picture.title"),
        columns=tuple(
            Column.model_validate({"title": words.say(f"head.{name}"), "type": kind})
            for name, kind in zip(names, kinds, strict=True)
        ),
        rows=tuple(
            (
                one.group,
                one.error,
                one.cases,
                one.errors,
                words.say(
                    "picture.ends",
                    low=percent(one.low, language),
                    high=percent(one.high, language),
                ),
                None if one.limit is None else 100 * one.limit,
                words.say(f"verdict.{_verdict(one)}"),
            )
            for one in tests
        ),
    )
