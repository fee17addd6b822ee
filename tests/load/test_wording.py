"""The interface's own words: values, plurals and numbers in each language."""

from __future__ import annotations

import pytest

from raile.load import Content, Wording
from small import FIXTURES


@pytest.fixture
def english() -> Wording:
    return Content(FIXTURES / "content").words("quiz")


@pytest.fixture
def french() -> Wording:
    return Content(FIXTURES / "content", language="fr").words("quiz")


def test_values_are_put_in_their_places(english: Wording, french: Wording) -> None:
    assert english.say("progress", done=3, total="12") == "3 of 12 answered"
    assert french.say("progress", done=3, total="12") == "3 réponses sur 12"


def test_braces_in_a_value_are_no_places(english: Wording) -> None:
    said = english.say("progress", done="{total}", total="{done}")
    assert said == "{total} of {done} answered"


@pytest.mark.parametrize(
    ("number", "english_says", "french_says"),
    [
        (0, "0 questions are left", "Il reste 0 question"),
        (1, "1 question is left", "Il reste 1 question"),
        (2, "2 questions are left", "Il reste 2 questions"),
        (2077, "2,077 questions are left", "Il reste 2\u202f077 questions"),
        (1.5, "1.5 questions are left", "Il reste 1,5 question"),
        (2_000_000, "2,000,000 questions are left", None),
    ],
)
def test_numbers_and_plurals_are_those_of_the_language(
    english: Wording,
    french: Wording,
    number: float,
    english_says: str,
    french_says: str | None,
) -> None:
    assert english.say("left", n=number) == english_says
    # French has a form for millions that a translation need not give.
    expected = french_says or "Il reste 2\u202f000\u202f000 questions"
    assert french.say("left", n=number) == expected


def test_a_text_without_translation_is_wholly_english(french: Wording) -> None:
    assert french.say("verdict.right") == "Right"
    words = Wording(
        "x", {"left": {"one": "{n} is left", "other": "{n} are left"}}, "fr"
    )
    assert words.say("left", n=0) == "0 are left"
    assert words.say("left", n=1234.5) == "1,234.5 are left"


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("verdict.rigth", {}, "no words 'verdict.rigth' in 'quiz'. Did you mean"),
        ("verdict", {}, "There are no words 'verdict' in 'quiz'"),
        ("verdict.right.now", {}, "There are no words 'verdict.right.now'"),
        ("progress", {"done": 1}, "'progress' in 'quiz' needs a value for 'total'"),
        ("left", {}, "'left' in 'quiz' needs a number n"),
    ],
)
def test_a_missing_text_or_value_is_named(
    english: Wording, key: str, values: dict[str, object], said: str
) -> None:
    with pytest.raises(KeyError, match=said):
        english.say(key, **values)


def test_all_words_go_to_the_browser_with_english_where_french_lacks(
    french: Wording,
) -> None:
    assert french.all() == {
        "check": "Vérifier",
        "progress": "{done} réponses sur {total}",
        "left": {"one": "Il reste {n} question", "other": "Il reste {n} questions"},
        "verdict": {"right": "Right", "wrong": "Not right"},
    }
