"""What follows from a dossier's log: who, which version, what blocks, what counts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from raile import dossier
from raile.load import Content
from raile.model.dossier import Entry
from raile.rating import judge

CONTENT = Content()
RISK = CONTENT.risk
QUESTIONS = [one.id for one in RISK.questions]
TODAY = datetime.date(2026, 11, 23)
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
GATES = [one.id for one in CONTENT.gates.gates]
OTTER, HERON, FOX = "brave-otter-417", "calm-heron-822", "able-fox-100"


class Log:
    """A dossier's log that is written line by line."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.add("system", "name", "Face search")
        self.add("member", "rater", None)

    def add(self, kind: str, item: str, value: Any = None, **said: Any) -> Log:
        number = len(self.entries) + 1
        plain = {
            "key": str(number),
            "number": number,
            "dossier": "k7m2",
            "author": OTTER,
            "function": "rater",
            "kind": kind,
            "item": item,
            "value": value,
            "content": "1",
            "at": NOON + datetime.timedelta(minutes=number),
        }
        self.entries.append(Entry.model_validate(plain | said))
        return self

    def answer(self, sheet: str, item: str, value: Any, **said: Any) -> Log:
        return self.add("answer", item, value, **{"sheet": sheet, "version": 1, **said})

    def version(self, sheet: str, number: int, mode: str = "together") -> Log:
        about = {"mode": mode, "base": number - 1, "note": "So it is."}
        return self.add("version", "yearly", about, sheet=sheet, version=number)

    def rate(
        self, author: str, likelihood: int, impact: int, *, version: int = 1
    ) -> Log:
        none = {"none": True}
        self.answer("risk", RISK.screen.id, none, author=author, version=version)
        for name in QUESTIONS:
            self.judge(author, name, likelihood, impact, version=version)
        return self

    def judge(
        self, author: str, name: str, likelihood: int, impact: int, **said: Any
    ) -> Log:
        version = said.pop("version", 1)
        inherent = {
            "likelihood": likelihood,
            "impact": impact,
            "evidence": "Report 7",
            **said,
        }
        given = {"inherent": inherent}
        return self.answer("risk", name, given, author=author, version=version)

    def decide(self, gate: str, decision: str = "passed", **about: Any) -> Log:
        return self.add("gate", gate, {"decision": decision, "reason": "So.", **about})

    def aside(self, *sheets: str) -> Log:
        for sheet in sheets:
            self.add("aside", "", {"reason": "Not needed."}, sheet=sheet)
        return self


@pytest.fixture
def log() -> Log:
    return Log()


def standing(log: Log, gate: str) -> dossier.Standing:
    standings = dossier.gates(CONTENT, log.entries, TODAY)
    return standings[GATES.index(gate)]


def blocks(log: Log, gate: str) -> set[str]:
    return {one.kind for one in standing(log, gate).blocks}


def agreed(log: Log) -> Log:
    """Let raters agree on whatever they rated."""
    view = dossier.rated(RISK, log.entries)
    each = dossier.by_rater(RISK, log.entries, view.version)
    number = len(dossier.versions(log.entries, "risk")) + 1
    judgements, screened = dossier.proposal(RISK, each)
    log.add(
        "version",
        "agreed",
        {"mode": "together", "base": number - 1},
        sheet="risk",
        version=number,
    )
    answers = {RISK.screen.id: screened, **judgements}
    for item, one in answers.items():
        log.answer("risk", item, one.model_dump(mode="json"), version=number)
    return log


# Members, facts, versions


def test_the_last_word_counts_and_the_log_keeps_all(log: Log) -> None:
    log.add("system", "name", "Face search afterwards").add("system", "luck", "x")
    log.add("member", "chief", None)
    assert dossier.facts(log.entries)["name"] == "Face search afterwards"
    assert "luck" not in dossier.facts(log.entries)
    [one] = dossier.members(log.entries)
    assert one.function == "chief"
    assert one.since == log.entries[1].at
    names = [one.value for one in dossier.history(log.entries) if one.item == "name"]
    assert names == ["Face search", "Face search afterwards"]


