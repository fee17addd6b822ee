"""Scoring the replies to an assessment instrument: pure, and never raising."""

from raile.assess._answers import visible
from raile.assess._result import assess

__all__ = ["assess", "visible"]
