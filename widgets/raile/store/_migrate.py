"""The schema's version, and the way to the newest one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from raile.store._schema import HEAD


class UnknownSchemaError(Exception):
    """The database is at a version that this kit has never heard of."""


def version(connection: Connection) -> str | None:
    """Return the version that the database says it has."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    query = text("SELECT version_num FROM alembic_version")
    found: str | None = connection.execute(query).scalar()
    return found


def migrate(connection: Connection) -> None:
    """Bring the schema to the newest version, inside the caller's transaction.

    The caller holds the right to write, so that of many processes that start at
    once one migrates and the others find it done.
    """
    found = version(connection)
    if found == HEAD:
        return
    # Only whoever has to migrate pays for loading alembic.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    folder = Path(__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    if found is not None and found not in known:
        raise UnknownSchemaError(f"its version is {found}; this kit knows {HEAD}")
    command.upgrade(config, "head")