def test_who_has_erased_is_no_member_any_more_but_stays_in_the_history(
    log: Log,
) -> None:
    log.add("member", "rater", None, author="erased-12ab34cd")
    assert [one.erased for one in dossier.members(log.entries)] == [False, True]
    assert dossier.system(CONTENT, log.entries, TODAY).members == 1


def test_a_version_begins_with_what_stood_and_leaves_the_old_one_alone(
    log: Log,
) -> None:
    def text(version: int) -> str:
        return dossier.replies(log.entries, "problem", version)[item].text

    item = CONTENT.instrument("problem").questions[0].id
    log.answer("problem", item, {"text": "one"})
    log.version("problem", 2)
    log.answer("problem", item, {"text": "late"})
    assert (text(1), text(2)) == ("late", "one")
    log.answer("problem", item, {"text": "two"}, version=2)
    log.version("problem", 3)
    assert (text(1), text(2), text(3)) == ("late", "two", "two")
    assert dossier.lines(log.entries, "problem", 4) == []
    [first, second, third] = dossier.versions(log.entries, "problem")
    assert (first.base, second.base, third.base) == (None, 1, 2)
    assert second.note == "So it is."


LINES = st.lists(
    st.tuples(
        st.sampled_from(["answer", "version"]),
        st.sampled_from([OTTER, HERON]),
        st.sampled_from(QUESTIONS[:3]),
        st.integers(1, 5),
        st.integers(1, 3),
    ),
    max_size=25,
)


def written(lines: Sequence[tuple[str, str, str, int, int]]) -> Log:
    log = Log()
    for kind, author, item, step, version in lines:
        if kind == "version":
            count = len(dossier.versions(log.entries, "risk"))
            log.version("risk", count + 1, "alone" if step < 3 else "together")
        else:
            log.judge(author, item, step, step, version=version)
    return log


@given(LINES)
def test_whatever_is_added_changes_no_older_version(lines: Any) -> None:
    """A version is a state of its own: only answers in it change what it says."""
    log = written(lines)
    before = {
        one.number: dossier.standing(CONTENT, log.entries, "risk", one.number)
        for one in dossier.versions(log.entries, "risk")
    }
    newest = max(before)
    log.version("risk", newest + 1, "together")
    log.judge(FOX, QUESTIONS[0], 5, 5, version=newest + 1)
    for number, was in before.items():
        assert dossier.standing(CONTENT, log.entries, "risk", number) == was


@given(LINES)
def test_the_history_of_a_beginning_is_the_beginning_of_the_history(
    lines: Any,
) -> None:
    """Append-only: what was said up to a moment follows from that moment's lines."""
    log = written(lines)
    for end in range(2, len(log.entries)):
        whole = dossier.history(log.entries, "risk")
        part = dossier.history(log.entries[:end], "risk")
        assert whole[: len(part)] == part


@given(LINES, st.sampled_from(QUESTIONS[:3]), st.integers(1, 5), st.integers(1, 5))
@example([("answer", OTTER, QUESTIONS[0], 5, 1)], QUESTIONS[0], 1, 1)
def test_one_more_rater_never_makes_a_risk_look_smaller(
    lines: Any, name: str, likelihood: int, impact: int
) -> None:
    log = written([one for one in lines if one[0] == "answer" and one[4] == 1])

    def places() -> dict[str, int]:
        view = judge(RISK, *dossier.judgements(RISK, log.entries, 1))
        return {one.question.id: one.cell.place for one in view.worst if one.cell}

    before = places()
    log.judge(FOX, name, likelihood, impact)
    after = places()
    assert all(after[one] >= place for one, place in before.items())


# Two raters


def test_raters_rate_alone_and_where_they_are_apart_is_listed_once_both_are_done(
    log: Log,
) -> None:
    log.rate(OTTER, 2, 2)
    log.judge(HERON, QUESTIONS[0], 4, 2)
    mine = dossier.judgements(RISK, log.entries, 1, OTTER)[0]
    assert mine[QUESTIONS[0]].inherent.likelihood == 2
    view = dossier.rated(RISK, log.entries)
    assert [(one.done, one.complete) for one in view.raters] == [(17, True), (1, False)]
    assert view.spreads == ()
    log.rate(HERON, 2, 2).judge(HERON, QUESTIONS[0], 4, 2)
    view = dossier.rated(RISK, log.entries)
    [apart] = view.spreads
    assert (apart.question.id, apart.scale) == (QUESTIONS[0], "likelihood")
    assert view.agreed is None
    assert not view.settled


