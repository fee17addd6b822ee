"""Reports for tests: the example dossier, and answers that mean no good."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from raile import paths
from raile.export.files import dossier_entries, read_dossier
from raile.load import Content
from raile.model.document import Document
from raile.model.dossier import Entry
from raile.model.rating import Judgement, Rating, Screened
from raile.model.response import Response
from raile.report.papers import Made, dossier_paper, risk_paper
from responses import NOON, response

CONTENT = Content()
MADE = Made(date(2026, 11, 23), "0.1.0", "Police of Valmera")
EXAMPLE = paths.content() / "examples" / "face-search.dossier.json"

SCRIPT = "<script>alert('x')</script>"
LINK = "javascript:alert(1)"
ARABIC = "شخص بريء اتُّهم خطأً"
EMOJI = "👮🏽‍♀️ 🚔"
FORMULA = '=HYPERLINK("http://evil.example","x")'
LONG = "word " * 20_000
"""100,000 characters."""
CONTROL = "a\x00b\x1bc"


@cache
def example() -> tuple[Entry, ...]:
    """Return the entries of the example dossier."""
    return tuple(dossier_entries(read_dossier(EXAMPLE.read_bytes()), "example"))


@cache
def example_paper() -> Document:
    """Return its report."""
    return dossier_paper(CONTENT, example(), MADE)


def rated(*given: Judgement, screened: Screened | None = None) -> list[Response]:
    """Return a log in which the first questions of the risk assessment are rated."""
    screened = screened or Screened(system="Lantern", none=True)
    questions = [one.id for one in CONTENT.risk.questions]
    values = [(CONTENT.risk.screen.id, screened), *zip(questions, given, strict=False)]
    return [
        response("me", "risk", item, value.model_dump(mode="json"), at=NOON + at)
        for at, (item, value) in (
            (timedelta(minutes=n), one) for n, one in enumerate(values)
        )
    ]


def all_rated(one: Judgement) -> list[Response]:
    """Return a log in which every question is rated the same."""
    return rated(*[one] * len(CONTENT.risk.questions))


def placed(likelihood: int, impact: int, evidence: str = "A test report") -> Judgement:
    """Return a judgement of the risk without safeguards."""
    rating = Rating(likelihood=likelihood, impact=impact, evidence=evidence)
    return Judgement(inherent=rating)


@cache
def nasty_paper() -> Document:
    """Return a report on answers that try to break it."""
    texts = (SCRIPT, LINK, ARABIC, EMOJI, FORMULA, "+1", "-1", "@cmd", CONTROL)
    given = [
        Judgement(
            group=text,
            inherent=Rating(likelihood=4, impact=4, reason=text, evidence=text),
        )
        for text in texts
    ]
    # A rating takes no more than a fifth of the longest text that a sheet takes.
    fifth = LONG[: len(LONG) // 5]
    long = Rating(likelihood=5, impact=4, reason=fifth, evidence=fifth)
    given.append(Judgement(group=fifth, inherent=long, residual=long))
    screened = Screened(system=f"{SCRIPT} {ARABIC}", none=True)
    made = Made(MADE.day, MADE.code, f"{FORMULA} {SCRIPT}")
    return risk_paper(CONTENT, rated(*given, screened=screened), made)
