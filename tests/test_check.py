"""`raile check`: every fault of all content at once, each with its cure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from broken import CASES
from raile.load import NotThere, check
from small import Small

QUIZ = "content/modules/01-errors/quiz.yaml"
QUIZ_FR = "content/modules/01-errors/quiz.fr.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)


def test_valid_content_has_no_faults(small: Small) -> None:
    assert small.faults() == []


def test_the_kits_own_content_has_no_faults() -> None:
    assert list(map(str, check())) == []


@pytest.mark.parametrize(("edit", "said"), CASES.values(), ids=CASES)
def test_one_edit_gives_one_fault(
    small: Small, edit: tuple[str, str, str], said: str
) -> None:
    small.change(*edit)
    assert small.faults() == [said]


def test_all_faults_of_all_files_come_at_once_by_file_and_line(small: Small) -> None:
    small.change(QUIZ, "kind: number", "kind: numbr")
    small.change(QUIZ, "        right: true\n", "")
    small.change("content/scenarios/alert.yaml", "minutes: 5", "minutes: 0")
    small.change("content/workshop.yaml", "  - errors", "  - errors\n\t- risk")
    assert [fault.split("  ")[0] for fault in small.faults()] == [
        f"{QUIZ}:3",
        f"{QUIZ}:14",
        "content/scenarios/alert.yaml:3",
        "content/workshop.yaml:16",
    ]


def test_one_broken_file_does_not_make_the_others_look_broken(small: Small) -> None:
    small.write("content/sources.yaml", "sources: [")
    small.write("content/workshop.yaml", "title: [")
    small.write(QUIZ, "title: [")
    files = [fault.split(":")[0] for fault in small.faults()]
    assert files == [QUIZ, "content/sources.yaml", "content/workshop.yaml"]


ENCODINGS = {
    "utf-8-sig": "The file begins with a byte-order mark. Save it as 'UTF-8', not as "
    "'UTF-8 with BOM'.",
    "utf-16": "The file is written in UTF-16. Save it as UTF-8.",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("file", ["quiz.yaml", "lesson.md"])
def test_a_file_in_another_encoding(small: Small, file: str, encoding: str) -> None:
    path = f"content/modules/01-errors/{file}"
    text = (small.folder / path).read_text(encoding="utf-8")
    small.write(path, text.encode(encoding))
    name = "errors/quiz" if file == "quiz.yaml" else "errors"
    assert f"{path}:1  {name}: {ENCODINGS[encoding]}" in small.faults()


def test_a_byte_that_is_not_utf_8_is_found_in_its_line(small: Small) -> None:
    small.write(QUIZ_FR, "title: Erreurs\nintro: Trois caméras\n".encode("cp1252"))
    assert small.faults() == [
        f"{QUIZ_FR}:2  errors/quiz: The byte 0xE9 is not UTF-8. Save the file as "
        "UTF-8; its editor may have used Windows-1252."
    ]


def test_an_invisible_character_is_found_in_its_line(small: Small) -> None:
    small.write(QUIZ_FR, "title: Erreurs\nintro: Trois \u0007caméras\n")
    assert small.faults() == [
        f"{QUIZ_FR}:2  errors/quiz: The line holds an invisible character (U+0007). "
        "Delete it and type the text again."
    ]


def test_an_empty_file(small: Small) -> None:
    small.write(QUIZ_FR, "# Nothing yet\n")
    assert small.faults() == [
        f"{QUIZ_FR}:1  errors/quiz: The file is empty. Write it or remove it."
    ]


ORPHANS = {
    "content/notes.yaml": "notes: Nothing reads this file. Move it to the folder of "
    "its kind, or remove it.",
    "content/modules/01-errors/notes.md": "notes: Nothing reads this file. Move it to "
    "the folder of its kind, or remove it.",
    "content/assessments/risk.yml": "risk: Nothing reads this file. Rename it so that "
    "it ends with '.yaml'.",
    "content/modules/risk/module.yaml": "module: Nothing reads this file. Name its "
    "folder with two digits and the module's id: '03-risk'.",
    "content/modules/01-errors/cards.yaml": "errors/cards: No lesson uses "
    "'errors/cards'. Write 'raile.quiz(\"errors/cards\")' into a lesson, or remove the "
    "file.",
    "content/scenarios/other.yaml": "other: No lesson uses 'other'. Write "
    "'raile.scenario(\"other\")' into a lesson, or remove the file.",
    "content/assessments/other.yaml": "other: No lesson uses 'other'. Write "
    "'raile.assess(\"other\")' into a lesson, or remove the file.",
    "content/interface/quiz.de.yaml": "quiz: The workshop is not offered in the "
    "language 'de'. Add it to 'languages' in workshop.yaml.",
    "content/modules/01-errors/cards.fr.yaml": "errors/cards: There is no original of "
    "this translation. Write the original first, or remove the file.",
    "content/codenames.fr.yaml": "codenames: The original has no text to translate. "
    "Remove the file.",
}


@pytest.mark.parametrize("file", ORPHANS)
def test_a_file_that_nothing_reads(small: Small, file: str) -> None:
    small.write(file, "title: x\n")
    assert f"{file}:1  {ORPHANS[file]}" in small.faults()


def test_a_file_whose_name_is_no_id(small: Small) -> None:
    small.write("content/interface/My words.yaml", "a: b\n")
    assert small.faults() == [
        "content/interface/My words.yaml:1  My words: The name 'My words' is not an "
        "id. Rename it with lower-case letters and digits, joined by hyphens."
    ]


def test_a_readme_may_stand_anywhere(small: Small) -> None:
    small.write("content/modules/README.md", "How to write a module.")
    assert small.faults() == []


MISSING = {
    "content/workshop.yaml": "content/workshop.yaml:1  workshop: The file is missing. "
    "Write it, or name the folder that holds it.",
    "content/modules/01-errors/lesson.md": "content/modules/01-errors:1  errors: The "
    "module has no lesson.md. Write it; content/skeletons/lesson.md shows how one "
    "looks.",
    "content/modules/01-errors/module.yaml": "content/modules/01-errors:1  errors: The "
    "module has no module.yaml. Write it; content/skeletons/module.yaml shows how one "
    "looks.",
    "exercises/share/exercise.yaml": "exercises/share:1  share: The folder has no "
    "exercise.yaml. Write it; content/skeletons/exercise.yaml shows how one looks.",
    "exercises/share/solution.py": "exercises/share/exercise.yaml:1  share: The "
    "exercise has no solution.py. Write it beside exercise.yaml; every check must pass "
    "on it.",
}


@pytest.mark.parametrize("file", MISSING)
def test_a_file_that_is_missing(small: Small, file: str) -> None:
    small.remove(file)
    assert MISSING[file] in small.faults()


PAGE = """\
---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Practice
"""


def test_a_page_beside_the_path_is_listed_and_no_module_has_its_id(
    small: Small,
) -> None:
    small.write("content/more/practice.md", PAGE)
    small.write("content/more/errors.md", PAGE)
    small.change(
        "content/workshop.yaml",
        "pass_mark: 0.5",
        "more:\n  - {id: errors, title: E, summary: S.}\npass_mark: 0.5",
    )
    assert small.faults() == [
        "content/more/practice.md:1  practice: The workshop does not list the page "
        "'practice'. Add it to 'more' in content/workshop.yaml.",
        "content/workshop.yaml:17  errors: A module has the id 'errors' too. Rename "
        "it here, and content/more/errors.md.",
    ]


def test_a_page_beside_the_path_is_read_as_lessons_are(small: Small) -> None:
    small.write("content/more/practice.md", PAGE)
    small.change(
        "content/workshop.yaml",
        "pass_mark: 0.5",
        "more:\n  - {id: practice, title: P, summary: S.}\npass_mark: 0.5",
    )
    assert small.faults() == []
    cell = '\n```{code-cell} ipython3\nraile.exercise("shares")\n```\n'
    small.write("content/more/practice.md", PAGE + cell)
    told = " ".join(small.faults())
    assert "There is no exercise 'shares'. Did you mean 'share'?" in told
    assert "'raile' is not imported yet" in told


ASKED = """\
title: Plain
task: Say it.
level: no-code
items:
  - {id: denominator, kind: number, ask: Which?, answer: 1, say: One.}
