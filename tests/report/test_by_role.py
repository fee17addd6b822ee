from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from raile.model.instrument import Instrument
from raile.model.response import Response
from raile.model.result import Reply
from raile.report.by_role import Readiness, readiness_by_role
from responses import response, role
from strategies import JSON, instruments, replies

LEVELS = ("l-0", "l-1", "l-2", "l-3", "l-4")
ROLES = ("officer", "legal", "executive")
INSTRUMENT = Instrument.model_validate(
    {
        "title": "Ready?",
        "summary": "?",
        "intro": "?",
        "minutes": 5,
        "scales": [
            {
                "id": "scale",
                "levels": [
                    {"id": one, "text": one, "points": points}
                    for points, one in enumerate(LEVELS)
                ],
            }
        ],
        "sections": [
            {
                "id": "section",
                "title": "A section",
                "questions": [
                    {"id": one, "ask": "?", "scale": "scale"} for one in ("q-1", "q-2")
                ],
            }
        ],
        "bands": [
            {"id": "low", "title": "Low", "from_percent": 0, "means": "?"},
            {"id": "high", "title": "High", "from_percent": 50, "means": "?"},
        ],
    }
)


def replied(person: str, question: str, level: str | None) -> Response:
    reply = Reply(chosen=(level,)) if level else Reply(dont_know=True)
    return response(person, "ready", question, reply.model_dump(mode="json"))


def group(
    name: str | None, size: int, *levels: str | None, called: str = ""
) -> list[Response]:
    """Let as many people of a role give these replies to the questions in turn."""
    log = []
    for number in range(size):
        person = f"{called or name}-{number}"
        if name:
            log.append(role(person, name))
        for question, level in zip(("q-1", "q-2"), levels, strict=False):
            log.append(replied(person, question, level))
    return log


def compare(log: list[Response]) -> Readiness:
    return readiness_by_role("ready", INSTRUMENT, log, ROLES)


def sizes(told: Readiness) -> dict[str | None, int | None]:
    return {one.role: one.n for one in told.roles}


def medians(told: Readiness, question: str) -> dict[str | None, float | None]:
    for one in told.statements:
        if one.question == question:
            return {each.role: each.median for each in one.roles}
    raise AssertionError(question)


def test_roles_that_differ_by_two_points_are_to_talk() -> None:
    told = compare(
        group("officer", 5, "l-1", "l-3")
        + group("legal", 6, "l-2", "l-2")
        + group("executive", 5, "l-4", "l-3")
    )

    assert sizes(told) == {"officer": 5, "legal": 6, "executive": 5, None: None}
    assert medians(told, "q-1") == {
        "officer": 1,
        "legal": 2,
        "executive": 4,
        None: None,
    }
    assert [one.spread for one in told.statements] == [3, 1]
    assert told.discuss == ("q-1",)


def test_the_widest_difference_comes_first() -> None:
    told = compare(group("officer", 5, "l-2", "l-0") + group("legal", 5, "l-0", "l-4"))

    assert told.discuss == ("q-2", "q-1")


def test_the_middle_of_all_and_the_bands_are_told() -> None:
    told = compare(
        group("officer", 4, "l-1", "l-1")
        + group(None, 6, "l-4", "l-4", called="x")
        + group(None, 2, "l-4", called="incomplete")
    )

    assert told.n == 12
    assert told.overall is not None
    assert told.overall.n == 10
    assert told.overall.median_percent == 100
    assert [(one.band, one.count, one.percent) for one in told.overall.bands] == [
        ("low", 4, 40),
        ("high", 6, 60),
    ]
    assert told.statements[0].overall == 4


def test_results_of_fewer_than_five_are_not_told() -> None:
    told = compare(group("officer", 4, "l-1", "l-1") + group("legal", 5, "l-1"))

    assert told.n == 9
    assert told.overall is None
    assert told.statements[0].overall == 1
    assert told.statements[1].overall is None
    assert told.statements[1].dont_know_percent is None


def test_dont_know_gives_no_points_and_is_told_apart() -> None:
    told = compare(
        group("officer", 3, None, None) + group("officer", 3, "l-4", called="o")
    )

    assert told.statements[0].overall == 2
    assert told.statements[0].dont_know_percent == 50


def test_of_four_people_nothing_is_told() -> None:
    assert compare(group("officer", 4, "l-1", "l-1")) == Readiness(hidden=True)
    assert compare([]) == Readiness(hidden=True)


def test_a_small_role_is_hidden_and_the_next_smallest_with_it() -> None:
    told = compare(
        group("officer", 9, "l-1", "l-1")
        + group("legal", 6, "l-2", "l-2")
        + group("executive", 3, "l-4", "l-4")
    )

    assert sizes(told) == {"officer": 9, "legal": None, "executive": None, None: None}
    assert medians(told, "q-1") == {
        "officer": 1,
        "legal": None,
        "executive": None,
        None: None,
    }


