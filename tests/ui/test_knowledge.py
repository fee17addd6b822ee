"""The test before and after: answered once, silent until the end."""

from __future__ import annotations

import json

import pytest

from raile.load import NotThere
from raile.report.mine import progress
from raile.report.work import work
from raile.ui.gain import GainBoard
from raile.ui.knowledge import KnowledgeTest
from raile.ui.quiz import Quiz

PLAN = """\
pre: {title: Before, intro: Answer.}
post: {title: After, intro: Answer.}
cells:
- {module: demo, bloom: apply, count: 3}
- {module: demo, bloom: analyse}
"""
SINGLE = """\
- id: {name}
  kind: single
  ask: Which?
  bloom: apply
  difficulty: 0.5
  options:
  - {{id: yes, text: This one, right: true, say: Secret one.}}
  - {{id: no, text: That one, say: Secret two.}}
"""
ORDERS = """\
- id: steps-{n}
  kind: order
  ask: In which order?
  bloom: analyse
  difficulty: 0.5
  entries: [{{id: a, text: A, say: Secret}}, {{id: b, text: B}}, {{id: c, text: C}}]
"""
SECRETS = ("Secret", '"right": true', '"right": false')


@pytest.fixture(autouse=True)
def bank(course):
    items = [SINGLE.format(name=f"choice-{n}") for n in range(6)]
    items += [ORDERS.format(n=n) for n in range(2)]
    questions = f"title: Bank\nitems:\n{''.join(items)}"
    lesson = course / "modules" / "00-demo" / "lesson.md"
    lesson.with_name("quiz.yaml").write_text(questions, encoding="utf-8")
    cells = '\n```{code-cell} ipython3\nraile.test("pre")\nraile.test("post")\n```\n'
    lesson.write_text(lesson.read_text("utf-8") + cells, encoding="utf-8")
    (course / "tests").mkdir()
    (course / "tests" / "demo.yaml").write_text(questions, encoding="utf-8")
    (course / "tests" / "knowledge.yaml").write_text(PLAN, encoding="utf-8")


@pytest.fixture
def page(session, browser):
    page = browser(KnowledgeTest(session, "pre"))
    page.send("begin", key="begin")
    return page


def right(item):
    return ["a", "b", "c"] if item["kind"] == "order" else "yes"


def wrong(item):
    return ["c", "b", "a"] if item["kind"] == "order" else "no"


def take(page, right_ones, confidence=75):
    """Answer everything; the first ones right."""
    page.send("begin", key="begin")
    for number, item in enumerate(page.view["items"]):
        value = right(item) if number < right_ones else wrong(item)
        page.send(
            "answer",
            item=item["id"],
            value=value,
            confidence=confidence,
            key=f"{page.widget}-{page.widget._session.participant}-{number}",
        )


def test_nobody_sees_the_items_before_they_begin(session, browser):
    page = browser(KnowledgeTest(session, "pre"))
    assert page.view["items"] == []
    assert page.view["cover"] == {"n": 4}
    page.send("begin", key="begin")
    assert len(page.view["items"]) == 4
    assert page.view["cover"] is None
    assert session.mine("test/pre") == []


def test_each_item_asks_how_sure_and_can_be_sent_once(page):
    for item in page.view["items"]:
        assert item["once"]
        assert item["confidence"]
        assert not item["closed"]
    assert len(page.view["items"]) == 4


def test_nothing_tells_what_is_right_before_the_end_or_at_it(page):
    for right_ones in (0, 4):
        take(page, right_ones)
        assert page.view["result"]
        assert not any(secret in json.dumps(page.view) for secret in SECRETS)
        for item in page.view["items"]:
            assert item["status"] == "recorded"
            assert item["first"] is None
            assert item["explain"] == item["parts"] == []


def test_the_result_comes_with_the_last_answer(page):
    items = page.view["items"]
    for number, item in enumerate(items):
        assert page.view["result"] is None
        page.send("answer", item=item["id"], value=right(item), key=f"k{number}")
    assert page.view["result"]["rows"] == [
        ["Demo", "4\u00a0of\u00a04"],
        ["All", "4\u00a0of\u00a04"],
    ]


