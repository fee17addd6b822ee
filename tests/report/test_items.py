"""How well questions do their work."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raile.model.item import Item, Single
from raile.model.response import Response
from raile.report.items import (
    correlation,
    item_statistics,
    kr20,
    reliability,
)
from responses import response


def question(name: str, *, opinion: bool = False) -> Item:
    options = [
        {"id": "yes", "text": "Yes", "right": not opinion, "say": "So."},
        {"id": "no", "text": "No", "say": "No."},
        {"id": "never", "text": "Never", "say": "No."},
    ]
    return Single.model_validate(
        {
            "id": name,
            "kind": "single",
            "ask": "?",
            "opinion": opinion,
            "options": options,
            "difficulty": 0.6,
        }
    )


def answer(person: str, name: str, right: bool | float) -> Response:
    value = "yes" if right == 1 else "no"
    return response(person, "law/quiz", name, value, score=float(right))


def table(*rows: str) -> list[Response]:
    """Each row a person, each sign an item: 1 right, 0 wrong, - not answered."""
    return [
        answer(f"fox-{person}", f"i-{number}", sign == "1")
        for person, row in enumerate(rows)
        for number, sign in enumerate(row)
        if sign != "-"
    ]


ITEMS = [question(f"i-{number}") for number in range(4)]


def test_kr20_of_a_table_worked_out_by_hand() -> None:
    # Sums 4, 3, 2, 1, 0: variance 2. Shares .8, .6, .4, .2: sum of p(1 - p) is 0.8.
    people = [[n < right for n in range(4)] for right in (4, 3, 2, 1, 0)]
    assert kr20(people) == pytest.approx(4 / 3 * (1 - 0.8 / 2))


def test_kr20_is_undefined_where_nothing_varies() -> None:
    assert kr20([[True, False], [False, True]]) is None
    assert kr20([[True], [False]]) is None
    assert kr20([]) is None


def test_kr20_may_be_negative_and_is_told_so() -> None:
    value = kr20([[True, False, True], [False, True, False], [True, False, False]])
    assert value is not None
    assert value < 0


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=2))
def test_kr20_never_exceeds_one(people: list[list[bool]]) -> None:
    value = kr20(people)
    assert value is None or value <= 1 + 1e-9


def test_a_correlation_worked_out_by_hand() -> None:
    assert correlation([(1, 2), (2, 4), (3, 6)]) == pytest.approx(1)
    assert correlation([(1, 6), (2, 4), (3, 2)]) == pytest.approx(-1)
    assert correlation([(1, 1), (2, 3), (3, 2)]) == pytest.approx(0.5)
    assert correlation([(1, 1), (1, 2)]) is None
    assert correlation([]) is None


def test_difficulty_and_distractors_of_first_attempts() -> None:
    log = table("1111", "1011", "1010", "1000", "1000")
    log += [answer("fox-4", "i-1", True)]
    found = item_statistics(ITEMS, log)
    assert [one.difficulty for one in found] == [1, 0.2, 0.6, 0.4]
    assert found[0].estimate == 0.6
    assert [(one.id, one.count) for one in found[1].distractors] == [
        ("no", 4),
        ("never", 0),
    ]
    assert found[0].flags == ("easy",)
    assert found[1].flags == ("hard",)


def test_a_distractor_that_nobody_chooses_is_told_from_thirty_people_on() -> None:
    rows = ["1111", "0000"] * 15
    assert "unchosen" not in item_statistics(ITEMS, table(*rows[:-1]))[0].flags
    assert "unchosen" in item_statistics(ITEMS, table(*rows))[0].flags


def test_four_people_are_not_shown() -> None:
    for one in item_statistics(ITEMS, table("1111", "1011", "1010", "1000")):
        assert one.hidden
        assert (one.n, one.difficulty, one.distractors) == (None, None, ())


def test_the_item_itself_is_not_in_the_rest_that_it_is_compared_with() -> None:
    # The first item is right for half, whatever else they know.
    rows = [f"{half}{rest}" for half in "01" for rest in ("111", "110", "100", "000")]
    log = table(*rows, "1111", "0000", "1000", "0111")
    found = item_statistics(ITEMS, log)
    assert found[0].discrimination == pytest.approx(0, abs=1e-9)
    assert "weak" in found[0].flags
    assert (found[1].discrimination or 0) > 0.5
    assert "weak" not in found[1].flags


def test_of_nine_people_no_discrimination_is_told() -> None:
    rows = ["1111", "0000"] * 5
    assert item_statistics(ITEMS, table(*rows[:9]))[0].discrimination is None
    assert item_statistics(ITEMS, table(*rows))[0].discrimination == pytest.approx(1)


def test_people_need_not_have_had_the_same_items() -> None:
    rows = ["11--", "00--", "1-1-", "0-0-"] * 5
    found = item_statistics(ITEMS, table(*rows))
    assert found[0].discrimination == pytest.approx(1)
    assert found[1].n == 10
    assert found[3].hidden


def test_reliability_counts_only_who_has_answered_everything() -> None:
    full = ["1111", "1110", "1100", "1000", "0000"]
    found = reliability(ITEMS, table(*full, "11--"))
    assert found is not None
    assert found.n == 5
    assert found.kr20 == pytest.approx(0.8)
    assert found.cautions == ("few-items", "few-people")
    assert reliability(ITEMS, table(*full[:4], "11--")) is None


def test_a_sum_that_nobody_should_pass_or_fail_by_is_said() -> None:
    chance = Random(5)
    items = [question(f"i-{number}") for number in range(12)]
    rows = ["".join(chance.choice("01") for _ in items) for _ in range(40)]
    found = reliability(items, table(*rows))
    assert found is not None
    assert found.cautions == ("low",)


def test_partly_right_answers_are_a_caution() -> None:
    log = table("1111", "1110", "1100", "1000", "000-")
    log.append(answer("fox-4", "i-3", 0.5))
    found = reliability(ITEMS, log)
    assert found is not None
    assert "partial-scores" in found.cautions


def test_opinions_are_passed_over() -> None:
    items = [*ITEMS, question("mood", opinion=True)]
    log = table(*["1111", "0000"] * 5)
    assert [one.item for one in item_statistics(items, log)] == [i.id for i in ITEMS]
    found = reliability(items, log)
    assert found is not None
    assert found.items == 4
