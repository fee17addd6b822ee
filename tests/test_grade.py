from __future__ import annotations

import json
import math
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from raile.grade import explain, grade, readings, solution
from raile.model.item import Item, Match, Number, Order, Several, Single
from raile.model.mark import Answer, Mark, Part
from strategies import (
    IDS,
    JSON,
    answers,
    choices,
    items,
    marked,
    matches,
    numbers,
    opinions,
    orders,
)

BLANKS = (None, "", "  \n", [], {})


def item_of(**keys: Any) -> Item:
    item: Item = TypeAdapter(Item).validate_python({"id": "item", "ask": "?"} | keys)
    return item


def mark_of(item: Item, value: Any) -> Mark:
    return grade(item, Answer(value=value))


def number(answer: float, **keys: Any) -> Item:
    return item_of(kind="number", answer=answer, **keys)


SINGLE = item_of(
    kind="single",
    options=[
        {"id": "scanned", "text": "Of all faces", "right": True, "say": "Yes."},
        {"id": "alerts", "text": "Of all alerts", "say": "That would be 0.48 %."},
    ],
)
SEVERAL = item_of(
    kind="several",
    options=[
        {"id": one, "text": one, "right": one in "abc", "say": f"About {one}."}
        for one in "abcd"
    ],
)
ORDER = item_of(
    kind="order",
    entries=[{"id": one, "text": one, "say": f"About {one}."} for one in "abcd"],
)
MATCH = item_of(
    kind="match",
    boxes=[{"id": "core", "text": "Core"}, {"id": "other", "text": "Other"}],
    cards=[
        {"id": "lawful", "text": "Lawfulness", "box": "core", "say": "It is core."},
        {"id": "robust", "text": "Robustness", "box": "other", "say": "It serves."},
        {"id": "human", "text": "Human autonomy", "box": "core", "say": "Core."},
    ],
)
OPEN = item_of(
    kind="open",
    model_answer="Ask for both shares.",
    criteria=[{"id": "both", "text": "Asks for both"}, {"id": "why", "text": "Why"}],
)


def partial(item: Item) -> Item:
    return item.model_copy(update={"partial": True})


# --- What holds for every item and every answer ---------------------------------------


@given(marked)
def test_full_right_answer_scores_one(item: Item) -> None:
    mark = mark_of(item, solution(item))
    assert (mark.status, mark.score) == ("right", 1)
    assert all(part.right for part in mark.parts)


@given(items, st.sampled_from(BLANKS))
def test_blank_answer_is_not_attempted(item: Item, blank: Any) -> None:
    assert mark_of(item, blank) == Mark(status="not-attempted")


@given(items, st.data())
def test_no_answer_raises_and_every_score_is_a_share(
    item: Item, data: st.DataObject
) -> None:
    mark = mark_of(item, data.draw(JSON | answers(item)))
    judged = mark.status in {"right", "partly", "wrong"}
    assert (mark.score is not None) == judged
    if mark.score is not None:
        assert 0 <= mark.score <= 1
        assert (mark.score == 1) == (mark.status == "right")
        assert (mark.score == 0) == (mark.status == "wrong")


@given(choices("single") | choices("several") | matches(), st.data())
def test_order_of_options_does_not_matter(item: Item, data: st.DataObject) -> None:
    value = data.draw(answers(item))
    field = "cards" if isinstance(item, Match) else "options"
    shuffled = data.draw(st.permutations(getattr(item, field)))
    before = mark_of(item, value)
    after = mark_of(item.model_copy(update={field: tuple(shuffled)}), value)
    assert (after.status, after.score) == (before.status, before.score)
    assert set(after.parts) == set(before.parts)


@given(choices("several"), st.data())
def test_order_and_repetition_of_choices_do_not_matter(
    item: Item, data: st.DataObject
) -> None:
    value = data.draw(answers(item))
    again = [*data.draw(st.permutations(value)), value[0]]
    assert mark_of(item, again) == mark_of(item, value)


@given(choices("several"), st.data())
def test_a_wrong_option_never_raises_the_score(
    item: Several, data: st.DataObject
) -> None:
    value = data.draw(answers(item))
    wrong = data.draw(st.sampled_from(sorted({*IDS, "gnu"} - item.right)))
    before = mark_of(item, value).score
    after = mark_of(item, [*value, wrong]).score
    assert before is not None
    assert after is not None
    assert after <= before
    assert after < 1


