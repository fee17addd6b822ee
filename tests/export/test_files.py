"""What is taken away as JSON comes back as it was; anything else is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raile import paths
from raile.dossier import gates, system
from raile.export import write
from raile.export.files import (
    LARGEST,
    FileFaultError,
    answers_file,
    dossier_entries,
    dossier_file,
    read_answers,
    read_dossier,
    saved,
)
from raile.export.schemas import SCHEMAS, schema
from raile.model.dossier import Entry
from raile.model.files import DossierFile
from raile.report.papers import dossier_paper
from reported import CONTENT, EXAMPLE, MADE, all_rated, example, placed

TODAY = date(2026, 11, 23)
KINDS = ("system", "member", "version", "answer", "gate")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
    ),
    max_leaves=6,
)


TIMES = st.datetimes(
    datetime(2000, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)
)


@st.composite
def logs(draw: st.DrawFn) -> list[Entry]:
    """Return a dossier's log of anything that the model allows."""
    authors = ("brave-otter-417", "calm-heron-822", "erased-1a2b3c4d")
    return [
        Entry(
            key=f"key-{number}",
            dossier="k7m2",
            author=draw(st.sampled_from(authors)),
            function=draw(st.sampled_from(("", "rater", "chair"))),
            kind=draw(st.sampled_from(KINDS)),
            sheet=draw(st.sampled_from(("", "risk", "problem"))),
            version=draw(st.integers(0, 3)),
            item=draw(st.from_regex(r"[a-z0-9-]{0,20}", fullmatch=True)),
            value=draw(VALUES),
            content="2026.11",
            at=draw(TIMES),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


def as_file(entries: Sequence[Entry]) -> DossierFile:
    return dossier_file(entries, content="2026.11", code="0.1.0", today=TODAY)


@settings(deadline=None)
@given(logs())
def test_a_dossier_comes_back_as_it_was(log: list[Entry]) -> None:
    file = as_file(log)
    again = read_dossier(saved(file))
    assert again == file
    entries = dossier_entries(again, "another")
    assert as_file(entries) == file
    what = {"author", "key", "dossier", "number"}
    assert [one.model_dump(exclude=what) for one in entries] == [
        one.model_dump(exclude=what) for one in log
    ]
    # Who was one person is one person, and who was erased is nobody again.
    pairs = {(old.author, new.author) for old, new in zip(log, entries, strict=True)}
    assert (
        len(pairs) == len({old for old, _ in pairs}) == len({new for _, new in pairs})
    )
    for old, new in pairs:
        assert new.startswith("erased-" if old.startswith("erased-") else "imported-")


ITEMS = {
    "risk": ("legitimacy", "accuracy", CONTENT.risk.screen.id),
    "law": ("system", "is-ai", "role"),
    "problem": ("problem", "alternatives", "verdict"),
    "procurement": ("weights", "vendors", "claims"),
    "gone": ("x",),
}
SAID = VALUES | st.fixed_dictionaries(
    {},
    optional={
        "run": st.integers(),
        "choice": st.lists(TEXT, max_size=2) | VALUES,
        "base": st.integers(-1, 3) | TEXT,
        "mode": st.sampled_from(("alone", "together", "x")),
        "decision": st.sampled_from(("passed", "sent-back", "x")),
        "review": st.sampled_from(("2027-01-01", "9999-12-31", "never")),
        "to": st.sampled_from(("need", "x")),
        "fixed": VALUES,
        "rows": st.lists(st.dictionaries(TEXT, st.floats() | TEXT), max_size=2),
        "inherent": st.just({"likelihood": 5, "impact": 5}) | VALUES,
        "number": st.floats() | TEXT,
        "date": st.just("0001-01-01") | TEXT,
    },
)


@st.composite
def strange(draw: st.DrawFn) -> list[Entry]:
    """Return a log that no page of ours writes, but that a file may hold."""
    sheet = st.sampled_from(sorted(ITEMS))
    gate = st.sampled_from([one.id for one in CONTENT.gates.gates] + ["x"])
    found = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(KINDS))
        of = draw(sheet) if kind in ("answer", "version") else ""
        item = {
            "answer": st.sampled_from(ITEMS.get(of, ("x",))),
            "gate": gate,
            "system": st.sampled_from(("name", "state", "invented", "x")),
            "member": st.sampled_from(("rater", "x", "")),
            "version": st.sampled_from(("agreed", "yearly", "x")),
        }[kind]
        found.append(
            Entry(
                key=f"key-{number}",
                dossier="k7m2",
                author=draw(st.sampled_from(("imported-1", "imported-2"))),
                kind=kind,
                sheet=of,
                version=draw(st.integers(0, 3)),
                item=draw(item),
                value=draw(SAID),
                content="2026.11",
                at=draw(TIMES),
            )
        )
    return found


@settings(deadline=None, max_examples=40)
@given(strange())
def test_whatever_a_file_holds_can_be_opened_and_printed(log: list[Entry]) -> None:
    system(CONTENT, log, TODAY)
    paper = dossier_paper(CONTENT, log, MADE)
    assert write(paper, "html")


def test_the_state_of_a_dossier_comes_back() -> None:
    again = dossier_entries(read_dossier(saved(as_file(example()))), "another")
    before = system(CONTENT, example(), TODAY)
    after = system(CONTENT, again, TODAY)
    assert after == before.model_copy(update={"id": "another"})
    assert [(one.status, one.review) for one in gates(CONTENT, again, TODAY)] == [
        (one.status, one.review) for one in gates(CONTENT, example(), TODAY)
    ]


def test_a_file_has_no_code_name_and_no_invite_code() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    said: dict[str, Any] = {"dossier": "k7m2", "content": "1", "at": at}
    otter = {"author": "brave-otter-417", **said}
    log = [
        Entry(key="1", kind="member", item="rater", **otter),
        Entry(key="2", kind="invite", item="odd-crane-155-old-tern-208", **otter),
    ]
    data = saved(as_file(log)).decode()
    assert "otter" not in data
    assert "crane" not in data
    assert "k7m2" not in data
    assert "person-1" in data


def test_answers_come_back_as_they_were() -> None:
    log = all_rated(placed(3, 4))
    file = answers_file("risk", log, content="1", code="0.1.0", today=TODAY)
    again = read_answers(saved(file), "risk")
    assert again == file
    assert [(one.item, one.value) for one in again.answers] == [
        (one.item, one.value) for one in log
    ]
    assert b'"me"' not in saved(file)


def changed(**other: Any) -> bytes:
    return json.dumps(json.loads(EXAMPLE.read_bytes()) | other).encode()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 not JSON", "damaged"),
        (EXAMPLE.read_bytes()[:-200], "damaged"),
        (b"[" * 100_000, "damaged"),
        (b'{"format": "raile-dossier", "edition": NaN}', "damaged"),
        (b"\xff\xfe{}", "damaged"),
        (b"[1, 2]", "foreign"),
        (b"{}", "foreign"),
        (b'{"format": "pia"}', "foreign"),
        (b'{"format": "raile-answers", "edition": 1}', "other"),
        (changed(edition=2), "future"),
        (changed(edition=99, entries="in another way"), "future"),
        (changed(edition="1"), "damaged"),
        (changed(entries=[]), "damaged"),
        (changed(surprise=1), "damaged"),
        (b" " * (LARGEST + 1), "large"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(FileFaultError) as refused:
        read_dossier(data)
    assert refused.value.fault == fault
    said = CONTENT.words("files").say(f"files.untaken.{fault}")
    assert "Nothing was taken" in said


@pytest.mark.parametrize(
    "change",
    [
        {"author": "brave-otter-417"},
        {"author": "imported-1a2b3c4d"},
        {"kind": "invite"},
        {"at": "2026-11-23T09:00:00"},
        {"at": "soon"},
        {"at": "9999-12-31T23:00:00-05:00"},
        {"version": -1},
        {"item": "x" * 61},
        {"item": "a\x00b"},
    ],
)
def test_a_changed_entry_is_refused_with_its_place(change: dict[str, Any]) -> None:
    whole = json.loads(EXAMPLE.read_bytes())
    whole["entries"][3] |= change
    with pytest.raises(FileFaultError) as refused:
        read_dossier(json.dumps(whole).encode())
    assert refused.value.fault == "damaged"
    assert refused.value.where == f"entries.3.{next(iter(change))}"


def test_answers_of_another_assessment_are_refused() -> None:
    file = answers_file("risk", [], content="1", code="0.1.0", today=TODAY)
    with pytest.raises(FileFaultError) as refused:
        read_answers(saved(file), "readiness")
    assert refused.value.fault == "other"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schemas_are_those_of_the_code(name: str) -> None:
    text = (paths.content() / "reports" / name).read_text("utf-8")
    assert text == schema(name), "run: python -m raile.export.schemas"


def test_the_example_is_as_its_schema_says() -> None:
    rules = json.loads(schema("dossier.schema.json"))
    jsonschema.validate(json.loads(EXAMPLE.read_bytes()), rules)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "raile-dossier"}, rules)
