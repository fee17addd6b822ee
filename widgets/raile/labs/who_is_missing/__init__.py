"""Three files with something missing: what a table does not say."""

from __future__ import annotations

from raile.labs.who_is_missing import _florida, _minneapolis, _west_yorkshire
from raile.load import Content
from raile.ui.lab import Settings, Sight


def show(settings: Settings, content: Content) -> Sight:
    """Return what one of the files shows, and what is not in it."""
    match settings.chosen("file"):
        case "minneapolis":
            return _minneapolis.show(settings, content)
        case "west-yorkshire":
            return _west_yorkshire.show(settings, content)
    return _florida.show(settings, content)
