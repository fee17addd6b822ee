"""The score of an instrument whose points speak against a system."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, fsum

from raile.assessment._answers import most_points
from raile.model.instrument import Instrument, RiskScore
from raile.model.result import SectionResult

_DECIMALS = 9


def risk_percent(
    instrument: Instrument, score: RiskScore, sections: Sequence[SectionResult]
) -> float | None:
    """Return the score as a per cent of all that the risk sections could give.

    Parameters
    ----------
    instrument
        For what is possible, hidden questions included.
    score
        Which sections speak for the system, and what they take off.
    sections
        How each section stands.
    """
    risk = [one for one in sections if one.section not in score.mitigation]
    most = fsum(
        question.weight * most_points(question, instrument.levels(question))
        for section in instrument.sections
        if section.id not in score.mitigation
        for question in section.questions
    )
    if not most:
        return None
    points = fsum(one.points for one in risk)
    if _enough(score, sections):
        # Halves go up; Python's own rounding would send them to the even number.
        points = floor(round(points * (1 - score.takes_percent / 100), _DECIMALS) + 0.5)
    return round(min(max(100 * points / most, 0), 100), _DECIMALS)


def _enough(score: RiskScore, sections: Sequence[SectionResult]) -> bool:
    chosen = [one for one in sections if one.section in score.mitigation]
    possible = fsum(one.possible for one in chosen)
    points = fsum(one.points for one in chosen)
    # Without a question that counts there is nothing to have reached.
    return possible > 0 and points >= round(
        score.enough_percent / 100 * possible, _DECIMALS
    )
