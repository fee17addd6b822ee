"""Who rated the risk, and where raters are apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from raile.dossier import Rated, by_rater, judgements
from raile.model.document import Cell, Paragraph, Part, Table
from raile.model.dossier import Entry
from raile.model.rating import Judgement
from raile.rating import Spread
from raile.report.papers._lines import rich
from raile.report.papers._paper import Paper
from raile.report.papers._risk_answers import step

People = Mapping[str, str]
"""What each author is called."""


def raters_part(
    paper: Paper, entries: Sequence[Entry], view: Rated, people: People
) -> Iterator[Part]:
    """Yield who rated and what they differ on, where people rated alone."""
    if not view.raters:
        return
    words = paper.content.words("dossier")
    who = Table(
        title=paper.say("raters.who"),
        columns=(
            paper.column("by", 4),
            paper.column("rated", 2),
            paper.column("finished", 2),
        ),
        rows=tuple(
            (
                people[one.author],
                words.say("bench.rated", done=one.done, total=one.total),
                paper.say("yes" if one.complete else "no"),
            )
            for one in view.raters
        ),
    )
    rule = Paragraph(line=rich(paper.content.risk.rules.discuss))
    yield Part(
        title=paper.say("raters.title"),
        blocks=(who, rule, differing(paper, entries, view, people)),
    )


def differing(
    paper: Paper, entries: Sequence[Entry], view: Rated, people: People
) -> Table:
    """Return each scale on which raters are too far apart, and what they agreed on."""
    risk = paper.content.risk
    each = by_rater(risk, entries, view.version)
    agreed: Mapping[str, Judgement] = {}
    if view.agreed:
        agreed, _ = judgements(risk, entries, view.agreed.number)
    words = paper.content.words("dossier")

    def row(one: Spread) -> tuple[Cell, ...]:
        anchors = risk.likelihood if one.scale == "likelihood" else risk.impact
        views = []
        for author, (given, _) in each.items():
            found = getattr(given.get(one.question.id, Judgement()), one.stage)
            rated = getattr(found, one.scale)
            if rated:
                reason = found.reason.strip() or words.say("bench.no_reason")
                said = f"{people[author]}: {step(anchors, rated)} ({reason})"
                views.append(said)
        settled = getattr(agreed.get(one.question.id, Judgement()), one.stage)
        rated = getattr(settled, one.scale)
        scale = words.say(f"bench.scale.{one.scale}")
        stage = words.say(f"bench.stage.{one.stage}")
        return (
            f"{one.question.title}\n({scale}, {stage})",
            "\n".join(views),
            step(anchors, rated) if rated else paper.say("not-agreed.short"),
            settled.reason if rated else "",
        )

    return Table(
        title=words.say("bench.apart"),
        columns=(
            paper.column("principle", 3),
            paper.column("views", 6),
            paper.column("agreed", 2),
            paper.column("why", 4),
        ),
        rows=tuple(map(row, view.spreads)),
        empty=words.say("bench.apart_none"),
    )
