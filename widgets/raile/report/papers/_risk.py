"""A risk assessment as a report."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from raile.judgements import latest
from raile.load import Content
from raile.model.document import (
    Block,
    Cell,
    Document,
    Line,
    Notice,
    Paragraph,
    Part,
    Run,
    Table,
)
from raile.model.rating import Judgement
from raile.model.response import Response
from raile.model.risk import Anchor
from raile.rating import Cell as Square
from raile.rating import Standing, Verdict, judge, review
from raile.report.figures import risk_matrix
from raile.report.papers._actions import (
    actions,
    actions_table,
    all_actions,
    first_actions,
)
from raile.report.papers._history import Teller, history
from raile.report.papers._lines import flat, paragraphs, plain, rich, strong
from raile.report.papers._paper import Made, Paper, drawn, headed
from raile.report.papers._risk_answers import answers, answers_table, step
from raile.report.papers._risk_history import asked, said

HIGHEST = 5
"""Risks on the executive page."""


def risk_paper(content: Content, log: Sequence[Response], made: Made) -> Document:
    """Report one person's own risk assessment.

    Parameters
    ----------
    content
        Scales, bands, rules and questions, in the language of the report.
    log
        The person's responses to it, oldest first.
    made
        When, with what, and for whom.
    """
    paper = Paper(content, made, "risk")
    judgements, screened = latest(content.risk, log)
    verdict = judge(content.risk, judgements, screened)
    last = log[-1].at.date() if log else None
    told, all_told = history(
        paper,
        log,
        Teller(
            asked=lambda one: asked(content, one),
            said=lambda one: said(content, one),
            place=lambda one: "risk",
            many=lambda one, n: paper.say("history.many", n=n),
        ),
    )
    return paper.document(
        screened.system.strip() or paper.say("unnamed"),
        (
            Part(
                title=paper.say("executive"),
                blocks=executive(paper, verdict, judgements, last),
            ),
            picture(paper, verdict),
            all_actions(paper, actions(paper, verdict, judgements)),
            answers(paper, verdict, judgements, screened),
            scales(paper),
            told,
            paper.signatures(signing(paper, verdict), paper.say("signatures.risk")),
        ),
        facts=(
            paper.fact("instrument", content.risk.title),
            *([paper.fact("answered", paper.day(last))] if last else ()),
        ),
        notices=(paper.notice("own-words", "note"),),
        sheets=(
            highest(paper, verdict, judgements, len(verdict.worst)),
            actions_table(paper, actions(paper, verdict, judgements)),
            answers_table(paper, verdict, judgements),
            all_told,
        ),
    )


def executive(
    paper: Paper,
    verdict: Verdict,
    judgements: Mapping[str, Judgement],
    decided: datetime.date | None,
) -> tuple[Block, ...]:
    """Return what a chief reads: the decision, the highest risks, what is open.

    Parameters
    ----------
    decided
        The day that the next review is counted from.
    """
    todo = actions(paper, verdict, judgements)
    return (
        *decision(paper, verdict, decided),
        *headed(
            paper.say("highest.title", n=min(HIGHEST, len(verdict.worst)) or HIGHEST),
            highest(paper, verdict, judgements, HIGHEST),
        ),
        *first_actions(paper, todo),
    )


def decision(
    paper: Paper, verdict: Verdict, decided: datetime.date | None
) -> Iterator[Block]:
    """Yield the decision that a verdict leads to, and what it lacks."""
    risk, band = paper.content.risk, verdict.band
    if verdict.stop:
        stop = risk.rules.stop
        practices = [
            (*rich(one.text), Run(text=f" ({one.article})"))
            for one in verdict.prohibited
        ]
        lines = (rich(stop.decision), *practices, _decides(paper, stop.decides))
        yield Notice(title=stop.title, lines=lines, weight="decision")
    elif band:
        by = review(verdict, decided) if decided else None
        when = (
            paper.say("review-on", review=flat(band.review), date=paper.day(by))
            if (by)
            else flat(band.review)
        )
        inherent = verdict.inherent.title if verdict.inherent else ""
        lines = (
            rich(band.decision),
            _decides(paper, band.decides),
            (*strong(paper.say("review")), Run(text=f" {when}")),
            plain(paper.say("inherent", band=inherent)),
        )
        title = paper.say("worst-is", band=band.title)
        yield Notice(title=title, lines=lines, weight="decision")
    else:
        yield paper.notice("nothing-rated", "decision")
    if not verdict.screened:
        yield paper.notice("unscreened", "warning")
    if verdict.open and not verdict.stop:
        yield Notice(
            title=paper.say("provisional", n=len(verdict.open)),
            lines=(plain(", ".join(one.question.title for one in verdict.open)),),
            weight="warning",
        )


def _decides(paper: Paper, who: str) -> Line:
    return (*strong(paper.say("decides")), Run(text=" "), *rich(who))


def highest(
    paper: Paper, verdict: Verdict, judgements: Mapping[str, Judgement], most: int
) -> Table:
    """Return the worst risks, the worst first."""
    bands = paper.content.risk.bands

    def row(at: int, one: Standing, seen: Square) -> tuple[Cell, ...]:
        return (
            at,
            one.question.title,
            bands[seen.place].title,
            step(paper.content.risk.likelihood, seen.likelihood),
            step(paper.content.risk.impact, seen.impact),
            judgements[one.question.id].group.strip() or paper.say("none-named"),
        )

    return Table(
        title=paper.say("highest.table"),
        columns=(
            paper.column("rank", type="number"),
            paper.column("principle", 4),
            paper.column("band", 2),
            paper.column("likelihood", 3),
            paper.column("impact", 2),
            paper.column("group", 5),
        ),
        rows=tuple(
            row(at, one, one.cell)
            for at, one in enumerate(verdict.worst[:most], 1)
            if one.cell
        ),
        empty=paper.say("highest.none"),
    )


def picture(paper: Paper, verdict: Verdict, new_page: bool = True) -> Part:
    """Return the matrix, never without its health warning."""
    risk = paper.content.risk
    chart = risk_matrix(risk, verdict, paper.content)
    title = paper.content.words("risk").say("matrix")
    return Part(
        title=title,
        blocks=(
            Notice(
                title=paper.say("health-warning"),
                lines=(rich(risk.warning),),
                weight="warning",
            ),
            drawn(title, chart),
            Table(
                title=paper.say("matrix.table"),
                columns=(
                    paper.column("likelihood", 2),
                    paper.column("impact", 2),
                    paper.column("band", 2),
                    paper.column("principles", 6),
                ),
                rows=_squares(paper, verdict),
                empty=paper.say("highest.none"),
            ),
        ),
        new_page=new_page,
    )


def _squares(paper: Paper, verdict: Verdict) -> tuple[tuple[Cell, ...], ...]:
    risk = paper.content.risk
    lying: dict[tuple[int, int, int], list[str]] = {}
    for one in verdict.worst:
        if one.cell:
            at = (one.cell.likelihood, one.cell.impact, one.cell.place)
            lying.setdefault(at, []).append(one.question.title)
    return tuple(
        (
            step(risk.likelihood, likelihood),
            step(risk.impact, impact),
            risk.bands[place].title,
            ", ".join(titles),
        )
        for (likelihood, impact, place), titles in lying.items()
    )


def scales(paper: Paper) -> Part:
    """Return what the steps and bands mean, and the rules that decide."""
    risk = paper.content.risk
    words = paper.content.words("risk")

    def steps(name: str, anchors: Sequence[Anchor]) -> Table:
        return Table(
            title=words.say(name),
            columns=(paper.column("step", 2), paper.column("meaning", 6)),
            rows=tuple(
                (step(anchors, at), flat(one.text)) for at, one in enumerate(anchors, 1)
            ),
        )

    bands = Table(
        title=paper.say("bands"),
        columns=(
            paper.column("band", 2),
            paper.column("from", 1, type="number"),
            paper.column("decision", 4),
            paper.column("decides", 3),
            paper.column("review", 3),
        ),
        rows=tuple(
            (
                one.title,
                one.from_product,
                flat(one.decision),
                flat(one.decides),
                flat(one.review),
            )
            for one in risk.bands
        ),
    )
    rules = (risk.rules.impact_floor.say, risk.rules.missing_evidence.say)
    return Part(
        title=paper.say("scales"),
        blocks=(
            steps("likelihood_ask", risk.likelihood),
            steps("impact_ask", risk.impact),
            bands,
            *(Paragraph(line=rich(one)) for one in rules),
            *paragraphs(paper.say("scales-own"), quiet=True),
        ),
    )


def signing(paper: Paper, verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Return who signs: whoever may decide first."""
    if verdict.stop:
        decides = paper.say("signatures.legal")
    elif verdict.band:
        decides = flat(verdict.band.decides)
    else:
        decides = paper.say("signatures.decides")
    return (
        (decides, paper.say("signatures.takes")),
        (paper.say("signatures.dpo"), paper.say("signatures.heard")),
        (paper.say("signatures.chair"), paper.say("signatures.recorded")),
    )
