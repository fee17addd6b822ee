"""Make the data sets again from the packages that their datasheets name."""

from raile.build.datasets._index import DataError
from raile.build.datasets._make import make

__all__ = ["DataError", "make"]
