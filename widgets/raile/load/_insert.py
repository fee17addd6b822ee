"""Adding an entry to a list in a YAML file and leaving all else as it is."""

from __future__ import annotations

import yaml


def insert(text: str, key: str, entry: str) -> str | None:
    """Return the text with an entry added at the end of a top-level list.

    Parameters
    ----------
    text
        Of the whole file. Its comments, order and spacing stay.
    key
        Of the list.
    entry
        One word, or lines of which the first begins with ``- ``.

    Returns
    -------
    str or None
        None where there is no such list.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for name, value in pairs if name.value == key), None)
    if not isinstance(node, yaml.SequenceNode):
        return None
    if node.flow_style:
        return _in_brackets(text, node, entry)
    return _in_lines(text, node, entry)


def _in_brackets(text: str, node: yaml.SequenceNode, entry: str) -> str:
    end = node.end_mark.index - 1
    before = text[:end].rstrip()
    between = ", " if before[-1] not in "[," else " " * (before[-1] == ",")
    return f"{before}{between}{entry}{text[len(before) :]}"


def _in_lines(text: str, node: yaml.SequenceNode, entry: str) -> str:
    lines = text.split("\n")
    indent = " " * node.start_mark.column
    # A last line without a line break belongs to the list; the line of the next key
    # does not, nor does the comment above that key.
    end = node.end_mark.line + bool(node.end_mark.column > len(indent))
    while end > 0 and not _belongs(lines[end - 1], indent):
        end -= 1
    new = entry if entry.startswith("- ") else f"- {entry}"
    added = [indent + line for line in new.rstrip("\n").split("\n")]
    rest = lines[end:] or [""]
    return "\n".join([*lines[:end], *added, *rest])


def _belongs(line: str, indent: str) -> bool:
    text = line.strip()
    return bool(text) and not (
        text.startswith("#") and not line.startswith(indent + " ")
    )
