"""The walk finds what the worked cases say, ends on every way, and never raises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from raile.load import Content
from raile.model.law import Case, Law, LegalDate, Question, Walk, leads_to
from raile.navigator import Outcome, timeline, walk
from strategies import JSON

LAW: Law = Content().law
TODAY = date(2026, 11, 23)
QUESTIONS = {one.id: one for one in LAW.walk.questions}
DAY = {one.id: one.date for one in LAW.dates}


def found(outcome: Outcome) -> set[str]:
    return {one.finding.id for one in outcome.findings}


def due(outcome: Outcome) -> dict[str, bool]:
    return {one.duty.id: one.in_force for one in outcome.duties}


def case(name: str) -> Case:
    return next(one for one in LAW.cases if one.id == name)


def ways(answers: dict[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """Yield every way through the walk that takes one answer to each question."""
    ahead = walk(LAW, answers, TODAY).open
    if ahead is None:
        yield answers
        return
    for choice in ahead.choices:
        yield from ways({**answers, ahead.id: [choice.id]})


@pytest.mark.parametrize("name", [one.id for one in LAW.cases])
def test_a_worked_case_is_found_as_it_says(name: str) -> None:
    expected = case(name)
    outcome = walk(LAW, expected.answers, TODAY)
    assert outcome.open is None
    assert {step.question.id for step in outcome.steps} == set(expected.answers)
    assert found(outcome) == set(expected.findings)
    first = next(
        one for one in outcome.findings if one.finding.id == expected.findings[0]
    )
    assert first.since.id == expected.date
    assert set(expected.duties) <= set(due(outcome))
    assert not set(expected.without) & set(due(outcome))


def test_the_cases_give_each_answer_of_the_walk_and_bring_each_duty() -> None:
    given_answers = set()
    duties: set[str] = set()
    for one in LAW.cases:
        outcome = walk(LAW, one.answers, TODAY)
        duties |= set(due(outcome))
        for step in outcome.steps:
            given_answers |= {(step.question.id, choice.id) for choice in step.chosen}
    assert given_answers == {
        (one.id, choice.id) for one in LAW.walk.questions for choice in one.choices
    }
    assert duties == {one.id for one in LAW.duties}


def test_every_way_ends_with_a_finding_and_no_question_is_beyond_reach() -> None:
    asked = set()
    count = 0
    for answers in ways({}):
        outcome = walk(LAW, answers, TODAY)
        count += 1
        asked |= {step.question.id for step in outcome.steps}
        assert outcome.kind is not None, answers
        literacy = "literacy" in due(outcome)
        assert literacy is (outcome.kind != "outside"), answers
    assert asked == set(QUESTIONS)
    assert count > 1000


every_answer = st.fixed_dictionaries(
    {
        one.id: st.lists(
            st.sampled_from([choice.id for choice in one.choices]), min_size=1
        )
        for one in LAW.walk.questions
    }
)


@given(every_answer)
def test_functions_add_up_and_each_walk_still_ends(
    answers: dict[str, list[str]],
) -> None:
    outcome = walk(LAW, answers, TODAY)
    assert outcome.open is None
    ids = [one.finding.id for one in outcome.findings]
    assert len(ids) == len(set(ids))
    way_out = {"way-out-open", "way-out-closed"} & {
        one.finding.kind for one in outcome.findings
    }
    high = any(one.finding.kind == "high-risk" for one in outcome.findings)
    assert bool(way_out) == high
    assert len(way_out) <= 1


@given(st.dictionaries(st.sampled_from([*QUESTIONS, "nobody"]), JSON))
def test_no_answer_raises(answers: dict[str, object]) -> None:
    outcome = walk(LAW, answers, TODAY)
    for step in outcome.steps:
        assert all(choice in step.question.choices for choice in step.chosen)


def test_an_answer_that_fits_nothing_is_as_good_as_none() -> None:
    assert walk(LAW, {"is-ai": "perhaps"}, TODAY).open == QUESTIONS["is-ai"]
    assert walk(LAW, {}, TODAY).open == QUESTIONS["is-ai"]


def test_a_single_question_takes_one_answer_only() -> None:
    outcome = walk(LAW, {"is-ai": ["not-sure", "infers"]}, TODAY)
    assert [one.id for one in outcome.steps[0].chosen] == ["infers"]


def test_a_question_that_two_functions_lead_to_is_asked_once() -> None:
    answers = {
        **case("applicant-honesty").answers,
        "does": ["read-body", "truth"],
        "body": "feelings-at-work",
    }
    outcome = walk(LAW, answers, TODAY)
    asked = [one.question.id for one in outcome.steps]
    assert asked.count("feelings-why") == 1
    assert len(asked) == len(set(asked))


def test_a_changed_answer_keeps_the_later_ones_that_still_fit() -> None:
    answers = dict(case("stadium-missing-child").answers)
    answers["live-why"] = ("threat",)
    outcome = walk(LAW, answers, TODAY)
    assert outcome.open is None
    assert "live-urgent" in found(outcome)
    answers["live-why"] = ("other-offence",)
    assert found(walk(LAW, answers, TODAY)) == {"banned-live-aim", "data-led"}


@pytest.mark.parametrize(
    ("name", "finding", "day"),
    [
        ("emotion-camera-academy", "banned-emotions", date(2025, 2, 2)),
        ("crime-report-chat", "tell-machine", date(2026, 8, 2)),
        ("fake-intimate", "banned-intimate", date(2026, 12, 2)),
        ("emergency-triage", "annex-5d", date(2027, 12, 2)),
        ("medical-product", "annex-i", date(2028, 8, 2)),
        ("domestic-violence-score", "annex-6a", date(2030, 8, 2)),
        ("large-system-match", "annex-7d", date(2030, 12, 31)),
    ],
)
def test_what_is_found_applies_from_its_day_and_not_before(
    name: str, finding: str, day: date
) -> None:
    answers = case(name).answers
    for today, in_force in ((day - timedelta(days=1), False), (day, True)):
        outcome = walk(LAW, answers, today)
        one = next(one for one in outcome.findings if one.finding.id == finding)
        assert one.since.date == day
        assert one.in_force is in_force
        assert (one.since in outcome.coming) is not in_force


def test_today_literacy_and_data_protection_bind_a_high_risk_user() -> None:
    outcome = walk(LAW, case("cold-robbery-first-lead").answers, TODAY)
    now = {name for name, in_force in due(outcome).items() if in_force}
    assert {"literacy", "led-basis", "led-human", "led-dpia"} <= now
    assert not {"assess-rights", "keep-logs", "two-people"} & now
    assert [one.id for one in outcome.coming] == ["annex-iii"]


def test_an_older_system_of_an_authority_waits_but_its_bans_do_not() -> None:
    answers = {**case("scraped-face-app").answers, "older": ["unchanged"]}
    outcome = walk(LAW, answers, TODAY)
    since = {one.finding.id: one.since.id for one in outcome.findings}
    assert since["annex-1a"] == "older-public"
    assert since["banned-vendor-faces"] == "first-prohibitions"
    assert due(outcome)["stop"]


def test_the_role_decides_whose_duties_are_shown() -> None:
    answers = dict(case("emergency-triage").answers)
    user = due(walk(LAW, answers, TODAY))
    maker = due(walk(LAW, {**answers, "role": "maker"}, TODAY))
    both = due(walk(LAW, {**answers, "role": "maker-and-user"}, TODAY))
    assert "keep-logs" in user
    assert "manage-risk" not in user
    assert "manage-risk" in maker
    assert "keep-logs" not in maker
    assert set(both) == set(user) | set(maker)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("scraped-face-app", "prohibited"),
        ("medical-product", "product"),
        ("file-sorter", "way-out-open"),
        ("border-lie-detector", "high-risk"),
        ("crime-report-chat", "transparency"),
        ("plate-reader", "none"),
        ("fixed-rule-filter", "outside"),
    ],
)
def test_what_weighs_most_names_the_result(name: str, kind: str) -> None:
    assert walk(LAW, case(name).answers, TODAY).kind == kind


def test_a_change_of_law_is_one_change_in_the_table() -> None:
    moved = tuple(
        one.model_copy(update={"date": date(2029, 1, 1)})
        if one.id == "annex-iii"
        else one
        for one in LAW.dates
    )
    later = LAW.model_copy(update={"dates": moved})
    outcome = walk(later, case("emergency-triage").answers, date(2028, 12, 31))
    assert not due(outcome)["keep-logs"]
    assert [one.date for one in outcome.coming] == [date(2029, 1, 1)]


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2024, 12, 31), "first-prohibitions"),
        (date(2025, 2, 2), "penalties"),
        (date(2026, 11, 23), "new-prohibitions"),
        (date(2026, 12, 1), "new-prohibitions"),
        (date(2026, 12, 2), "sandboxes"),
        (date(2027, 12, 1), "annex-iii"),
        (date(2027, 12, 2), "annex-i"),
        (date(2030, 8, 2), "large-systems"),
    ],
)
def test_the_timeline_says_what_comes_next(today: date, name: str) -> None:
    moments = timeline(LAW.dates, today)
    assert [one.date.date for one in moments] == sorted(DAY.values())
    assert name in [one.date.id for one in moments if one.next]
    for one in moments:
        assert one.passed == (one.days <= 0)
        assert one.date.date == today + timedelta(days=one.days)


def test_nothing_comes_next_once_all_has_come() -> None:
    moments = timeline(LAW.dates, date(2031, 1, 1))
    assert all(one.passed for one in moments)
    assert not any(one.next for one in moments)


def test_the_table_has_the_days_of_the_amended_act() -> None:
    assert {name: str(day) for name, day in DAY.items()} == {
        "led": "2018-05-06",
        "gdpr": "2018-05-25",
        "published": "2024-07-12",
        "in-force": "2024-08-01",
        "first-prohibitions": "2025-02-02",
        "guidelines-prohibited": "2025-07-29",
        "penalties": "2025-08-02",
        "amendment-proposed": "2025-11-01",
        "amendment-deal": "2026-05-07",
        "coe-convention": "2026-05-15",
        "draft-guidelines-high-risk": "2026-05-19",
        "amendment-voted": "2026-06-01",
        "amendment-adopted": "2026-06-29",
        "amendment-signed": "2026-07-08",
        "guidelines-transparency": "2026-07-20",
        "amendment-published": "2026-07-24",
        "amendment": "2026-07-27",
        "general": "2026-08-02",
        "explanation": "2026-08-02",
        "new-prohibitions": "2026-12-02",
        "marking-grace": "2026-12-02",
        "sandboxes": "2027-08-02",
        "large-systems-before": "2027-08-02",
        "annex-iii": "2027-12-02",
        "annex-i": "2028-08-02",
        "older-public": "2030-08-02",
        "large-systems": "2030-12-31",
    }
    by_month = {one.id for one in LAW.dates if one.precision == "month"}
    assert by_month == {"amendment-proposed", "amendment-voted"}


def question(name: str, *ahead: str, finds: str = "nothing") -> dict[str, object]:
    choices = [
        {"id": "a", "text": "a", "article": "1", "because": "b", "finds": [finds]},
        {"id": "b", "text": "b", "article": "1", "because": "b", "next": list(ahead)},
    ]
    return {"id": name, "ask": "?", "choices": choices, "source": ["x"]}


NOTHING = {
    "id": "nothing",
    "kind": "none",
    "title": "t",
    "point": "p",
    "text": "t",
    "date": "d",
    "source": ["x"],
}


@pytest.mark.parametrize(
    ("questions", "wrong"),
    [
        ([question("one", "two")], "leads to 'two', which is not there"),
        ([question("one"), question("two")], "nothing leads to 'two'"),
        ([question("one", "two"), question("two", "one")], "in a circle"),
        ([question("one", finds="gone")], "names the finding 'gone'"),
        ([question("one"), question("one")], "two questions have the id 'one'"),
    ],
)
def test_a_walk_that_does_not_end_or_leads_nowhere_is_refused(
    questions: list[dict[str, object]], wrong: str
) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Walk.model_validate({"questions": questions, "findings": [NOTHING]})


def test_a_finding_that_no_answer_finds_is_refused() -> None:
    lost = {**NOTHING, "id": "lost"}
    with pytest.raises(ValidationError, match="no answer finds 'lost'"):
        Walk.model_validate(
            {"questions": [question("one")], "findings": [NOTHING, lost]}
        )


def test_rules_need_a_day() -> None:
    with pytest.raises(ValidationError, match="not from a month"):
        LegalDate(
            id="soon",
            date=TODAY,
            precision="month",
            kind="applies",
            title="t",
            text="t",
            standing="confirmed",
            source=("x",),
        )


def test_a_question_leads_on_by_its_answers_and_then() -> None:
    one = Question.model_validate({**question("one", "two", "three"), "then": ["two"]})
    assert leads_to(one) == ("two", "three")
