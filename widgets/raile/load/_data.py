"""The files of data sets, as text."""

from __future__ import annotations

import gzip
from pathlib import Path


def data_text(path: Path) -> str:
    """Return a data set's CSV text, uncompressed, whatever ends its lines."""
    raw = path.read_bytes()
    if path.suffix == ".gz":
        raw = gzip.decompress(raw)
    # A clone on Windows may have been given its line ends.
    return raw.replace(b"\r\n", b"\n").decode("utf-8")