@given(matches(), st.data())
def test_a_card_in_a_wrong_box_never_raises_the_score(
    item: Match, data: st.DataObject
) -> None:
    value = data.draw(answers(item))
    card = data.draw(st.sampled_from(item.cards))
    boxes = [box.id for box in item.boxes if box.id != card.box]
    before = mark_of(item, value).score
    after = mark_of(item, value | {card.id: data.draw(st.sampled_from(boxes))}).score
    assert before is not None
    assert after is not None
    assert after <= before
    assert after < 1


@given(choices("several") | orders() | matches(), st.data())
def test_partial_credit_is_full_only_for_what_is_right_without_it(
    item: Several | Order | Match, data: st.DataObject
) -> None:
    value = data.draw(answers(item))
    whole = mark_of(item.model_copy(update={"partial": False}), value)
    part = mark_of(item.model_copy(update={"partial": True}), value)
    assert whole.score in {0, 1}
    assert part.score is not None
    assert (part.score == 1) == (whole.score == 1)
    assert part.parts == whole.parts


@given(opinions, st.data())
def test_an_opinion_is_recorded_and_never_judged(
    item: Item, data: st.DataObject
) -> None:
    value = data.draw(answers(item))
    mark = mark_of(item, value)
    assert (mark.status, mark.score) == ("recorded", None)
    assert all(part.right is None for part in (*mark.parts, *explain(item)))
    assert solution(item) is None


@given(choices("single") | choices("several") | matches() | orders(), st.data())
def test_nothing_is_said_of_what_was_not_chosen(
    item: Item, data: st.DataObject
) -> None:
    value = data.draw(answers(item))
    chosen = {value} if isinstance(value, str) else set(value)
    mark = mark_of(item, value)
    ids = [part.id for part in mark.parts]
    assert ids == [one for one in item.part_ids if one in chosen]
    assert mark.say is None
    assert {part.say for part in mark.parts} == {f"what to say of {id}" for id in ids}


@given(numbers(), st.data())
def test_a_wrong_number_does_not_give_the_answer_away(
    item: Number, data: st.DataObject
) -> None:
    mark = mark_of(item, data.draw(answers(item)))
    assert mark.say in ({item.say} if mark.score else {None, "a frequent mistake"})


@given(items)
def test_a_solution_is_json_and_every_part_is_explained(item: Item) -> None:
    value = solution(item)
    assert json.loads(json.dumps(value)) == value
    parts = explain(item)
    if item.part_ids:
        assert tuple(part.id for part in parts) == item.part_ids


@pytest.mark.parametrize("item", [SINGLE, SEVERAL, ORDER, MATCH, OPEN, number(1)])
def test_monstrous_answers_do_not_raise(item: Item) -> None:
    nested: Any = []
    for _ in range(10 * sys.getrecursionlimit()):
        nested = [nested]
    text = "9" * 1_000_000
    for value in (
        nested,
        [nested],
        {"lawful": nested, "text": nested, "met": nested},
        {"a": {"text": nested}},
        text,
        "1," + "234," * 100_000,
        " " * 100_000 + "1",
        [text] * 100,
        10**5000,
        -(10**5000),
        "\ud800",
    ):
        assert mark_of(item, value).score in {None, 0}


# --- Choices --------------------------------------------------------------------------


def test_single_tells_why_for_the_chosen_option_only() -> None:
    assert mark_of(SINGLE, "alerts") == Mark(
        status="wrong",
        score=0,
        parts=(Part(id="alerts", right=False, say="That would be 0.48 %."),),
    )
    assert mark_of(SINGLE, "scanned").score == 1


@pytest.mark.parametrize("value", ["gone", 1, True, ["scanned"], {"scanned": True}])
def test_single_counts_what_is_no_option_as_wrong(value: Any) -> None:
    assert mark_of(SINGLE, value) == Mark(status="wrong", score=0)


