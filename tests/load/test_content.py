"""Content by id, in English and in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from raile.load import Content, ContentError, NotThere
from raile.model.instrument import Instrument
from raile.model.item import Match, Number, Single
from small import FIXTURES, Small


@pytest.fixture(scope="module")
def english() -> Content:
    return Content(FIXTURES / "content")


@pytest.fixture(scope="module")
def french() -> Content:
    return Content(FIXTURES / "content", language="fr")


def test_modules_come_in_teaching_order(english: Content) -> None:
    assert list(english.modules) == ["start", "errors"]
    assert english.modules["errors"].minutes == 20
    assert english.workshop.title == "A small workshop"


def test_everything_is_found_by_its_id(english: Content) -> None:
    assert english.item_set("errors/quiz").items[0].id == "denominator"
    assert english.item_set("errors") is english.item_set("errors/quiz")
    assert english.item_sets("errors") == ["errors/quiz"]
    assert english.instrument("ready").questions[2].id == "checks-log"
    assert english.scenario("alert").endings[1].tone == "strong"
    assert english.exercise("share").checks[0].variable == "share"
    assert "false_alerts / alerts" in english.solution("share")
    assert english.sources["met-2025"].standing == "confirmed"
    assert english.glossary["false-alert"].see == ("precision",)
    assert english.code_words.first == ("brave", "calm")


NOT_THERE = {
    "item_set": ("erors", "There is no quiz 'erors'. Did you mean 'errors'?"),
    "item_sets": ("erors", "There is no module 'erors'. Did you mean 'errors'?"),
    "instrument": ("redy", "There is no assessment 'redy'. Did you mean 'ready'?"),
    "scenario": (
        "../scenarios/alert",
        "There is no scenario '../scenarios/alert'.",
    ),
    "exercise": ("shares", "There is no exercise 'shares'. Did you mean 'share'?"),
    "solution": ("zzz", "There is no exercise 'zzz'."),
    "lesson": ("star", "There is no lesson 'star'. Did you mean 'start'?"),
    "words": ("quizz", "There is no wording 'quizz'. Did you mean 'quiz'?"),
    "heading": (
        "errors#whose-error",
        "There is no passage 'errors#whose-error'. Did you mean 'errors#whose-errors'?",
    ),
}


@pytest.mark.parametrize("method", NOT_THERE)
def test_an_unknown_id_is_named_with_the_one_that_was_meant(
    english: Content, method: str
) -> None:
    name, said = NOT_THERE[method]
    with pytest.raises(NotThere) as caught:
        getattr(english, method)(name)
    assert str(caught.value) == said
    assert isinstance(caught.value, KeyError)


def test_a_set_is_looked_for_by_its_whole_name_too(english: Content) -> None:
    with pytest.raises(NotThere, match="Did you mean 'errors/quiz'"):
        english.item_set("errors/quizz")


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    small = Small(tmp_path)
    small.write("content/scenarios/alert.yaml", "title: [")
    content = Content(small.root)
    assert content.item_set("errors").title == "Errors"
    with pytest.raises(ContentError):
        content.scenario("alert")


def test_a_broken_file_tells_all_its_faults(tmp_path: Path) -> None:
    small = Small(tmp_path)
    quiz = "content/modules/01-errors/quiz.yaml"
    small.change(quiz, "kind: number", "kind: numbr")
    small.change(quiz, "        right: true\n", "")
    with pytest.raises(ContentError) as caught:
        Content(small.root).item_set("errors")
    assert [fault.line for fault in caught.value.faults] == [3, 14]
    assert "There is no kind 'numbr'. Did you mean 'number'?" in str(caught.value)


def test_a_broken_translation_tells_its_faults(tmp_path: Path) -> None:
    small = Small(tmp_path)
    small.change(
        "content/modules/01-errors/quiz.fr.yaml", "id: two-boxes", "id: two-box"
    )
    assert Content(small.root).item_set("errors")
    with pytest.raises(ContentError, match="Did you mean 'two-boxes'"):
        Content(small.root, language="fr").item_set("errors")


def test_a_translation_replaces_texts_by_id_and_nothing_else(
    english: Content, french: Content
) -> None:
    single, number, match = french.item_set("errors").items
    assert isinstance(single, Single)
    assert isinstance(number, Number)
    assert isinstance(match, Match)
    assert [option.text for option in single.options] == [
        "De tous les visages",
        "De toutes les alertes",
    ]
    assert single.right == {"faces"}
    assert number.unit == "alertes"
    assert number.answer == 2077
    assert number.misconceptions[0].say == "Ce sont les fausses."
    assert number.misconceptions[0].value == 10
    assert [card.box for card in match.cards] == ["harm", "benefit"]
    ids = [item.id for item in english.item_set("errors").items]
    assert [single.id, number.id, match.id] == ids


def test_an_instrument_is_translated_down_to_its_steps(french: Content) -> None:
    ready = french.instrument("ready")
    assert isinstance(ready, Instrument)
    assert ready.questions[1].steps[0].text == "Journalisez-le."
    assert ready.questions[1].steps[0].levels == ("no",)
    assert ready.levels(ready.questions[0])[1].text == "Oui"
    assert ready.overrides[0].at_most == "begin"


def test_a_missing_text_is_english(tmp_path: Path) -> None:
    small = Small(tmp_path)
    small.change("content/modules/01-errors/quiz.fr.yaml", "    unit: alertes\n", "")
    content = Content(small.root, language="fr")
    number = content.item_set("errors").items[1]
    assert isinstance(number, Number)
    assert (number.ask, number.unit) == ("Combien d'alertes ?", "alerts")
    assert content.item_set("start/poll").title == "You and AI"


def test_a_module_is_translated_when_all_that_it_uses_is(
    tmp_path: Path, english: Content, french: Content
) -> None:
    assert english.is_translated("start")
    assert french.is_translated("errors")
    assert not french.is_translated("start")
    for file in ("scenarios/alert.fr.yaml", "modules/01-errors/lesson.fr.md"):
        small = Small(tmp_path / file.replace("/", "-"))
        small.remove(f"content/{file}")
        assert not Content(small.root, language="fr").is_translated("errors")
    small = Small(tmp_path / "one-text")
    small.change("content/modules/01-errors/quiz.fr.yaml", "    unit: alertes\n", "")
    assert not Content(small.root, language="fr").is_translated("errors")


def test_a_lesson_tells_its_activities_and_headings(english: Content) -> None:
    lesson = english.lesson("errors")
    assert [(one.verb, one.target) for one in lesson.activities] == [
        ("quiz", "errors/quiz"),
        ("scenario", "alert"),
        ("exercise", "share"),
        ("assess", "ready"),
    ]
    assert [(one.level, one.text, one.slug) for one in lesson.headings] == [
        (1, "1 · Errors", "1--errors"),
        (2, "Whose errors?", "whose-errors"),
        (2, "Where you stand", "where-you-stand"),
    ]
    poll, dashboard = english.lesson("start").activities
    assert (poll.target, poll.trainer) == ("start/poll", False)
    assert (dashboard.verb, dashboard.trainer) == ("dashboard", True)


def test_a_lesson_that_is_not_translated_says_that_it_is_english(
    french: Content,
) -> None:
    assert french.lesson("errors").language == "fr"
    assert french.lesson("start").language == "en"


def test_a_passage_is_found_in_the_translated_lesson(
    english: Content, french: Content
) -> None:
    assert english.heading("errors#whose-errors").text == "Whose errors?"
    assert french.heading("errors#whose-errors").text == "Les erreurs de qui ?"
    assert french.heading("errors").text == "1 · Erreurs"
