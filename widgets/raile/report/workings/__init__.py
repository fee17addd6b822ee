"""What a sheet works out of its answers: sentences, tables and charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from raile.load import Content
from raile.model.instrument import Instrument
from raile.model.result import Reply
from raile.report.fixings import Fixing
from raile.report.workings._error_budget import error_budget
from raile.report.workings._groups import group_tests
from raile.report.workings._tension import tension
from raile.report.workings._vendors import vendors
from raile.report.workings._working import Working

__all__ = ["Working", "work_out"]


def work_out(
    content: Content,
    instrument: Instrument,
    replies: Mapping[str, Reply],
    fixed: Sequence[Fixing] = (),
) -> Working:
    """Return what follows from the answers; nothing where a sheet computes nothing.

    Parameters
    ----------
    replies
        By the question's id; what is missing or does not fit is said in words.
    fixed
        When which answers were fixed, oldest first; see `raile.report.fixings`.
    """
    match instrument.works_out:
        case "error-budget":
            return error_budget(content, instrument, replies)
        case "tension":
            return tension(content, instrument, replies)
        case "test-plan":
            return group_tests(content, instrument, replies)
        case "vendors":
            return vendors(content, instrument, replies, fixed)
    return Working()
