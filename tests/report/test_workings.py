"""What a sheet works out: numbers in words, and nothing where nothing can be said."""

from __future__ import annotations

import datetime

import pytest

from raile.assessment import assess
from raile.load import Content
from raile.model.result import Reply
from raile.report.fixings import Fixing
from raile.report.workings import work_out


@pytest.fixture(scope="module")
def content() -> Content:
    return Content()


def said(content: Content, name: str, **numbers: float) -> str:
    replies = {one: Reply(number=number) for one, number in numbers.items()}
    return " ".join(work_out(content, content.instrument(name), replies).said)


def rows(content: Content, name: str, question: str, *rows: dict) -> object:
    replies = {question: Reply(rows=rows)}
    return work_out(content, content.instrument(name), replies)


# --- The error budget -----------------------------------------------------------------


def test_false_alarms_of_a_week_and_a_year(content: Content) -> None:
    # 300 alerts of which 40 in 100 are right leave 180 false ones, 9,360 in 52 weeks.
    text = said(content, "error-budget", alerts=300, precision=40)
    assert "Of 300 alerts a week about 180 would be false. That is 60 of 100" in text
    assert "about 9,360 in a year" in text
    assert "on how many alerts this share was counted" in text


def test_a_share_that_was_counted_on_few_alerts_may_be_far_off(
    content: Content,
) -> None:
    # Exact interval of 30 wrong in 50: 45.2 to 73.6 %.
    text = said(content, "error-budget", alerts=300, precision=40, checked=50)
    assert "between 45 and 74 of 100 may be false: 136 to 221 a week" in text


def test_people_and_hours(content: Content) -> None:
    given = {"alerts": 300, "precision": 40, "touched": 2, "minutes": 12}
    text = said(content, "error-budget", **given, hours=20)
    assert "touch about 360 people a week" in text
    assert "takes 60 hours a week" in text
    assert "enough for 100 alerts" in text
    assert "That is enough" in said(content, "error-budget", **given, hours=60)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({}, "Type how many alerts"),
        ({"alerts": 300}, "Type how many alerts"),
        ({"alerts": 0, "precision": 40, "minutes": 5}, "nothing to check"),
        ({"alerts": 10, "precision": 100}, "about 0 would be false"),
        ({"alerts": 10, "precision": 0, "checked": 1}, "100 of 100"),
        ({"alerts": 10, "precision": 50, "minutes": 0, "hours": 0}, "would be false"),
        # What does not fit its question counts as not given.
        ({"alerts": -1, "precision": 50}, "Type how many alerts"),
        ({"alerts": 10, "precision": 101}, "Type how many alerts"),
        ({"alerts": 10, "precision": 50, "checked": 1.5}, "on how many alerts"),
    ],
)
def test_the_ends_say_what_they_are(
    content: Content, numbers: dict[str, float], words: str
) -> None:
    assert words in said(content, "error-budget", **numbers)


# --- The tension card -----------------------------------------------------------------


def test_two_principles_pull_apart_and_one_does_not(content: Content) -> None:
    sheet = content.instrument("tension")

    def told(first: str, second: str) -> tuple[str, ...]:
        chosen = {"first": first, "second": second}
        replies = {name: Reply(chosen=(one,)) for name, one in chosen.items()}
        return work_out(content, sheet, replies).said

    assert (
        "“Privacy” pulls one way, and “Accuracy” the other"
        in told("privacy", "accuracy")[0]
    )
    assert "twice" in told("privacy", "privacy")[0]
    assert work_out(content, sheet, {}).said == ("Choose two principles.",)


# --- The local test -------------------------------------------------------------------


def test_a_plan_says_whether_its_cases_could_show_anything(content: Content) -> None:
    planned = {"group": "Women", "error": "wrong person"}
    few = rows(content, "local-test", "groups", planned | {"cases": 100, "limit": 1})
    # No error in 100 still fits 3.6 %; below 1 % needs 368.
    assert "cannot show a rate below 1 %" in few.said[0]
    assert "3.6 %" in few.said[0]
    assert "at least 368" in few.said[0]
    many = rows(content, "local-test", "groups", planned | {"cases": 368, "limit": 1})
    assert "are enough" in many.said[0]


def test_a_test_shows_refutes_or_leaves_open_for_each_group(content: Content) -> None:
    done = rows(
        content,
        "local-test",
        "groups",
        {"group": "All", "cases": 1000, "limit": 1, "errors": 0},
        {"group": "Women", "cases": 100, "limit": 5, "errors": 31},
        {"group": "Men", "cases": 100, "limit": 5, "errors": 3},
    )
    assert "below 1 %" in done.said[0]
    assert "31 errors in 100 fit a rate from 22 to 41 %" in done.said[1]
    assert "Do not go on" in done.said[1]
    assert "do not show that it is below 5 %" in done.said[2]
    assert "“Women” has more errors than “All”" in done.said[3]
    [table] = done.figures
    assert [row[3] for row in table.rows] == [0, 31, 3]
    assert "Women" in done.charts[0].figure


def test_groups_whose_ranges_overlap_are_not_called_the_same(content: Content) -> None:
    done = rows(
        content,
        "local-test",
        "groups",
        {"group": "A", "cases": 100, "errors": 3},
        {"group": "B", "cases": 100, "errors": 4},
    )
    assert "not the same as “no difference”" in done.said[-1]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"group": "A"}, "A: no cases"),
        ({"group": "A", "cases": 0}, "A: no cases"),
        ({"cases": 5, "errors": 6}, "Group 1: more errors than cases"),
        ({"group": "A", "cases": 5, "limit": 0}, "never an error"),
        ({"group": "A", "cases": 5}, "Say which rate is too high"),
        ({"group": "A", "cases": 5, "errors": 5}, "Nobody has said"),
        ({"group": "A", "cases": 5, "errors": 5, "limit": 100}, "below 100 %"),
    ],
)
def test_rows_that_show_little_say_so(
    content: Content, row: dict[str, object], words: str
) -> None:
    assert words in " ".join(rows(content, "local-test", "groups", row).said)


