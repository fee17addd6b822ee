"""What the kernels of a workshop have from the start: see `raile.serve.warm`."""

from __future__ import annotations

import os
import tempfile
from typing import Any

from IPython import get_ipython

from raile.load import Content

WARM: dict[str, dict[str, Any]] = {
    "KernelProvisionerFactory": {"default_provisioner_name": "raile-warm"},
    "WarmProvisioner": {
        "preload": ["raile.ui.verbs"],
        "rehearsal": f"from {__name__} import rehearse; rehearse()",
    },
}
"""Configuration of Jupyter."""


def rehearse() -> None:
    """Run all lessons and other pages, for nobody, so that what they take is imported.

    A cell that fails will tell those who open its page.
    """
    shell = get_ipython()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RAILE_DATABASE_URL"] = f"sqlite:///{folder}/answers.sqlite"
        os.environ["HTTP_X_RAILE_PARTICIPANT"] = "rehearsal"
        os.environ["HTTP_X_RAILE_TRAINER"] = "1"
        content = Content()
        for name in (*content.modules, *content.extras):
            for cell in content.lesson(name).cells:
                shell.run_cell(cell.code)
