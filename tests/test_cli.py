"""The command line as its users see it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from raile.cli import main
from raile.load import Content
from small import Small

SKELETONS = Path(__file__).parent.parent / "content" / "skeletons"
UNWRITTEN = "The text is still to be written"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Return a small content that the commands take for the kit's own."""
    small = Small(tmp_path)
    for path in SKELETONS.iterdir():
        small.write(f"content/skeletons/{path.name}", path.read_bytes())
    monkeypatch.setenv("RAILE_CONTENT", str(small.root))
    monkeypatch.setenv("RAILE_EXERCISES", str(small.folder / "exercises"))
    return small


def raile(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_check_counts_what_it_looked_at(small: Small) -> None:
    done = raile("check")
    assert done.exit_code == 0
    assert done.output.startswith(
        "No faults: 2 modules, 4 items, 1 assessment, 3 questions, 1 scenario, "
        "1 exercise, 2 terms, 2 sources ("
    )


def test_check_prints_faults_and_ends_with_1(small: Small) -> None:
    small.change("content/scenarios/alert.yaml", "minutes: 5", "minutes: 0")
    small.change("content/workshop.yaml", "pass_mark: 0.5", "pass_mark: 2")
    done = raile("check")
    assert done.exit_code == 1
    assert done.output == (
        "content/scenarios/alert.yaml:3  alert: 'minutes' is 0. Write a number above "
        "0.\n"
        "content/workshop.yaml:16  workshop: 'pass_mark' is 2. Write a number of at "
        "most 1.\n"
        "2 faults in 2 files.\n"
    )


def test_check_looks_at_the_folder_it_is_given(small: Small, tmp_path: Path) -> None:
    other = Small(tmp_path / "other")
    other.change("content/scenarios/alert.yaml", "minutes: 5", "minutes: 0")
    assert raile("check").exit_code == 0
    for folder in (other.folder, other.root):
        done = raile("check", str(folder))
        assert done.exit_code == 1
        assert done.output.endswith("1 fault in 1 file.\n")


def test_check_lists_what_is_not_translated(small: Small) -> None:
    done = raile("check", "--language", "fr")
    assert done.exit_code == 1
    assert "content/glossary.yaml:1  glossary: It has no translation" in done.output
    done = raile("check", "--language", "de")
    assert done.exit_code == 1
    assert done.output == "Error: There is no language 'de'.\n"


def test_a_new_module_loads_and_lists_what_is_to_be_written(small: Small) -> None:
    done = raile("new", "module", "risk", "--title", 'Risk: "what" can go wrong?')
    assert done.exit_code == 0, done.output
    assert done.output == (
        "Wrote content/modules/02-risk/module.yaml\n"
        "Wrote content/modules/02-risk/lesson.md\n"
        "Wrote content/modules/02-risk/quiz.yaml\n"
        "Wrote content/workshop.yaml\n"
        "Write the texts that 'raile check' lists, then run 'raile notebooks'.\n"
    )
    content = Content(small.root)
    assert list(content.modules) == ["start", "errors", "risk"]
    assert content.modules["risk"].title == 'Risk: "what" can go wrong?'
    assert [one.target for one in content.lesson("risk").activities] == ["risk/quiz"]
    faults = small.faults()
    assert faults
    for fault in faults:
        assert fault.startswith("content/modules/02-risk/")
        assert UNWRITTEN in fault or "It names no source" in fault


def test_a_new_module_changes_one_line_of_the_workshop(small: Small) -> None:
    path = small.root / "workshop.yaml"
    before = path.read_text(encoding="utf-8")
    raile("new", "module", "risk", "--title", "Risk")
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("  - errors\n", "  - errors\n  - risk\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "modules: [start, errors]  # in order",
            "modules: [start, errors, risk]  # in order",
        ),
        ("modules: [start,\n  errors,\n]", "modules: [start,\n  errors, risk\n]"),
        (
            "modules:\n- start\n- errors  # and more?",
            "modules:\n- start\n- errors  # and more?\n- risk",
        ),
    ],
)
def test_the_list_of_modules_keeps_its_form(
    small: Small, before: str, after: str
) -> None:
    path = small.root / "workshop.yaml"
    small.change("content/workshop.yaml", "modules:\n  - start\n  - errors", before)
    text = path.read_text(encoding="utf-8")
    assert raile("new", "module", "risk", "--title", "Risk").exit_code == 0
    assert path.read_text(encoding="utf-8") == text.replace(before, after)


