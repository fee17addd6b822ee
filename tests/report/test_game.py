"""A room's play: how often the tool's errors were caught, and its price."""

from __future__ import annotations

import pytest

from raile.load import Content
from raile.report.game import room_play, turns
from raile.science.oversight import deck, shown_reliance

GAME = Content().lab("triage").game
DECK = deck(seed=GAME.seed)


def kept(follows: bool, cards: int = 24):
    """Return what somebody records who is right alone, and follows advice or not."""
    found = {}
    for card, right in list(zip(GAME.cards, DECK, strict=True))[:cards]:
        advised = card.urgent if right in (None, True) else not card.urgent
        answer = advised if follows else card.urgent
        found[f"card-{card.id}"] = {"urgent": answer, "seconds": 2.0}
        if right is not None:
            found[f"first-{card.id}"] = {"urgent": card.urgent, "seconds": 3.0}
    return found


def room(followers: int, others: int, unfinished: int = 0):
    people = [kept(True)] * followers + [kept(False)] * others
    people += [kept(True, cards=23)] * unfinished
    return room_play(GAME, [turns(GAME, one) for one in people])


def test_turns_end_at_the_first_card_without_an_answer():
    assert len(turns(GAME, kept(True, cards=9))) == 9
    assert turns(GAME, {}) == ()
    every = turns(GAME, kept(True))
    assert [one.advice is None for one in every] == [True] * 8 + [False] * 16
    assert every[8].seconds == 5.0
    assert every[0].first is None


def test_of_four_who_have_finished_nothing_is_told():
    found = room(3, 1, unfinished=6)
    assert found.hidden
    assert (found.n, found.caught, found.aid_wrong) == (None, (), None)


def test_the_room_is_counted_together_and_by_person():
    found = room(4, 1, unfinished=2)
    assert found.n == 5
    assert (found.aid_wrong.part, found.aid_wrong.whole) == (2, 10)
    assert (found.given_up.part, found.given_up.whole) == (8, 10)
    assert found.aid_right.value == 1
    assert found.mended.whole == 0
    assert found.caught == (4, 0, 1)
    assert (found.seconds_alone, found.seconds_aided) == (2, 5)
    assert found.reliance == pytest.approx(shown_reliance(70, 70, 2, 10))
