"""A published risk score, written as an instrument: Canada's impact level.

The oracle is the formula as the tool's code has it; the instrument is ours.
"""

from __future__ import annotations

from math import floor
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from raile.assessment import assess, visible
from raile.model.instrument import Instrument, Question
from raile.model.result import Reply
from small import FIXTURES

KIT = Instrument.model_validate(
    yaml.safe_load(Path(FIXTURES / "impact-level.yaml").read_text(encoding="utf-8"))
)
MITIGATION = ("consultation", "quality", "redress")
LEVELS = tuple(band.id for band in KIT.bands)


def level(raw: float, max_raw: float, mit: float, max_mit: float) -> str:
    """The published rule."""
    total = floor(0.85 * raw + 0.5) if mit >= 0.80 * max_mit else raw
    steps = (0.25, 0.50, 0.75)
    return LEVELS[sum(total > step * max_raw for step in steps)]


def points(question: Question, reply: Reply | None) -> float:
    given_ = reply.chosen if reply else ()
    return sum(one.points for one in KIT.levels(question) if one.id in given_)


def most(question: Question) -> float:
    offered = [one.points for one in KIT.levels(question)]
    return sum(offered) if question.kind == "several" else max(offered)


def expected(replies: dict[str, Reply]) -> str:
    shown = visible(KIT, replies)
    risk = [
        one
        for part in KIT.sections
        if part.id not in MITIGATION
        for one in part.questions
        if one.id != "stage"
    ]
    mitigation = [
        one
        for part in KIT.sections
        if part.id in MITIGATION
        for one in part.questions
        if one.id in shown
    ]
    return level(
        sum(points(one, replies.get(one.id)) for one in risk if one.id in shown),
        sum(most(one) for one in risk),
        sum(points(one, replies.get(one.id)) for one in mitigation),
        sum(most(one) for one in mitigation),
    )


def reply_to(question: Question) -> st.SearchStrategy[Reply]:
    offered = [one.id for one in KIT.levels(question)]
    if question.kind == "several":
        some = st.lists(st.sampled_from(offered), unique=True)
        return some.map(lambda chosen: Reply(chosen=tuple(chosen)))
    return st.sampled_from(offered).map(lambda one: Reply(chosen=(one,)))


REPLIES = st.fixed_dictionaries(
    {}, optional={one.id: reply_to(one) for one in KIT.questions}
)


@given(REPLIES)
def test_the_level_is_that_of_the_published_rule(replies: dict[str, Reply]) -> None:
    result = assess(KIT, replies)
    if result.band is None:
        assert result.percent is None
    else:
        assert result.band == expected(replies)


def counter(most_raw: int, most_mit: int) -> Instrument:
    """An instrument in which every sum of points can be reached."""

    def section(name: str, number: int) -> dict[str, object]:
        ticks = [
            {"id": f"{name}-{at}", "text": "?", "points": 1} for at in range(number)
        ]
        zero = [{"id": f"{name}-none", "text": "?", "points": 0}]
        ask = {"id": name, "ask": "?", "kind": "several", "dont_know": False}
        return {
            "id": name,
            "title": "?",
            "questions": [ask | {"options": ticks + zero}],
        }

    return Instrument.model_validate(
        KIT.model_dump(mode="json")
        | {
            "scales": [],
            "sections": [section("risk", most_raw), section("mit", most_mit)],
            "score": KIT.score.model_dump() | {"mitigation": ["mit"]},
        }
    )


@pytest.mark.parametrize("most_raw", [30, 100, 101])
def test_every_sum_on_either_side_of_the_step(most_raw: int) -> None:
    kit = counter(most_raw, 10)
    for raw in range(most_raw + 1):
        for mit in (0, 7, 8, 10):
            chosen = {
                name: Reply(
                    chosen=(f"{name}-none", *(f"{name}-{at}" for at in range(n)))
                )
                for name, n in (("risk", raw), ("mit", mit))
            }
            result = assess(kit, chosen)
            assert result.band == level(raw, most_raw, mit, 10), (raw, mit)


def test_one_point_of_mitigation_is_worth_a_level() -> None:
    kit = counter(100, 10)

    def at(mit: int) -> str | None:
        named = {"risk": 87, "mit": mit}
        return assess(
            kit,
            {
                name: Reply(chosen=tuple(f"{name}-{at}" for at in range(n)))
                for name, n in named.items()
            },
        ).band

    # 87 is above 75; 0.85 * 87 = 73.95, and rounded 74, is not.
    assert (at(7), at(8)) == ("level-4", "level-3")


@given(REPLIES, st.data())
def test_a_worse_answer_never_lowers_the_risk(
    replies: dict[str, Reply], data: st.DataObject
) -> None:
    risk = [one for part in KIT.sections[1:3] for one in part.questions]
    question = data.draw(st.sampled_from(risk))
    before = points(question, replies.get(question.id))
    worse = data.draw(
        reply_to(question).filter(
            lambda one: (
                points(question, one) >= before
                # More data, and not other data.
                and set(getattr(replies.get(question.id), "chosen", ()))
                <= set(one.chosen)
                if question.kind == "several"
                else points(question, one) >= before
            )
        )
    )
    was, now = assess(KIT, replies), assess(KIT, replies | {question.id: worse})
    assert (now.percent or 0) >= (was.percent or 0)


@given(REPLIES, st.data())
def test_a_safeguard_taken_away_never_lowers_the_risk(
    replies: dict[str, Reply], data: st.DataObject
) -> None:
    chosen = [
        one for part in KIT.sections if part.id in MITIGATION for one in part.questions
    ]
    question = data.draw(st.sampled_from(chosen))
    weaker = replies | {question.id: Reply(chosen=("not-done",))}
    was, now = assess(KIT, replies), assess(KIT, weaker)
    assert (now.percent or 0) >= (was.percent or 0)


@given(REPLIES, st.data())
def test_what_stands_under_a_hidden_question_never_counts(
    replies: dict[str, Reply], data: st.DataObject
) -> None:
    result = assess(KIT, replies)
    for one in KIT.questions:
        if one.id not in result.visible:
            assert assess(KIT, replies | {one.id: data.draw(reply_to(one))}) == result


def test_the_worst_answers_come_first_where_points_speak_against_a_system() -> None:
    replies = {
        "reach": Reply(chosen=("very-high",)),
        "liberty": Reply(chosen=("none",)),
        "lasting": Reply(chosen=("low",)),
    }
    assert assess(KIT, replies).weakest == ("reach", "lasting")
