"""From likelihood and impact, rated by people, to bands, decisions and reviews.

Nothing here is averaged: the worst risk names the result, and raters who differ are
listed for a talk.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from raile.model.condition import Answered, holds
from raile.model.rating import Judgement, Measure, Rating, Screened
from raile.model.risk import STEPS, FollowUp, Practice, Risk, RiskBand, RiskQuestion

_UNJUDGED = Judgement()

Stage = Literal["inherent", "residual"]
STAGES: tuple[Stage, ...] = ("inherent", "residual")


@dataclass(frozen=True)
class Cell:
    """A place in the matrix, once all rules are applied.

    Attributes
    ----------
    likelihood
        After the rule on missing evidence.
    place
        Of the band in ``Risk.bands``: the higher, the worse.
    unproven
        Whether evidence was missing.
    floored
        Whether the impact alone lifted the band.
    """

    likelihood: int
    impact: int
    place: int
    unproven: bool
    floored: bool

    @property
    def weight(self) -> tuple[int, int, int]:
        """For order, the worst last: band, then impact before likelihood.

        A rare catastrophe and a daily nuisance have the same product, and are not
        the same.
        """
        return self.place, self.impact, self.likelihood


@dataclass(frozen=True)
class Standing:
    """How one question stands.

    Attributes
    ----------
    inherent, residual
        None where likelihood or impact is not rated.
    now
        The stage that counts: the residual risk as soon as a safeguard that can lower
        the risk exists and is tested; until then the worse of the two.
    follow_ups, unanswered
        Those that are asked now, and those of them without an answer.
    todo
        Safeguards chosen that have no owner or no date, or are not tested.
    """

    question: RiskQuestion
    inherent: Cell | None
    residual: Cell | None
    now: Stage
    follow_ups: tuple[FollowUp, ...]
    unanswered: tuple[FollowUp, ...]
    todo: tuple[Measure, ...]

    @property
    def cell(self) -> Cell | None:
        """The cell that counts."""
        return self.residual if self.now == "residual" else self.inherent


@dataclass(frozen=True)
class Verdict:
    """What a risk assessment comes to.

    Attributes
    ----------
    prohibited
        Practices that stop the system, whatever else was rated.
    screened
        Whether the question about them was answered.
    standings
        Of every question, in the author's order.
    worst
        Those that are rated, the worst first.
    inherent, band
        The worst band without safeguards, and the one that counts; none while nothing
        is rated, and where the system is stopped.
    """

    prohibited: tuple[Practice, ...]
    screened: bool
    standings: tuple[Standing, ...]
    worst: tuple[Standing, ...]
    inherent: RiskBand | None
    band: RiskBand | None

    @property
    def stop(self) -> bool:
        """Whether a prohibited practice ends it."""
        return bool(self.prohibited)

    @property
    def open(self) -> tuple[Standing, ...]:
        """Questions whose inherent risk is not rated yet."""
        return tuple(one for one in self.standings if one.inherent is None)

    @property
    def complete(self) -> bool:
        """Whether a decision can be taken on it."""
        return self.stop or (self.screened and not self.open)


@dataclass(frozen=True)
class Spread:
    """A scale on which raters of the same risk are too far apart."""

    question: RiskQuestion
    stage: Stage
    scale: Literal["likelihood", "impact"]
    lowest: int
    highest: int


@dataclass(frozen=True)
class _Answer:
    """What a follow-up's condition sees."""

    ids: tuple[str, ...]
    points: float = 0


def cell(risk: Risk, likelihood: int, impact: int, unproven: bool = False) -> Cell:
    """Return the place in the matrix, with all rules applied.

    Parameters
    ----------
    risk
        Bands and rules.
    likelihood, impact
        As they were rated, from 1 to 5.
    unproven
        Whether evidence is missing.
    """
    raised = likelihood + risk.rules.missing_evidence.raises * unproven
    likely = min(raised, STEPS)
    place = sum(one.from_product <= likely * impact for one in risk.bands) - 1
    floor = risk.rules.impact_floor
    lowest = next(at for at, one in enumerate(risk.bands) if one.id == floor.at_least)
    floored = impact >= floor.impact and place < lowest
    return Cell(likely, impact, lowest if floored else place, unproven, floored)


