"""A session answers what its participant did, from one reading or from many."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from raile.store import Store, StoreError
from raile.ui.session import Session


def test_one_reading_serves_all_that_ask_meanwhile(session: Session) -> None:
    session.record("principles/quiz", "a", 1)
    session.record("threshold-vote", "b", 2)
    with session.read_once(), patch.object(Store, "of") as asked:
        assert [one.value for one in session.mine("principles/quiz")] == [1]
        assert [one.value for one in session.mine("threshold-vote")] == [2]
        assert session.mine("readiness") == []
        asked.assert_not_called()


def test_afterwards_it_is_the_store_again_that_is_asked(session: Session) -> None:
    with session.read_once():
        session.record("principles/quiz", "a", 1)
    assert [one.value for one in session.mine("principles/quiz")] == [1]


def test_what_cannot_be_read_is_not_taken_for_nothing(session: Session) -> None:
    broken = StoreError("locked", "here", "it is")
    with (
        patch.object(Store, "of", side_effect=broken),
        pytest.raises(StoreError),
        session.read_once(),
    ):
        pass
    session.record("principles/quiz", "a", 1)
    assert session.mine("principles/quiz")
