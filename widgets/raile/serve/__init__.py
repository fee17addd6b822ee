"""The workshop on the web: Voilà, with pages and rules of our own."""

import sys

from raile.serve.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError", "serve"]


def serve(settings: Settings) -> None:
    """Serve the workshop until it is stopped.

    Raises
    ------
    SettingsError
        When it cannot be opened as set: with the reason and the cure, in one line.
    """
    # To check addresses that are not plain ASCII, jsonschema compiles a grammar: more
    # than half of the time that a start takes. There is nothing here to check.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    # A taken port is told without waiting for Jupyter's packages.
    sockets = settings.listen()
    from raile.serve.app import run

    run(settings, sockets)
