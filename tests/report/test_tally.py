from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from raile.grade import grade
from raile.model.item import Item, ItemSet, Match, Order, Slider
from raile.model.mark import Answer
from raile.model.response import Response
from raile.report.tally import tallies, tally
from responses import response
from strategies import JSON, answers, items


def item(**fields: Any) -> Item:
    return TypeAdapter(Item).validate_python({"id": "item", "ask": "?"} | fields)


def given_by(item: Item, *values: Any) -> list[Response]:
    """Let one person after the other give an answer."""
    return [
        response(
            f"person-{number}",
            "demo/quiz",
            item.id,
            value,
            score=grade(item, Answer(value=value)).score,
        )
        for number, value in enumerate(values)
    ]


WHICH = item(
    kind="single",
    options=[
        {"id": "a", "text": "A", "right": True, "say": "Yes."},
        {"id": "b", "text": "B", "say": "No."},
        {"id": "c", "text": "C", "say": "No."},
    ],
)


def test_options_are_counted() -> None:
    told = tally(WHICH, given_by(WHICH, "a", "b", "a", "a", "b", "b", "a"))

    assert not told.hidden
    assert (told.n, told.right, told.right_percent) == (7, 4, 57)
    assert [(one.id, one.right, one.count, one.percent) for one in told.options] == [
        ("a", True, 4, 57),
        ("b", False, 3, 43),
        ("c", False, 0, 0),
    ]


def test_of_four_people_nothing_is_told() -> None:
    told = tally(WHICH, given_by(WHICH, "a", "a", "a", "b"))

    assert told.model_dump(exclude_defaults=True) == {"item": "item", "hidden": True}


def test_one_person_five_times_is_one_person() -> None:
    again = [one for _ in range(5) for one in given_by(WHICH, "a", "b")]

    assert tally(WHICH, again).hidden


def test_only_first_attempts_count() -> None:
    first = given_by(WHICH, "b", "b", "b", "b", "b")
    second = given_by(WHICH, "a", "a", "a", "a", "a")

    told = tally(WHICH, first + second)

    assert told.right == 0
    assert [one.count for one in told.options] == [0, 5, 0]