# --- Vendors --------------------------------------------------------------------------

CRITERIA = (
    *("evidence", "groups", "oversight", "audit"),
    *("protection", "support", "ending", "price"),
)
MARKS = [
    {"vendor": "Good", **dict.fromkeys(CRITERIA, 6.0), "price": 2.0},
    {"vendor": "Cheap", **dict.fromkeys(CRITERIA, 5.0), "price": 10.0},
]


def weighed(content: Content, fixed: bool = True, **weights: float) -> object:
    sheet = content.instrument("procurement")
    replies = {one: Reply(number=number) for one, number in weights.items()}
    replies["vendors"] = Reply(rows=tuple(MARKS))
    values = {one: weights.get(one) for one in CRITERIA}
    fixing = Fixing(
        section="weights",
        at=datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC),
        values=values if fixed else values | {"price": 9.0},
        changed=(),
    )
    return work_out(content, sheet, replies, (fixing,))


def test_no_total_is_told_before_the_weights_are_fixed(content: Content) -> None:
    sheet = content.instrument("procurement")
    replies = {one: Reply(number=1) for one in CRITERIA}
    replies["vendors"] = Reply(rows=tuple(MARKS))
    seen = work_out(content, sheet, replies)
    assert seen.tables == ()
    assert "Fix the weights first" in seen.said[0]


def test_a_weight_that_was_changed_hides_the_totals_again(content: Content) -> None:
    seen = weighed(content, fixed=False, **dict.fromkeys(CRITERIA, 1.0))
    assert seen.tables == ()
    assert "Fix the weights again" in seen.said[0]


def test_a_winner_that_hangs_on_one_weight_is_named_as_such(content: Content) -> None:
    # Good leads by 1 in seven criteria, and loses by 8 in price: 44 to 45 of 80.
    seen = weighed(content, **dict.fromkeys(CRITERIA, 1.0))
    assert "Cheap comes first" in seen.said[0]
    assert "Price over its whole life" in seen.said[1]
    [table] = seen.tables
    assert table.rows[0][1:] == (5.5, 5.62)
    assert table.rows[1][1:] == (2, 1)
    firm = weighed(content, evidence=5.0, groups=5.0)
    assert "Good comes first" in firm.said[0]
    assert "firm result" in firm.said[1]


def test_vendors_that_draw_level_come_first_together(content: Content) -> None:
    seen = weighed(content, evidence=1.0, price=0.125)
    assert "Good and Cheap come first together" in seen.said[0]


def test_nothing_weighed_and_vendors_of_one_name(content: Content) -> None:
    assert "nobody comes first" in weighed(content, price=0.0).said[0]
    sheet = content.instrument("procurement")
    twins = Reply(rows=({"vendor": "A", "price": 1.0}, {"vendor": "A", "price": 2.0}))
    replies = {"vendors": twins, "price": Reply(number=1)}
    values = {one: 1.0 if one == "price" else None for one in CRITERIA}
    now = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
    fixing = Fixing(section="weights", at=now, values=values, changed=())
    seen = work_out(content, sheet, replies, (fixing,))
    assert "A (2) comes first" in seen.said[0]


def test_who_misses_a_must_is_named_beside_the_total(content: Content) -> None:
    sheet = content.instrument("procurement")
    first = MARKS[0] | {"musts": "musts-no"}
    replies = {"vendors": Reply(rows=(first, MARKS[1])), "price": Reply(number=1)}
    now = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
    values = {one: 1.0 if one == "price" else None for one in CRITERIA}
    fixing = Fixing(section="weights", at=now, values=values, changed=())
    said = work_out(content, sheet, replies, (fixing,)).said
    assert "Good misses a must. It cannot win, whatever its total." in said


def test_a_claim_is_checked_by_its_exact_interval(content: Content) -> None:
    claim = {"vendor": "A", "claim": "false match", "limit": 1.0}
    seen = rows(
        content,
        "procurement",
        "claims",
        claim | {"cases": 100, "errors": 0},
        claim | {"cases": 1000, "errors": 0},
        claim | {"cases": 1000, "errors": 50},
        claim,
        claim | {"cases": 1, "errors": 2},
    )
    verdicts = ("is not shown", "is shown", "is refuted", "cannot be checked")
    for sentence, verdict in zip(seen.said, verdicts, strict=False):
        assert verdict in sentence
    assert "0 to 3.6 %" in seen.said[0]
    assert "more errors than cases" in seen.said[4]
    assert len(seen.charts) == 1


def test_red_flags_take_no_marks_away_and_are_counted(content: Content) -> None:
    flag = {"vendor": "A", "flag": "free-trial"}
    seen = rows(content, "procurement", "flags", flag, flag | {"flag": "secret"})
    assert "A: 2 red flags" in seen.said[-1]


def test_what_a_hidden_question_holds_is_not_missing(content: Content) -> None:
    sheet = content.instrument("local-test")
    assert "test-limits" not in assess(sheet, {}).missing
    limits = {"test-result": Reply(chosen=("passed-limits",))}
    assert "test-limits" in assess(sheet, limits).missing