def judge(
    risk: Risk, judgements: Mapping[str, Judgement], screened: Screened | None = None
) -> Verdict:
    """Judge a system.

    Parameters
    ----------
    risk
        Scales, bands, rules and questions.
    judgements
        By the question's id. What fits no question is passed over, and so is every
        follow-up that is hidden now.
    screened
        The answer to the question about prohibited practices.
    """
    screened = screened or Screened()
    prohibited = tuple(
        one for one in risk.screen.practices if one.id in screened.practices
    )
    standings = tuple(_standing(risk, one, judgements) for one in risk.questions)
    rated = [(one, one.cell) for one in standings if one.cell]
    rated.sort(key=lambda one: one[1].weight, reverse=True)
    inherent = [one.inherent.place for one in standings if one.inherent]
    shown = bool(rated) and not prohibited
    return Verdict(
        prohibited=prohibited,
        screened=screened.none or bool(prohibited),
        standings=standings,
        worst=tuple(one for one, _ in rated),
        inherent=risk.bands[max(inherent)] if inherent and not prohibited else None,
        band=risk.bands[rated[0][1].place] if shown else None,
    )


def review(verdict: Verdict, decided: datetime.date) -> datetime.date | None:
    """Return the day of the next review; none where no band sets one.

    It counts from the day of the decision: looking at a result moves nothing.
    """
    if verdict.band is None or verdict.band.review_months is None:
        return None
    return later(decided, verdict.band.review_months)


def later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, or the last one of a shorter month.

    Examples
    --------
    >>> later(datetime.date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return datetime.date(day.year + years, month + 1, min(day.day, last))


def spreads(
    risk: Risk, raters: Mapping[str, Mapping[str, Judgement]]
) -> tuple[Spread, ...]:
    """Return where several people's ratings are too far apart, for a talk.

    Parameters
    ----------
    risk
        The questions, and how far is too far.
    raters
        Each person's judgements, by the question's id.
    """
    return tuple(
        spread
        for question, stage in product(risk.questions, STAGES)
        for spread in _spreads(
            question,
            stage,
            [
                getattr(judgements[question.id], stage)
                for judgements in raters.values()
                if question.id in judgements
            ],
        )
        if spread.highest - spread.lowest >= risk.rules.discuss_from
    )


def _spreads(
    question: RiskQuestion, stage: Stage, ratings: list[Rating]
) -> Iterator[Spread]:
    likelihoods = [one.likelihood for one in ratings if one.likelihood]
    impacts = [one.impact for one in ratings if one.impact]
    if likelihoods:
        low, high = min(likelihoods), max(likelihoods)
        yield Spread(question, stage, "likelihood", low, high)
    if impacts:
        yield Spread(question, stage, "impact", min(impacts), max(impacts))


def _standing(
    risk: Risk, question: RiskQuestion, judgements: Mapping[str, Judgement]
) -> Standing:
    judgement = judgements.get(question.id, _UNJUDGED)
    asked = _asked(question, judgements)
    answers = {one.id: judgement.follow_ups.get(one.id) for one in asked}
    shown = all(
        any(option.shows and option.id == answers[one.id] for option in one.options)
        for one in asked
    )
    inherent = _cell(risk, judgement.inherent, shown)
    residual = _cell(risk, judgement.residual, shown)
    known = {one.id: one for one in risk.safeguards_for(question.id)}
    lowers = any(
        one.tested and one.id in known and known[one.id].kind != "accept"
        for one in judgement.measures
    )
    better = inherent and residual and residual.weight < inherent.weight
    return Standing(
        question=question,
        inherent=inherent,
        residual=residual,
        now="residual" if residual and (lowers or not better) else "inherent",
        follow_ups=asked,
        unanswered=tuple(
            one
            for one in asked
            if answers[one.id] not in {option.id for option in one.options}
        ),
        todo=tuple(
            one
            for one in judgement.measures
            if one.id in known
            and not (
                one.owner.strip()
                and one.due
                and (one.tested or known[one.id].kind == "accept")
            )
        ),
    )


def _cell(risk: Risk, rating: Rating, shown: bool) -> Cell | None:
    if rating.likelihood is None or rating.impact is None:
        return None
    unproven = not (shown and rating.evidence.strip())
    return cell(risk, rating.likelihood, rating.impact, unproven)


def _asked(
    question: RiskQuestion, judgements: Mapping[str, Judgement]
) -> tuple[FollowUp, ...]:
    """Return the follow-ups to ask; what stands under a hidden one never counts."""
    seen: dict[str, Answered] = {
        name: _Answer((name,), one.inherent.likelihood * one.inherent.impact)
        for name, one in judgements.items()
        if one.inherent.likelihood and one.inherent.impact
    }
    given = (judgements.get(question.id, _UNJUDGED)).follow_ups
    asked = []
    for one in question.follow_ups:
        if holds(one.visible_if, seen):
            asked.append(one)
            if one.id in given:
                seen[one.id] = _Answer((given[one.id],))
    return tuple(asked)
