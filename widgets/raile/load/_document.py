"""YAML files as plain data that knows its lines."""

from __future__ import annotations

import gc
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from raile.load._fault import Fault
from raile.load._syntax import explain

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings and numbers of list entries, from 0."""

_PREFIX = "tag:yaml.org,2002:"
_PLAIN = re.compile(
    r"(?P<null>null|~|)$|(?P<bool>true|false)$"
    r"|(?P<int>-?(?:0|[1-9][0-9]*))$"
    r"|(?P<float>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)$"
)
"""All that is no text. YAML 1.1 also takes 'no', '1:30' and '2024-02-01' for more."""

_HASH = re.compile(r"[ \t]*#[^\s#]")


def _resolve(
    _loader: Any, kind: type[yaml.Node], value: str | None, implicit: Any
) -> str:
    """Return the tag of a node that names none."""
    if kind is not yaml.ScalarNode:
        return f"{_PREFIX}{'seq' if kind is yaml.SequenceNode else 'map'}"
    plain = _PLAIN.match(value or "") if implicit[0] else None
    return f"{_PREFIX}{plain.lastgroup if plain else 'str'}"


_Loader: Any = type(
    "_Loader",
    (getattr(yaml, "CSafeLoader", yaml.SafeLoader),),
    {"resolve": _resolve},
)


@dataclass(frozen=True)
class Document:
    """One YAML file: its data, and the line and id of everything in it."""

    path: Path
    file: str
    """Its name in faults."""
    name: str
    """Its id: what a fault names where nothing nearer has an id."""
    data: Any = None
    """Mappings, lists, text, numbers, truth values and nothing else."""
    faults: tuple[Fault, ...] = ()
    readable: bool = True
    """False where the file is no YAML at all, and ``data`` is nothing."""
    _node: Any = field(default=None, repr=False)

    def line(self, keys: Keys = ()) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        node, line = self._node, 1
        for key in keys:
            if isinstance(node, yaml.MappingNode):
                pair = next((p for p in node.value if p[0].value == key), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
                if key >= len(node.value):
                    break
                node = node.value[key]
                line = node.start_mark.line + 1
        return line

    def id_at(self, keys: Keys = ()) -> str:
        """Return the id of the nearest thing around a value that has one."""
        value, found = self.data, self.name
        for key in (None, *keys):
            if key is not None:
                try:
                    value = value[key]
                except (KeyError, IndexError, TypeError):
                    break
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                found = value["id"]
        return found

    def fault(self, keys: Keys, wrong: str, cure: str) -> Fault:
        """Return a fault of the value that the keys lead to."""
        return Fault(self.file, self.line(keys), self.id_at(keys), wrong, cure)


def read(path: Path, file: str, name: str) -> Document:
    """Read a YAML file; what is wrong with it as YAML stands in its ``faults``."""
    text = decoded(path, file, name)
    if isinstance(text, Fault):
        return Document(path, file, name, faults=(text,), readable=False)
    with _no_collecting():
        return _parsed(text, path, file, name)


def _parsed(text: str, path: Path, file: str, name: str) -> Document:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        line, wrong, cure = explain(error, text)
        fault = Fault(file, line, name, wrong, cure)
        return Document(path, file, name, faults=(fault,), readable=False)
    if node is None:
        fault = Fault(file, 1, name, "The file is empty", "Write it or remove it.")
        return Document(path, file, name, faults=(fault,), readable=False)
    builder = _Builder(file, name, text)
    data = builder.build(node)
    return Document(path, file, name, data, tuple(builder.faults), True, node)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Pause the garbage collector, which would look at every node again and again.

    There is nothing for it to free, and it takes three quarters of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def decoded(path: Path, file: str, name: str) -> str | Fault:
    """Return the text of a UTF-8 file, or why it is none."""
    raw = path.read_bytes()
    if raw.startswith(BOM_UTF8):
        return Fault(
            file,
            1,
            name,
            "The file begins with a byte-order mark",
            "Save it as 'UTF-8', not as 'UTF-8 with BOM'.",
        )
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        wrong = "The file is written in UTF-16"
        return Fault(file, 1, name, wrong, "Save it as UTF-8.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = f"The byte 0x{raw[error.start]:02X} is not UTF-8"
        cure = "Save the file as UTF-8; its editor may have used Windows-1252."
        return Fault(file, line, name, wrong, cure)


class _Builder:
    """Makes plain data of YAML nodes and collects what is not plain."""

    def __init__(self, file: str, name: str, text: str) -> None:
        self.file = file
        self._ids = [name]
        """Of the file and of what is around the node being built."""
        self._lines = text.split("\n")
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node) -> Any:
        kind = node.tag.removeprefix(_PREFIX)
        match node:
            case yaml.ScalarNode():
                return self._scalar(node, kind)
            case _ if id(node) in self._seen:
                self._fault(
                    node,
                    "An alias repeats another part of the file",
                    "Write out what '*' and '&' stand for.",
                )
                return None
            case yaml.SequenceNode() if kind == "seq":
                self._seen.add(id(node))
                return [self.build(entry) for entry in node.value]
            case yaml.MappingNode() if kind == "map":
                self._seen.add(id(node))
                self._ids.append(_id_of(node) or self._ids[-1])
                data = self._mapping(node)
                self._ids.pop()
                return data
        self._refuse_tag(node)
        return None

    def _scalar(self, node: yaml.ScalarNode, kind: str) -> Any:
        plain = _PLAIN.match(node.value)
        match kind:
            case "str":
                self._refuse_lost_text(node)
                return node.value
            case "int" | "float" | "bool" | "null" if not plain:
                pass
            case "int":
                return int(node.value)
            case "float":
                return float(node.value)
            case "bool":
                return node.value == "true"
            case "null":
                return None
        self._refuse_tag(node)
        return None

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(
                    key,
                    "A key is not a plain word",
                    "Put a text that begins with '{', '[' or '?' in quotes.",
                )
                continue
            line = key.start_mark.line + 1
            if key.value in lines:
                wrong = (
                    f"The key '{key.value}' stands twice, in line "
                    f"{lines[key.value]} and in line {line}"
                )
                self._fault(key, wrong, "Remove one of them.")
                continue
            lines[key.value] = line
            data[key.value] = self.build(value)
        return data

    def _refuse_lost_text(self, node: yaml.ScalarNode) -> None:
        """Refuse 'Rule #1', of which YAML keeps 'Rule'."""
        end = node.end_mark
        if not node.style and end.line < len(self._lines):
            rest = self._lines[end.line][end.column :]
            if _HASH.match(rest):
                self._fault(
                    node,
                    f"YAML takes '{rest.strip()[:30]}' for a comment and drops it",
                    "Put the whole text in quotes, or a space after the '#' of a "
                    "comment.",
                )

    def _refuse_tag(self, node: yaml.Node) -> None:
        tag = node.tag.replace(_PREFIX, "!!")
        self._fault(
            node,
            f"The tag '{tag}' is not plain text, number, list or mapping",
            "Remove it, or put the text in quotes if it begins with '!'.",
        )

    def _fault(self, node: yaml.Node, wrong: str, cure: str) -> None:
        line = node.start_mark.line + 1
        self.faults.append(Fault(self.file, line, self._ids[-1], wrong, cure))


def _id_of(node: yaml.MappingNode) -> str | None:
    for key, value in node.value:
        if key.value == "id" and isinstance(value, yaml.ScalarNode):
            return str(value.value)
    return None