def test_what_they_agree_on_is_open_where_they_were_apart_and_needs_a_reason(
    log: Log,
) -> None:
    log.rate(OTTER, 2, 2).rate(HERON, 3, 2).judge(HERON, QUESTIONS[0], 4, 2)
    agreed(log)
    view = dossier.rated(RISK, log.entries)
    assert view.agreed is not None
    assert [one.question.id for one in view.verdict.open] == [QUESTIONS[0]]
    # Of the others the more careful rating stands, whoever gave it.
    agreed_on, _ = dossier.judgements(RISK, log.entries, 2)
    assert agreed_on[QUESTIONS[1]].inherent.likelihood == 3
    assert view.unreasoned == (QUESTIONS[0],)
    log.judge(FOX, QUESTIONS[0], 3, 2, version=2)
    assert dossier.rated(RISK, log.entries).unreasoned == (QUESTIONS[0],)
    log.judge(FOX, QUESTIONS[0], 3, 2, version=2, reason="We looked at the logs.")
    assert dossier.rated(RISK, log.entries).settled


def test_a_practice_that_one_rater_names_stops_the_system_for_all(log: Log) -> None:
    log.rate(OTTER, 1, 1).rate(HERON, 1, 1)
    named = {"practices": [RISK.screen.practices[0].id]}
    log.answer("risk", RISK.screen.id, named, author=HERON)
    assert dossier.system(CONTENT, log.entries, TODAY).stopped
    assert "stop" not in blocks(log, "need")
    assert "stop" in blocks(log, "approve")
    assert "stop" not in blocks(log, "retire")


# Gates


def test_gates_come_one_after_the_other_but_one_may_always_stop(log: Log) -> None:
    assert standing(log, "need").status == "blocked"
    assert blocks(log, "need") == {"sheet"}
    assert standing(log, "legal-gate").status == "later"
    assert blocks(log, "legal-gate") == {"before", "sheet"}
    log.aside("problem", "people")
    assert standing(log, "need").status == "open"
    log.decide("need")
    assert standing(log, "need").status == "passed"
    assert blocks(log, "legal-gate") == {"sheet"}
    assert dossier.system(CONTENT, log.entries, TODAY).gate == 1
    log.aside("retirement").decide("retire")
    ended = dossier.system(CONTENT, log.entries, TODAY)
    assert (ended.gate, ended.status) == (None, "passed")


def test_sending_back_reopens_what_follows(log: Log) -> None:
    log.decide("need").decide("legal-gate").decide("data-gate")
    log.decide("data-gate", "sent-back", to="legal-gate")
    assert standing(log, "need").status == "passed"
    assert standing(log, "legal-gate").status == "sent-back"
    assert standing(log, "data-gate").status == "later"
    sent = standing(log, "legal-gate").decision
    assert sent is not None
    assert sent.item == "data-gate"
    log.decide("legal-gate")
    assert standing(log, "legal-gate").status == "passed"
    assert standing(log, "data-gate").status == "blocked"


def test_a_sheet_that_is_taken_up_again_is_in_the_way_again(log: Log) -> None:
    log.aside("problem", "people")
    log.add("aside", "", None, sheet="people")
    [block] = standing(log, "need").blocks
    assert block.sheet == "people"


@pytest.mark.parametrize(
    ("steps", "functions"),
    [
        ((1, 1), ("product-owner", "project-lead", "sponsor", "chief")),
        ((3, 4), ("sponsor", "chief")),
        ((5, 5), ("chief",)),
    ],
)
def test_the_worst_risk_says_who_may_decide(
    log: Log, steps: tuple[int, int], functions: tuple[str, ...]
) -> None:
    assert standing(log, "approve").deciders == ()
    log.rate(OTTER, *steps).rate(HERON, *steps)
    agreed(log)
    assert standing(log, "approve").deciders == functions
    # Nobody can pass what must not run.
    assert ("redesign" in blocks(log, "approve")) == (functions == ("chief",))


