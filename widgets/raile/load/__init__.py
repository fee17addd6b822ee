"""Content from its files: read, checked, and handed out by id."""

from __future__ import annotations

from raile.load.content import Content
from raile.load.fault import ContentError, Fault, NotThere
from raile.load.lesson import Activity, Heading, Lesson
from raile.load.wording import Wording

__all__ = [
    "Activity",
    "Content",
    "ContentError",
    "Fault",
    "Heading",
    "Lesson",
    "NotThere",
    "Wording",
]
