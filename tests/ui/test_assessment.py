"""An assessment saves each reply, and draws its result from what is saved."""

from __future__ import annotations

import json

import pytest

from raile.report.figures import whole
from raile.store import StoreError
from raile.ui.assessment import Assessment

RISK = """\
title: Risk
summary: Short.
intro: Think of *one* system.
minutes: 3
scales:
- id: steps
  levels:
  - {id: none, text: Not started, points: 0}
  - {id: partly, text: Partly <b>there</b>, help: Some units., points: 2}
  - {id: done, text: In place, points: 4}
bands:
- {id: low, title: Starting, from_percent: 0, means: Little is there.}
- {id: mid, title: Building, from_percent: 25, means: Some is there.}
- {id: high, title: Leading, from_percent: 75, means: Much is there.}
cap_above_weakest: 0
weakest_shown: 2
overrides:
- id: banned
  when: {question: kinds, chosen: face}
  at_most: low
  say: "**Stop** and ask."
sections:
- id: culture
  title: Culture
  intro: What people do.
  questions:
  - id: leaders
    ask: Do leaders *speak*?
    help: In a speech.
    why: Staff watch.
    passage: demo#why-it-matters
    source: law
    scale: steps
    steps:
    - {levels: [none, partly], text: Write a page.}
  - id: follow
    ask: How often?
    scale: steps
    visible_if: {question: leaders, at_least: 2}
- id: process
  title: Processes
  questions:
  - id: kinds
    ask: Which kinds?
    kind: several
    options:
    - {id: face, text: Faces, points: 1}
    - {id: plate, text: Plates, points: 3}
  - id: notes
    ask: Anything else?
    kind: text
    required: false
    evidence: false
    dont_know: false
- id: rare
  title: Rare
  questions:
  - id: border
    ask: At the border?
    scale: steps
    visible_if: {question: kinds, chosen: plate}
"""

SOURCES = """\
sources:
- {id: law, title: A law, link: "https://example.org/law", standing: confirmed}
"""

NOTHING = {
    "chosen": [],
    "dont_know": False,
    "text": "",
    "number": None,
    "date": None,
    "rows": [],
    "evidence": "",
}