def test_the_risk_is_in_the_way_until_two_have_rated_and_agreed(log: Log) -> None:
    assert "raters" in blocks(log, "approve")
    log.rate(OTTER, 2, 2)
    [block] = [one for one in standing(log, "approve").blocks if one.kind == "raters"]
    assert block.n == 1
    log.rate(HERON, 2, 2)
    assert "agree" in blocks(log, "approve")
    agreed(log)
    names = {one.sheet for one in standing(log, "approve").blocks}
    assert "risk" not in names


def test_the_next_review_is_the_one_that_was_decided_and_does_not_move(
    log: Log,
) -> None:
    log.decide("need").decide("approve", review="2027-02-23")
    seen = dossier.system(CONTENT, log.entries, TODAY)
    much_later = dossier.system(CONTENT, log.entries, datetime.date(2030, 1, 1))
    assert seen.review == much_later.review == datetime.date(2027, 2, 23)
    assert not standing(log, "approve").overdue(datetime.date(2027, 2, 23))
    assert standing(log, "approve").overdue(datetime.date(2027, 2, 24))


def test_a_new_version_of_its_sheet_asks_for_a_new_decision(log: Log) -> None:
    log.rate(OTTER, 2, 2).rate(HERON, 2, 2)
    agreed(log)
    log.aside("rights", "tension").decide("approve")
    assert not standing(log, "approve").again
    log.version("risk", 3, "alone")
    seen = standing(log, "approve")
    assert (seen.status, seen.again) == ("passed", True)
    # It stays passed, and says what is missing until it can be decided again.
    assert "raters" in blocks(log, "approve")
    assert dossier.system(CONTENT, log.entries, TODAY).again
    log.decide("approve")
    assert not standing(log, "approve").again
    assert standing(log, "approve").blocks == ()


def test_the_review_that_is_proposed_counts_from_the_day_of_the_decision(
    log: Log,
) -> None:
    approve = CONTENT.gates.gates[GATES.index("approve")]
    day = datetime.date(2026, 11, 30)
    proposed = dossier.review_day(CONTENT, log.entries, approve, day)
    assert proposed == datetime.date(2027, 11, 30)
    log.rate(OTTER, 3, 4).rate(HERON, 3, 4)
    agreed(log)
    proposed = dossier.review_day(CONTENT, log.entries, approve, day)
    assert proposed == datetime.date(2027, 2, 28)  # three months for a high risk
    need = CONTENT.gates.gates[0]
    assert dossier.review_day(CONTENT, log.entries, need, day) is None


def test_an_earlier_rating_counts_in_a_later_version_once_it_was_looked_at_again(
    log: Log,
) -> None:
    log.rate(OTTER, 2, 2).rate(HERON, 2, 2)
    agreed(log)
    log.version("risk", 3, "alone")
    log.judge(OTTER, QUESTIONS[0], 4, 4, version=3)
    [otter] = dossier.rated(RISK, log.entries).raters
    assert (otter.done, otter.complete) == (1, False)
    for name in QUESTIONS[1:]:
        log.judge(OTTER, name, 2, 2, version=3)
    [otter] = dossier.rated(RISK, log.entries).raters
    # Whether it is prohibited is asked again too.
    assert (otter.done, otter.complete) == (len(QUESTIONS), False)
    log.answer("risk", RISK.screen.id, {"none": True}, version=3)
    assert dossier.rated(RISK, log.entries).finished == 1
    assert dossier.carried(log.entries, "risk", 3, OTTER) == frozenset()
    assert dossier.carried(log.entries, "risk", 3, HERON) >= set(QUESTIONS)
    assert dossier.carried(log.entries, "risk", 2, HERON) == frozenset()


# Hidden answers, and comparing


def _hidden() -> tuple[str, str, str, str]:
    """Return a sheet, a question that hides another, its showing answer, the other."""
    for name in dossier.sheets(CONTENT):
        if name not in CONTENT.instruments:
            continue
        instrument = CONTENT.instrument(name)
        for one in instrument.questions:
            chosen = getattr(one.visible_if, "chosen", None)
            if chosen and one.kind == "text" and one.required:
                asked = getattr(one.visible_if, "question", "")
                return name, asked, chosen[0], one.id
    raise AssertionError("no sheet hides a question")