hints: [One.]
debrief: It was one.
"""


def test_an_exercise_has_no_question_with_the_id_of_another(small: Small) -> None:
    small.write("exercises/plain/exercise.yaml", ASKED)
    small.write("exercises/plain/solution.py", "denominator = 1\n")
    assert small.faults() == [
        "exercises/plain/exercise.yaml:5  denominator: Another item has the id "
        f"'denominator', in {QUIZ}:3. Give each an id of its own."
    ]
    small.change(
        "exercises/plain/exercise.yaml", "level: no-code", "level: write-pandas"
    )
    assert small.faults() == [
        "exercises/plain/exercise.yaml:1  plain: With code it has 'starter' and "
        "'checks', and no 'items'. Or write 'level: no-code'."
    ]


def test_two_folders_of_one_module(small: Small) -> None:
    small.write("content/modules/03-errors/poll.yaml", "title: x\n")
    assert (
        "content/modules/01-errors:1  errors: Another folder has the module 'errors' "
        "too. Remove or rename '01-errors' or '03-errors'."
    ) in small.faults()


def test_quoted_wording_and_wrong_options_may_have_what_the_kit_does_not_say(
    small: Small,
) -> None:
    small.change(QUIZ, "text: Of all faces", "text: Of all faces, it is unbiased")
    assert small.faults() == [
        f"{QUIZ}:8  faces: The kit does not say 'unbiased'. Say instead: mitigate bias."
    ]
    small.change(QUIZ, "faces, it is unbiased", "faces, not “unbiased”")
    assert small.faults() == []


def test_what_is_not_translated_is_listed_where_it_is_asked_for(small: Small) -> None:
    small.change(QUIZ_FR, "    unit: alertes\n", "")
    assert small.faults() == []
    listed = small.faults(language="fr")
    assert (
        f"{QUIZ}:19  alerts-raised: 'unit' has no translation. Add it to {QUIZ_FR}."
    ) in listed
    assert (
        "content/interface/quiz.yaml:7  quiz: 'right' has no translation. Add it to "
        "content/interface/quiz.fr.yaml."
    ) in listed
    assert (
        "content/modules/00-start/lesson.md:1  start: It has no translation "
        "'lesson.fr.md'. Write it beside this file."
    ) in listed


def test_a_language_that_the_workshop_is_not_offered_in(small: Small) -> None:
    with pytest.raises(NotThere, match="There is no language 'de'"):
        check(small.root, language="de")


def test_checking_imports_no_notebook_room() -> None:
    code = (
        "import sys, raile.load; raile.load.check(); heavy = {'IPython', 'ipywidgets', "
        "'jupytext', 'nbformat', 'pandas', 'sqlalchemy', 'voila'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