def test_a_second_answer_changes_nothing(page, session):
    item = page.view["items"][0]
    page.send("answer", item=item["id"], value=wrong(item), key="a")
    page.send("answer", item=item["id"], value=right(item), key="b")
    assert page.view["items"][0]["value"] == wrong(item)
    assert len(session.mine("test/pre")) == 1
    # The page is told that it is done, or it would send it for ever.
    assert page.heard[-1] == {"done": "b"}


def test_nobody_can_ask_for_the_solution(page, session):
    page.send("show", item=page.view["items"][0]["id"])
    assert session.mine("test/pre") == []


def test_an_order_is_shown_as_it_was_answered(page):
    item = next(one for one in page.view["items"] if one["kind"] == "order")
    page.send("answer", item=item["id"], value=["b", "c", "a"])
    item = next(one for one in page.view["items"] if one["kind"] == "order")
    assert item["solution"] == ["b", "c", "a"]


def test_it_is_there_again_after_a_reload(page, session, browser):
    item = page.view["items"][0]
    page.send("answer", item=item["id"], value="no", confidence=25)
    again = browser(KnowledgeTest(session, "pre")).view
    assert [one["id"] for one in again["items"]] == [
        one["id"] for one in page.view["items"]
    ]
    assert (again["items"][0]["value"], again["items"][0]["sure"]) == ("no", 25)


def test_both_tests_and_the_quiz_are_kept_apart(session, browser):
    quiz = browser(Quiz(session, "demo/quiz"))
    for item in quiz.view["items"]:
        quiz.send("answer", item=item["id"], value=right(item), key=item["id"])
    pre = browser(KnowledgeTest(session, "pre"))
    post = browser(KnowledgeTest(session, "post"))
    assert pre.view["answered"] == post.view["answered"] == 0
    names = [{one["id"] for one in page.view["items"]} for page in (pre, post)]
    assert not names[0] & names[1]


def test_after_the_second_test_the_change_and_the_gain_are_told(session, browser):
    take(browser(KnowledgeTest(session, "pre")), 1)
    post = browser(KnowledgeTest(session, "post"))
    take(post, 3, confidence=100)
    result = post.view["result"]
    assert result["rows"] == [
        ["Demo", "1\u00a0of\u00a04", "3\u00a0of\u00a04"],
        ["All", "1\u00a0of\u00a04", "3\u00a0of\u00a04"],
    ]
    text = " ".join(result["lines"])
    assert "That is 50 percentage points more." in text
    assert "you have gained 67 %: a medium gain" in text
    assert "100 % sure on average, and 75 % was right: surer than right" in text
    assert "4 times you were certain" in text


def test_a_loss_is_said_with_its_figure(session, browser):
    take(browser(KnowledgeTest(session, "pre")), 2)
    post = browser(KnowledgeTest(session, "post"))
    take(post, 1)
    text = " ".join(post.view["result"]["lines"])
    assert "25 percentage points less" in text
    assert "a loss (-50 %)" in text


def test_everything_right_before_leaves_no_gain_to_tell(session, browser):
    take(browser(KnowledgeTest(session, "pre")), 4)
    post = browser(KnowledgeTest(session, "post"))
    take(post, 3)
    text = " ".join(post.view["result"]["lines"])
    assert "25 percentage points less" in text
    assert "nothing left to gain" in text


def test_without_the_first_test_there_is_no_gain(session, browser):
    post = browser(KnowledgeTest(session, "post"))
    take(post, 4)
    assert "You had not finished the test" in " ".join(post.view["result"]["lines"])
    assert post.view["result"]["rows"][-1] == ["All", "4\u00a0of\u00a04"]


def test_the_first_test_taken_afterwards_changes_no_result(session, browser):
    take(browser(KnowledgeTest(session, "post")), 4)
    take(browser(KnowledgeTest(session, "pre")), 0)
    post = browser(KnowledgeTest(session, "post"))
    assert "You had not finished the test" in " ".join(post.view["result"]["lines"])


def test_progress_counts_it(page, session):
    def share():
        found = progress(work(session.content), session.store.of(session.participant))
        return {task.activity: task.share for task in found["demo"].tasks}["test/pre"]

    assert share() == 0
    item = page.view["items"][0]
    page.send("answer", item=item["id"], value=right(item))
    assert share() == 0.25
    take(page, 4)
    assert share() == 1


