"""Scoring the replies to an assessment instrument: pure, and never raising."""

from raile.assessment._answers import visible
from raile.assessment._fitting import fitting, rows
from raile.assessment._result import assess

__all__ = ["assess", "fitting", "rows", "visible"]
