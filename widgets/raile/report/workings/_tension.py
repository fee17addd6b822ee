from __future__ import annotations

from collections.abc import Mapping

from raile.load import Content
from raile.model.instrument import Instrument
from raile.model.result import Reply
from raile.report.workings._working import Working, question


def tension(
    content: Content,
    instrument: Instrument,
    replies: Mapping[str, Reply],
) -> Working:
    """Return which two principles pull apart, and say so if they are one."""
    words = content.words("sheet-tension")
    chosen = []
    for name in ("first", "second"):
        levels = instrument.levels(question(instrument, name))
        given = replies.get(name, Reply()).chosen
        chosen.append(next((one.text for one in levels if one.id in given), None))
    first, second = chosen
    if first is None or second is None:
        return Working((words.say("missing"),))
    if first == second:
        return Working((words.say("same", principle=first),))
    return Working((words.say("apart", first=first, second=second),))
