"""The result of an assessment, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import floor
from typing import Any

from raile.assess import assess
from raile.chart import LOOKS, Bar, Zone, bars
from raile.load import Wording
from raile.load.markdown import html, inline_html
from raile.model.instrument import Instrument, Level, Question
from raile.model.result import Reply, Result


def draw_result(
    instrument: Instrument,
    replies: Mapping[str, Reply],
    result: Result,
    words: Wording,
) -> dict[str, Any]:
    """Return everything that the result shows.

    Parameters
    ----------
    words
        Those of the assessment.
    """
    return {
        "percent": _whole(instrument, result.percent),
        "bands": _bands(instrument, result),
        "means": _means(instrument, result),
        "capped": _capped(instrument, replies, result),
        "overrides": [
            html(rule.say)
            for rule in instrument.overrides
            if rule.id in result.overrides
        ],
        "chart": _chart(instrument, result, chart, heads),
        "weakest": [_statement(instrument, result, one) for one in result.weakest],
        "dont_know": [_statement(instrument, result, one) for one in result.dont_know],
        "missing": [_statement(instrument, result, one) for one in result.missing],
        "steps": [
            {**_statement(instrument, result, one), "step": html(step)}
            for one, step in result.next_steps
        ],
    }
