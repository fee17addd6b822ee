"""Reports as files, each made by a process of its own.

What sets pages is heavy and is never loaded where a participant works.
"""

from __future__ import annotations

from raile.export._fault import ExportError, Reason
from raile.export._press import press
from raile.export._write import FORMATS, Format, write

__all__ = ["FORMATS", "ExportError", "Format", "Reason", "press", "write"]
