"""A quiz shows what a person may see, and keeps what they answered."""

from __future__ import annotations

import json

import pytest

from raile.store import StoreError
from raile.ui.quiz import Quiz


def item(view, name):
    return next(one for one in view["items"] if one["id"] == name)


@pytest.fixture
def page(session, browser):
    return browser(Quiz(session, "demo/quiz"))


def test_nothing_that_is_right_travels_before_an_answer(page):
    travels = json.dumps(page.view)
    assert "Yes by day" not in travels
    assert '"right": true' not in travels
    assert "Because." not in travels
    assert all(one["solution"] is None for one in page.view["items"])


def test_a_wrong_answer_explains_itself_and_keeps_the_others_hidden(page):
    page.send("answer", item="colour", value="green")
    seen = item(page.view, "colour")
    assert seen["status"] == "wrong"
    assert [part["say"] for part in seen["parts"]] == ["<p>Grass is.</p>\n"]
    assert "Yes by day" not in json.dumps(page.view)
    assert page.heard == [{"done": "key-1"}]


def test_the_first_attempt_is_kept_when_a_later_one_is_right(page):
    page.send("answer", item="colour", value="green", key="a")
    page.send("answer", item="colour", value="blue", key="b")
    seen = item(page.view, "colour")
    assert (seen["first"], seen["status"], seen["attempts"]) == ("wrong", "right", 2)
    assert {part["id"] for part in seen["explain"]} == {"blue", "green", "red"}


def test_whoever_asks_to_see_the_answer_sees_all_feedback(page):
    page.send("show", item="share")
    seen = item(page.view, "share")
    assert seen["closed"]
    assert seen["solution"] == pytest.approx(0.48)
    assert seen["say"] == "<p>10 / 2077.</p>\n"
    assert seen["first"] is None


def test_the_same_event_twice_counts_once(page, session):
    page.send("answer", item="colour", value="green")
    page.send("answer", item="colour", value="green")
    assert item(page.view, "colour")["attempts"] == 1
    assert len(session.mine("demo/quiz")) == 1


def test_a_reload_shows_what_was_there(page, new_session, browser):
    page.send("answer", item="pile", value={"sun": "day", "moon": "day"}, key="a")
    page.send("answer", item="mood", value="tired", key="b")
    again = browser(Quiz(new_session(), "demo/quiz"))
    assert again.view == page.view
    assert item(again.view, "pile")["status"] == "partly"


def test_nobody_sees_another_ones_answers(page, new_session, browser):
    page.send("answer", item="colour", value="green")
    other = browser(Quiz(new_session("quiet-river-200"), "demo/quiz"))
    assert item(other.view, "colour")["attempts"] == 0


def test_an_answer_that_could_not_be_saved_shows_no_feedback(page, session):
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("full", "here", "no space left")

    session.record = refuse
    page.send("answer", item="colour", value="green")
    assert page.heard == [{"failed": "key-1", "reason": "full"}]
    assert item(page.view, "colour")["status"] is None


def test_a_model_answer_comes_after_ones_own(page):
    page.send("answer", item="own", value={"text": "For a reason.", "met": []})
    seen = item(page.view, "own")
    assert seen["model_answer"] == "<p>Because.</p>\n"
    assert seen["value"]["text"] == "For a reason."


def test_confidence_is_kept_with_the_answer(page, session):
    page.send("answer", item="primes", value=["two", "three"], confidence=75)
    assert item(page.view, "primes")["sure"] == 75
    assert session.mine("demo/quiz")[0].score == 1


def test_markup_in_an_option_is_text(page):
    options = item(page.view, "colour")["options"]
    assert {"&lt;b&gt;Red&lt;/b&gt;"} <= {option["text"] for option in options}


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"item": "nowhere", "value": 1},
        {"item": ["colour"], "value": "green"},
        {"item": "colour"},
        {"item": "colour", "value": ""},
        {"item": "own", "value": {"text": "x" * 200_000, "met": []}},
    ],
)
def test_events_that_make_no_sense_change_nothing(page, session, event):
    before = page.view
    page.send("answer", **event)
    assert page.view == before
    assert session.mine("demo/quiz") == []


def test_each_person_keeps_an_order_of_their_own(new_session, browser):
    def order(person):
        view = browser(Quiz(new_session(person), "demo/quiz")).view
        return [option["id"] for option in item(view, "colour")["options"]]

    assert order("brave-otter-417") == order("brave-otter-417")
    assert len({tuple(order(f"calm-fox-{n}")) for n in range(20)}) > 1


def test_the_summary_counts_first_attempts(page):
    page.send("answer", item="colour", value="green", key="a")
    page.send("answer", item="colour", value="blue", key="b")
    page.send("answer", item="primes", value=["two", "three"], key="c")
    page.send("answer", item="mood", value="well", key="d")
    assert (page.view["answered"], page.view["marked"], page.view["right"]) == (3, 2, 1)


def test_what_nobody_marks_is_not_in_the_summary(page):
    page.send("answer", item="colour", value="blue", key="a")
    page.send("answer", item="own", value={"text": "So.", "met": []}, key="b")
    page.send("answer", item="mood", value="well", key="c")
    assert (page.view["answered"], page.view["marked"], page.view["right"]) == (3, 1, 1)


def test_its_name_says_what_it_is(page):
    assert repr(page.widget) == "<Quiz demo/quiz>"


def test_on_our_pages_the_browser_fetches_the_code_once(new_session, course):
    alone = Quiz(new_session(), "demo/quiz")
    served = Quiz(new_session(served=True), "demo/quiz")
    assert "class Outbox" in alone._esm
    assert "raile-choice" in alone._css
    assert "class Outbox" not in served._esm
    assert served._css == ""