def test_of_an_opinion_the_latest_counts() -> None:
    poll = item(
        kind="single",
        opinion=True,
        options=[{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
    )
    first = given_by(poll, "b", "b", "b", "b", "b")
    second = given_by(poll, "a", "a")

    told = tally(poll, first + second)

    assert [(one.count, one.right) for one in told.options] == [(2, None), (3, None)]
    assert told.right is None
    assert told.right_percent is None


def test_looking_at_the_solution_is_no_answer() -> None:
    looked = [
        response(f"looker-{number}", "demo/quiz", "item", kind="shown")
        for number in range(5)
    ]

    assert tally(WHICH, looked).hidden


def test_of_several_choices_each_is_a_share_of_the_people() -> None:
    several = item(
        kind="several",
        options=[
            {"id": "a", "text": "A", "right": True, "say": "Yes."},
            {"id": "b", "text": "B", "right": True, "say": "Yes."},
            {"id": "c", "text": "C", "say": "No."},
        ],
    )

    told = tally(
        several,
        given_by(several, ["a", "b"], ["b", "a"], ["a"], ["a", "c"], ["gone"]),
    )

    assert [one.percent for one in told.options] == [80, 40, 20]
    assert told.right == 2


SORT = item(
    kind="match",
    partial=True,
    boxes=[{"id": one, "text": one} for one in ("box-a", "box-b", "box-c")],
    cards=[
        {"id": "one", "text": "1", "box": "box-a"},
        {"id": "two", "text": "2", "box": "box-b"},
    ],
)


def test_of_cards_the_share_right_and_the_most_common_wrong_box_are_told() -> None:
    told = tally(
        SORT,
        given_by(
            SORT,
            {"one": "box-a", "two": "box-b"},
            {"one": "box-c", "two": "box-b"},
            {"one": "box-c"},
            {"one": "box-b", "two": "box-b"},
            {"one": "words of a person's own", "two": "box-b"},
        ),
    )

    first, second = told.cards
    assert (first.right_percent, first.elsewhere) == (20, "box-c")
    assert (second.right_percent, second.elsewhere) == (80, None)
    assert told.right == 1


def test_of_an_order_the_share_right_and_the_most_common_wrong_place_are_told() -> None:
    order = item(
        kind="order",
        entries=[{"id": one, "text": one} for one in ("one", "two", "three")],
    )

    told = tally(
        order,
        given_by(
            order,
            ["one", "two", "three"],
            ["one", "two", "three"],
            ["two", "three", "one"],
            ["two", "three", "one"],
            ["two", "one", "three"],
        ),
    )

    assert told.right == 2
    first = told.cards[0]
    assert (first.id, first.right_percent, first.elsewhere) == ("one", 40, 3)


def test_an_entry_is_elsewhere_only_where_it_is_wrong_and_not_at_home() -> None:
    order = item(
        kind="order",
        entries=[{"id": one, "text": one} for one in ("one", "two", "three")],
    )
    backwards, shifted = ["three", "two", "one"], ["two", "three", "one"]

    mostly_backwards = tally(order, given_by(order, *[backwards] * 3, *[shifted] * 2))
    all_shifted = tally(order, given_by(order, *[shifted] * 5))

    # It does not follow 'one', but in the middle it is at home.
    assert mostly_backwards.cards[1].elsewhere == 1
    # It follows 'two', as it should, though one place early.
    assert all_shifted.cards[2].right_percent == 100
    assert all_shifted.cards[2].elsewhere is None


def test_of_an_opinion_in_cards_the_most_common_box_is_told() -> None:
    views = SORT.model_copy(update={"opinion": True})

    told = tally(views, given_by(views, *[{"one": "box-a"}] * 3, *[{"one": "x"}] * 2))

    assert told.cards[0].right_percent is None
    assert told.cards[0].elsewhere == "box-a"
    assert told.right is None


def test_of_numbers_the_middle_one_is_told() -> None:
    number = item(kind="number", answer=0.48, tolerance=0.01, unit="%")

    told = tally(
        number, given_by(number, "0,48 %", "0.48", 0.48, "48", "1", "no idea", "7")
    )

    assert (told.n, told.right) == (7, 3)
    assert told.median == pytest.approx(0.74)


def test_the_middle_of_four_numbers_is_not_told_though_five_have_answered() -> None:
    number = item(kind="number", answer=1)

    told = tally(number, given_by(number, 1, 2, 3, 4, "no idea"))

    assert told.n == 5
    assert told.median is None


def test_a_slider_of_few_values_has_a_bar_for_each() -> None:
    slider = item(kind="slider", low=0, high=4, answer=2)

    told = tally(slider, given_by(slider, 0, 2, 2, 4, 99))

    assert [(one.low, one.high, one.count) for one in told.bins] == [
        (0, 0, 1),
        (1, 1, 0),
        (2, 2, 2),
        (3, 3, 0),
        (4, 4, 1),
    ]
    assert told.bins[2].percent == 40
    assert told.median is None  # 99 is none of its values


def test_a_slider_of_many_values_has_ten_bars() -> None:
    slider = item(kind="slider", low=0, high=100, answer=30)

    told = tally(slider, given_by(slider, 0, 9, 10, 99, 100))

    assert [one.count for one in told.bins] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (told.bins[1].low, told.bins[1].high) == (10, 20)
    assert told.median == 10


def test_a_slider_with_small_steps_loses_no_value() -> None:
    slider = item(kind="slider", low=0, high=0.3, step=0.1, answer=0.1)

    told = tally(slider, given_by(slider, 0, 0.1, 0.2, 0.3, 0.3))

    assert [one.count for one in told.bins] == [1, 1, 1, 2]


def test_of_open_answers_only_their_number_is_told() -> None:
    open_item = item(kind="open", model_answer="So.")

    told = tally(open_item, given_by(open_item, *[{"text": "my secret"}] * 6))

    assert told.model_dump(exclude_defaults=True) == {
        "item": "item",
        "hidden": False,
        "n": 6,
    }


def test_a_set_is_told_item_by_item() -> None:
    other = WHICH.model_copy(update={"id": "other"})
    whole = ItemSet(title="Quiz", items=(WHICH, other))
    elsewhere = response("person-9", "other/quiz", "item", "b")

    told = tallies(
        "demo/quiz", whole, [*given_by(WHICH, *"aaaab"), elsewhere, *given_by(other)]
    )

    assert [(one.item, one.hidden) for one in told] == [
        ("item", False),
        ("other", True),
    ]
    assert told[0].n == 5


@given(st.data())
def test_whatever_was_answered_it_is_told_of_five_or_not_at_all(
    data: st.DataObject,
) -> None:
    asked = data.draw(items)
    values = data.draw(st.lists(answers(asked) | JSON, max_size=9))
    people = data.draw(st.lists(st.integers(0, 7), min_size=9, max_size=9))
    log = [
        response(f"person-{person}", "demo/quiz", asked.id, value, score=score)
        for person, value in zip(people, values, strict=False)
        for score in [grade(asked, Answer(value=value)).score]
    ]

    told = tally(asked, log)

    everybody = len({one.participant for one in log})
    assert told.hidden == (everybody < 5)
    if told.hidden:
        assert told.model_dump(exclude_defaults=True).keys() == {"item", "hidden"}
        return
    assert told.n == everybody
    shares = [one.percent for one in (*told.options, *told.bins)]
    shares += [one.right_percent or 0 for one in told.cards]
    assert all(0 <= share <= 100 for share in shares)
    assert sum(one.count for one in told.bins) <= everybody
    # What a person may have typed comes nowhere.
    there: set[Any] = {None}
    if isinstance(asked, Match):
        there |= {box.id for box in asked.boxes}
    elif isinstance(asked, Order):
        there |= set(range(1, len(asked.entries) + 1))
    assert {one.elsewhere for one in told.cards} <= there
    if isinstance(asked, Slider) and told.median is not None:
        assert asked.low <= told.median <= asked.high