@pytest.fixture
def page(course, session, browser):
    (course / "assessments").mkdir()
    (course / "assessments" / "risk.yaml").write_text(RISK, encoding="utf-8")
    (course / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return browser(Assessment(session, "risk"))


@pytest.fixture
def answer(page):
    """Reply to a question as the page does."""

    def send(item, *chosen, key=None, **fields):
        reply = {**NOTHING, "chosen": list(chosen), **fields}
        page.send(
            "answer", key=key or f"{item}-{len(page.heard)}", item=item, reply=reply
        )

    return send


def shown(view):
    return [one["id"] for part in view["sections"] for one in part["questions"]]


def question(view, name):
    return next(
        one
        for part in view["sections"]
        for one in part["questions"]
        if one["id"] == name
    )


def here(seen):
    [band] = [one["title"] for one in seen["bands"] if one["here"]]
    return band


def result(page):
    page.send("result", key="see")
    return page.view["result"]


def test_a_question_comes_with_its_help_and_the_passage_that_justifies_it(page):
    seen = question(page.view, "leaders")
    assert seen["ask"] == "Do leaders <em>speak</em>?"
    assert seen["help"] == "<p>In a speech.</p>\n"
    assert seen["passage"] == {"title": "Demo", "link": None}  # JupyterLab has none
    assert seen["sources"] == [{"title": "A law", "link": "https://example.org/law"}]
    assert page.view["scales"]["steps"][1]["text"] == "Partly &lt;b&gt;there&lt;/b&gt;"


def test_on_our_pages_the_passage_is_a_link(page, new_session, browser):
    served = browser(Assessment(new_session(served=True), "risk"))
    link = question(served.view, "leaders")["passage"]["link"]
    assert link == "/learn/demo#Why-it-matters"


def test_each_change_is_saved_with_its_proof_and_counted(page, answer, session):
    answer("leaders", "none", key="a")
    answer("leaders", "done", key="b", evidence="Order 7, <i>May</i>")
    assert [(one.item, one.value["chosen"]) for one in session.mine("risk")] == [
        ("leaders", ["none"]),
        ("leaders", ["done"]),
    ]
    reply = question(page.view, "leaders")["reply"]
    assert reply == {**NOTHING, "chosen": ["done"], "evidence": "Order 7, <i>May</i>"}
    assert (page.view["answered"], page.view["asked"]) == (1, 4)
    assert page.heard == [{"done": "a"}, {"done": "b"}]


def test_an_old_event_that_is_sent_again_does_not_come_back_over_a_newer(page, answer):
    answer("leaders", "none", key="a")
    answer("leaders", "done", key="b")
    answer("leaders", "none", key="a")
    assert question(page.view, "leaders")["reply"]["chosen"] == ["done"]


def test_a_question_appears_and_goes_with_the_answer_it_hangs_on(page, answer):
    assert shown(page.view) == ["leaders", "kinds", "notes"]
    answer("leaders", "done")
    assert shown(page.view) == ["leaders", "follow", "kinds", "notes"]
    answer("leaders", "none")
    assert shown(page.view) == ["leaders", "kinds", "notes"]


def test_a_part_without_any_visible_question_is_not_offered(page, answer):
    assert [part["id"] for part in page.view["sections"]] == ["culture", "process"]
    answer("kinds", "plate")
    assert [part["id"] for part in page.view["sections"]][-1] == "rare"


def test_an_answer_under_a_branch_that_is_hidden_does_not_count(page, answer):
    answer("leaders", "done")
    answer("follow", "done")
    answer("leaders", "none")
    answer("kinds", "plate")
    answer("border", "done")
    assert "Culture: 0 % · Starting." in result(page)["chart"]


@pytest.mark.parametrize(
    "reply",
    [
        None,
        "none",
        {"chosen": ["unheard-of"]},
        {"chosen": ["none", "done"]},
        {"chosen": ["none"], "points": 99},
        {"chosen": 3},
    ],
)
def test_a_reply_that_makes_no_sense_is_void(page, session, reply):
    page.send("answer", item="leaders", reply=reply)
    assert session.mine("risk") == []
    assert page.heard == [{"done": "key-1"}]


def test_what_a_question_has_no_field_for_is_not_kept(page, session):
    reply = {**NOTHING, "text": "No.", "dont_know": True, "evidence": "x"}
    page.send("answer", item="notes", reply=reply)
    assert session.mine("risk")[0].value == {**NOTHING, "text": "No."}


def test_the_result_is_sent_when_it_is_asked_for_and_not_before(page):
    assert page.view["result"] is None
    assert "Little is there" not in json.dumps(page.view)
    assert result(page)["missing"][0]["id"] == "leaders"
    page.send("questions")
    assert page.view["result"] is None


def test_the_result_names_the_band_and_what_it_means(page, answer):
    answer("leaders", "partly")
    answer("follow", "none")
    answer("kinds", "plate")
    answer("border", "done")
    seen = result(page)  # 25, 75 and 100 per cent
    assert seen["percent"] == 67
    assert [(one["title"], one["from"], one["to"]) for one in seen["bands"]] == [
        ("Starting", 0, 24),
        ("Building", 25, 74),
        ("Leading", 75, 100),
    ]
    assert here(seen) == "Building"
    assert seen["means"] == "<p>Some is there.</p>\n"
    assert seen["capped"] is None


def test_a_strong_part_cannot_make_up_for_a_weak_one(page, answer):
    answer("leaders", "none")
    answer("kinds", "plate")
    answer("border", "done")
    seen = result(page)  # 0, 75 and 100 per cent
    assert here(seen) == "Starting"
    assert seen["capped"] == {
        "section": "Culture",
        "section_band": "Starting",
        "alone": "Building",
    }


def test_a_per_cent_is_not_rounded_into_a_band_that_was_not_reached(page, session):
    instrument = session.content.instrument("risk")
    assert [whole(instrument, one) for one in (24.4, 24.6, 25.6, None)] == [
        *(24, 24, 26),
        None,
    ]


def test_a_rule_decides_whatever_the_points(page, answer):
    answer("leaders", "done")
    answer("follow", "done")
    answer("kinds", "plate", "face")
    answer("border", "done")
    seen = result(page)
    assert seen["percent"] == 100
    assert here(seen) == "Starting"
    assert seen["overrides"] == ["<p><strong>Stop</strong> and ask.</p>\n"]


def test_not_knowing_is_listed_by_itself_and_has_a_next_step(page, answer):
    answer("leaders", dont_know=True)
    answer("kinds", "plate")
    answer("border", "partly")
    seen = result(page)
    assert [one["ask"] for one in seen["dont_know"]] == ["Do leaders <em>speak</em>?"]
    assert [one["id"] for one in seen["weakest"]] == ["border", "kinds"]
    border = seen["weakest"][0]
    assert border["level"] == "Partly &lt;b&gt;there&lt;/b&gt;"
    assert (border["points"], border["possible"]) == (2, 4)
    assert [one["step"] for one in seen["steps"]] == ["<p>Write a page.</p>\n"]
    assert seen["missing"] == []


def test_the_result_tells_in_which_role_and_when_it_was_answered(page, answer, session):
    session.record("participant", "role", "officer", kind="profile")
    answer("leaders", "done")
    seen = result(page)
    assert seen["role"] == "Officer"
    assert seen["at"] == session.mine("risk")[-1].at.isoformat()
    assert session.participant not in json.dumps(page.view)


def test_bars_are_drawn_with_per_cents_bands_and_thresholds(page, answer):
    answer("leaders", "none")
    chart = result(page)["chart"]
    assert "Culture: 0 % · Starting." in chart
    assert "25 %" in chart
    assert "<table>" in chart


def test_another_day_goes_on_where_questions_are_open(page, answer, session, browser):
    answer("leaders", "none")
    assert browser(Assessment(session, "risk")).view["start"] == "process"


def test_whoever_has_answered_everything_finds_the_result(
    page, answer, session, browser
):
    answer("leaders", "none")
    answer("kinds", "face")
    again = browser(Assessment(session, "risk"))
    assert again.view["result"]["missing"] == []


def test_another_participant_sees_nothing_of_it(page, answer, new_session, browser):
    answer("leaders", "none", evidence="Mine alone")
    other = browser(Assessment(new_session("calm-heron-204"), "risk"))
    assert other.view["answered"] == 0
    assert "Mine alone" not in json.dumps(other.view)


def test_an_answer_that_cannot_be_saved_is_not_called_saved(
    page, answer, session, monkeypatch
):
    def full(*_args, **_fields):
        raise StoreError("full", "here", "no space left")

    monkeypatch.setattr(session, "record", full)
    answer("leaders", "none", key="a")
    assert page.heard == [{"failed": "a", "reason": "full"}]
    assert page.view["answered"] == 0
