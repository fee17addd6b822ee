"""The risk assessment saves each change and shows what counts, and why."""

from __future__ import annotations

import datetime

import pytest

from raile.load import Content
from raile.model.response import Response
from raile.ui.risk import RiskAssessment
from raile.ui.session import Session

RATING = {"likelihood": None, "impact": None, "reason": "", "evidence": ""}
NOTHING = {
    "group": "",
    "inherent": RATING,
    "residual": RATING,
    "measures": [],
    "follow_ups": {},
}


@pytest.fixture
def session(new_session) -> Session:
    opened = new_session()
    opened.content = Content()
    return opened


@pytest.fixture
def page(session, browser):
    return browser(RiskAssessment(session))


@pytest.fixture
def answer(page):
    """Answer a question as the page does."""

    def send(item, likelihood=None, impact=None, *, key=None, **keys):
        inherent = {**RATING, "likelihood": likelihood, "impact": impact}
        value = {**NOTHING, "inherent": inherent, **keys}
        page.send(
            "answer", key=key or f"{item}-{len(page.heard)}", item=item, value=value
        )

    return send


def screen(page, *practices, none=False, system=""):
    value = {"system": system, "practices": list(practices), "none": none}
    page.send("answer", key="s", item="prohibited-practices", value=value)


def go(page, item):
    page.send("go", key="go", item=item)
    return page.view


def step(page, name):
    return next(one for one in page.view["steps"] if one["id"] == name)


def measure(name, **keys):
    return {"id": name, "owner": "", "due": None, "tested": False, **keys}


def test_it_begins_with_what_is_prohibited_and_goes_on_where_something_is_open(
    page, answer, session, browser
):
    assert page.view["place"] == "prohibited-practices"
    screen(page, none=True)
    answer("legitimacy", 2, 2)
    again = browser(RiskAssessment(session))
    assert again.view["place"] == "necessity"
    assert again.view["question"]["part"] == "Lawfulness"


def test_the_time_left_goes_down_and_ends_where_a_system_is_stopped(page, answer):
    assert page.view["minutes_left"] == page.view["minutes"] == 45
    answer("legitimacy", 2, 2)
    assert page.view["minutes_left"] == 43  # 16 of 17 questions
    screen(page, "emotions-at-work")
    assert page.view["minutes_left"] == 0


def test_each_change_is_saved_and_the_question_says_where_it_stands(
    page, answer, session
):
    go(page, "accuracy")
    assert page.view["question"]["stands"] is None
    answer("accuracy", 3, 4, key="a", group="People of one group")
    [kept] = session.mine("risk")
    assert kept.item == "accuracy"
    assert kept.value["group"] == "People of one group"
    assert page.heard[-1] == {"done": "a"}
    stands = page.view["question"]["stands"]
    assert (stands["likelihood"], stands["impact"], stands["band"]) == (4, 4, "High")
    assert "Proof of it" in stands["notes"][0]
    assert step(page, "accuracy")["band"] == "High"
    assert step(page, "accuracy")["square"] == "4-4"
    assert 'data-square="4-4"' in page.view["matrix"]


def test_a_closer_question_is_sent_only_when_it_matters(page, answer):
    go(page, "accuracy")
    answer("accuracy", 1, 2)
    assert page.view["question"]["follow_ups"] == []
    answer("accuracy", 3, 4)
    assert [one["id"] for one in page.view["question"]["follow_ups"]] == [
        "local-errors"
    ]
    [closer] = page.view["question"]["follow_ups"]
    # Which answer is proof, the page need not know.
    assert {key for one in closer["options"] for key in one} == {"id", "text"}


def test_a_prohibited_practice_stops_it_whatever_is_rated(page, answer):
    answer("accuracy", 1, 1)
    screen(page, "scrape-faces", none=True)
    assert page.view["stopped"]
    seen = go(page, "result")["result"]
    assert seen["stop"]["title"] == "Stop"
    assert seen["stop"]["practices"][0]["article"] == "AI Act, Article 5(1)(e)"
    assert seen["band"] is None