def test_answers_to_hidden_questions_neither_count_nor_differ(log: Log) -> None:
    name, asked, shows, hidden = _hidden()
    log.answer(name, asked, {"chosen": [shows]})
    log.answer(name, hidden, {"text": "Only while it matters"})
    with_it = dossier.progress(CONTENT, log.entries, name, TODAY)
    log.version(name, 2)
    log.answer(name, asked, {"chosen": []}, version=2)
    without = dossier.progress(CONTENT, log.entries, name, TODAY)
    assert without.done < with_it.done
    assert hidden not in dossier.standing(CONTENT, log.entries, name, 2)
    gone = {
        one.item: one.after for one in dossier.changes(CONTENT, log.entries, name, 1, 2)
    }
    assert gone[hidden] is None


def test_of_two_who_begin_a_version_in_one_moment_the_first_has_begun_it(
    log: Log,
) -> None:
    item = CONTENT.instrument("problem").questions[0].id
    log.version("problem", 2).version("problem", 2)
    log.answer("problem", item, {"text": "ours"}, version=2)
    assert len(dossier.versions(log.entries, "problem")) == 2
    assert dossier.replies(log.entries, "problem", 2)[item].text == "ours"


def test_only_what_changed_is_listed_and_in_the_order_of_the_questions(
    log: Log,
) -> None:
    log.rate(OTTER, 2, 2).version("risk", 2, "alone")
    log.judge(OTTER, QUESTIONS[4], 1, 1, version=2)
    log.judge(OTTER, QUESTIONS[1], 5, 5, version=2)
    log.judge(OTTER, QUESTIONS[2], 2, 2, version=2)
    found = dossier.changes(CONTENT, log.entries, "risk", 1, 2)
    assert [one.item for one in found] == [QUESTIONS[1], QUESTIONS[4]]
    assert found[0].before.inherent.impact == 2
    assert found[0].after.inherent.impact == 5


@pytest.mark.parametrize("value", [None, "x", 3, {"decision": 7}, {"reason": []}])
def test_entries_that_make_no_sense_change_nothing(log: Log, value: Any) -> None:
    before = dossier.system(CONTENT, log.entries, TODAY)
    for kind in ("gate", "aside", "version", "answer"):
        log.add(kind, "need", value, sheet="nothing", version=1)
        log.add(kind, "luck", value, sheet="risk", version=1)
    after = dossier.system(CONTENT, log.entries, TODAY)
    assert after.gate == before.gate
    assert after.status == before.status
    assert dossier.changes(CONTENT, log.entries, "nothing", 1, 2) == ()


# The register


def systems() -> list[Any]:
    plain = dossier.system(CONTENT, Log().entries, TODAY)
    late = datetime.date(2026, 1, 1)
    return [
        plain.model_copy(update={"id": "a", "name": "Plates", "state": "in-use"}),
        plain.model_copy(
            update={"id": "b", "name": "Änderung", "band": "high", "review": late}
        ),
        plain.model_copy(update={"id": "c", "name": "drones", "supplier": "Plate Ltd"}),
        plain.model_copy(update={"id": "d", "name": "Calls", "band": "low", "gate": 5}),
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({}, "dcab"),
        ({"text": "PLATE"}, "ca"),
        ({"text": "plate ltd"}, "c"),
        ({"overdue": True}, "b"),
        ({"band": "low"}, "d"),
        ({"state": "in-use"}, "a"),
        ({"gate": 5}, "d"),
        ({"order": "band", "down": True}, "bdca"),
        ({"order": "review"}, "bdca"),
        ({"text": "nobody"}, ""),
    ],
)
def test_systems_are_found_and_sorted(query: dict[str, Any], ids: str) -> None:
    asked = dossier.Query.read({"order": "name", "down": False, **query})
    found = dossier.find(systems(), asked, CONTENT, TODAY)
    assert "".join(one.id for one in found) == ids


@pytest.mark.parametrize("query", [{"order": "luck"}, {"gate": "x"}, {"luck": 1}])
def test_a_query_that_makes_no_sense_asks_for_everything(query: Any) -> None:
    assert dossier.Query.read(query) == dossier.Query()