@pytest.mark.parametrize(
    ("chosen", "whole", "share"),
    [
        (["a", "b", "c"], 1, 1),
        (["a", "b"], 0, 2 / 3),
        (["a", "b", "d"], 0, 1 / 3),
        (["a", "b", "c", "d"], 0, 2 / 3),
        (["a", "b", "c", "gone"], 0, 2 / 3),
        (["a", "b", "c", 7], 0, 2 / 3),
        (["a", "d"], 0, 0),
        (["d"], 0, 0),
        ("a", 0, 1 / 3),
    ],
)
def test_several_is_all_or_nothing_unless_partial(
    chosen: Any, whole: float, share: float
) -> None:
    assert mark_of(SEVERAL, chosen).score == whole
    assert mark_of(partial(SEVERAL), chosen).score == pytest.approx(share)


def test_several_ignores_blanks_among_the_choices() -> None:
    assert mark_of(SEVERAL, ["", None]).status == "not-attempted"
    assert mark_of(SEVERAL, ["a", "b", "c", None]).score == 1


# --- Numbers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        *(0.48, "0.48", "0,48", " 0,48 % ", "0.48%", "+0.48", ".48", ",48", "0.480"),
        *("0.48\N{NO-BREAK SPACE}%", "4.8e-1", "48e-2 %"),
    ],
)
def test_number_is_read_as_people_type_it(typed: Any) -> None:
    assert mark_of(number(0.48, unit="%"), typed).score == 1


@pytest.mark.parametrize(
    "typed",
    [
        *("2077", "2 077", "2'077", "2\N{RIGHT SINGLE QUOTATION MARK}077", "2,077"),
        *(
            "2.077",
            "2\N{NARROW NO-BREAK SPACE}077",
            "2,077.0",
            "2.077,0",
            "2077 Alerts",
        ),
    ],
)
def test_number_may_be_grouped_in_thousands_and_bear_its_unit(typed: str) -> None:
    assert mark_of(number(2077, unit="alerts"), typed).score == 1


def test_number_with_two_readings_is_right_by_either() -> None:
    assert mark_of(number(1234), "1,234").score == 1
    assert mark_of(number(1.234), "1,234").score == 1
    assert mark_of(number(1.234), "1.234").score == 1
    assert mark_of(number(12.34), "1,234").score == 0


def test_number_beginning_with_zero_is_never_thousands() -> None:
    assert mark_of(number(480), "0,480").score == 0


def test_share_may_be_typed_in_per_cent_where_no_unit_is_given() -> None:
    assert mark_of(number(0.25), "25 %").score == 1
    assert mark_of(number(25), "25 %").score == 1
    assert mark_of(number(0.25, unit="%"), "25 %").score == 0


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "1 in 6,000",
            "six",
            "1 2",
            "12 34",
            "1,23,456",
            "1.2.3",
            "1 234'567",
            "--1",
            "1/6000",
        ),
        *("nan", "inf", "-inf", "1e999", "0x10", "1_000", "6000 faces", ".", "%", "²"),
        *(math.nan, math.inf, -math.inf, True, False, [6000], {"value": 6000}),
    ],
)
def test_what_is_no_plain_number_is_wrong(typed: Any) -> None:
    assert mark_of(number(6000, tolerance=1e9), typed) == Mark(status="wrong", score=0)


@pytest.mark.parametrize(
    ("answer", "tolerance", "given_", "score"),
    [
        (0.48, 0.01, 0.49, 1),  # 0.010000000000000009 apart in floating point
        (0.48, 0.01, 0.47, 1),
        (0.48, 0.01, 0.491, 0),
        (0.3, 0, 0.1 + 0.2, 1),
        (-5, 0, "\N{MINUS SIGN}5", 1),
        (-5, 0, "5", 0),
        (0, 0, 0, 1),
        (0, 0, "0", 1),
        (1, 0, 1.000001, 0),
    ],
)
def test_tolerance_includes_its_edge(
    answer: float, tolerance: float, given_: Any, score: float
) -> None:
    assert mark_of(number(answer, tolerance=tolerance), given_).score == score
    slider = item_of(kind="slider", low=-9, high=9, answer=answer, tolerance=tolerance)
    assert mark_of(slider, given_).score == score


@given(JSON, st.sampled_from((None, "%", "people")))
def test_all_readings_of_a_value_are_finite(value: Any, unit: str | None) -> None:
    for one in (value, math.inf, -math.inf, math.nan, "1e999", 10**400):
        assert all(math.isfinite(number) for number in readings(one, unit))


