"""The two forms of the test: parallel, apart, and everybody's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from raile.draw import BOOKLETS, Form, booklet, forms
from raile.load import Content
from raile.model.blueprint import Blueprint
from raile.model.item import Item, Open, Single
from small import Small

SEEDS = [f"brave-otter-{number}" for number in range(1000)]
TEXTS = {"title": "Test", "intro": "Answer."}
LEVELS = ("remember", "understand", "apply", "analyse")


def blueprint(*cells: dict[str, object]) -> Blueprint:
    return Blueprint.model_validate({"pre": TEXTS, "post": TEXTS, "cells": cells})


def item(name: str, bloom: str | None, difficulty: float | None) -> Single:
    options = [
        {"id": "yes", "text": "Yes", "right": True, "say": "It is."},
        {"id": "no", "text": "No", "say": "It is not."},
    ]
    return Single.model_validate(
        {
            "id": name,
            "kind": "single",
            "ask": "?",
            "options": options,
            "bloom": bloom,
            "difficulty": difficulty,
        }
    )


def ids(form: Form) -> list[str]:
    return [drawn.item.id for drawn in form]


def filled(form: Form) -> Counter[tuple[str, str | None]]:
    return Counter((drawn.module, drawn.item.bloom) for drawn in form)


def difficulties(form: Form) -> list[float]:
    return [drawn.item.difficulty or 0 for drawn in form]


@pytest.fixture(scope="module")
def content() -> Content:
    return Content()


@pytest.fixture(scope="module")
def drawn(content: Content) -> list[tuple[Form, Form]]:
    plan, bank = content.blueprint, content.bank
    return [forms(plan, bank, seed) for seed in SEEDS]


def test_the_kits_forms_fill_its_blueprint(
    content: Content, drawn: Sequence[tuple[Form, Form]]
) -> None:
    cells = content.blueprint.cells
    assert content.blueprint.size >= 15
    for pair in drawn:
        for form in pair:
            assert len(form) == content.blueprint.size
            for cell in cells:
                taken = [
                    one
                    for one in form
                    if one.module == cell.module and cell.takes(one.item)
                ]
                assert len(taken) == cell.count


def test_no_item_is_in_both_of_the_kits_forms(
    drawn: Sequence[tuple[Form, Form]],
) -> None:
    for pre, post in drawn:
        assert len({*ids(pre), *ids(post)}) == len(pre) + len(post)


def test_the_kits_forms_are_equally_difficult(
    drawn: Sequence[tuple[Form, Form]],
) -> None:
    for pre, post in drawn:
        apart = sum(difficulties(pre)) - sum(difficulties(post))
        assert abs(apart) / len(pre) <= 0.02


def test_over_many_people_an_item_is_as_often_before_as_after(
    drawn: Sequence[tuple[Form, Form]],
) -> None:
    before = Counter(name for pre, _ in drawn for name in ids(pre))
    after = Counter(name for _, post in drawn for name in ids(post))
    for name in before | after:
        n = before[name] + after[name]
        # Four standard deviations of a fair coin.
        assert abs(before[name] - after[name]) <= 4 * n**0.5, name


def test_everybody_keeps_forms_of_their_own(
    content: Content, drawn: Sequence[tuple[Form, Form]]
) -> None:
    again = forms(content.blueprint, content.bank, SEEDS[0])
    assert again == drawn[0]
    assert len({tuple(ids(pre)) for pre, _ in drawn}) == len(drawn)


def test_a_translation_asks_the_same(content: Content) -> None:
    french = Content(language="fr")
    for seed in SEEDS[:5]:
        here = forms(content.blueprint, content.bank, seed)
        there = forms(french.blueprint, french.bank, seed)
        assert [ids(form) for form in here] == [ids(form) for form in there]


@st.composite
def plans(draw: st.DrawFn) -> tuple[Blueprint, dict[str, list[Item]]]:
    cells, bank = [], {}
    for module in draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True)):
        bank[module] = []
        for level in draw(st.lists(st.sampled_from(LEVELS), min_size=1, unique=True)):
            count = draw(st.integers(1, 3))
            cells.append({"module": module, "bloom": level, "count": count})
            more = draw(st.integers(0, 3))
            bank[module] += [
                item(f"{module}-{level}-{number}", level, draw(st.floats(0.1, 0.9)))
                for number in range(2 * count + more)
            ]
    return blueprint(*cells), bank


@given(plans(), st.text(max_size=20))
def test_any_forms_are_parallel_and_apart(
    plan_and_bank: tuple[Blueprint, dict[str, list[Item]]], seed: str
) -> None:
    plan, bank = plan_and_bank
    pre, post = forms(plan, bank, seed)
    assert filled(pre) == filled(post)
    assert not set(ids(pre)) & set(ids(post))
    assert filled(pre) == Counter(
        {(cell.module, cell.bloom[0]): cell.count for cell in plan.cells}
    )
    widest = max(
        max(values) - min(values)
        for cell in plan.cells
        if (values := [one.difficulty for one in bank[cell.module] if cell.takes(one)])
    )
    assert abs(sum(difficulties(pre)) - sum(difficulties(post))) <= widest + 1e-9


def test_a_bank_that_is_too_small_is_said() -> None:
    plan = blueprint({"module": "law", "bloom": "apply"})
    with pytest.raises(ValueError, match="1 items of 'law' at apply"):
        forms(plan, {"law": [item("one", "apply", 0.5)]}, "seed")


def test_only_marked_items_with_a_level_and_a_difficulty_are_drawn() -> None:
    cell = blueprint({"module": "law", "bloom": "apply"}).cells[0]
    fits = item("one", "apply", 0.5)
    written = Open(
        id="own",
        kind="open",
        ask="?",
        model_answer="So.",
        bloom="apply",
        difficulty=0.5,
    )
    assert cell.takes(fits)
    assert not cell.takes(item("two", "apply", None))
    assert not cell.takes(item("three", None, 0.5))
    assert not cell.takes(item("four", "remember", 0.5))
    assert not cell.takes(written)


def test_two_cells_cannot_want_the_same_items() -> None:
    with pytest.raises(ValidationError, match="at the level 'apply'; join them"):
        blueprint(
            {"module": "law", "bloom": ["apply", "analyse"]},
            {"module": "law", "bloom": "apply"},
        )


PLAN = """\
pre: {title: Before, intro: Answer.}
post: {title: After, intro: Answer.}
cells:
- {module: errors, bloom: apply}
"""
PLAN_FILE = "content/tests/knowledge.yaml"
QUESTION = """\
- id: {name}
  kind: single
  ask: Which?
  bloom: apply
  difficulty: 0.5
  source: kit
  options:
  - {{id: yes-it-is, text: "Yes", right: true, say: It is.}}
  - {{id: no-it-is-not, text: "No", say: It is not.}}
