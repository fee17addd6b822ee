"""A sheet proposes what is known, works out what follows, and makes a card."""

from __future__ import annotations

import json

import pytest

from raile.load import Content
from raile.report.fixings import FIXED
from raile.ui.session import Session
from raile.ui.sheet import Sheet

LONG = "ä" * 100_000
NASTY = {
    "script": "<script>alert(1)</script>",
    "right to left": "תוכנה לזיהוי פנים ثم ‮",
    "emoji": "👮🏽‍♀️ 1️⃣",
    "formula": '=HYPERLINK("http://example.org")',
    "link": "javascript:alert(1)",
}


@pytest.fixture
def session(new_session) -> Session:
    opened = new_session()
    opened.content = Content()
    return opened


@pytest.fixture
def page(session, browser):
    def open_sheet(name):
        return browser(Sheet(session, name))

    return open_sheet


@pytest.fixture
def answer(session):
    """Save an answer to any sheet, as its page would."""

    def save(sheet, item, **reply):
        session.record(sheet, item, reply)

    return save


def question(page, name):
    return next(
        one
        for part in page.view["sections"]
        for one in part["questions"]
        if one["id"] == name
    )


def part(page, name):
    return next(one for one in page.view["sections"] if one["id"] == name)


def send(page, item, key=None, **reply):
    page.send("answer", key=key or f"{item}-{len(page.heard)}", item=item, reply=reply)


def card(page):
    page.send("result", key="see")
    return page.view["result"]


def test_a_sheet_belongs_to_a_gate(page):
    seen = page("error-budget").view["gate"]
    assert seen["number"] == 4
    assert seen["title"] == "Verify and validate"


def test_numbers_days_and_rows_are_saved_and_shown_again(page, session):
    budget, plan = page("error-budget"), page("monitoring")
    send(budget, "alerts", number=300)
    send(plan, "next-review", date="2027-03-01")
    row = {"figure": "False alarms", "trigger": "40", "act": "retest"}
    send(plan, "triggers", rows=[row])
    assert question(budget, "alerts")["reply"]["number"] == 300
    assert question(plan, "next-review")["reply"]["date"] == "2027-03-01"
    assert question(page("monitoring"), "triggers")["reply"]["rows"] == [row]


@pytest.mark.parametrize(
    ("sheet", "item", "reply"),
    [
        ("error-budget", "alerts", {"number": -1}),
        ("error-budget", "alerts", {"number": "many"}),
        ("error-budget", "alerts", {"number": float("nan")}),
        ("error-budget", "checked", {"number": 1.5}),
        ("monitoring", "next-review", {"date": "2027-02-30"}),
        ("monitoring", "triggers", {"rows": [{"figure": ["x"]}]}),
        ("monitoring", "triggers", {"rows": [{}] * 101}),
        ("monitoring", "triggers", {"rows": [{"figure": LONG}]}),
        ("problem", "problem", {"text": LONG + "x"}),
    ],
)
def test_what_does_not_fit_is_void(page, session, sheet, item, reply):
    open_sheet = page(sheet)
    send(open_sheet, item, key="a", **reply)
    assert session.mine(sheet) == []
    assert open_sheet.heard == [{"done": "a"}]


def test_cells_that_do_not_fit_their_column_are_left_out(page):
    plan = page("monitoring")
    rows = [{"act": "dance", "figure": "Alarms", "colour": "red"}, {"act": "dance"}]
    send(plan, "triggers", rows=rows)
    assert question(plan, "triggers")["reply"]["rows"] == [{"figure": "Alarms"}]


@pytest.mark.parametrize("text", [LONG, *NASTY.values()], ids=["long", *NASTY])
def test_whatever_is_typed_comes_back_as_it_is_and_as_text(page, text):
    problem, people = page("problem"), page("people")
    send(problem, "figure", text=text, evidence=text)
    assert question(problem, "figure")["reply"]["text"] == text
    assert question(page("problem"), "figure")["reply"]["evidence"] == text
    [section, *_] = card(problem)["answers"]
    told = section["answers"][1]
    assert told["said"] == text.strip()
    assert told["evidence"] == text.strip()
    cell = text[:1000]
    send(people, "groups", rows=[{"group": cell}])
    assert card(people)["answers"][0]["answers"][0]["rows"][0][0] == cell


def test_what_is_typed_never_becomes_markup_in_a_chart(page):
    plan = page("local-test")
    send(plan, "groups", rows=[{"group": NASTY["script"], "cases": 10, "errors": 1}])
    working = plan.view["working"]
    assert "<script" not in working["figures"]
    assert "&lt;script&gt;" in working["figures"]


# --- What is worked out ---------------------------------------------------------------


