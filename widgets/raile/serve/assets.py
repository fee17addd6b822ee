"""Files for browsers: ours, and Voilà's and the widgets' scripts."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from tornado.web import HTTPError

from raile.serve.files import FOREVER, files
from raile.serve.page import Guarded

EXTENSIONS = (
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
)
"""The only extensions of JupyterLab that pages load."""

_BUNDLED = (Path(__file__).parent / "bundle.txt").read_text(encoding="utf-8").split()
"""The scripts that every page of a notebook loads; `*` stands for a hash.

Each puts its modules into a list that webpack's own script looks into before it
fetches any, so that all of them can be one file.
"""

STAMP = hashlib.sha256(
    " ".join(
        [
            *map(version, ("voila", "jupyterlab-widgets", "anywidget", "nbconvert")),
            *_BUNDLED,
        ]
    ).encode()
).hexdigest()[:12]
"""Changes with the versions of what is served, so that browsers may keep it."""

LOCATION = f"/assets/{STAMP}"


class _File(Guarded):
    def send(self, name: str, plain: bytes, packed: bytes | None) -> None:
        self.set_header("Content-Type", files().type_of(name))
        self.set_header("Cache-Control", FOREVER)
        self.set_header("Vary", "Accept-Encoding")
        if packed and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(packed)
        else:
            self.finish(plain)


class OwnFile(_File):
    """``/static/HASH/name``."""

    def get(self, name: str) -> None:
        """Send a file of ours."""
        plain = files().get(name, packed=False)
        if plain is None:
            raise HTTPError(404)
        self.send(name, plain, files().get(name, packed=True))


Contents = tuple[bytes, bytes | None]
"""A file as it is, and packed, which is done once for the whole room."""


class Bundle(_File):
    """``/assets/HASH/bundle.js``: what every notebook's page loads, in one file."""

    def initialize(self, contents: Callable[[], Contents]) -> None:
        """Take what tells its contents."""
        self._contents = contents

    def get(self) -> None:
        """Send it."""
        self.send("bundle.js", *self._contents())


def bundle(**folders: Iterable[str]) -> Callable[[], Contents]:
    """Return what tells the contents of the bundle, which it makes once.

    Parameters
    ----------
    folders
        Those of each kind of file.
    """
    return cache(lambda: _joined(_bundled(folders)))


def _bundled(folders: Mapping[str, Iterable[str]]) -> Iterator[Path]:
    """Find the scripts; one that is not there would not be loaded either."""
    for name in _BUNDLED:
        kind, _, pattern = name.partition("/")
        found = (one for folder in folders[kind] for one in Path(folder).glob(pattern))
        if path := next(found, None):
            yield path


def _joined(paths: Iterable[Path]) -> Contents:
    plain = b";\n".join(path.read_bytes() for path in paths)
    return plain, gzip.compress(plain, 9, mtime=0)


class Asset(_File):
    """``/assets/HASH/…``: a file below one of some folders."""

    def initialize(self, folders: Iterable[str]) -> None:
        """Take the folders, the first one first."""
        self._folders = tuple(folders)

    def get(self, name: str) -> None:
        """Send the first such file."""
        contents = _contents(self._folders, name)
        if contents is None:
            raise HTTPError(404)
        self.send(name, *contents)


@lru_cache(maxsize=512)
def _contents(folders: tuple[str, ...], name: str) -> Contents | None:
    # Where its version stands in its address, a file never changes.
    for folder in folders:
        if path := _below(folder, name):
            plain = path.read_bytes()
            return plain, gzip.compress(plain, 6) if path.suffix in _PACKED else None
    return None


def _below(folder: str, name: str) -> Path | None:
    root = Path(folder)
    if not root.is_dir():
        return None
    try:
        path = (root / name).resolve(strict=True)
    except (OSError, ValueError):
        return None
    return path if path.is_file() and path.is_relative_to(root.resolve()) else None


_PACKED = {".js", ".css", ".json", ".svg", ".map", ".txt"}
