"""Answers to a risk assessment, from the log."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from raile.model.rating import Judgement, Screened
from raile.model.response import Line
from raile.model.risk import Risk


def latest(
    risk: Risk, responses: Iterable[Line]
) -> tuple[dict[str, Judgement], Screened]:
    """Return one person's last judgement of each question, and the first answers.

    What fits no question is passed over.

    Parameters
    ----------
    risk
        The questions.
    responses
        Of one person to the risk assessment, oldest first.
    """
    judgements: dict[str, Judgement] = {}
    screened = Screened()
    known = {one.id for one in risk.questions}
    for response in responses:
        try:
            if response.item == risk.screen.id:
                screened = Screened.model_validate(response.value)
            elif response.item in known:
                value = Judgement.model_validate(response.value)
                judgements[response.item] = value
        except ValidationError:
            continue
    return judgements, screened