def test_the_result_has_the_worst_first_and_who_decides_until_when(page, answer):
    screen(page, none=True, system="Face search <b>")
    answer("legitimacy", 1, 1)
    answer(
        "redress",
        1,
        5,
        group="Wrongly matched people",
        measures=[measure("fast-correction"), measure("logs-elsewhere")],
    )
    seen = go(page, "result")["result"]
    assert [one["title"] for one in seen["worst"]] == [
        "Contestability and redress",
        "Legitimacy",
    ]
    worst = seen["worst"][0]
    assert (worst["band"], worst["likelihood"]) == ("High", "2 Unlikely")
    assert worst["group"] == "Wrongly matched people"
    assert seen["band"]["decides"] == "The executive sponsor"
    assert seen["system"] == "Face search <b>"
    assert len(seen["open"]) == 15
    [todo] = seen["todo"]
    assert todo["missing"] == ["owner", "due", "tested"]


def test_the_next_review_counts_from_the_last_answer_and_not_from_the_last_look(
    session, browser
):
    rated = {**NOTHING, "inherent": {**RATING, "likelihood": 3, "impact": 3}}
    session.store.add(
        Response(
            key="long-ago",
            participant=session.participant,
            kind="answer",
            activity="risk",
            item="accuracy",
            value=rated,
            content="1",
            at=datetime.datetime(2025, 3, 10, 12, tzinfo=datetime.UTC),
        )
    )
    page = browser(RiskAssessment(session))
    band = go(page, "result")["result"]["band"]
    assert (band["title"], band["on"]) == ("High", "10 June 2025")


def test_a_tested_safeguard_lets_the_residual_rating_count(page, answer):
    go(page, "accuracy")
    residual = {**RATING, "likelihood": 1, "impact": 3, "evidence": "Report 7"}
    planned = [measure("two-people", owner="Head of unit", due="2027-03-01")]
    answer("accuracy", 4, 4, residual=residual, measures=planned)
    assert page.view["question"]["before"] is None
    assert page.view["question"]["stands"]["band"] == "Extreme"
    answer(
        "accuracy", 4, 4, residual=residual, measures=[{**planned[0], "tested": True}]
    )
    assert page.view["question"]["before"]["band"] == "Extreme"
    assert page.view["question"]["stands"]["band"] == "Moderate"  # a closer one is open
    seen = go(page, "result")["result"]["worst"][0]
    assert (seen["before"], seen["band"]) == ("Extreme", "Moderate")
    assert seen["measures"][0]["due"] == "1 March 2027"
    assert seen["evidence"] == "Report 7"  # that of the rating which counts


def test_what_was_answered_to_older_content_breaks_nothing(page, answer, session):
    gone = measure("withdrawn", owner="Head of unit")
    session.record("risk", "withdrawn", {**NOTHING, "measures": [gone]})
    session.record("risk", "withdrawn", "no judgement")
    assert not go(page, "result")["result"]["measures"]
    inherent = {**RATING, "likelihood": 2, "impact": 2}
    value = {**NOTHING, "inherent": inherent, "measures": [gone]}
    session.record("risk", "accuracy", value)
    [seen] = go(page, "result")["result"]["worst"]
    assert seen["measures"] == []


@pytest.mark.parametrize(
    "value",
    [
        None,
        "high",
        {**NOTHING, "inherent": {"likelihood": 6}},
        {**NOTHING, "score": 3},
        {**NOTHING, "measures": [{"id": "logs", "due": "soon"}]},
    ],
)
def test_an_answer_that_makes_no_sense_is_void(page, session, value):
    page.send("answer", item="accuracy", value=value)
    page.send("answer", item="prohibited-practices", value=value)
    page.send("answer", item="luck", value=NOTHING)
    page.send("go", item="luck")
    assert session.mine("risk") == []
    assert page.view["place"] == "prohibited-practices"


def test_what_a_question_does_not_offer_is_not_kept(page, answer, session):
    follow_ups = {"local-errors": "perhaps", "luck": "yes"}
    answer("accuracy", 3, 3, measures=[measure("support")], follow_ups=follow_ups)
    value = session.mine("risk")[0].value
    assert value["measures"] == []
    assert value["follow_ups"] == {}
    screen(page, "luck", none=True)
    assert session.mine("risk")[1].value["practices"] == []


def test_an_old_event_that_is_sent_again_does_not_come_back_over_a_newer(page, answer):
    go(page, "accuracy")
    answer("accuracy", 1, 1, key="a")
    answer("accuracy", 5, 5, key="b")
    answer("accuracy", 1, 1, key="a")
    assert page.view["question"]["reply"]["inherent"]["likelihood"] == 5