"""
BANK = f"title: Bank\nitems:\n{QUESTION.format(name='one')}"
UNDRAWN = QUESTION.format(name="three").replace("apply", "remember")
BANK_FILE = "content/tests/errors.yaml"


def test_the_check_says_which_cell_cannot_be_filled_twice(tmp_path) -> None:
    small = Small(tmp_path)
    small.write(PLAN_FILE, PLAN)
    small.write(BANK_FILE, BANK)
    assert small.faults() == [
        f"{PLAN_FILE}:4  knowledge: The test has 1 questions on 'errors' at the level "
        "'apply' to draw from, and two forms need 2. Write 1 more with 'bloom' and "
        f"'difficulty' into {BANK_FILE}, or lower 'count'."
    ]


def test_the_check_says_which_module_is_not_there(tmp_path) -> None:
    small = Small(tmp_path)
    small.write(PLAN_FILE, PLAN.replace("errors", "erors"))
    assert small.faults() == [
        f"{PLAN_FILE}:4  knowledge: There is no module 'erors' to test. "
        "Did you mean 'errors'?"
    ]


def test_the_check_says_which_questions_are_not_there(tmp_path) -> None:
    small = Small(tmp_path)
    small.write(PLAN_FILE, PLAN)
    assert small.faults() == [
        f"{PLAN_FILE}:4  knowledge: There are no test questions on 'errors' to draw "
        f"from. Write {BANK_FILE}."
    ]


def test_the_check_says_which_question_is_never_drawn(tmp_path) -> None:
    small = Small(tmp_path)
    small.write(PLAN_FILE, PLAN)
    small.write(BANK_FILE, BANK + QUESTION.format(name="two") + UNDRAWN)
    assert small.faults() == [
        f"{BANK_FILE}:21  three: No cell of the blueprint takes this question. Give it "
        "a level that one takes and a 'difficulty', or remove it."
    ]


def test_no_question_of_the_kits_test_is_in_a_quiz(content: Content) -> None:
    asked = {
        (one.context, one.ask)
        for module in content.modules
        for name in content.item_sets(module)
        for one in content.item_set(name).items
    }
    bank = [one for items in content.bank.values() for one in items]
    assert len(bank) >= 3 * content.blueprint.size
    assert asked.isdisjoint((one.context, one.ask) for one in bank)
    assert all(one.bloom and one.topics and one.source for one in bank)


def test_the_check_knows_both_forms(tmp_path) -> None:
    small = Small(tmp_path)
    start = "content/modules/00-start/lesson.md"
    small.change(start, "raile.dashboard()", 'raile.test("past")')
    assert small.faults() == [
        f"{start}:20  start: There is no test 'past'. Did you mean 'post'?"
    ]


def test_a_test_without_a_blueprint_is_said(tmp_path) -> None:
    small = Small(tmp_path)
    start = "content/modules/00-start/lesson.md"
    small.change(start, "raile.dashboard()", 'raile.test("pre")')
    assert small.faults() == [
        f"{start}:20  start: There is no test to draw 'pre' from. Write "
        f"{PLAN_FILE}, or remove the cell."
    ]


def test_every_order_is_somebodys() -> None:
    given = Counter(map(booklet, SEEDS))
    assert set(given) == set(range(BOOKLETS))
    assert min(given.values()) > 0.8 * len(SEEDS) / BOOKLETS
