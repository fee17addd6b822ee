"""Lessons: prose, code cells, and the activities that the cells show."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from raile.load._fault import Fault, closest

if TYPE_CHECKING:
    from markdown_it.token import Token

VERBS: Mapping[str, str | None] = MappingProxyType(
    {
        "quiz": "quiz",
        "poll": "poll",
        "example": "example",
        "scenario": "scenario",
        "assess": "assessment",
        "exercise": "exercise",
        "test": "test",
        "law": None,
        "timeline": None,
        "risk": None,
        "lab": "lab",
        "data": "data set",
        "participant": None,
        "progress": None,
        "record": None,
        "dashboard": None,
        "gain": None,
        "evaluation": None,
        "register": None,
        "worksheet": "worksheet",
    }
)
"""What cells may call, and what each is given the id of."""

MOST_LINES = 5
"""Of code in one cell."""

_CELL = "{code-cell}"
_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
_BREAK = re.compile(r"^\+\+\+(.*)$")
_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Activity:
    """One call of a public verb in a lesson's code cell."""

    verb: str
    target: str = ""
    """An id; of a quiz or poll always 'module/set'."""
    trainer: bool = False
    """Whether only the trainer's edition has it."""
    optional: bool = False
    """Whether a module counts as done without it."""
    line: int = 0


@dataclass(frozen=True)
class Heading:
    """One heading of a lesson."""

    level: int
    text: str
    slug: str
    """As repositories make anchors: 'module#slug' names the passage."""
    line: int = 0

    @property
    def anchor(self) -> str:
        """As notebooks and their pages make anchors: the fragment of a link to it."""
        return quote(self.text.replace(" ", "-"), safe="?/:@!$&'()*+,;=")


@dataclass(frozen=True)
class Cell:
    """One code cell."""

    code: str
    tags: tuple[str, ...]
    line: int
    """Of its first line of code."""


@dataclass(frozen=True)
class Lesson:
    """A lesson in one language.

    Attributes
    ----------
    markdown
        The whole text of the file.
    language
        The language that it is really in, whatever was asked for.
    """

    markdown: str
    language: str
    activities: tuple[Activity, ...]
    headings: tuple[Heading, ...]
    cells: tuple[Cell, ...]


def parse(
    markdown: str, file: str, name: str, language: str = "en"
) -> tuple[Lesson, list[Fault]]:
    """Return a lesson, and what is wrong with its front matter and its cells."""
    faults: list[Fault] = []

    def fault(line: int, wrong: str, cure: str) -> None:
        faults.append(Fault(file, line, name, wrong, cure))

    text = markdown.replace("\r\n", "\n")
    front = _FRONT.match(text)
    if front is None or "jupytext:" not in front[1] or "kernelspec:" not in front[1]:
        cure = "Copy the lines from '---' to '---' from another lesson."
        fault(1, "The lesson does not begin with jupytext's front matter", cure)
    skipped = front[0].count("\n") if front else 0
    tokens = _tokens(text.split("\n", skipped)[-1] if skipped else text)
    for line, rest in _breaks(tokens, skipped):
        if rest and not _is_mapping(rest):
            cure = 'Write it as in \'+++ {"tags": ["trainer"]}\'.'
            fault(line, "What follows '+++' is not JSON", cure)
    cells = tuple(_cells(tokens, skipped))
    activities: list[Activity] = []
    for cell in cells:
        try:
            tree = ast.parse(cell.code)
        except SyntaxError as error:
            line = cell.line + (error.lineno or 1) - 1
            fault(line, f"The code is not Python ({error.msg})", "Mend or remove it.")
            continue
        if len(cell.code.strip().splitlines()) > MOST_LINES:
            wrong = f"The cell has more than {MOST_LINES} lines"
            fault(cell.line, wrong, "Move code into the package, or split the cell.")
        for line, wrong, cure in _misuses(tree, cell):
            fault(line, wrong, cure)
        activities.extend(_activities(tree, cell))
    headings = tuple(_headings(tokens, skipped))
    return Lesson(markdown, language, tuple(activities), headings, cells), faults


