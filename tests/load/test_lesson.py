"""Lessons: cells, activities and anchors in MyST Markdown."""

from __future__ import annotations

import pytest
from nbconvert.filters.strings import add_anchor

from raile.load._lesson import Heading, parse

FRONT = "---\njupytext:\n  a: b\nkernelspec: {name: python3}\n---\n"


def test_only_code_cells_are_read_and_only_verbs_in_them_count() -> None:
    lesson, faults = parse(
        FRONT
        + """
# Title with `code` and *stress*

```python
raile.quiz("shown-not-run")
```

````{code-cell} ipython3
:tags: [trainer, hide-input]

import raile
shown = raile.quiz("one"); raile.assess("two")
````

```{code-cell} ipython3
:tags: [optional]

len([raile.poll("three/cards"), raile.exercise("four")])
```
""",
        "lesson.md",
        "x",
    )
    assert faults == []
    assert [(one.verb, one.target, one.trainer) for one in lesson.activities] == [
        ("quiz", "one/quiz", True),
        ("assess", "two", True),
        ("poll", "three/cards", False),
        ("exercise", "four", False),
    ]
    assert [one.optional for one in lesson.activities] == [False, False, True, True]
    assert [one.line for one in lesson.activities] == [17, 17, 23, 23]
    assert [one.text for one in lesson.headings] == ["Title with code and stress"]
    assert lesson.headings[0].slug == "title-with-code-and-stress"


def test_line_ends_of_windows_change_nothing() -> None:
    text = FRONT + '\n# A\n\n```{code-cell}\nimport raile\nraile.quiz("a")\n```\n'
    lesson, faults = parse(text.replace("\n", "\r\n"), "lesson.md", "x")
    assert faults == []
    assert [(one.target, one.line) for one in lesson.activities] == [("a/quiz", 11)]


def test_headings_of_the_same_name_have_anchors_of_their_own() -> None:
    lesson, _ = parse(FRONT + "## Why?\n\n## Why?\n\n## Why\n", "lesson.md", "x")
    assert [one.slug for one in lesson.headings] == ["why", "why-1", "why-2"]
    assert [one.line for one in lesson.headings] == [6, 8, 10]


@pytest.mark.parametrize(
    "text", ["Culture", "2 · Whose errors?", "Où vous en êtes", "Rights, risks (1/2)"]
)
def test_a_heading_is_linked_to_as_pages_name_it(text: str) -> None:
    page = add_anchor(f"<h2>{text}</h2>")
    assert f'id="{Heading(2, text, "").anchor}"' in page
