"""What belongs to one kernel alone, although all were the same process once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

DRAWN = """
import multiprocessing, random, secrets, tempfile, uuid
import numpy.random
from IPython import get_ipython
drawn = [
    random.random(),
    numpy.random.random(),
    secrets.token_hex(),
    str(uuid.uuid4()),
    tempfile.mktemp(),
    multiprocessing.current_process().authkey.hex(),
    get_ipython().kernel.session.session,
    get_ipython().kernel.session.key.decode(),
    os.getpid(),
]
"""


OPEN_FILES = """
import os
from pathlib import Path
listed = list(Path("/proc/self/fd").iterdir())
open_files = [os.readlink(one) for one in listed if os.path.lexists(one)]
"""


def test_nothing_that_is_drawn_by_lot_repeats(start: Callable[..., Any]) -> None:
    first, second = (start().value("drawn", f"import os\n{DRAWN}") for _ in range(2))
    assert len(set(first) | set(second)) == len(first) + len(second)


def test_modules_are_there_before_they_are_imported(start: Callable[..., Any]) -> None:
    loaded = start().value("list(sys.modules)", "import sys")
    preloaded, rehearsed, neither = "ipywidgets", "wave", "turtledemo"
    assert preloaded in loaded
    assert rehearsed in loaded
    assert neither not in loaded


def test_nothing_of_siblings_is_open(start: Callable[..., Any]) -> None:
    kernels = [start() for _ in range(3)]
    files = [set(kernel.value("open_files", OPEN_FILES)) for kernel in kernels]
    sockets = [{one for one in found if "socket:" in one} for found in files]
    assert all(sockets)
    assert len(set.union(*sockets)) == sum(map(len, sockets))
    assert not any("pidfd" in one for one in set.union(*files))


def test_a_kernel_keeps_no_history_and_shares_no_file(
    start: Callable[..., Any],
) -> None:
    found = start().value("open_files", OPEN_FILES)
    assert not any("sqlite" in one for one in found)
    asked = start(extra_arguments=["--HistoryManager.enabled=True"])
    assert any("sqlite" in one for one in asked.value("open_files", OPEN_FILES))


def test_where_memory_ends_kernels_end_first(start: Callable[..., Any]) -> None:
    score = start().value("int(open('/proc/self/oom_score_adj').read())")
    assert score > int(Path("/proc/self/oom_score_adj").read_text())


def test_pages_get_the_state_of_widgets(start: Callable[..., Any]) -> None:
    kernel = start()
    kernel.run("import ipywidgets; slider = ipywidgets.IntSlider(value=42)")
    content = {
        "comm_id": "asks",
        "target_name": "jupyter.widget.control",
        "data": {},
    }
    session = kernel.client.session
    send = kernel.client.shell_channel.send
    send(session.msg("comm_open", content, metadata={"version": "1.0.0"}))
    data = {"method": "request_states"}
    send(session.msg("comm_msg", {"comm_id": "asks", "data": data}))
    while True:
        message = kernel.client.get_iopub_msg(timeout=60)
        found = message["content"].get("data", {})
        if message["msg_type"] == "comm_msg" and found["method"] == "update_states":
            break
    assert 42 in [one["state"].get("value") for one in found["states"].values()]


def test_a_function_can_be_called_in_each_kernel(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    module = "def greet():\n    import os\n    os.environ['GREETED'] = os.getcwd()\n"
    (tmp_path / "greeter.py").write_text(module)
    environment = {**os.environ, "NAME": "x"}
    kernel = start(config={"hook": "greeter:greet"}, cwd=str(tmp_path), env=environment)
    assert kernel.value("os.environ['GREETED']", "import os") == str(tmp_path)
