"""Labs: controls from the interface, numbers from science, words from the content.

Each lab is a module of its own with one function, ``show``, and is read only when it
is asked for.
"""

from __future__ import annotations

from importlib import import_module

from raile.ui.game import GameLab
from raile.ui.lab import LabWidget
from raile.ui.session import session


def lab(name: str) -> LabWidget:
    """Open a lab, such as ``"watch-list"``.

    Parameters
    ----------
    name
        The id of a lab in ``content/labs``.
    """
    here = session()
    game = here.content.lab(name).game
    module = import_module(f"raile.labs.{name.replace('-', '_')}")
    if game:
        return GameLab(here, name, game, module.show)
    return LabWidget(here, name, module.show)
