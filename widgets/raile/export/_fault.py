"""Why a file could not be made, or was not taken."""

from __future__ import annotations

from typing import Literal

Reason = Literal["pango", "busy", "long", "failed"]


class ExportError(Exception):
    """A report could not be written.

    Attributes
    ----------
    reason
        By which the words of reports say what to do: 'pango' where the PDF's library
        lacks it, 'busy' and 'long' where the machine had no time, else 'failed'.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
