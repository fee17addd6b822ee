from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlalchemy.exc import StatementError

from raile.model.response import Response
from raile.store import Copy, Store, default_url

Answer = Callable[..., Response]
Stores = Callable[..., Store]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
).filter(lambda value: "inf" not in repr(value))


def test_an_added_response_comes_back_as_it_was(
    store: Store, url: str, stores: Stores, answer: Answer
) -> None:
    given_one = answer(value={"card": "box"}, confidence=75, score=0.5)

    stored = store.add(given_one)

    assert stored.number is not None
    assert stored.model_copy(update={"number": None}) == given_one
    assert stores(url).of("brave-otter-417") == [stored]


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(value=json_values)
def test_any_value_comes_back(store: Store, answer: Answer, value: object) -> None:
    stored = store.add(answer(value=value))

    assert store.since(stored.number - 1)[0].value == value
    assert type(stored.value) is type(value)


@pytest.mark.parametrize("value", ["\ud800", "\0", "12345678901234567890", "1.0"])
def test_odd_texts_stay_what_they_are(store: Store, answer: Answer, value: str) -> None:
    assert store.add(answer(value={"text": value})).value == {"text": value}
    assert store.add(answer(value=value)).value == value


def test_a_number_beyond_json_is_kept_as_its_name(store: Store, answer: Answer) -> None:
    assert store.add(answer(value=[1e999])).value == ["Infinity"]


def test_the_same_key_is_stored_once(store: Store, answer: Answer) -> None:
    first = store.add(answer(key="k", value="a"))

    again = store.add(answer(key="k", value="b"))

    assert again == first
    assert store.since() == [first]


def test_a_key_of_somebody_else_is_another(store: Store, answer: Answer) -> None:
    mine = store.add(answer(key="k", participant="one", value="mine"))
    theirs = store.add(answer(key="k", participant="two", value="theirs"))

    assert theirs.value == "theirs"
    assert store.of("one") == [mine]


def test_moments_are_the_same_moment_in_utc(store: Store, answer: Answer) -> None:
    paris = timezone(timedelta(hours=1))

    stored = store.add(answer(at=datetime(2026, 11, 23, 0, 30, tzinfo=paris)))

    assert stored.at == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert stored.at.utcoffset() == timedelta()
    with pytest.raises(StatementError, match="no time zone"):
        store.add(answer(at=datetime(2026, 11, 23)))


def test_one_person_s_answers_are_theirs_alone(store: Store, answer: Answer) -> None:
    quiz = store.add(answer(participant="one", activity="principles/quiz"))
    cards = store.add(answer(participant="one", activity="principles/cards"))
    store.add(answer(participant="two", activity="principles/quiz"))

    assert store.of("one") == [quiz, cards]
    assert store.of("one", "principles/cards") == [cards]
    assert store.of("nobody") == []


def test_the_room_is_read_on_from_a_number(store: Store, answer: Answer) -> None:
    first, second, third = (store.add(answer(value=n)) for n in range(3))

    assert store.since() == [first, second, third]
    assert store.since(first.number) == [second, third]
    assert store.since(first.number, limit=1) == [second]
    assert store.since(third.number) == []


def test_people_are_counted_once_and_known(store: Store, answer: Answer) -> None:
    assert store.participants() == 0
    for person in ("one", "two", "two"):
        store.add(answer(participant=person))

    assert store.participants() == 2
    assert store.knows("two")
    assert not store.knows("three")


def test_erasing_takes_one_person_s_answers_and_no_others(
    store: Store, answer: Answer
) -> None:
    kept = store.add(answer(participant="two"))
    gone = [store.add(answer(participant="one")) for _ in range(3)]

    assert store.erase("one") == 3
    assert store.erase("one") == 0
    assert store.since() == [kept]
    assert not store.knows("one")
    # Else whoever reads on from the last number would miss the next answer.
    assert store.add(answer()).number > gone[-1].number


def test_erased_words_are_not_left_on_the_disk(
    sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(sqlite_url)
    for number in range(200):
        person = f"person-{number % 20}."
        store.add(answer(participant=person, value=f"word-{number}."))
    words = [f"word-{number}.".encode() for number in range(7, 200, 20)]
    folder = Path(store.place).parent
    assert any(words[0] in file.read_bytes() for file in folder.iterdir())

    assert store.erase("person-7.") == len(words)

    disk = b"".join(file.read_bytes() for file in folder.iterdir())
    assert [word for word in words if word in disk] == []
    assert b"person-7." not in disk
    assert b"word-8." in disk


def test_erased_words_are_not_left_while_another_reads(
    sqlite_url: str, stores: Stores, answer: Answer
) -> None:
    store = stores(sqlite_url)
    store.add(answer(participant="one", value="a-word."))
    reader = sqlite3.connect(store.place, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM responses").fetchone() == (1,)

    def stop_reading(*details: Any) -> None:
        if "wal_checkpoint" in details[2]:
            reader.close()

    event.listen(Engine, "after_cursor_execute", stop_reading)
    try:
        store.erase("one")
    finally:
        event.remove(Engine, "after_cursor_execute", stop_reading)

    folder = Path(store.place).parent
    assert not any(b"a-word." in file.read_bytes() for file in folder.iterdir())


def test_a_copy_follows_what_is_added_and_erased(store: Store, answer: Answer) -> None:
    copy = Copy(store)
    assert copy.read() == []
    mine = store.add(answer(participant="one"))
    theirs = store.add(answer(participant="two"))
    assert copy.read() == [mine, theirs]
    newest = store.add(answer(participant="one"))
    assert copy.read() == [mine, theirs, newest]

    store.erase("two")
    assert copy.read() == [mine, newest]
    store.erase("one")
    assert copy.read() == []
    assert copy.read() == []


def test_nothing_is_opened_before_the_first_use(
    sqlite_url: str, stores: Stores
) -> None:
    store = stores(sqlite_url)

    assert not Path(store.place).exists()
    assert store.since() == []
    assert Path(store.place).exists()


def test_the_address_is_the_environment_s_or_a_file_of_one_s_own(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    stores: Stores,
    answer: Answer,
) -> None:
    odd = tmp_path / "my data 100%"
    monkeypatch.setenv("RAILE_DATA", str(odd))
    monkeypatch.delenv("RAILE_DATABASE_URL", raising=False)
    stores(default_url()).add(answer())
    assert (odd / "responses.sqlite3").exists()

    monkeypatch.setenv("RAILE_DATABASE_URL", "postgresql://host/name")
    assert default_url() == "postgresql://host/name"


def test_a_file_named_from_here_is_found_from_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    stores: Stores,
    answer: Answer,
) -> None:
    monkeypatch.chdir(tmp_path)
    here = stores("sqlite:///answers.sqlite3")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    stored = here.add(answer())

    assert stores(here.url).since() == [stored]
    assert (tmp_path / "answers.sqlite3").exists()


@pytest.mark.parametrize(
    "url", ["answers.db", "", "sqlite://", "mysql://host/name", "postgresql://host"]
)
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///file or postgresql://"):
        Store(url)


def test_a_password_is_handed_on_but_not_shown() -> None:
    store = Store("postgresql://ann:s3cret@host/name")

    assert "s3cret" in store.url
    assert "s3cret" not in store.place