def test_the_week_is_worked_out_as_it_is_typed(page):
    budget = page("error-budget")
    assert part(budget, "week")["works"]
    assert not part(budget, "limit")["works"]
    send(budget, "alerts", number=300)
    send(budget, "precision", number=40)
    assert "about 180 would be false" in " ".join(budget.view["working"]["said"])
    assert "about 180 would be false" in " ".join(card(budget)["working"]["said"])


def test_minutes_left_go_down_to_none(page):
    budget = page("tension")
    before = budget.view["minutes_left"]
    send(budget, "first", chosen=["privacy"])
    send(budget, "second", chosen=["accuracy"])
    after = budget.view["minutes_left"]
    assert 0 < after < before == 8


# --- What is known already ------------------------------------------------------------


def test_another_sheet_s_answer_is_proposed_and_counts_only_when_it_is_kept(
    page, answer
):
    answer("people", "vulnerable", text="Children on the bus")
    rights = page("rights")
    [found] = question(rights, "weakest")["proposals"]
    assert found["origin"] == "People who will feel it"
    assert found["text"] == "Children on the bus"
    assert not question(rights, "weakest")["reply"]["text"]
    assert "weakest" in {one["id"] for one in card(rights)["missing"]}
    assert "weakest" in {one["id"] for one in card(rights)["waiting"]}
    rights.send("keep", key="k", item="weakest", proposal=found["id"])
    assert question(rights, "weakest")["reply"]["text"] == "Children on the bus"
    assert question(rights, "weakest")["proposals"] == []
    assert "weakest" not in {one["id"] for one in card(rights)["missing"]}
    assert "weakest" not in {one["id"] for one in card(rights)["waiting"]}


def test_keeping_loses_nothing_that_was_written_before(page, answer):
    answer("people", "vulnerable", text="Children")
    rights = page("rights")
    send(rights, "weakest", text="Tourists", evidence="Map 3")
    [found] = question(rights, "weakest")["proposals"]
    rights.send("keep", key="k", item="weakest", proposal=found["id"])
    reply = question(rights, "weakest")["reply"]
    assert reply["text"] == "Tourists\n\nChildren"
    assert reply["evidence"] == "Map 3"
    # Pressed twice before the page was drawn anew, it is kept once.
    rights.send("keep", key="l", item="weakest", proposal=found["id"])
    assert question(rights, "weakest")["reply"]["text"] == "Tourists\n\nChildren"


def test_what_a_hidden_question_of_another_sheet_holds_is_not_proposed(page, answer):
    answer("legal-screen", "special", chosen=["special-shown"])
    answer("legal-screen", "strictly", text="Nothing else finds them")
    assert question(page("rights"), "necessary")["proposals"]
    answer("legal-screen", "special", chosen=["special-none"])
    assert question(page("rights"), "necessary")["proposals"] == []


def test_a_choice_is_kept_together_with_what_was_asked(page, answer):
    answer("oversight-plan", "two", chosen=["two-yes"])
    rights = page("rights")
    [found] = question(rights, "oversight")["proposals"]
    assert found["text"] == "Yes"
    assert found["asked"] == "Do two people check a match, each alone?"
    rights.send("keep", key="k", item="oversight", proposal=found["id"])
    kept = question(rights, "oversight")["reply"]["text"]
    assert kept == "Do two people check a match, each alone? Yes"
    assert question(rights, "oversight")["proposals"] == []


def test_a_proposal_that_is_not_there_any_more_changes_nothing(page, session):
    rights = page("rights")
    rights.send("keep", key="k", item="weakest", proposal="ffff")
    rights.send("keep", key="l", item="nothing", proposal=None)
    assert session.mine("rights") == []


def test_sheets_that_say_nothing_yet_are_named(page):
    waits = question(page("rights"), "harms")["awaited"]
    assert waits == ["Risk assessment", "Error budget", "Local test plan"]


def test_rows_of_one_sheet_fill_the_same_columns_of_another(page, answer):
    row = {"group": "Women", "touch": "subject", "harm": "A wrong name"}
    answer("people", "groups", rows=[row])
    plan = page("local-test")
    [found] = question(plan, "groups")["proposals"]
    plan.send("keep", key="k", item="groups", proposal=found["id"])
    assert question(plan, "groups")["reply"]["rows"] == [{"group": "Women"}]


def test_ticked_tender_questions_become_requirements(page, answer):
    answer("tender", "ask-proof", chosen=["how-many", "local"])
    vendors = page("procurement")
    [found] = question(vendors, "requirements")["proposals"]
    vendors.send("keep", key="k", item="requirements", proposal=found["id"])
    rows = question(vendors, "requirements")["reply"]["rows"]
    assert [one["requirement"] for one in rows] == [
        "How many cases, how many errors, at which setting?",
        "May we test it here before we sign, and publish what we find?",
    ]


