"""JupyterLab on a learner's own copies, asking nothing of other machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


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