@pytest.mark.parametrize(
    "kind", ["single", "several", "number", "slider", "order", "match", "open"]
)
def test_a_new_question_of_each_kind_loads(small: Small, kind: str) -> None:
    path = small.root / "modules/01-errors/quiz.yaml"
    before = path.read_text(encoding="utf-8")
    done = raile("new", "question", "errors", "of-what", "--kind", kind)
    assert done.output == (
        "Wrote content/modules/01-errors/quiz.yaml\n"
        "Write its texts; 'raile check' lists them.\n"
    )
    assert path.read_text(encoding="utf-8").startswith(before)
    item = Content(small.root).item_set("errors").items[-1]
    assert (item.id, item.kind) == ("of-what", kind)
    for fault in small.faults():
        assert UNWRITTEN in fault or "It names no source" in fault


def test_a_new_question_follows_a_last_line_without_line_break(small: Small) -> None:
    path = small.root / "modules/01-errors/quiz.yaml"
    path.write_bytes(path.read_bytes().rstrip())
    assert raile("new", "question", "errors", "of-what").exit_code == 0
    *_, last, new = Content(small.root).item_set("errors").items
    assert (last.id, last.source) == ("two-boxes", ("kit",))
    assert (new.id, new.source) == ("of-what", ())


def test_a_new_question_can_begin_a_new_set(small: Small) -> None:
    done = raile("new", "question", "errors/cards", "sort-them", "--kind", "match")
    assert 'raile.quiz("errors/cards")' in done.output
    assert Content(small.root).item_set("errors/cards").items[0].id == "sort-them"


def test_a_new_exercise_loads_and_its_solution_runs(small: Small) -> None:
    done = raile("new", "exercise", "false-share")
    assert done.output.startswith(
        "Wrote exercises/false-share/exercise.yaml\n"
        "Wrote exercises/false-share/solution.py\n"
    )
    content = Content(small.root)
    check = content.exercise("false-share").checks[0]
    names: dict[str, object] = {}
    exec(content.solution("false-share"), names)
    assert names[check.variable] == check.value
    assert all(UNWRITTEN in fault for fault in small.faults())


REFUSED = {
    ("module", "errors", "--title", "x"): "There is a module 'errors' already.",
    ("module", "My Module", "--title", "x"): "'My Module' is not an id. Write "
    "lower-case letters and digits, joined by hyphens.",
    ("module", "risk", "--title", " "): "The title must be one line of text.",
    ("exercise", "share"): "exercises/share/exercise.yaml is there already; it stays "
    "as it is.",
    ("exercise", "../share"): "'../share' is not an id. Write lower-case letters and "
    "digits, joined by hyphens.",
    ("question", "erors", "of-what"): "There is no module 'erors'. Did you mean "
    "'errors'?",
    ("question", "errors", "worry"): "There is a question 'worry' in "
    "content/modules/00-start/poll.yaml.",
    ("question", "errors", "of-what", "--kind", "singel"): "There is no kind 'singel'. "
    "Did you mean 'single'?",
    ("question", "errors/a/b", "of-what"): "'a/b' is not an id. Write lower-case "
    "letters and digits, joined by hyphens.",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_nothing_is_overwritten_and_no_bad_name_is_taken(
    small: Small, arguments: tuple[str, ...]
) -> None:
    before = {p: p.read_bytes() for p in small.folder.rglob("*") if p.is_file()}
    done = raile("new", *arguments)
    assert done.exit_code == 1
    assert done.output == f"Error: {REFUSED[arguments]}\n"
    after = {p: p.read_bytes() for p in small.folder.rglob("*") if p.is_file()}
    assert after == before


def test_new_content_is_not_added_to_a_broken_file(small: Small) -> None:
    small.write("content/workshop.yaml", "modules: [")
    done = raile("new", "module", "risk", "--title", "Risk")
    assert done.exit_code == 1
    assert "content/workshop.yaml:1" in done.output
    assert not (small.root / "modules/02-risk").exists()


def test_every_skeleton_is_yaml_that_says_what_to_write() -> None:
    for path in SKELETONS.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert "TODO:" in text, path.name
        yaml.safe_load(text)


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    import raile as package

    assert raile("--version").output == f"raile, version {version('raile')}\n"
    assert package.__version__ == version("raile")


def test_import_raile_imports_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import raile; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "sys.exit(', '.join(new - {'raile'} - set(sys.stdlib_module_names)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_unknown_verbs_are_no_attributes() -> None:
    import raile as package

    with pytest.raises(AttributeError, match="module 'raile' has no attribute 'quizz'"):
        _ = package.quizz
    assert "quiz" in dir(package)
