"""The law navigator keeps each system's way, and says what applies from when."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from raile.day import day, filled
from raile.store import StoreError
from raile.ui.law import LawWalk
from raile.ui.timeline import Timeline

REAL = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 23)
EMOTIONS = {
    "is-ai": "infers",
    "purpose-of-use": "work",
    "does": "read-body",
    "body": "feelings-at-work",
    "feelings-why": "any-other",
    "personal-data": "other-work",
    "role": "user",
}


@pytest.fixture(autouse=True)
def law(course):
    shutil.copytree(REAL / "law", course / "law")
    shutil.copy(REAL / "sources.yaml", course / "sources.yaml")


@pytest.fixture
def page(session, browser):
    return browser(LawWalk(session, TODAY))


def answer(page, item, *choice, run=1, key=None):
    page.send(
        "answer", key=key or f"{run} {item}", item=item, run=run, choice=list(choice)
    )


def go(page, answers, run=1):
    for item, choice in answers.items():
        answer(page, item, choice, run=run)


def test_it_asks_one_question_at_a_time_and_tells_nothing_before(page):
    assert page.view["question"]["id"] == "is-ai"
    assert page.view["path"] == []
    assert page.view["result"] is None
    assert "infers from what it is given" not in json.dumps(page.view)


def test_each_answer_shows_the_article_and_the_sentence_that_decide(page):
    answer(page, "is-ai", "infers")
    (step,) = page.view["path"]
    (chosen,) = step["chosen"]
    assert chosen["article"] == "Article 3(1)"
    assert "infers from what it is given" in chosen["because"]
    assert page.view["question"]["id"] == "purpose-of-use"
    assert page.heard == [{"done": "1 is-ai"}]


def test_the_result_says_what_applies_since_when_and_to_whom(page):
    go(page, EMOTIONS)
    result = page.view["result"]
    assert page.view["question"] is None
    assert result["kind"] == "prohibited"
    assert result["roles"] == ["deployer"]
    found = {one["id"]: one for one in result["findings"]}
    assert found["banned-emotions"]["point"] == "Article 5(1)(f)"
    assert found["banned-emotions"]["day"] == "2 February 2025"
    assert found["banned-emotions"]["in_force"]
    assert "stop" in [one["id"] for one in result["now"]]
    assert result["later"] == []


def test_duties_of_later_stand_under_their_day(page):
    go(
        page,
        {
            "is-ai": "infers",
            "purpose-of-use": "work",
            "does": "emergency-calls",
            "profiles": "does-not",
            "small-task": "not-small",
            "older": "new",
            "personal-data": "no-people",
            "role": "user",
        },
    )
    result = page.view["result"]
    assert [one["day"] for one in result["later"]] == ["2 December 2027"]
    assert "keep-logs" in [one["id"] for one in result["later"][0]["duties"]]
    assert [one["day"] for one in result["coming"]] == ["2 December 2027"]


def test_seen_from_a_later_day_the_same_duties_apply_now(page):
    go(page, {**EMOTIONS, "does": "emergency-calls"})
    go(page, {"profiles": "does-profile", "older": "new"})
    before = {one["id"] for one in page.view["result"]["now"]}
    page.send("day", day="2027-12-02")
    assert page.view["day"] == "2 December 2027"
    assert page.view["other_day"]
    assert "keep-logs" in {one["id"] for one in page.view["result"]["now"]} - before
    page.send("day", day="")
    assert page.view["day"] == "23 November 2026"
    assert {one["id"] for one in page.view["result"]["now"]} == before


def test_without_a_day_it_is_seen_from_the_machines_own(session, browser):
    assert browser(LawWalk(session)).view["today"] == date.today().isoformat()


def test_an_answer_can_be_changed_and_later_ones_stay_where_they_fit(page):
    go(page, EMOTIONS)
    page.send("change", item="feelings-why")
    assert page.view["question"]["id"] == "feelings-why"
    assert page.view["question"]["chosen"] == ["any-other"]
    assert page.view["changing"]
    assert [one["id"] for one in page.view["path"]] == list(EMOTIONS)[:4]
    answer(page, "feelings-why", "health-or-safety", key="again")
    assert not page.view["changing"]
    assert page.view["question"]["id"] == "profiles"
    answer(page, "profiles", "does-profile")
    answer(page, "older", "new")
    assert page.view["result"]["kind"] == "high-risk"
    assert [one["id"] for one in page.view["path"]][-2:] == ["personal-data", "role"]


def test_who_opens_an_answer_may_leave_it(page):
    go(page, EMOTIONS)
    page.send("change", item="is-ai")
    page.send("leave")
    assert page.view["result"]["kind"] == "prohibited"


def test_several_answers_are_taken_where_several_are_asked_for(page):
    go(page, {"is-ai": "infers", "purpose-of-use": "work"})
    answer(page, "does", "make-content", "identify")
    assert page.view["question"]["id"] == "identify-how"
    assert len(page.view["path"][-1]["chosen"]) == 2


@pytest.mark.parametrize(
    "choice", [[], ["maybe"], ["infers", "not-sure"], "infers", None]
)
def test_an_answer_that_is_none_is_not_kept(page, session, choice):
    page.send("answer", item="is-ai", run=1, choice=choice)
    page.send("answer", item="nobody", run=1, choice=["infers"], key="other")
    assert session.mine("law") == []
    assert page.heard == [{"done": "key-1"}, {"done": "other"}]


def test_the_same_event_twice_counts_once(page, session):
    answer(page, "is-ai", "infers")
    answer(page, "is-ai", "infers")
    assert len(session.mine("law")) == 1


def test_the_way_is_there_again_after_a_reload(page, session, browser):
    go(page, EMOTIONS)
    page.send("name", item="system", run=1, name="Blue camera", key="n")
    again = browser(LawWalk(session, TODAY))
    assert again.view["result"]["kind"] == "prohibited"
    assert again.view["name"] == "Blue camera"


def test_several_systems_are_walked_one_after_the_other(page):
    go(page, EMOTIONS)
    page.send("new", key="b")
    assert (page.view["run"], page.view["path"]) == (2, [])
    answer(page, "is-ai", "fixed-rules", run=2)
    answer(page, "personal-data", "offences", run=2)
    assert page.view["result"]["kind"] == "outside"
    assert [one["run"] for one in page.view["runs"]] == [1, 2]
    page.send("open", run=1, key="c")
    assert page.view["result"]["kind"] == "prohibited"
    # What still waits on a page for another system does not change this one.
    answer(page, "is-ai", "fixed-rules", run=2, key="late")
    assert page.view["result"]["kind"] == "prohibited"
    page.send("open", run=7, key="d")
    assert page.view["run"] == 1


def test_a_new_system_is_not_counted_before_the_last_has_an_answer(page):
    page.send("new", key="b")
    assert page.view["run"] == 1


def test_a_practised_case_is_compared_with_the_worked_one(page):
    page.send("new", case="emotion-camera-academy", key="case")
    assert page.view["case"]["title"] == "Emotion camera in the exam room"
    assert "banned" not in json.dumps(page.view["case"])
    go(page, EMOTIONS)
    check = page.view["result"]["check"]
    assert check["right"]
    assert check["differs"] is None
    answer(page, "feelings-why", "health-or-safety", key="wrong")
    go(page, {"profiles": "does-profile", "older": "new"})
    check = page.view["result"]["check"]
    assert not check["right"]
    assert check["differs"]["id"] == "feelings-why"
    assert "Article 5(1)(f)" in check["expected"][0]


def test_a_system_of_ones_own_is_compared_with_nothing(page):
    go(page, EMOTIONS)
    assert page.view["result"]["check"] is None


def test_an_answer_that_is_not_saved_says_why_and_changes_nothing(
    page, session, monkeypatch
):
    def full(response):
        raise StoreError("full", "here", "no space left")

    monkeypatch.setattr(session.store, "add", full)
    answer(page, "is-ai", "infers")
    assert page.heard == [{"failed": "1 is-ai", "reason": "full"}]
    assert page.view["question"]["id"] == "is-ai"


def test_texts_name_days_of_the_table(page):
    go(page, {**EMOTIONS, "does": "emergency-calls"})
    answer(page, "profiles", "does-profile")
    texts = " ".join(one["text"] for one in page.view["question"]["choices"])
    assert "On or after 2 December 2027" in texts
    assert "{" not in texts


def test_a_name_is_no_markup(page):
    page.send("name", item="system", run=1, name="<b>x</b>" + "y" * 500)
    assert page.view["name"].startswith("<b>x</b>y")
    assert len(page.view["name"]) == 120


def test_days_are_written_as_people_of_the_language_write_them():
    assert day(date(2027, 12, 2), "en") == "2 December 2027"
    assert day(date(2027, 12, 2), "fr") == "2 décembre 2027"


def test_a_name_that_is_in_no_table_stays_as_it_is():
    assert filled("from {never}", {}, "en") == "from {never}"


def test_the_timeline_shows_the_table_and_what_comes_next(session, browser):
    page = browser(Timeline(session, TODAY))
    moments = {one["id"]: one for one in page.view["moments"]}
    assert moments["new-prohibitions"]["next"]
    assert moments["new-prohibitions"]["days"] == 9
    assert moments["first-prohibitions"]["passed"]
    assert moments["amendment-voted"]["day"] == "June 2026"
    page.send("day", day="2027-12-02")
    moments = {one["id"]: one for one in page.view["moments"]}
    assert moments["annex-iii"]["passed"]
    assert moments["annex-i"]["next"]
    page.send("day", day="never")
    assert page.view["today"] == "2026-11-23"
