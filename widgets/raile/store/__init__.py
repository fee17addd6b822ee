"""The logs of responses and dossiers: only ever added to, in SQLite or PostgreSQL."""

from raile.store._copy import Copy
from raile.store._dossiers import Dossiers
from raile.store._failure import Reason, StoreError
from raile.store._place import default_url
from raile.store._store import Store

__all__ = ["Copy", "Dossiers", "Reason", "Store", "StoreError", "default_url"]
