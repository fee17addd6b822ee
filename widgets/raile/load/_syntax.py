"""YAML's syntax errors in plain English, each with its cure."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

Explained = tuple[int, str, str]
"""The line, from 1; what is wrong; the cure."""

_QUOTE = "Put the whole text in quotes."
_FIRST = re.compile(r"^\s*(?:- +)*(?:[\w.-]+:\s+)?(\S)")

_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "A colon followed by a space stands where no key can stand",
        "If it belongs to a text, put the whole text in quotes; if it ends a key, "
        "indent the line as its neighbours.",
    ),
    (
        "did not find expected '-' indicator",
        "The line stands where the next list entry was expected",
        "Begin it with '- ', or indent it as the keys of the entry above.",
    ),
    (
        "did not find expected key",
        "The indentation fits nothing above",
        "Indent the line as its neighbours, 2 spaces for each level.",
    ),
    (
        "could not find expected ':'",
        "The line is neither 'key: value' nor a list entry '- …'",
        "Add the colon and a space, or indent the line to go on with the text above.",
    ),
    (
        "unknown escape",
        "A backslash between double quotes begins an escape that YAML does not know",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "expected comment or line break",
        "Text stands on the same line as its '|' or '>'",
        "Begin the text on the next line, indented; if '>' belongs to it, put it "
        "in quotes.",
    ),
    (
        "block sequence entries are not allowed",
        "A list cannot begin on the line of its key",
        "Begin it on the next line; if the '-' belongs to a text, put it in quotes.",
    ),
    (
        "found another document",
        "A line '---' begins a second document",
        "Remove it; a file holds one document.",
    ),
)


def explain(error: yaml.YAMLError, text: str) -> Explained:
    """Return where a YAML error lies, what is wrong in plain words, and the cure."""
    if isinstance(error, ReaderError):
        return _invisible(error, text)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return 1, f"This is not YAML ({error})", "Compare it with a file that works."
    problem = error.problem or ""
    line = error.problem_mark.line
    begun = error.context_mark.line if error.context_mark else line
    lines = [*text.split("\n"), ""]
    shown = lines[min(line, len(lines) - 1)]
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        cure = "Replace the tab by spaces, 2 for each level."
        return line + 1, "The line is indented with a tab", cure
    if "unexpected end of stream" in problem or "document indicator" in problem:
        cure = "Close it; inside single quotes write '' for an apostrophe."
        return begun + 1, "A quotation mark is opened here and never closed", cure
    first = _FIRST.match(shown)
    opening = first[1] if first else ""
    if "alias" in problem or "alphabetic" in problem or "any token" in problem:
        return line + 1, f"A text cannot begin with '{opening}'", _QUOTE
    if "node content" in problem and not "".join(lines[line:]).strip():
        # The file ends inside a bracket.
        return _bracketed("expected ','", text.rstrip().count("\n"), line, opening)
    if "expected ','" in problem or ("expected key" in problem and opening in "[{\"'"):
        return _bracketed(problem, begun, line, opening)
    for part, wrong, cure in _KNOWN:
        if part in problem:
            where = begun if "find expected ':'" in problem else line
            return where + 1, wrong, cure
    cure = "Compare its indentation and quotation marks with the lines above."
    return line + 1, f"This is not YAML ({problem})", cure


def _bracketed(problem: str, begun: int, line: int, opening: str) -> Explained:
    if "expected ','" in problem:
        wrong = "A bracket is opened here and not closed where it should be"
        cure = "Close it; if it belongs to a text, put the whole text in quotes."
        return begun + 1, wrong, cure
    wrong = f"The text begins with {opening} and goes on after that is closed"
    return line + 1, wrong, _QUOTE


def _invisible(error: ReaderError, text: str) -> Explained:
    line = text.count("\n", 0, text.find(chr(error.character))) + 1
    wrong = f"The line holds an invisible character (U+{error.character:04X})"
    return line, wrong, "Delete it and type the text again."
