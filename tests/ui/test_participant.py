"""The participant's card: a code name that everybody can read somewhere."""

from __future__ import annotations

import pytest

from raile.ui.participant import ParticipantCard


@pytest.mark.parametrize(
    ("served", "trainer", "told"),
    [(False, False, True), (True, True, True), (True, False, False)],
)
def test_it_tells_the_name_where_the_page_does_not(
    new_session, browser, served, trainer, told
):
    session = new_session("calm-fox-417", served=served, trainer=trainer)
    code = browser(ParticipantCard(session)).view["code"]
    assert code == ("calm-fox-417" if told else None)
