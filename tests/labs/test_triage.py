"""The game hides the lab until it is played, counts once, and tells what was caught."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable

import pytest
from ipywidgets import Widget

from labs.conftest import CONTENT, sight
from labs.test_lab import Page
from raile.labs import triage
from raile.science.oversight import shown_reliance
from raile.ui.game import GameLab
from raile.ui.session import Session

LAB = CONTENT.lab("triage")
TRUTH = {one.id: one.urgent for one in LAB.game.cards}
ACTIVITY = "lab/triage"


@pytest.fixture
def open_game(session: Session):
    yield lambda: Page(GameLab(session, "triage", LAB.game, triage.show))
    Widget.close_all()


@pytest.fixture
def game(open_game) -> Page:
    page = open_game()
    page.send("expect", choice="both")
    return page


def answer(page: Page, urgent: bool, seconds: object = 2.0) -> None:
    card = page.view["card"]
    fields = {"card": card["card"], "step": card["step"], "seconds": seconds}
    page.send("card", urgent=urgent, **fields)


def play(page: Page, choose: Callable[[dict], bool]) -> list[dict]:
    shown = []
    while "card" in page.view:
        shown.append(page.view["card"])
        answer(page, choose(shown[-1]))
    return shown


def follow(card: dict) -> bool:
    """Answer right, and then follow the advice, whatever it is."""
    if card["step"] == "final":
        return card["advice"] == "urgent"
    return TRUTH[card["card"]]


def test_the_guess_comes_before_the_game_and_the_game_before_the_lab(open_game):
    page = open_game()
    assert not {"card", "figure", "debrief"} & page.view.keys()
    page.send("expect", choice="one")
    assert page.view["card"]["number"] == 1
    assert page.view["card"]["step"] == "alone"
    page.send("decide", choice="own-first")
    page.send("move", values={"alone": 90}, moved="alone", count=1)
    assert not {"figure", "debrief", "decision"} & page.view.keys()


def test_8_cards_are_alone_and_16_are_answered_before_and_after_advice(game):
    shown = play(game, follow)
    steps = [one["step"] for one in shown]
    assert [steps.count(one) for one in ("alone", "before", "final")] == [8, 16, 16]
    assert steps[:8] == ["alone"] * 8
    assert all("advice" not in one for one in shown if one["step"] != "final")
    wrong = [
        one["number"]
        for one in shown
        if one["step"] == "final" and (one["advice"] == "urgent") != TRUTH[one["card"]]
    ]
    assert len(wrong) == 2
    assert min(wrong) > 18
    assert game.view["figure"]


def test_who_follows_gives_up_two_right_answers(game):
    play(game, follow)
    said = game.view["said"]
    assert said[0] == "The tool was wrong 2 times. You caught 0 of its errors."
    assert said[1] == "You gave up 2 right answers for wrong advice."
    assert "Alone you were right in 8 of 8 reports, with the tool in 14 of 16." in said
    assert "2 seconds alone and 4 seconds with the tool" in " ".join(said)
    reliance = f"about {shown_reliance(14, 14, 0, 2):.1f}."
    assert reliance in " ".join(said)
    assert "killing-me" not in game.view["aside"]
    assert game.view["aside"].count("“") == 2
    assert game.view["debrief"]
    assert game.view["decision"]["options"]


def test_who_is_always_right_catches_both(game):
    play(game, lambda card: TRUTH[card["card"]])
    said = " ".join(game.view["said"])
    assert "You caught 2 of its errors. You gave up 0 right answers" in said
    assert "16 of 16" in said
    assert "you had been right without it" in said


def test_right_advice_mends_own_errors(game):
    def choose(card):
        return follow(card) if card["step"] == "final" else True

    play(game, choose)
    said = " ".join(game.view["said"])
    errors = [
        one for one in LAB.game.cards[8:] if not one.urgent and one.id != "killing-me"
    ]
    assert f"Of {len(errors)} errors of your own, {len(errors)} were mended" in said


def test_the_game_goes_on_where_it_was_left(game, open_game, session):
    for _ in range(9):
        answer(game, urgent=True)
    assert game.view["card"]["step"] == "final"
    again = open_game()
    again.keys = map(str, itertools.count(100))
    assert again.view["card"] == game.view["card"]
    play(again, follow)
    assert open_game().view["said"] == again.view["said"]
    assert len(session.mine(ACTIVITY)) == 1 + 8 + 16 + 16


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"card": "no-such", "step": "alone", "urgent": True},
        {"card": ["x"], "step": {}, "urgent": True},
        {"step": "final", "urgent": True},
        {"step": "alone", "urgent": "yes"},
        {"step": "alone", "urgent": None},
    ],
)
def test_answers_that_make_no_sense_are_none(game, session, fields):
    before = json.dumps(game.view)
    game.send("card", **{"card": game.view["card"]["card"], **fields})
    assert json.dumps(game.view) == before
    assert len(session.mine(ACTIVITY)) == 1


def test_a_second_click_does_not_answer_the_next_card(game):
    first = game.view["card"]["card"]
    answer(game, urgent=True)
    game.send("card", card=first, step="alone", urgent=True, seconds=1)
    assert game.view["card"]["number"] == 2


@pytest.mark.parametrize(
    "seconds", [None, "1", -1, 1e9, float("nan"), float("inf"), True]
)
def test_without_a_time_no_time_is_told_and_the_answer_counts(game, seconds):
    while "card" in game.view:
        answer(game, follow(game.view["card"]), seconds)
    said = " ".join(game.view["said"])
    assert "seconds" not in said
    assert "with the tool in 14 of 16" in said


def test_the_model_is_the_table_of_the_plan():
    aside = sight("triage").aside
    for figures in (
        ("0.0", "80", "80", "80"),
        ("0.8", "93", "95", "52"),
        ("1.2", "95", "98", "36"),
        ("2.0", "95", "100", "12"),
    ):
        reliance, *shares = figures
        cells = "".join(f"<td>{one} %</td>" for one in shares)
        assert f'<th scope="row">{reliance}</th>{cells}' in aside
    said = " ".join(sight("triage", reliance=2.0).said)
    assert "right in 95 % of the cases with the tool, and catches 12 %" in said


def test_contrary_evidence_is_shown():
    against = next(one for one in LAB.debrief if one.id == "against")
    assert "alon-barkat-busuioc-2023" in against.source
    assert "selective adherence" in against.text
