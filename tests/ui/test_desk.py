"""From the register to a dossier to a sheet: who may do what, and what is kept."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from raile import dossier
from raile.load import Content
from raile.store import StoreError
from raile.ui.board import Place
from raile.ui.desk import Desk
from raile.ui.session import Session

TODAY = datetime.date(2026, 11, 23)
CONTENT = Content()
RISK = CONTENT.risk
GATES = [one.id for one in CONTENT.gates.gates]


class Person:
    """Somebody with the page open."""

    def __init__(self, session: Session, browser: Callable[..., Any]) -> None:
        self.session = session
        self.desk = Desk(session, TODAY)
        self._browser = browser
        self._keys = 0

    @property
    def page(self) -> Any:
        """What stands at the top of the desk."""
        return self._browser(self.desk.children[0])

    @property
    def sheet(self) -> Any:
        return self._browser(self.desk.children[1])

    @property
    def view(self) -> dict[str, Any]:
        return json.loads(json.dumps(self.desk.children[0].view))

    def do(self, event: str, **said: Any) -> list[dict[str, Any]]:
        """Do something at the top of the desk; return what the page hears."""
        self._keys += 1
        page = self.page
        key = said.pop("key", f"{self.session.participant}-{self._keys}")
        page.send(event, key=key, **said)
        return page.heard

    def answer(self, item: str, value: Any) -> None:
        self._keys += 1
        key = f"{self.session.participant}-a{self._keys}"
        self.sheet.send("answer", key=key, item=item, value=value)

    def begin(self, name: str = "Face search", function: str = "rater") -> Person:
        self.do("begin", name=name, function=function, state="planned")
        return self

    def join(self, other: Person, function: str = "rater") -> Person:
        code = other.view["invite"]
        self.do("join", code=code, function=function)
        return self

    def act_as(self, function: str) -> Person:
        self.do("function", function=function)
        return self

    def rate(self, likelihood: int, impact: int, first: int | None = None) -> Person:
        self.do("sheet", sheet="risk")
        self.answer(RISK.screen.id, {"none": True})
        for at, one in enumerate(RISK.questions):
            step = first if first and not at else likelihood
            self.answer(one.id, {"inherent": {"likelihood": step, "impact": impact}})
        return self


@pytest.fixture
def person(new_session, browser) -> Callable[..., Person]:
    def arrive(name: str, **kept: Any) -> Person:
        session = new_session(name, **kept)
        session.content = CONTENT
        return Person(session, browser)

    return arrive


@pytest.fixture
def otter(person) -> Person:
    return person("brave-otter-417")


@pytest.fixture
def heron(person) -> Person:
    return person("calm-heron-822")


def entries(one: Person) -> list[Any]:
    [found] = one.session.store.dossiers.of(one.session.participant).values()
    return found


# The register


def test_a_system_is_begun_and_stands_in_the_register(otter: Person) -> None:
    assert otter.view["rows"] == []
    otter.begin("Face <b>search</b>")
    assert otter.view["facts"]["name"] == "Face <b>search</b>"
    assert otter.view["gate"] == 0
    otter.do("register")
    [row] = otter.view["rows"]
    assert (row["name"], row["state"], row["gate"]) == (
        "Face <b>search</b>",
        "Planned",
        0,
    )
    assert otter.view["figures"]["systems"] == 1


def test_what_runs_before_it_was_approved_stands_out(otter: Person) -> None:
    otter.begin()
    otter.do("register")
    assert otter.view["figures"]["early"] == 0
    otter.do("begin", name="In use already", function="rater", state="in-use")
    otter.do("register")
    assert (otter.view["figures"]["early"], otter.view["approval"]) == (1, 5)
    assert {one["name"] for one in otter.view["rows"] if one["early"]} == {
        "In use already"
    }


def test_an_event_that_comes_twice_begins_one_dossier(otter: Person) -> None:
    for _ in range(2):
        otter.desk.go(Place())
        otter.do("begin", key="once", name="Face search", function="rater")
    assert len(otter.session.store.dossiers.all()) == 1


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ({"name": "  ", "function": "rater"}, "name"),
        ({"name": "x", "function": "king"}, "function"),
        ({"name": ["x"], "function": "rater"}, "name"),
        ({"function": "rater"}, "name"),
    ],
)
def test_what_cannot_be_begun_says_why(
    otter: Person, event: dict[str, Any], problem: str
) -> None:
    otter.do("begin", **event)
    assert otter.view["problem"] == problem
    assert CONTENT.words("dossier").say(f"problem.{problem}")
    assert otter.session.store.dossiers.all() == {}
    otter.do("filter", query={"text": "x"})
    assert otter.view["problem"] is None


def test_a_code_is_typed_as_people_type(otter: Person, heron: Person) -> None:
    otter.begin()
    code = otter.view["invite"].replace("-", " ").upper()
    heron.do("join", code=code, function="chief")
    assert [one["name"] for one in heron.view["members"]] == ["Rater", "Chief officer"]
    assert [one["me"] for one in heron.view["members"]] == [False, True]


@pytest.mark.parametrize("code", ["", "brave otter", None, "x" * 100_000])
def test_a_code_that_nobody_made_opens_nothing(
    otter: Person, heron: Person, code: object
) -> None:
    otter.begin()
    heron.do("join", code=code, function="rater")
    assert heron.view["problem"] == "code"
    assert heron.session.store.dossiers.of("calm-heron-822") == {}


def test_nobody_opens_a_dossier_of_others_by_its_id(
    otter: Person, heron: Person
) -> None:
    otter.begin()
    heron.do("open", dossier=otter.view["id"])
    assert "rows" in heron.view


def test_nobody_s_code_name_is_shown_to_others(otter: Person, heron: Person) -> None:
    otter.begin()
    heron.join(otter)
    otter.rate(2, 2)
    heron.rate(5, 2)
    for page in (heron.desk.children[0], heron.desk.children[1]):
        assert "brave-otter-417" not in json.dumps(page.view)
    heron.do("dossier")
    assert "brave-otter-417" not in json.dumps(heron.view)


def test_a_trainer_sees_all_and_joins_to_write(person, otter: Person) -> None:
    otter.begin()
    trainer = person("trainer", trainer=True)
    [row] = trainer.view["rows"]
    trainer.do("open", dossier=row["id"])
    assert trainer.view["member"] is None
    assert trainer.view["invite"] is None
    trainer.do("fact", item="name", value="Another name")
    trainer.do("sheet", sheet="risk")  # opens nothing that could be written in
    assert trainer.view["facts"]["name"] == "Face search"
    trainer.act_as("chair")
    trainer.do("sheet", sheet="risk")
    assert trainer.view["sheet"] == "risk"


def test_a_long_register_comes_in_pages_and_is_filtered_here(
    otter: Person,
) -> None:
    for number in range(60):
        otter.desk.go(Place())
        otter.begin(f"System {number:02}")
    otter.do("register")
    assert (otter.view["found"], len(otter.view["rows"])) == (60, 50)
    otter.do("more")
    assert len(otter.view["rows"]) == 60
    otter.do("filter", query={"text": "system 07"})
    assert [one["name"] for one in otter.view["rows"]] == ["System 07"]
    # How many wait where is said of all, whatever is looked for.
    assert [one["systems"] for one in otter.view["gates"]] == [60, *[0] * 8]


# The gates


def decide(one: Person, gate: str, decision: str = "passed", **said: Any) -> None:
    said = {"reason": "It is so.", **said}
    one.do("decide", gate=gate, decision=decision, **said)


def set_aside(one: Person, *sheets: str) -> None:
    for sheet in sheets:
        one.do("sheet", sheet=sheet)
        one.do("aside", reason="Done elsewhere.")
        one.do("dossier")


def test_a_gate_is_passed_by_who_may_with_a_reason_once_nothing_is_in_the_way(
    otter: Person,
) -> None:
    otter.begin()
    decide(otter, "need")
    assert otter.view["problem"] == "decider"
    otter.act_as("operational-lead")
    decide(otter, "need")
    assert otter.view["problem"] == "blocked"
    set_aside(otter, "problem", "people")
    decide(otter, "need", reason=" ")
    assert otter.view["problem"] == "reason"
    assert otter.view["gate"] == 0
    decide(otter, "need")
    assert (otter.view["problem"], otter.view["gate"]) == (None, 1)
    decision = otter.view["gates"][0]["decision"]
    assert decision["by"] == "Operational lead"
    assert decision["reason"] == "It is so."
    kinds = [one.kind for one in entries(otter)]
    assert kinds.count("gate") == 1


@pytest.mark.parametrize(
    ("review", "kept"),
    [
        ("2027-03-01", "2027-03-01"),
        ("", "2027-05-23"),
        ("soon", "2027-05-23"),
        ("2027-05-24", None),
        ("2026-11-23", None),
    ],
)
def test_the_next_review_is_no_later_than_the_risk_asks_for(
    otter: Person, heron: Person, review: str, kept: str | None
) -> None:
    otter.begin()
    heron.join(otter)
    otter.rate(2, 2)
    heron.rate(2, 2)
    heron.do("agree")
    otter.do("dossier")
    set_aside(otter, "rights", "tension")
    for one in GATES[: GATES.index("approve")]:
        value = {"decision": "passed", "reason": "So."}
        otter.desk.children[0]._write({"key": one}, "gate", one, value)
    otter.act_as("chief")
    decide(otter, "approve", review=review)
    assert otter.view["problem"] == (None if kept else "review")
    values = [one.value for one in entries(otter) if one.item == "approve"]
    assert [one["review"] for one in values] == ([kept] if kept else [])
    assert all(one["band"] == "moderate" for one in values)


def test_sending_back_says_where_to(otter: Person) -> None:
    otter.begin(function="operational-lead")
    set_aside(otter, "problem", "people")
    decide(otter, "need")
    decide(otter, "need", "sent-back", to="luck")
    assert otter.view["gate"] == 0
    assert otter.view["gates"][0]["status"] == "sent-back"


def test_a_sheet_that_is_set_aside_is_taken_up_again(otter: Person) -> None:
    otter.begin()
    otter.do("sheet", sheet="people")
    otter.do("aside", reason="")
    assert otter.view["problem"] == "aside"
    otter.do("aside", reason="Done elsewhere.")
    assert otter.view["aside"] == "Done elsewhere."
    otter.do("aside", reason="")
    assert otter.view["aside"] == ""
    told = [one["what"] for one in otter.view["history"]]
    assert len(told) == 2


# The sheets


def test_answers_to_a_sheet_go_into_the_dossier_and_nowhere_else(
    otter: Person,
) -> None:
    otter.begin()
    otter.do("sheet", sheet="risk")
    otter.answer("accuracy", {"inherent": {"likelihood": 2, "impact": 2}})
    assert otter.session.mine("risk") == []
    last = entries(otter)[-1]
    assert (last.sheet, last.version, last.item) == ("risk", 1, "accuracy")
    assert (last.author, last.function) == ("brave-otter-417", "rater")
    # What waits in the browser must never reach another dossier.
    place = f"{otter.view['dossier']}/risk/1 risk"
    assert otter.desk.children[1].frame["activity"] == place


def test_raters_see_each_other_once_both_have_finished(
    otter: Person, heron: Person
) -> None:
    otter.begin()
    heron.join(otter)
    otter.rate(2, 3, first=2)
    assert otter.view["risk"]["missing"] == 1
    assert otter.view["risk"]["spreads"] == []
    heron.do("sheet", sheet="risk")
    # Whatever the first has answered, the second begins with nothing.
    assert heron.sheet.view["screen"]["reply"]["none"] is False
    assert not any(one["band"] for one in heron.sheet.view["steps"])
    heron.rate(2, 3, first=5)
    [apart] = heron.view["risk"]["spreads"]
    assert (apart["id"], apart["scale"]) == (RISK.questions[0].id, "likelihood")
    assert [(one["name"], one["step"]) for one in apart["views"]] == [
        ("Rater 1", 2),
        ("Rater 2", 5),
    ]
    # The first sees it too, at the next look.
    assert otter.view["risk"]["spreads"] == []
    otter.do("tick")
    assert len(otter.view["risk"]["spreads"]) == 1


def test_a_third_rater_sees_nobody_before_the_own_rating_is_finished(
    otter: Person, heron: Person, person: Callable[..., Person]
) -> None:
    otter.begin()
    heron.join(otter)
    fox, chair = (person(name) for name in ("able-fox-100", "calm-owl-200"))
    fox.join(otter)
    chair.join(otter, function="chair")
    otter.rate(2, 3, first=2)
    heron.rate(2, 3, first=5)
    fox.do("sheet", sheet="risk")
    assert fox.view["risk"]["waits"]
    assert fox.view["risk"]["spreads"] == []
    fox.answer(RISK.screen.id, {"none": True})
    assert fox.view["risk"]["spreads"] == []
    assert not fox.view["risk"]["may_agree"]
    # Who only leads the talk sees it at once.
    chair.do("sheet", sheet="risk")
    assert len(chair.view["risk"]["spreads"]) == 1


def test_they_agree_in_a_version_of_its_own_and_it_says_who_changed_what(
    otter: Person, heron: Person
) -> None:
    otter.begin()
    heron.join(otter)
    otter.rate(2, 3, first=2)
    otter.do("agree")
    assert otter.view["problem"] == "raters"
    heron.rate(2, 3, first=5)
    heron.do("agree")
    assert (heron.view["version"], heron.view["mode"]) == (2, "together")
    assert heron.view["risk"]["open"] == 1
    # Nobody agrees twice.
    otter.do("agree")
    assert len(dossier.versions(entries(otter), "risk")) == 2
    otter.do("version", version=2)
    first = RISK.questions[0].id
    otter.do("question", item=first)
    assert otter.sheet.view["place"] == first
    rating = {"likelihood": 3, "impact": 3, "reason": "The logs show it."}
    otter.answer(first, {"inherent": rating})
    assert otter.view["risk"]["settled"]
    heron.do("tick")
    assert heron.view["risk"]["settled"]
    heron.do("compare", a=2, b=1)
    [row] = heron.view["compared"]["rows"]
    assert any("likelihood 3" in line for line in row["after"])
    assert any("likelihood 5" in line for line in row["before"])


def test_a_new_version_begins_with_the_old_answers_and_needs_a_reason(
    otter: Person,
) -> None:
    otter.begin().rate(2, 2)
    otter.do("begin", reason="luck")
    assert otter.view["problem"] == "version"
    otter.do("begin", reason="incident", note="Two wrong stops in May.")
    assert otter.view["version"] == 2
    assert otter.view["versions"][1]["note"] == "Two wrong stops in May."
    assert all(one["band"] for one in otter.sheet.view["steps"])


def test_what_stood_before_is_looked_at_again_one_by_one(otter: Person) -> None:
    otter.begin().rate(2, 2)
    otter.do("begin", reason="yearly")
    screen, first = RISK.screen.id, RISK.questions[0].id
    assert otter.sheet.view["place"] == screen
    assert otter.sheet.view["minutes_left"] == RISK.minutes
    assert first in otter.sheet.view["carried"]
    otter.do("question", item=first)
    otter.answer(first, otter.sheet.view["question"]["reply"])
    assert first not in otter.sheet.view["carried"]
    assert screen in otter.sheet.view["carried"]
    [rater] = otter.view["risk"]["raters"]
    assert (rater["done"], rater["complete"]) == (1, False)


def test_a_look_draws_nothing_anew_while_nobody_has_written(
    otter: Person, heron: Person
) -> None:
    otter.begin()
    heron.join(otter)
    otter.do("tick")
    drawn = otter.desk.children[0].view
    otter.do("tick")
    assert otter.desk.children[0].view is drawn
    heron.do("fact", item="name", value="Face search afterwards")
    otter.do("tick")
    assert otter.view["facts"]["name"] == "Face search afterwards"


def test_a_dossier_that_is_erased_meanwhile_leads_back_to_the_register(
    person, otter: Person
) -> None:
    otter.begin()
    trainer = person("trainer", trainer=True)
    trainer.do("open", dossier=otter.view["id"])
    otter.session.store.erase("brave-otter-417")
    trainer.do("tick")
    assert trainer.view["rows"] == []


def test_nothing_is_lost_when_the_store_fails(otter: Person, monkeypatch) -> None:
    otter.begin()
    store = otter.session.store
    failing = StoreError("full", "there", "no space")

    def fail(*_: Any) -> None:
        raise failing

    monkeypatch.setattr(type(store.dossiers), "add", fail)
    heard = otter.do("fact", key="k", item="name", value="Another name")
    assert heard == [{"failed": "k", "reason": "full"}]
    monkeypatch.setattr(type(store.dossiers), "entries", fail)
    monkeypatch.setattr(type(store.dossiers), "newest", fail)
    otter.do("register")
    assert otter.view["problem"] == "store"
    assert otter.view["facts"]["name"] == "Face search"


@pytest.mark.parametrize(
    "event",
    [
        {"event": "sheet", "sheet": "luck"},
        {"event": "sheet", "sheet": None},
        {"event": "fact", "item": "luck", "value": "x"},
        {"event": "fact", "item": "state", "value": "x"},
        {"event": "function", "function": "king"},
        {"event": "decide", "gate": "luck"},
        {"event": "version", "version": -1},
        {"event": "luck"},
    ],
)
def test_events_that_make_no_sense_change_nothing(
    otter: Person, event: dict[str, Any]
) -> None:
    otter.begin()
    before = entries(otter)
    otter.do(**event)
    assert entries(otter) == before


def test_one_hundred_thousand_characters_are_cut_and_break_nothing(
    otter: Person,
) -> None:
    otter.begin("x" * 100_000)
    assert len(otter.view["facts"]["name"]) == 120
    otter.do("fact", item="purpose", value="🙂\u202eabc<script>" * 10_000)
    assert len(otter.view["facts"]["purpose"]) == 2000
