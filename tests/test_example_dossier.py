"""The example dossier: an invented system from gate 0 to gate 5, by two raters."""

from __future__ import annotations

from datetime import date

from raile.dossier import facts, gates, members, rated, versions
from reported import CONTENT, example, example_paper

TODAY = date(2026, 11, 23)


def test_it_has_passed_the_gates_0_to_5_and_waits_at_gate_6() -> None:
    standings = gates(CONTENT, example(), TODAY)
    assert [one.status for one in standings[:6]] == ["passed"] * 6
    assert standings[6].status != "passed"
    assert all(sheet.complete for one in standings[:6] for sheet in one.sheets)
    assert standings[5].review == date(2027, 2, 18)


def test_two_raters_were_apart_and_have_agreed_with_reasons() -> None:
    view = rated(CONTENT.risk, example())
    assert view.finished == 2
    assert {one.question.id for one in view.spreads} == {"equality", "oversight"}
    assert view.settled
    assert view.verdict.band
    assert view.verdict.band.id == "high"


def test_it_says_that_it_is_invented_and_names_nobody() -> None:
    assert facts(example())["invented"]
    assert all(one.author.startswith("imported-") for one in members(example()))
    text = example_paper().model_dump_json()
    assert "This system, its agency and its figures are invented" in text
    assert "imported-" not in text


def test_a_gate_was_sent_back_and_a_sheet_filled_in_anew() -> None:
    sent = [one for one in example() if one.kind == "gate"]
    assert "sent-back" in {one.value["decision"] for one in sent}
    assert len(versions(example(), "local-test")) == 2
