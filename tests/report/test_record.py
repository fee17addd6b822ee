"""What stands on a record, and that its code carries and proves it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raile.load import Content
from raile.model.response import Response
from raile.report.gain import Gain
from raile.report.mine import Progress, Score, TaskProgress, progress
from raile.report.record import GONE, ModuleDone, Record, record
from raile.report.seal import seal, unseal, version
from raile.report.work import work
from responses import NOON, response, role, visit

KEY = "a key of the server"
CONTENT = Content()
MODULES = list(CONTENT.modules)
ROLES = [one.id for one in CONTENT.workshop.roles]

RECORD = Record(
    role="officer",
    modules=(
        ModuleDone(module="welcome", percent=100),
        ModuleDone(module="errors", percent=62, score=81, answered=14),
    ),
    minutes=15,
    first=date(2026, 11, 20),
    last=date(2026, 11, 23),
    content="2026.11",
    code="0.1.0",
)


def made(*responses: Response, scores: bool = True) -> Record | None:
    return record(
        CONTENT.modules,
        progress(work(CONTENT), responses),
        responses,
        role="officer",
        content="2026.11",
        code="0.1.0",
        scores=scores,
    )


def test_who_did_nothing_has_no_record() -> None:
    assert made() is None
    assert made(role("brave-otter-417", "officer")) is None


def test_a_record_tells_what_was_done_and_when() -> None:
    first = next(
        item for item in CONTENT.item_set("errors/quiz").items if not item.opinion
    ).id
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)
    friday = datetime(2026, 11, 20, 8, tzinfo=UTC)
    found = made(
        role("me", "officer"),
        visit("me", "welcome"),
        response("me", "errors/quiz", first, score=0.5, at=friday),
        response("me", "errors/quiz", first, score=1, at=monday),
    )
    assert found is not None
    assert (found.first, found.last) == (date(2026, 11, 20), NOON.date())
    assert [one.module for one in found.modules] == ["welcome", "errors"]
    assert (found.modules[1].score, found.modules[1].answered) == (50, 1)
    assert found.minutes == 0


def test_only_finished_modules_give_minutes() -> None:
    far = {
        name: Progress(
            module=name,
            opened=name in {"welcome", "law"},
            share=1 if name == "welcome" else 0.9999,
            tasks=(),
        )
        for name in MODULES
    }
    found = record(
        CONTENT.modules, far, [visit("me", "law")], role=None, content="1", code="1"
    )
    assert found is not None
    assert found.minutes == CONTENT.modules["welcome"].minutes
    assert [one.percent for one in found.modules] == [100, 99]


def test_scores_can_be_left_out() -> None:
    score = Score(points=3, answered=4, possible=8)
    far = {
        name: Progress(
            module=name,
            opened=True,
            share=0.5,
            tasks=(TaskProgress(activity="quiz", share=0.5, score=score),),
        )
        for name in MODULES
    }
    both = [
        record(
            CONTENT.modules,
            far,
            [visit("me", "law")],
            role=None,
            content="1",
            code="1",
            gain=Gain(pre=53.3, post=80),
            scores=scores,
        )
        for scores in (True, False)
    ]
    assert both[0] is not None
    assert both[1] is not None
    assert (both[0].modules[0].score, both[0].modules[0].answered) == (75, 4)
    assert (both[1].modules[0].score, both[1].modules[0].answered) == (None, 0)
    assert (both[0].before, both[0].after) == (53, 80)
    assert (both[1].before, both[1].after) == (None, None)


def read(code: str, key: str = KEY) -> Record | None:
    return unseal(code, key, modules=MODULES, roles=ROLES)


records = st.builds(
    Record,
    role=st.sampled_from([None, *ROLES]),
    modules=st.lists(
        st.builds(
            ModuleDone,
            module=st.sampled_from(MODULES),
            percent=st.integers(0, 100),
            score=st.none() | st.integers(0, 100),
            answered=st.integers(0, 255),
        ),
        max_size=12,
    ).map(tuple),
    minutes=st.integers(0, 4095),
    before=st.none() | st.integers(0, 100),
    after=st.none() | st.integers(0, 100),
    first=st.just(date(2026, 1, 1)),
    last=st.dates(date(2026, 1, 1), date(2037, 1, 1)),
    content=st.text("0123456789.", max_size=20),
    code=st.text("abc0123456789.+", max_size=20),
)


@given(records)
def test_a_code_carries_its_record(one: Record) -> None:
    assert read(seal(one, KEY)) == one


def test_a_code_is_understood_however_it_is_typed() -> None:
    code = seal(RECORD, KEY)
    for typed in (
        code.lower(),
        code.replace("-", " "),
        f"  {code.replace('-', '')}\n",
        code.replace("0", "O").replace("1", "l"),
    ):
        assert read(typed) == RECORD


def test_one_wrong_letter_is_enough_to_refuse_it() -> None:
    code = seal(RECORD, KEY)
    # The last letter holds bits that are not part of the code.
    for at, letter in enumerate(code[:-1]):
        if letter != "-":
            wrong = "7" if letter != "7" else "8"
            assert read(code[:at] + wrong + code[at + 1 :]) is None


@pytest.mark.parametrize(
    "typed", ["", "-", "U", "é", "0", "12345", "not a code", "A" * 5000, "😀" * 40]
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert read(typed) is None


def test_a_code_from_before_the_tests_stood_on_it_stays_good() -> None:
    assert (
        read("TVXZ6-ZX327-MA9P1-FES84-WSXC4-G5MT4-0F8F0-0RKMS-JT03A-JWF50-7H8")
        == RECORD
    )


def test_another_key_did_not_seal_it() -> None:
    assert read(seal(RECORD, "another key")) is None


def test_what_the_content_no_longer_has_is_told_and_not_mistaken() -> None:
    found = unseal(seal(RECORD, KEY), KEY, modules=["welcome", "new"], roles=["other"])
    assert found is not None
    assert found.role == GONE
    assert [one.module for one in found.modules] == ["welcome", GONE]


def test_a_code_for_the_whole_workshop_can_be_typed() -> None:
    nine = tuple(
        ModuleDone(module=f"module-{n}", percent=100, score=88, answered=40)
        for n in range(9)
    )
    assert len(seal(RECORD.model_copy(update={"modules": nine}), KEY)) <= 125


def test_a_version_is_brought_into_a_form_that_can_be_carried() -> None:
    assert version("2026.11") == "2026.11"
    assert version("1.0.DEV1 (mine) and a very long tail") == "1.0.dev1__mine__and_"