def test_another_moment_is_not_there(session):
    with pytest.raises(NotThere, match="Did you mean 'post'"):
        KnowledgeTest(session, "past")


@pytest.fixture
def board(new_session, browser):
    return browser(GainBoard(new_session("trainer", trainer=True)))


@pytest.fixture
def room(new_session, browser):
    def fill(people, before=1, after=3):
        for number in range(people):
            here = new_session(f"calm-fox-{number}")
            take(browser(KnowledgeTest(here, "pre")), before, confidence=50)
            take(browser(KnowledgeTest(here, "post")), after, confidence=100)

    return fill


def test_four_people_s_gain_is_hidden(board, room):
    room(4)
    board.send("look")
    assert board.view["gain"]["hidden"]
    assert board.view["gain"]["bins"] == []
    assert [one["levels"] for one in board.view["sure"]] == [[], []]
    assert board.view["items"]["rows"] == []


def test_five_people_s_gain_is_shown_without_an_interval(board, room):
    room(5)
    board.send("look")
    text = " ".join(board.view["gain"]["lines"])
    assert "5 people have finished both tests" in text
    assert "25 % of the points before, 75 % after: +50 percentage points" in text
    assert "Normalised gain: 0.67 (medium)" in text
    assert "fewer than eight people" in text
    assert "calm-fox" not in json.dumps(board.view)


def test_eight_people_have_an_interval(board, room):
    room(8)
    board.send("look")
    text = " ".join(board.view["gain"]["lines"])
    assert "between 0.67 and 0.67" in text
    assert [(one["pre"], one["post"]) for one in board.view["gain"]["bins"]] == [
        (0, 0),
        (8, 0),
        (0, 0),
        (0, 8),
        (0, 0),
    ]


def test_losses_are_counted(board, room):
    room(5, before=2, after=1)
    board.send("look")
    text = " ".join(board.view["gain"]["lines"])
    assert "-25 percentage points" in text
    assert "-0.5 (a loss)" in text
    assert "5 people had less right after than before." in text


def test_the_room_sees_how_sure_it_was(board, room):
    room(5)
    board.send("look")
    pre, post = board.view["sure"]
    assert "On average 50 % sure, and 25 % right" in pre["line"]
    assert post["levels"] == [{"sure": "100 %", "n": 20, "right": "75 %"}]


def test_the_trainers_own_test_counts_nowhere(board, room, new_session, browser):
    room(4)
    trainer = new_session("trainer", trainer=True)
    take(browser(KnowledgeTest(trainer, "pre")), 1)
    take(browser(KnowledgeTest(trainer, "post")), 1)
    board.send("look")
    assert board.view["gain"]["hidden"]


def test_a_quiz_shows_its_items_and_the_reliability(board, new_session, browser):
    for number in range(5):
        page = browser(Quiz(new_session(f"calm-fox-{number}"), "demo/quiz"))
        for place, item in enumerate(sorted(page.view["items"], key=lambda i: i["id"])):
            value = right(item) if place < 2 * number else wrong(item)
            page.send("answer", item=item["id"], value=value, key=f"{number}-{place}")
    board.send("choose", set="demo/quiz")
    rows = board.view["items"]["rows"]
    assert len(rows) == 8
    assert rows[0]["n"] == 5
    assert rows[0]["difficulty"] == 0.8
    assert rows[0]["distractors"] == [{"text": "That one", "share": "20 %"}]
    text = " ".join(board.view["items"]["lines"])
    assert "Reliability of the sum (KR-20): 0.91, from 5 people" in text
    assert "fewer than thirty people" in text
    board.send("choose", set="test/post")
    assert "no KR-20 is given" in " ".join(board.view["items"]["lines"])


def test_a_participant_cannot_have_it(monkeypatch, new_session):
    from raile.ui import verbs

    here = new_session("calm-fox-1", served=True)
    monkeypatch.setattr(verbs, "session", lambda: here)
    with pytest.raises(PermissionError, match="for its trainer"):
        verbs.gain()
