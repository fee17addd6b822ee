"""What the workshop has changed, told as it is."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raile.model.response import Response
from raile.report.gain import Gain, gains, interval, level, room
from responses import response

SIZE = 4
RESULTS = st.floats(0, 100)


def form(person: str, moment: str, *scores: float) -> list[Response]:
    return [
        response(person, f"test/{moment}", f"{moment}-{number}", "a", score=score)
        for number, score in enumerate(scores)
    ]


def test_the_gain_of_one_person() -> None:
    log = [*form("fox", "pre", 1, 0, 0, 1), *form("fox", "post", 1, 1, 0.5, 1)]
    found = gains(log, SIZE)["fox"]
    assert (found.pre, found.post, found.change) == (50, 87.5, 37.5)
    assert found.normalised == 0.75
    assert found.level == "high"


def test_a_loss_is_told_as_one() -> None:
    found = Gain(pre=75, post=25)
    assert (found.change, found.normalised, found.level) == (-50, -2, "loss")


@pytest.mark.parametrize("post", [100.0, 75.0])
def test_who_had_everything_right_has_no_gain_but_a_change(post: float) -> None:
    found = Gain(pre=100, post=post)
    assert found.normalised is None
    assert found.level is None
    assert found.change == post - 100


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (-0.01, "loss"),
        (0, "low"),
        (0.29, "low"),
        (0.3, "medium"),
        (0.7, "medium"),
        (0.71, "high"),
        (1, "high"),
        (None, None),
    ],
)
def test_the_words_for_a_gain_begin_where_hake_puts_them(value, name) -> None:
    assert level(value) == name


def test_sums_of_thirds_do_not_miss_a_limit() -> None:
    # 0.1 + 0.2 is not 0.3 in floating point.
    assert Gain(pre=0, post=100 * (0.1 + 0.1 + 0.1)).level == "medium"
    assert Gain(pre=100 * (0.1 * 3 + 0.7), post=50).normalised is None


def test_only_the_first_answer_to_an_item_counts() -> None:
    log = [
        *form("fox", "pre", 0, 0, 0, 0),
        *form("fox", "pre", 1, 1, 1, 1),
        *form("fox", "post", 1, 0, 0, 0),
    ]
    assert gains(log, SIZE)["fox"].pre == 0


def test_who_has_not_finished_both_is_left_out() -> None:
    log = [
        *form("ant", "pre", 1, 1, 1, 1),
        *form("bee", "pre", 1, 1, 1),
        *form("bee", "post", 1, 1, 1, 1),
        *form("cat", "post", 1, 1, 1, 1),
    ]
    assert gains(log, SIZE) == {}


def test_a_first_test_that_was_taken_after_the_second_measures_nothing() -> None:
    log = [*form("fox", "post", 1, 1, 1, 1), *form("fox", "pre", 0, 0, 0, 0)]
    assert gains(log, SIZE) == {}


def test_the_same_item_in_a_module_s_quiz_is_kept_apart() -> None:
    quiz = [response("fox", "law/quiz", f"pre-{n}", "a", score=1) for n in range(SIZE)]
    log = [*quiz, *form("fox", "pre", 0, 0, 0, 0), *form("fox", "post", 1, 0, 0, 0)]
    assert gains(log, SIZE)["fox"] == Gain(pre=0, post=25)


def test_four_people_are_not_shown_and_five_are() -> None:
    people = [Gain(pre=40, post=70)] * 5
    assert room(people[:4]).hidden
    assert room(people[:4]).gain is None
    assert not room(people).hidden


def test_the_group_s_gain_comes_from_its_averages() -> None:
    people = [Gain(pre=0, post=50)] * 4 + [Gain(pre=90, post=80)]
    found = room(people)
    assert found.gain == Gain(pre=18, post=56)
    assert found.gain.normalised == pytest.approx(38 / 82)
    assert (found.n, found.losses, found.undefined) == (5, 1, 0)


def test_those_without_a_gain_of_their_own_are_counted_and_not_dropped() -> None:
    found = room([Gain(pre=100, post=90)] * 2 + [Gain(pre=50, post=100)] * 3)
    assert (found.undefined, found.losses) == (2, 2)
    assert found.gain == Gain(pre=70, post=96)


def test_a_room_that_loses_has_a_negative_gain() -> None:
    found = room([Gain(pre=60, post=40)] * 10)
    assert found.gain is not None
    assert found.gain.normalised == -0.5
    assert found.gain.level == "loss"
    assert found.interval is not None
    assert found.interval.high < 0


def test_everybody_perfect_before_leaves_nothing_to_work_out() -> None:
    found = room([Gain(pre=100, post=100)] * 9)
    assert found.gain is not None
    assert found.gain.normalised is None
    assert found.interval is None


def test_seven_people_have_no_interval_and_eight_have() -> None:
    people = [Gain(pre=40 + n, post=70 + n) for n in range(8)]
    assert room(people[:7]).interval is None
    assert room(people).interval is not None


def test_the_interval_is_the_same_each_time_and_holds_the_gain() -> None:
    chance = Random(3)
    pre = [chance.uniform(20, 70) for _ in range(20)]
    post = [one + chance.uniform(-5, 30) for one in pre]
    found = interval(pre, post)
    assert found is not None
    assert found == interval(pre, post)
    gain = Gain(pre=sum(pre) / 20, post=sum(post) / 20).normalised
    assert gain is not None
    assert found.low < gain < found.high


def test_the_interval_covers_the_true_gain_about_as_often_as_it_says() -> None:
    chance = Random(7)
    true = (70 - 40) / (100 - 40)
    covered = 0
    for _ in range(200):
        pre = [chance.gauss(40, 10) for _ in range(40)]
        post = [one + chance.gauss(30, 10) for one in pre]
        found = interval(pre, post)
        covered += found is not None and found.low <= true <= found.high
    assert 0.88 <= covered / 200 <= 0.99


def test_results_are_counted_from_zero_to_a_hundred() -> None:
    people = [Gain(pre=pre, post=100) for pre in (0, 19.9, 20, 59.9, 80)]
    bins = room(people).bins
    assert [one.pre for one in bins] == [2, 1, 1, 0, 1]
    assert [one.post for one in bins] == [0, 0, 0, 0, 5]


@given(st.lists(st.builds(Gain, pre=RESULTS, post=RESULTS), min_size=8, max_size=30))
def test_whatever_the_results_nothing_is_clipped_or_lost(people: list[Gain]) -> None:
    found = room(people)
    assert found.gain is not None
    change = sum(one.change for one in people) / len(people)
    assert found.gain.change == pytest.approx(change, abs=1e-6)
    assert sum(one.pre for one in found.bins) == len(people)
    assert sum(one.post for one in found.bins) == len(people)
    if found.interval is not None:
        assert found.interval.low <= found.interval.high <= 1 + 1e-9
