"""What a recipe may read."""

from __future__ import annotations

import io
import lzma
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Source:
    """Files of the packages that a datasheet names, by their names there."""

    member: Callable[[str], bytes]
    present: Callable[[], pd.DataFrame]
    """Gives the data set as it is now, for what is typed into it."""

    def csv(self, member: str, **options: Any) -> pd.DataFrame:
        """Return a CSV file; name the columns that are needed, and no others are."""
        table: pd.DataFrame = pd.read_csv(io.BytesIO(self.member(member)), **options)
        return table

    def pickled(self, member: str) -> pd.DataFrame:
        """Return a frame that was pickled and compressed."""
        raw = lzma.decompress(self.member(member))
        frame = _Unpickler(io.BytesIO(raw)).load()
        if not isinstance(frame, pd.DataFrame):
            raise TypeError(f"{member} holds no table")
        return frame


class _Unpickler(pickle.Unpickler):
    """Makes frames and arrays, and calls nothing else that a file asks for."""

    def find_class(self, module: str, name: str) -> Any:
        table = module.partition(".")[0] in ("pandas", "numpy")
        if not table and (module, name) != ("builtins", "slice"):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a table")
        # Where numpy 1, with which these were written, had what is private today.
        return super().find_class(module.replace("numpy.core.", "numpy._core."), name)
