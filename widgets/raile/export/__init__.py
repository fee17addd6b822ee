"""Reports as files, each made by a process of its own.

What sets pages is heavy and is never loaded where a participant works.
"""

from __future__ import annotations

from raile.export._fault import ExportError, Reason
from raile.export._files import (
    LARGEST,
    FileFaultError,
    answers_file,
    dossier_entries,
    dossier_file,
    read_answers,
    read_dossier,
    saved,
)
from raile.export._press import press
from raile.export._write import FORMATS, Format, write

__all__ = [
    "FORMATS",
    "LARGEST",
    "ExportError",
    "FileFaultError",
    "Format",
    "Reason",
    "answers_file",
    "dossier_entries",
    "dossier_file",
    "press",
    "read_answers",
    "read_dossier",
    "saved",
    "write",
]
