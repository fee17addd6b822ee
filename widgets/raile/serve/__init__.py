"""The workshop on the web: Voilà, with pages and rules of our own."""

from raile.serve.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError", "serve"]


def serve(settings: Settings) -> None:
    """Serve the workshop until it is stopped.

    Raises
    ------
    SettingsError
        When it cannot be opened as set: with the reason and the cure, in one line.
    """
    # Jupyter's packages take a second to import; faults of the settings do not
    # have to wait for them.
    from raile.serve.app import run

    run(settings)
