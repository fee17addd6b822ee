"""The risk of a system as several people see it, and what they agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from raile.dossier._log import RISK, Version, carried, is_erased, lines, versions
from raile.judgements import latest
from raile.model.dossier import Entry
from raile.model.rating import Judgement, Rating, Screened
from raile.model.risk import Risk
from raile.rating import Spread, Verdict, judge, spreads

Judged = tuple[dict[str, Judgement], Screened]


@dataclass(frozen=True)
class Rater:
    """How far somebody is with rating alone."""

    author: str
    function: str
    done: int
    total: int
    complete: bool


@dataclass(frozen=True)
class Rated:
    """Where a version of the risk assessment stands.

    Attributes
    ----------
    version
        The newest one in which each rates alone, or the one that counts without.
    raters
        Who has begun to rate in it.
    spreads
        Where they are too far apart; only those who have finished count.
    agreed
        The version that they agree on; none yet while it is missing.
    verdict
        Of what is agreed, else of the most careful view of all raters.
    unreasoned
        Questions that they were apart on, and that have no agreed rating with a
        reason yet.
    """

    version: Version
    raters: tuple[Rater, ...]
    spreads: tuple[Spread, ...]
    agreed: Version | None
    verdict: Verdict
    unreasoned: tuple[str, ...]

    @property
    def finished(self) -> int:
        """How many raters have finished."""
        return sum(one.complete for one in self.raters)

    @property
    def missing(self) -> tuple[str, ...]:
        """Questions that keep an agreement from being whole."""
        still_open = [one.question.id for one in self.verdict.open]
        return tuple(dict.fromkeys((*still_open, *self.unreasoned)))

    @property
    def settled(self) -> bool:
        """Whether a decision can rest on it."""
        return bool(self.agreed and self.verdict.complete and not self.unreasoned)


def rated(risk: Risk, entries: Sequence[Entry]) -> Rated:
    """Return where the newest risk assessment of a dossier stands."""
    known = versions(entries, RISK)
    newest = known[-1]
    agreed = newest if newest.mode == "together" else None
    alone = known[agreed.base - 1] if agreed and agreed.base else newest
    each = by_rater(risk, entries, alone)
    verdicts = {author: judge(risk, *one) for author, one in each.items()}
    raters = tuple(
        _rater(risk, entries, alone, author, one) for author, one in verdicts.items()
    )
    finished = {one.author for one in raters if one.complete}
    apart = spreads(
        risk, {name: one for name, (one, _) in each.items() if name in finished}
    )
    if len(each) == 1 and not agreed:
        [(author, judged)] = each.items()
        verdict = verdicts[author]
    else:
        judged = judgements(risk, entries, newest.number)
        verdict = judge(risk, *judged)
    return Rated(
        version=alone,
        raters=raters,
        spreads=apart,
        agreed=agreed,
        verdict=verdict,
        unreasoned=tuple(_unreasoned(apart, judged[0])) if agreed else (),
    )


def by_rater(
    risk: Risk, entries: Sequence[Entry], version: Version
) -> dict[str, Judged]:
    """Return what each rater says in a version, in the order in which they began."""
    here = (
        one
        for one in entries
        if one.kind == "answer" and (one.sheet, one.version) == (RISK, version.number)
    )
    authors = list(dict.fromkeys(one.author for one in here))
    if version.mode == "together":
        return {}
    return {
        author: latest(risk, lines(entries, RISK, version.number, author))
        for author in authors
    }


def judgements(
    risk: Risk, entries: Sequence[Entry], version: int, author: str | None = None
) -> Judged:
    """Return what counts in one version of the risk assessment.

    Where each rates alone that is, without an author, the most careful view: of each
    question the judgement with the worst risk. Nothing is averaged.
    """
    known = versions(entries, RISK)
    if not 0 < version <= len(known):
        return {}, Screened()
    here = known[version - 1]
    if author is None and here.mode == "alone":
        each = by_rater(risk, entries, here)
        if each:
            return careful(risk, each)
    return latest(risk, lines(entries, RISK, version, author))


def careful(risk: Risk, each: Mapping[str, Judged]) -> Judged:
    """Return of each question the judgement with the worst risk."""
    worst: dict[str, tuple[tuple[int, ...], Judgement]] = {}
    for given, screened in each.values():
        for one in judge(risk, given, screened).standings:
            name = one.question.id
            weight = one.cell.weight if one.cell else ()
            if name in given and (name not in worst or weight > worst[name][0]):
                worst[name] = weight, given[name]
    screens = [screened for _, screened in each.values()]
    named = {one for screened in screens for one in screened.practices}
    practices = tuple(one.id for one in risk.screen.practices if one.id in named)
    systems = [one.system for one in screens if one.system.strip()]
    return {name: one for name, (_, one) in worst.items()}, Screened(
        system=systems[0] if systems else "",
        practices=practices,
        none=bool(screens) and all(one.none for one in screens) and not practices,
    )


def proposal(risk: Risk, each: Mapping[str, Judged]) -> Judged:
    """Return what raters begin from who are to agree: open where they are apart."""
    proposed, screened = careful(risk, each)
    raters = {name: given for name, (given, _) in each.items()}
    for apart in spreads(risk, raters):
        name = apart.question.id
        rating: Rating = getattr(proposed[name], apart.stage)
        open_again = rating.model_copy(update={apart.scale: None, "reason": ""})
        proposed[name] = proposed[name].model_copy(update={apart.stage: open_again})
    return proposed, screened


def _rater(
    risk: Risk,
    entries: Sequence[Entry],
    version: Version,
    author: str,
    verdict: Verdict,
) -> Rater:
    """Return how far a rater is; what only stood there before is not rated yet."""
    before = carried(entries, RISK, version.number, author)
    asked = len(verdict.standings)
    still = {one.question.id for one in verdict.open} | before - {risk.screen.id}
    waits = risk.screen.id in before or (bool(still) and not verdict.stop)
    return Rater(
        author,
        _function(entries, author),
        asked - len(still),
        asked,
        verdict.complete and not waits,
    )


def _unreasoned(
    apart: Sequence[Spread], agreed: Mapping[str, Judgement]
) -> dict[str, None]:
    found: dict[str, None] = {}
    for one in apart:
        rating: Rating = getattr(agreed.get(one.question.id, Judgement()), one.stage)
        if getattr(rating, one.scale) is None or not rating.reason.strip():
            found[one.question.id] = None
    return found


def _function(entries: Sequence[Entry], author: str) -> str:
    taken = [one.function for one in entries if one.author == author and one.function]
    return taken[-1] if taken and not is_erased(author) else ""
