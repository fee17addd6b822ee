from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from raile.chart import Chart, Span, spans
from raile.digits import count, percent
from raile.load import Content, Wording
from raile.model.document import Column, Table
from raile.model.instrument import Instrument, Section
from raile.model.result import Reply, Row
from raile.report.fixings import Fixing, is_fixed, numbers
from raile.report.workings._working import Working, figure, table_rows

if TYPE_CHECKING:
    import pandas as pd


def vendors(
    content: Content,
    instrument: Instrument,
    replies: Mapping[str, Reply],
    fixed: Sequence[Fixing],
) -> Working:
    """Return what each claim's test shows, and who comes first once weights are fixed.

    The totals are not even computed before that.
    """
    words = content.words("sheet-procurement")
    claims = table_rows(instrument, replies, "claims")
    said, chart = _claims(claims, content)
    tables: tuple[Table, ...] = ()
    section = next(one for one in instrument.sections if one.fixed)
    named = _named(table_rows(instrument, replies, "vendors"), words)
    if not is_fixed(section, replies, fixed):
        said.append(words.say("fix_again" if fixed else "fix"))
    elif len(named) < 2:
        said.append(words.say("few"))
    else:
        lines, table = _ranked(section, named, numbers(section, replies), words)
        said += lines
        said += [
            words.say("misses", vendor=name)
            for name, row in named.items()
            if row.get("musts") == "musts-no"
        ]
        tables = (table,) if table else ()
    flags = table_rows(instrument, replies, "flags")
    return Working((*said, *_flags(flags, words)), chart, tables)


def _named(rows: Sequence[Row], words: Wording) -> dict[str, Row]:
    """Return each vendor's marks by a name that no other vendor has."""
    named: dict[str, Row] = {}
    for place, row in enumerate(rows, start=1):
        name = str(row.get("vendor") or words.say("unnamed", n=place))
        named[f"{name} ({place})" if name in named else name] = row
    return named


def _claims(
    rows: Sequence[Row], content: Content
) -> tuple[list[str], tuple[Chart, ...]]:
    """Return what the tests behind the claims show, by exact intervals."""
    words = content.words("sheet-procurement")
    said, drawn = [], []
    for place, row in enumerate(rows, start=1):
        vendor = str(row.get("vendor") or words.say("unnamed", n=place))
        cases, errors = figure(row, "cases"), figure(row, "errors")
        if not cases or errors is None:
            said.append(words.say("claim.bare", vendor=vendor))
        elif errors > cases:
            said.append(words.say("claim.too_many", vendor=vendor))
        else:
            sentence, span = _claim(row, vendor, int(errors), int(cases), content)
            said.append(sentence)
            drawn.append(span)
    if not drawn:
        return said, ()
    chart = spans(
        words.say("picture.title"),
        drawn,
        words=content.words("chart"),
        heads=(
            words.say("head.vendor"),
            words.say("head.fits"),
            words.say("head.note"),
        ),
    )
    return said, (chart,)


def _claim(
    row: Row, vendor: str, errors: int, cases: int, content: Content
) -> tuple[str, Span]:
    from raile.science.procurement import trial

    words, language = content.words("sheet-procurement"), content.language
    limit = figure(row, "limit")
    seen = trial(errors, cases, 1 if limit is None else limit / 100)
    verdict = "no_limit" if limit is None else seen.verdict
    said = {
        "vendor": vendor,
        "errors": count(errors, language),
        "cases": count(cases, language),
        "low": percent(seen.interval.low, language),
        "high": percent(seen.interval.high, language),
        "limit": "" if limit is None else percent(limit / 100, language),
    }
    span = Span(
        vendor,
        *seen.interval,
        words.say("picture.ends", low=said["low"], high=said["high"]),
        None if limit is None else limit / 100,
        words.say(f"note.{verdict}", **said),
    )
    return words.say(f"claim.{verdict}", **said), span


def _ranked(
    section: Section,
    named: Mapping[str, Row],
    weights: Mapping[str, float | None],
    words: Wording,
) -> tuple[list[str], Table | None]:
    """Return who comes first, whether that would change, and the table of places."""
    import pandas as pd

    from raile.science.procurement import leave_one_out, places, totals

    given = pd.Series({name: value or 0.0 for name, value in weights.items()})
    if not given.any():
        return [words.say("no_weight")], None
    marks = pd.DataFrame(
        [[figure(row, one) or 0.0 for one in weights] for row in named.values()],
        index=list(named),
        columns=list(weights),
    )
    blank = sum(
        figure(row, one) is None
        for row in named.values()
        for one, weight in weights.items()
        if weight
    )
    total, place = totals(marks, given), places(marks, given)
    without = leave_one_out(marks, given).loc[[one for one in weights if weights[one]]]
    titles = {one.id: one.ask for one in section.questions}
    lines = list(_winner(place, without, titles, words))
    if blank:
        lines.append(words.say("blank", n=blank))
    rows: list[tuple[str | float, ...]] = [
        (words.say("ranking.total"), *(round(float(one), 2) for one in total)),
        (words.say("ranking.place"), *(int(one) for one in place)),
    ]
    rows += [
        (
            words.say("ranking.without", criterion=titles[str(criterion)]),
            *(int(one) for one in without.loc[criterion]),
        )
        for criterion in without.index
    ]
    heads = Column(title=words.say("ranking.what"), width=3)
    columns = [Column(title=name, type="number") for name in named]
    title = words.say("ranking.title")
    return lines, Table(title=title, columns=(heads, *columns), rows=tuple(rows))


def _winner(
    place: pd.Series, without: pd.DataFrame, titles: Mapping[str, str], words: Wording
) -> Iterator[str]:
    first = [str(one) for one in place.index if place[one] == 1]
    yield words.say("first", n=len(first), winner=words.say("and").join(first))
    changed = [
        titles[str(criterion)]
        for criterion in without.index
        if [str(one) for one in place.index if without.loc[criterion, one] == 1]
        != first
    ]
    if changed:
        yield words.say("changes", criteria=", ".join(changed))
    else:
        yield words.say("stays")


def _flags(rows: Sequence[Row], words: Wording) -> Iterator[str]:
    seen = Counter(str(row["vendor"]) for row in rows if row.get("vendor"))
    for vendor, n in seen.items():
        yield words.say("flags", vendor=vendor, n=n)