def test_what_the_risk_assessment_rated_is_proposed(page, answer):
    rating = {"likelihood": 4, "impact": 4, "reason": "It happened elsewhere."}
    measure = {"id": "two-people", "owner": "Shift lead", "tested": True}
    safeguard = Content().risk.safeguards_for("accuracy")[0].id
    answer(
        "risk",
        "accuracy",
        group="Dark-skinned women",
        inherent=rating,
        measures=[measure | {"id": safeguard}],
    )
    rights = page("rights")
    proposals = question(rights, "categories")["proposals"]
    assert [one["text"] for one in proposals] == ["Dark-skinned women"]
    [risks] = question(rights, "harms")["proposals"]
    # Nothing shows it, so the likelihood counts one step higher: 5 by 4 is extreme.
    assert "Accuracy: Extreme (Almost certain, Severe)" in risks["text"]
    assert "It happened elsewhere." in risks["text"]
    [kept] = question(rights, "safeguards")["proposals"]
    assert "It exists and was tested. Owner: Shift lead" in kept["text"]


def test_what_the_walk_through_the_law_found_is_proposed_with_its_day(page, session):
    case = next(one for one in session.content.law.cases if one.findings)
    for item, chosen in case.answers.items():
        session.record("law", item, {"run": 1, "choice": list(chosen)})
    [found] = question(page("legal-screen"), "findings")["proposals"]
    title = {one.id: one.title for one in session.content.law.walk.findings}
    assert title[case.findings[0]] in found["text"]
    assert "; from " in found["text"]


def test_every_question_of_the_rights_card_names_where_the_law_asks_it(session):
    elements = "(a) and (b)", "(c)", "(d)", "(e)", "(f)"
    intros = " ".join(
        one.intro or "" for one in session.content.instrument("rights").sections
    )
    assert all(one in intros for one in elements)


# --- Weights that are fixed -----------------------------------------------------------


def weigh(page, **weights):
    for item, number in weights.items():
        send(page, item, number=number)


def test_totals_come_after_fixing_and_a_later_change_stays_visible(page):
    vendors = page("procurement")
    marks = [{"vendor": "A", "price": 3, "audit": 9}, {"vendor": "B", "price": 8}]
    send(vendors, "vendors", rows=marks)
    weigh(vendors, price=1, audit=1)
    assert "Totals by your weights" not in vendors.view["working"]["figures"]
    waiting = {"ready": True, "fixed": False, "times": []}
    assert part(vendors, "weights")["fixing"] == waiting
    vendors.send("fix", key="f", section="weights")
    assert "Totals by your weights" in vendors.view["working"]["figures"]
    assert "A comes first" in " ".join(vendors.view["working"]["said"])
    weigh(vendors, price=10)
    assert "Totals by your weights" not in vendors.view["working"]["figures"]
    assert not part(vendors, "weights")["fixing"]["fixed"]
    vendors.send("fix", key="g", section="weights")
    assert "B comes first" in " ".join(vendors.view["working"]["said"])
    again = part(vendors, "weights")["fixing"]["times"]
    assert [one["changed"] for one in again] == [[], ["Price over its whole life"]]
    assert [one["changed"] for one in card(vendors)["fixings"]] == [
        one["changed"] for one in again
    ]


@pytest.mark.parametrize("section", ["needs", "nothing", None])
def test_only_what_is_meant_to_be_fixed_can_be(page, session, section):
    vendors = page("procurement")
    send(vendors, "price", number=3)
    vendors.send("fix", section=section)
    assert [one.item for one in session.mine("procurement")] == ["price"]


def test_weights_are_not_fixed_before_there_are_any(page, session):
    vendors = page("procurement")
    assert not part(vendors, "weights")["fixing"]["ready"]
    vendors.send("fix", section="weights")
    assert session.mine("procurement") == []


def test_a_foreign_fixing_in_the_log_breaks_nothing(page, session):
    for value in (None, {FIXED: 3}, {FIXED: {"price": "much"}}, {FIXED: {}}):
        session.record("procurement", "weights", value)
    vendors = page("procurement")
    assert len(part(vendors, "weights")["fixing"]["times"]) == 2


# --- The card -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", [one for one in Content().instruments if one != "readiness"]
)
def test_every_sheet_opens_empty_and_says_what_is_missing(page, name):
    sheet = page(name)
    seen = card(sheet)
    required = [one for one in sheet.widget._instrument.questions if one.required]
    shown = {one["id"] for one in seen["missing"]}
    assert shown <= {one.id for one in required}
    assert shown
    assert json.dumps(sheet.view)


def test_the_card_tells_what_nobody_knew(page):
    people = page("people")
    send(people, "numbers", dont_know=True)
    answers = card(people)["answers"][0]["answers"]
    assert [one["said"] for one in answers] == ["", "", "Don't know"]
    assert "numbers" not in {one["id"] for one in card(people)["missing"]}
