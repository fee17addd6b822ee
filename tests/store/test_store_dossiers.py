"""Dossiers are shared, only added to, joined by code, and outlive who is erased."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from raile.model.dossier import DOSSIERS, Entry
from raile.model.response import Response
from raile.store import Store

OTTER, HERON = "brave-otter-417", "calm-heron-822"


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Return what makes an entry that is like no other, but for what is said."""

    def make(author: str = OTTER, **said: Any) -> Entry:
        return Entry.model_validate(
            {
                "key": uuid.uuid4().hex,
                "dossier": "k7m2",
                "author": author,
                "function": "rater",
                "kind": "answer",
                "sheet": "risk",
                "version": 1,
                "item": "accuracy",
                "value": {"a": 1},
                "content": "2026.11",
                "at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            }
            | said
        )

    return make


@pytest.fixture
def join(store: Store, entry: Callable[..., Entry]) -> Callable[..., Entry]:
    def add(author: str, **said: Any) -> Entry:
        said = {"kind": "member", "item": "rater", "sheet": "", "version": 0} | said
        return store.dossiers.add(entry(author, **said))

    return add


def test_an_entry_comes_back_as_it_was_and_its_key_counts_once(store, entry):
    given = entry(value={"text": "🙂 <b> 12345678901234567890"})
    stored = store.dossiers.add(given)
    again = store.dossiers.add(given.model_copy(update={"value": "other"}))
    assert again == stored
    assert stored.model_copy(update={"number": None}) == given
    # Somebody else's key is another key.
    store.dossiers.add(given.model_copy(update={"author": HERON}))
    assert len(store.dossiers.entries("k7m2")) == 2


def test_whoever_is_a_member_sees_all_of_a_dossier_and_nothing_of_others(
    store, entry, join
):
    join(OTTER)
    join(HERON)
    store.dossiers.add(entry(HERON))
    join(HERON, dossier="other")
    assert {key: len(all) for key, all in store.dossiers.of(OTTER).items()} == {
        "k7m2": 3
    }
    assert set(store.dossiers.of(HERON)) == {"k7m2", "other"}
    assert set(store.dossiers.all()) == {"k7m2", "other"}


def test_what_is_new_is_found_without_reading_all(store, entry, join):
    first = join(OTTER)
    join(HERON, dossier="other")
    last = store.dossiers.add(entry(HERON))
    assert store.dossiers.last("k7m2") == last.number
    assert store.dossiers.last("nothing") == 0
    assert store.dossiers.newest(OTTER) == {"k7m2": last.number}
    assert set(store.dossiers.newest()) == {"k7m2", "other"}
    assert store.dossiers.some(["k7m2", "nothing"]) == {"k7m2": [first, last]}


def test_a_new_invite_code_closes_the_old_one(store, join):
    join(OTTER, kind="invite", item="blue-door-314")
    assert store.dossiers.invited("blue-door-314") == "k7m2"
    join(OTTER, kind="invite", item="red-door-271")
    assert store.dossiers.invited("blue-door-314") is None
    assert store.dossiers.invited("red-door-271") == "k7m2"
    assert store.dossiers.invited("") is None


def test_entries_that_belong_together_are_stored_together_or_not_at_all(store, entry):
    good, bad = entry(), entry(value={"set"})
    with pytest.raises(Exception, match="set"):
        store.dossiers.add_all([good, bad])
    assert store.dossiers.entries("k7m2") == []


def test_erasing_takes_what_nobody_else_works_on_and_hides_who_wrote_the_rest(
    store, entry, join, answer
):
    join(OTTER)
    join(HERON)
    store.dossiers.add(entry(OTTER))
    join(OTTER, dossier="alone")
    store.add(answer(participant=OTTER))

    assert store.erase(OTTER) == 2  # the response, and the dossier of one

    assert store.dossiers.entries("alone") == []
    assert store.dossiers.of(OTTER) == {}
    kept = store.dossiers.entries("k7m2")
    assert len(kept) == 3
    nobody = {one.author for one in kept} - {HERON}
    assert len(nobody) == 1
    assert nobody.pop().startswith("erased-")
    assert not store.knows(OTTER)

    # Now the other one is alone with it.
    assert store.erase(HERON) == 3
    assert store.dossiers.all() == {}


def test_two_who_are_erased_stay_two(store, entry, join):
    for one in (OTTER, HERON, "able-fox-100"):
        join(one)
        store.dossiers.add(entry(one))
    store.erase(OTTER)
    store.erase(HERON)
    authors = {one.author for one in store.dossiers.entries("k7m2")}
    assert len(authors) == 3


def test_nothing_of_an_erased_dossier_lingers_in_the_file(
    sqlite_url, stores, entry
) -> None:
    store = stores(sqlite_url)
    store.dossiers.add(entry(kind="member", value="a telling text"))
    store.erase(OTTER)
    store.close()
    assert b"a telling text" not in Path(store.place).read_bytes()


def test_a_log_of_responses_from_before_gets_the_new_table(
    store: Store, url: str, stores: Callable[..., Store], answer, entry
) -> None:
    kept: Response = store.add(answer())
    engine = create_engine(store.url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE entries"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()

    later = stores(url)
    later.dossiers.add(entry())

    assert later.since() == [kept]
    assert len(later.dossiers.entries("k7m2")) == 1


def test_whoever_only_wrote_in_a_dossier_is_known(store, join):
    join(OTTER)
    assert store.knows(OTTER)
    assert not store.knows(HERON)


def test_what_somebody_has_done_is_told_without_visits_and_others(
    store: Store, answer: Callable[..., Response], join: Callable[..., Entry]
) -> None:
    assert store.done(OTTER) == frozenset()
    store.add(answer(participant=OTTER, activity="law", kind="visit"))
    store.add(answer(participant=HERON, activity="errors"))
    join(HERON)
    assert store.done(OTTER) == frozenset()
    store.add(answer(participant=OTTER, activity="law", item="one"))
    store.add(answer(participant=OTTER, activity="law", item="two"))
    join(OTTER, dossier="own1")
    assert store.done(OTTER) == {"law", DOSSIERS}
