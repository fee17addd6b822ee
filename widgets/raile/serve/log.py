"""One line for each event that matters; no secrets, codes or queries in it."""

from __future__ import annotations

import logging
import re
import sys

log = logging.getLogger("raile")

_SECRETIVE = re.compile(
    r"\b[a-z]+-[a-z]+-[0-9]{3}\b"  # code names
    r"|\?[^\s\"')]+"  # query strings
    r"|(?<=://)[^\s/@]+@",  # passwords in addresses
    re.IGNORECASE,
)


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return _SECRETIVE.sub("(…)", super().format(record))


def start() -> None:
    """Log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet("%(asctime)s  %(message)s", "%H:%M:%S"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.ERROR)
    log.setLevel(logging.INFO)
    # Tornado writes each refused request, with its query; ours say what matters.
    for noisy in ("tornado.access", "tornado.general"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
