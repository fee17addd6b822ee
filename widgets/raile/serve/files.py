"""Our own style sheet, scripts and icon: in memory, each under its content's hash."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

from raile.ui import theme
from raile.ui.front_end import front_ends

FOREVER = "public, max-age=31536000, immutable"

# Not from the machine's own table: Windows calls scripts text/plain.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
}


class Files:
    """The files that pages link to."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        self._contents = contents
        together = b"".join(contents[name] for name in sorted(contents))
        self.stamp = hashlib.sha256(together).hexdigest()[:12]
        self._packed = {
            name: gzip.compress(content, 9, mtime=0)
            for name, content in contents.items()
        }

    @property
    def folder(self) -> str:
        """Where they all are."""
        return f"/static/{self.stamp}/"

    def address(self, name: str) -> str:
        """Return where a file is served; it never changes under that address."""
        if name not in self._contents:
            raise KeyError(name)
        return self.folder + name

    def get(self, name: str, *, packed: bool) -> bytes | None:
        """Return a file as it is, or packed by gzip."""
        return (self._packed if packed else self._contents).get(name)

    @staticmethod
    def type_of(name: str) -> str:
        """Return the media type of a file's name."""
        return _TYPES.get(Path(name).suffix, "application/octet-stream")


@cache
def files() -> Files:
    """Return the files, read once."""
    folder = Path(__file__).parent / "static"
    contents = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    style = theme.stylesheet() + contents.pop("page.css").decode()
    contents["raile.css"] = style.encode()
    contents |= {name: module.encode() for name, module in front_ends().items()}
    return Files(contents)
