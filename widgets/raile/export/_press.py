"""The press: a process for each file, and few of them at a time on one machine."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

from portalocker import AlreadyLocked, NamedBoundedSemaphore

from raile import paths
from raile.export._fault import ExportError, Reason
from raile.export._write import Format
from raile.model.document import Document

_AT_ONCE = 2
"""Files made at the same time; each needs a processor and some 150 MB."""
_WAIT = 60
"""Seconds until somebody whose turn does not come is told so."""
_LONGEST = 60
"""Seconds that one file may take."""


def press(document: Document, form: Format, *, at_once: int = _AT_ONCE) -> bytes:
    """Return a report as a file, made by a process of its own.

    Parameters
    ----------
    at_once
        How many files this machine makes at a time; others wait for their turn.

    Raises
    ------
    ExportError
        When there is no file, with the reason.
    """
    turn = NamedBoundedSemaphore(
        at_once, name="press", directory=str(paths.user_data()), timeout=_WAIT
    )
    try:
        with turn:
            return _made(document, form)
    except AlreadyLocked as error:
        raise ExportError("busy") from error


def _made(document: Document, form: Format) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and nothing typed
            # -P: what lies in the folder of a learner's notebook is not imported.
            [sys.executable, "-P", "-m", "raile.export", form],
            input=document.model_dump_json().encode(),
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExportError("long") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise ExportError(_reason(said[-1] if said else ""))
    return done.stdout


def _reason(said: str) -> Reason:
    return next((one for one in get_args(Reason) if one == said), "failed")
