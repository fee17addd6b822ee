"""Marking one answer to one item: pure, and never raising."""

from raile.grade._grade import explain, grade, solution
from raile.grade._numbers import readings

__all__ = ["explain", "grade", "readings", "solution"]