def test_number_answers_a_misconception() -> None:
    item = number(
        0.48,
        unit="%",
        say="10 of 2,077.",
        misconceptions=[
            {"value": 0.0003, "say": "That is of all faces."},
            {"value": 48, "tolerance": 1, "say": "Mind the point."},
        ],
    )
    assert mark_of(item, "0,0003 %").say == "That is of all faces."
    assert mark_of(item, 47).say == "Mind the point."
    assert mark_of(item, 7).say is None
    assert mark_of(item, 0.48).say == "10 of 2,077."
    assert explain(item) == (Part(id="item", right=True, say="10 of 2,077."),)


# --- Order and boxes ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "whole", "share"),
    [
        ("abcd", 1, 1),
        ("dabc", 0, 2 / 3),
        ("acbd", 0, 2 / 3),
        ("dcba", 0, 0),
        ("abc", 0, 2 / 3),
        ("aabcda", 1, 1),
        ("a", 0, 0),
        ("xyz", 0, 0),
    ],
)
def test_order_counts_neighbouring_pairs(
    given_: str, whole: float, share: float
) -> None:
    assert mark_of(ORDER, list(given_)).score == whole
    assert mark_of(partial(ORDER), list(given_)).score == pytest.approx(share)


@pytest.mark.parametrize(
    ("given_", "blamed"), [("dabc", "d"), ("acbd", "c"), ("bacd", "ab"), ("abcd", "")]
)
def test_order_blames_only_what_is_out_of_place(given_: str, blamed: str) -> None:
    parts = mark_of(ORDER, list(given_)).parts
    assert [part.id for part in parts] == list("abcd")
    assert [part.id for part in parts if not part.right] == list(blamed)


@pytest.mark.parametrize(
    ("boxes", "whole", "share"),
    [
        ({"lawful": "core", "robust": "other", "human": "core"}, 1, 1),
        ({"lawful": "core", "robust": "core", "human": "core"}, 0, 2 / 3),
        ({"lawful": "core"}, 0, 1 / 3),
        ({"lawful": "gone", "gone": "core"}, 0, 0),
        ({"lawful": ["core"], "robust": 1}, 0, 0),
        ("core", 0, 0),
        (["lawful"], 0, 0),
    ],
)
def test_match_counts_cards(boxes: Any, whole: float, share: float) -> None:
    assert mark_of(MATCH, boxes).score == whole
    assert mark_of(partial(MATCH), boxes).score == pytest.approx(share)


def test_match_says_something_of_every_placed_card() -> None:
    mark = mark_of(MATCH, {"robust": "core", "lawful": "core", "human": None})
    assert mark.parts == (
        Part(id="lawful", right=True, say="It is core."),
        Part(id="robust", right=False, say="It serves."),
    )
    assert mark_of(MATCH, {"human": None, "robust": ""}).status == "not-attempted"


# --- Open text ------------------------------------------------------------------------


def test_open_text_is_recorded_with_what_its_author_ticked() -> None:
    mark = mark_of(OPEN, {"text": "Both.", "met": ["why", "gone"]})
    assert mark == Mark(status="recorded", parts=(Part(id="why", right=True),))
    assert mark_of(OPEN, {"met": ["why"]}) == mark
    assert mark_of(OPEN, "Both.") == Mark(status="recorded")
    assert mark_of(OPEN, {"text": "Both.", "met": "why"}).parts == ()
    assert mark_of(OPEN, {"text": "Both.", "met": 5}).parts == ()
    assert solution(OPEN) == "Ask for both shares."


@pytest.mark.parametrize("value", [{"text": " ", "met": []}, {"met": ["gone"]}, 5])
def test_open_text_without_words_is_not_attempted(value: Any) -> None:
    assert mark_of(OPEN, value).status == "not-attempted"


def test_confidence_changes_nothing() -> None:
    sure = grade(SINGLE, Answer(value="scanned", confidence=100))
    assert sure == grade(SINGLE, Answer(value="scanned"))


def test_explain_tells_all_options() -> None:
    assert isinstance(SINGLE, Single)
    assert explain(SINGLE) == (
        Part(id="scanned", right=True, say="Yes."),
        Part(id="alerts", right=False, say="That would be 0.48 %."),
    )
    assert all(part.right and part.say for part in (*explain(ORDER), *explain(MATCH)))
    assert [part.id for part in explain(OPEN)] == ["both", "why"]
