"""JupyterLab on a learner's own copies, asking nothing of other machines."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_SETTINGS = Path(__file__).parent / "jupyter"
"""Where Jupyter finds our defaults: it does not ask a learner to be sent news."""


def open_lab(folder: Path, arguments: Iterable[str] = ()) -> None:
    """Open JupyterLab on a folder of notebooks and stay until it is closed.

    Parameters
    ----------
    folder
        Where :func:`copy_for_learner` put the copies.
    arguments
        Further arguments for JupyterLab, which win over ours.
    """
    from jupyterlab.labapp import LabApp

    known = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        filter(None, (known, str(_SETTINGS)))
    )
    first = min(folder.glob("en/*.ipynb"))
    LabApp.launch_instance(
        [
            f"--ServerApp.root_dir={folder.resolve()}",
            f"--LabApp.default_url=/lab/tree/{first.relative_to(folder).as_posix()}",
            # Stock JupyterLab asks its makers for news and newer versions, and
            # the package index for extensions.
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class="
            "jupyterlab.handlers.announcements.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
            *arguments,
        ]
    )
