"""A warm kernel cannot be told from an ordinary one, except where that is meant."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROBE = """
import os, resource, sys, tempfile, time
from pathlib import Path
from IPython import get_ipython
status = dict(
    line.split(":\\t", 1) for line in Path("/proc/self/status").read_text().splitlines()
)
seen = {
    "signals": [status[name] for name in ("SigBlk", "SigIgn", "SigCgt")],
    "session": [os.getsid(0) == os.getpid(), os.getpgrp() == os.getpid()],
    "environment": dict(os.environ),
    "folder": os.getcwd(),
    "zone": time.tzname,
    "scratch": tempfile.gettempdir(),
    "mask": os.umask(0o022),
    "nice": os.nice(0),
    "limits": [resource.getrlimit(one) for one in range(10)],
    "path": sys.path,
    "arguments": [sys.argv[0], len(sys.argv), sys.argv[1]],
    "main": __name__,
    "shell": type(get_ipython()).__name__,
    "python": [sys.executable, sys.prefix, list(sys.flags), sys.warnoptions],
    "in and out": [type(sys.stdout).__name__, sys.stdin and sys.stdin.isatty()],
    "collects": __import__("gc").isenabled(),
}
"""


def test_what_a_notebook_sees_is_the_same(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    environment = {**os.environ, "ONLY_HERE": "yes", "TZ": "Asia/Tokyo"}
    environment["TMPDIR"] = str(tmp_path)
    environment.pop("HOME")
    seen = [
        start(name, cwd=str(tmp_path), env=environment).value("seen", PROBE)
        for name in ("warm-kernel", "ordinary")
    ]
    warm, ordinary = seen
    threads = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"}
    for name in threads - set(environment):
        assert warm["environment"].pop(name) == "1"
    assert warm == ordinary