def set_name(verb: str, target: str) -> str:
    """Return the whole name of the set that a quiz or poll is called with.

    Examples
    --------
    >>> set_name("quiz", "principles"), set_name("poll", "welcome")
    ('principles/quiz', 'welcome/poll')
    """
    return target if "/" in target else f"{target}/{verb}"


def slugs(titles: list[str]) -> list[str]:
    """Return the anchors that repositories make of headings.

    Examples
    --------
    >>> slugs(["2 · Who decides?", "Wrap-up", "Wrap-up"])
    ['2--who-decides', 'wrap-up', 'wrap-up-1']
    """
    made: list[str] = []
    seen: dict[str, int] = {}
    for title in titles:
        slug = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        count = seen.get(slug, 0)
        seen[slug] = count + 1
        made.append(f"{slug}-{count}" if count else slug)
    return made


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").parse(text)


def _breaks(tokens: list[Token], skipped: int) -> Iterator[tuple[int, str]]:
    """Yield the line of each '+++' and what follows it."""
    for token in tokens:
        if token.type == "inline" and token.map:
            for number, line in enumerate(token.content.split("\n")):
                if match := _BREAK.match(line):
                    yield token.map[0] + number + skipped + 1, match[1].strip()


def _is_mapping(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _cells(tokens: list[Token], skipped: int) -> Iterator[Cell]:
    for token in tokens:
        if token.type == "fence" and token.info.startswith(_CELL) and token.map:
            lines = token.content.split("\n")
            tags: list[str] = []
            first = 0
            while match := _OPTION.match(lines[first]):
                if match[1] == "tags":
                    tags = re.findall(r"[\w-]+", match[2])
                first += 1
            while first < len(lines) - 1 and not lines[first].strip():
                first += 1
            line = token.map[0] + first + skipped + 2
            yield Cell("\n".join(lines[first:]), tuple(tags), line)


def _headings(tokens: list[Token], skipped: int) -> Iterator[Heading]:
    found = [
        (int(token.tag[1]), _plain(tokens[number + 1]), (token.map or [0])[0])
        for number, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    names = slugs([text for _, text, _ in found])
    for (level, text, line), slug in zip(found, names, strict=True):
        yield Heading(level, text, slug, line + skipped + 1)


def _plain(inline: Token) -> str:
    return "".join(
        child.content
        for child in inline.children or ()
        if child.type in ("text", "code_inline")
    )


def _calls(tree: ast.Module) -> list[tuple[str, ast.Call]]:
    """Return the calls of ``raile.verb(…)`` in the order in which they stand."""
    found = [
        (node.func.attr, node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "raile"
    ]
    return sorted(found, key=lambda call: (call[1].lineno, call[1].col_offset))


def _target(call: ast.Call) -> str | None:
    match call:
        case ast.Call(args=[ast.Constant(value=str(target))], keywords=[]):
            return target
    return None


def _misuses(tree: ast.Module, cell: Cell) -> Iterator[tuple[int, str, str]]:
    for verb, call in _calls(tree):
        line = cell.line + call.lineno - 1
        if verb not in VERBS:
            otherwise = f"The verbs are: {', '.join(VERBS)}."
            yield (
                line,
                f"There is no verb 'raile.{verb}'",
                closest(verb, VERBS, otherwise),
            )
            continue
        what = VERBS[verb]
        if what and not _target(call):
            wrong = f"'raile.{verb}' is not given an id"
            yield line, wrong, f"Write the {what}'s id in quotes between the brackets."
        if not what and (call.args or call.keywords):
            wrong = f"'raile.{verb}' is given something between its brackets"
            yield line, wrong, f"Write 'raile.{verb}()'."


def _activities(tree: ast.Module, cell: Cell) -> Iterator[Activity]:
    for verb, call in _calls(tree):
        target = _target(call) or ""
        if verb not in VERBS or (VERBS[verb] and not target):
            continue
        if verb in ("quiz", "poll"):
            target = set_name(verb, target)
        line = cell.line + call.lineno - 1
        yield Activity(
            verb,
            target,
            trainer="trainer" in cell.tags,
            optional="optional" in cell.tags,
            line=line,
        )
