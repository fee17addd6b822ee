"""Marking one answer to one item: pure, and never raising."""

from raile.grade._grade import explain, grade, solution

__all__ = ["explain", "grade", "solution"]