def test_people_without_a_role_are_a_group_like_any_other() -> None:
    told = compare(
        group("officer", 9, "l-1")
        + group("legal", 6, "l-2")
        + group(None, 1, "l-4", called="nobody")
        + group("gone", 1, "l-4")
    )

    assert sizes(told) == {"officer": 9, "legal": None, "executive": None, None: None}


def test_the_latest_reply_and_the_latest_role_count() -> None:
    early = group("officer", 5, "l-0", "l-0")
    late = [role(f"officer-{number}", "legal") for number in range(5)]
    late += group(None, 5, "l-3", called="officer")

    told = compare(early + late)

    assert sizes(told)["legal"] == 5
    assert medians(told, "q-1")["legal"] == 3
    assert medians(told, "q-2")["legal"] == 0


def test_a_reply_taken_back_is_none() -> None:
    log = group("officer", 5, "l-1")
    log.append(response("officer-0", "ready", "q-1", Reply().model_dump(mode="json")))

    assert compare(log).hidden


def test_replies_to_another_assessment_do_not_count() -> None:
    log = [
        one.model_copy(update={"activity": "other"})
        for one in group("officer", 6, "l-1")
    ]

    assert compare(log).hidden


person = st.tuples(
    st.sampled_from((*ROLES, None, "gone")),
    st.sampled_from((*LEVELS, None, "unanswered")),
    st.sampled_from((*LEVELS, None, "unanswered")),
)


def logged(people: list[tuple[str | None, str | None, str | None]]) -> list[Response]:
    log = []
    for number, (name, *levels) in enumerate(people):
        if name:
            log.append(role(f"person-{number}", name))
        for question, level in zip(("q-1", "q-2"), levels, strict=True):
            if level != "unanswered":
                log.append(replied(f"person-{number}", question, level))
    return log


def nobody_or_enough(whole: int, told: int) -> bool:
    return whole == told or whole - told >= 5


@given(st.lists(person, max_size=40))
def test_no_figure_is_of_fewer_than_five_nor_leads_to_one(
    people: list[tuple[str | None, str | None, str | None]],
) -> None:
    told = compare(logged(people))
    known = [(name if name in ROLES else None, *levels) for name, *levels in people]
    here = Counter(name for name, *levels in known if set(levels) != {"unanswered"})

    assert told.hidden == (here.total() < 5)
    if told.hidden:
        assert told == Readiness(hidden=True)
        return
    assert told.n == here.total()
    shown = {one: n for one, n in sizes(told).items() if n is not None}
    assert all(n == here[one] >= 5 for one, n in shown.items())
    assert not shown or nobody_or_enough(told.n, sum(shown.values()))
    for place, question in enumerate(("q-1", "q-2"), start=1):
        answered = Counter(one[0] for one in known if one[place] != "unanswered")
        if not answered:
            continue
        seen = {one for one, m in medians(told, question).items() if m is not None}
        assert seen <= shown.keys()
        assert all(answered[one] >= 5 for one in seen)
        assert not seen or nobody_or_enough(
            answered.total(), sum(answered[one] for one in seen)
        )
        statement = next(one for one in told.statements if one.question == question)
        assert (statement.overall is None) == (answered.total() < 5)
    complete = sum("unanswered" not in levels for _, *levels in people)
    assert (told.overall is None) == (complete < 5)


@given(st.lists(person, min_size=5, max_size=40), st.data())
def test_what_a_few_say_moves_no_figure_of_a_role(
    people: list[tuple[str | None, str | None, str | None]], data: st.DataObject
) -> None:
    counts = Counter(name if name in ROLES else None for name, *_ in people)
    few = {name for name, count in counts.items() if count < 5}
    levels = st.sampled_from((*LEVELS, None))

    def other(level: str | None) -> str | None:
        return level if level == "unanswered" else data.draw(levels)

    changed = [
        (name, other(first), other(second))
        if (name if name in ROLES else None) in few
        else (name, first, second)
        for name, first, second in people
    ]

    before, after = compare(logged(people)), compare(logged(changed))

    assert before.roles == after.roles
    assert [one.roles for one in before.statements] == [
        one.roles for one in after.statements
    ]


@given(st.data())
def test_any_instrument_and_any_value_is_taken(data: st.DataObject) -> None:
    instrument = data.draw(instruments())
    log: list[Response] = []
    for number in range(data.draw(st.integers(0, 12))):
        name = f"person-{number}"
        log.append(role(name, data.draw(st.sampled_from(("officer", "legal")))))
        for question, reply in data.draw(replies(instrument)).items():
            value: Any = reply.model_dump(mode="json")
            log.append(response(name, "ready", question, value))
    for question in instrument.questions:
        log.append(response("person-0", "ready", question.id, data.draw(JSON)))
    log.append(
        response("person-1", "participant", "role", data.draw(JSON), kind="profile")
    )

    told = readiness_by_role("ready", instrument, log, ROLES)

    one_more = [*log, response("newcomer", "ready", "q-0", {"chosen": ["ant"]})]
    more = readiness_by_role("ready", instrument, one_more, ROLES)
    assert more.hidden <= told.hidden
