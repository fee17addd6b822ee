"""Every answer of a risk assessment, with its reasons and its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from raile.model.document import (
    Block,
    Bullets,
    Cell,
    Fact,
    Facts,
    Heading,
    Line,
    Paragraph,
    Part,
    Run,
    Table,
)
from raile.model.rating import Judgement, Measure, Rating, Screened
from raile.model.risk import Anchor
from raile.rating import Cell as Square
from raile.rating import Standing, Verdict
from raile.report.papers._lines import flat, rich, strong
from raile.report.papers._paper import Paper


def answers(
    paper: Paper,
    verdict: Verdict,
    judgements: Mapping[str, Judgement],
    screened: Screened,
) -> Part:
    """Return the full answers."""
    stands = {one.question.id: one for one in verdict.standings}
    blocks: list[Block] = list(_screen(paper, screened))
    at = 0
    for part in paper.content.risk.parts:
        blocks.append(Heading(title=part.title))
        for question in part.questions:
            at += 1
            given = judgements.get(question.id, Judgement())
            blocks += _question(paper, at, stands[question.id], given)
    return Part(title=paper.say("answers"), blocks=tuple(blocks))


def step(anchors: Sequence[Anchor], at: int) -> str:
    """Return a step of a scale, with its number."""
    return f"{at} {flat(anchors[at - 1].title)}"


def _screen(paper: Paper, screened: Screened) -> Iterator[Block]:
    screen = paper.content.risk.screen
    chosen = [one for one in screen.practices if one.id in screened.practices]
    yield Heading(title=paper.say("prohibited"))
    yield Paragraph(line=rich(screen.ask))
    if chosen:
        items = tuple(
            (*rich(one.text), Run(text=f" ({one.article})")) for one in chosen
        )
        yield Bullets(items=items)
    else:
        none = flat(screen.none) if screened.none else paper.say("not-answered")
        yield Paragraph(line=strong(none))


def _question(
    paper: Paper, at: int, standing: Standing, given: Judgement
) -> Iterator[Block]:
    question, bands = standing.question, paper.content.risk.bands
    seen = standing.cell
    band = bands[seen.place].title if seen else paper.say("not-rated")
    yield Heading(
        title=paper.say("question", n=at, title=question.title, band=band), level=3
    )
    yield Paragraph(line=rich(question.ask), quiet=True)
    rows = [
        paper.fact("group", given.group.strip() or paper.say("none-named")),
        *_rated(paper, "inherent-risk", given.inherent, standing.inherent),
    ]
    for key, lines in (
        ("closer", tuple(_closer(paper, standing, given))),
        ("safeguards", tuple(_measures(paper, given))),
    ):
        if lines:
            rows.append(Fact(label=paper.say(key), lines=lines))
    rows += _rated(paper, "residual-risk", given.residual, standing.residual)
    notes = tuple(rich(one) for one in _notes(paper, seen))
    if notes:
        rows.append(Fact(label=paper.say("rules"), lines=notes))
    yield Facts(rows=tuple(rows))


def _rated(
    paper: Paper, key: str, rating: Rating, seen: Square | None
) -> Iterator[Fact]:
    if not (seen or rating.reason.strip() or rating.evidence.strip()):
        if key == "inherent-risk":
            yield paper.fact(key, paper.say("not-rated"))
        return
    lines: list[Line] = []
    if seen:
        lines.append(strong(cell_words(paper, seen)))
    for name in ("reason", "evidence"):
        text = getattr(rating, name).strip()
        words = paper.say(f"{name}-is") if text else paper.say(f"no-{name}")
        lines.append((Run(text=words, emphasis=not text), *_after(text)))
    yield Fact(label=paper.say(key), lines=tuple(lines))


def _after(text: str) -> Line:
    return (Run(text=f" {text}"),) if text else ()


def cell_words(paper: Paper, seen: Square) -> str:
    """Return a place in the matrix in words."""
    risk = paper.content.risk
    return paper.say(
        "cell",
        band=risk.bands[seen.place].title,
        likelihood=step(risk.likelihood, seen.likelihood),
        impact=step(risk.impact, seen.impact),
    )


def _closer(paper: Paper, standing: Standing, given: Judgement) -> Iterator[Line]:
    for one in standing.follow_ups:
        chosen = given.follow_ups.get(one.id)
        text = next((flat(o.text) for o in one.options if o.id == chosen), None)
        said = text or paper.say("not-answered")
        yield (*rich(one.ask), Run(text=" "), *strong(said))


def _measures(paper: Paper, given: Judgement) -> Iterator[Line]:
    known = {one.id: one for one in paper.content.risk.safeguards}
    words = paper.content.words("risk")
    for one in given.measures:
        if one.id in known:
            kind = words.say(f"kinds.{known[one.id].kind}")
            yield (
                *strong(f"{kind}: "),
                *rich(known[one.id].text),
                Run(text=f" {_state(paper, one)}"),
            )


def _state(paper: Paper, one: Measure) -> str:
    who = one.owner.strip() or paper.say("no-owner")
    when = paper.day(one.due) if one.due else paper.say("no-date")
    state = paper.say("tested" if one.tested else "not-tested")
    return paper.say("measure", owner=who, due=when, state=state)


def _notes(paper: Paper, seen: Square | None) -> list[str]:
    rules = paper.content.risk.rules
    return [
        say
        for holds, say in (
            (seen and seen.unproven, rules.missing_evidence.say),
            (seen and seen.floored, rules.impact_floor.say),
        )
        if holds
    ]


def answers_table(
    paper: Paper, verdict: Verdict, judgements: Mapping[str, Judgement]
) -> Table:
    """Return one row for each question, with numbers to count and to sort."""
    bands = paper.content.risk.bands

    def title(seen: Square | None) -> str | None:
        return bands[seen.place].title if seen else None

    def row(one: Standing) -> tuple[Cell, ...]:
        given = judgements.get(one.question.id, Judgement())
        return (
            one.question.title,
            flat(one.question.ask),
            given.group,
            given.inherent.likelihood,
            given.inherent.impact,
            title(one.inherent),
            given.inherent.reason,
            given.inherent.evidence,
            given.residual.likelihood,
            given.residual.impact,
            title(one.residual),
            given.residual.reason,
            given.residual.evidence,
            title(one.cell),
        )

    return Table(
        title=paper.say("answers"),
        columns=(
            paper.column("principle", 2),
            paper.column("question", 4),
            paper.column("group", 3),
            paper.column("inherent-likelihood", type="number"),
            paper.column("inherent-impact", type="number"),
            paper.column("inherent-band"),
            paper.column("inherent-reason", 3),
            paper.column("inherent-evidence", 3),
            paper.column("residual-likelihood", type="number"),
            paper.column("residual-impact", type="number"),
            paper.column("residual-band"),
            paper.column("residual-reason", 3),
            paper.column("residual-evidence", 3),
            paper.column("band"),
        ),
        rows=tuple(map(row, verdict.standings)),
    )
