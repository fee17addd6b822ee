"""A small, valid content to break: a copy of tests/fixtures in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from raile.load import check

FIXTURES = Path(__file__).parent / "fixtures"


class Small:
    """A copy of the small content.

    Attributes
    ----------
    root
        Its content folder; the exercises lie beside it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "content"
        for name in ("content", "exercises"):
            shutil.copytree(FIXTURES / name, folder / name)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, data: str | bytes) -> None:
        """Write a file, with the folders above it."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def remove(self, file: str) -> None:
        """Remove a file."""
        (self.folder / file).unlink()

    def faults(self, language: str | None = None) -> list[str]:
        """Return what the check says, as it is printed."""
        return [str(fault) for fault in check(self.root, language=language)]
