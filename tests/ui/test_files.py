"""Making files, and taking them back, where people work."""

from __future__ import annotations

import json
from datetime import date

import pytest

from raile.dossier import member, members, system
from raile.export import ExportError
from raile.load import Content
from raile.model.document import Document
from raile.store import Store
from raile.ui import files
from raile.ui.desk import Desk
from raile.ui.files import FilePanel
from raile.ui.record import RecordPanel
from raile.ui.risk import RiskAssessment
from raile.ui.session import Session
from raile.ui.sources import OfDossier, OfRegister, OwnAnswers, with_files
from raile.ui.systems import Systems
from reported import EXAMPLE, placed

TODAY = date(2026, 11, 23)


@pytest.fixture
def here(tmp_path) -> Session:
    store = Store(f"sqlite:///{tmp_path / 'answers.db'}")
    yield Session("brave-otter-417", store=store, content=Content())
    store.close()


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Document, str]]:
    """Return what is sent to the press, which answers at once here."""
    sent: list[tuple[Document, str]] = []

    def press(document: Document, form: str) -> bytes:
        sent.append((document, form))
        return b"a file"

    monkeypatch.setattr(files, "press", press)
    return sent


def register(session: Session) -> OfRegister:
    return OfRegister(session, Systems(session))


class Page:
    """Stands in for the browser, which sends and hears bytes as well."""

    def __init__(self, panel: FilePanel) -> None:
        self.panel = panel
        self.heard: list[dict] = []
        self.bytes = b""
        panel.send = self._hear

    def _hear(self, message: dict, buffers: list[bytes] | None = None) -> None:
        self.heard.append(message)
        if buffers:
            self.bytes = bytes(buffers[0])

    def make(self, form: str, agency: str = "") -> dict:
        event = {"event": "make", "key": "k1", "form": form, "agency": agency}
        self.panel._receive(None, event, [])
        return next(one for one in self.heard if "done" not in one)

    def bring(self, data: bytes, piece: int = 50_000, **more: str) -> dict:
        pieces = [data[at : at + piece] for at in range(0, len(data), piece)] or [b""]
        for at, one in enumerate(pieces):
            event = {"event": "piece", "key": f"p{at}", "name": "x.json", "at": at}
            self.panel._receive(
                None, {**event, "of": len(pieces), **more}, [memoryview(one)]
            )
        said = [one for one in self.heard if "done" not in one]
        return said[-1] if said else {}


def risk_page(here: Session) -> Page:
    here.record("risk", "legitimacy", placed(3, 4).model_dump(mode="json"))
    return Page(FilePanel(here, "risk", OwnAnswers(here, "risk"), today=TODAY))


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "html"])
def test_a_report_is_made_and_sent_as_bytes(here, pressed, form):
    page = risk_page(here)
    said = page.make(form, "Police of Valmera")
    assert said["made"] == f"risk-assessment-2026-11-23.{form}"
    assert page.bytes == b"a file"
    assert pressed[0][1] == form
    assert pressed[0][0].agency == "Police of Valmera"


def test_the_agencys_name_is_kept_nowhere(here, pressed):
    page = risk_page(here)
    page.make("pdf", "Police of Valmera")
    kept = [one.model_dump_json() for one in here.store.of(here.participant)]
    assert kept
    assert "Valmera" not in "".join(kept)
    assert "Valmera" not in json.dumps(page.panel.view) + json.dumps(page.panel.frame)


def test_a_form_that_is_not_offered_is_not_made(here, pressed):
    page = risk_page(here)
    page.panel._receive(None, {"event": "make", "key": "k", "form": "exe"}, [])
    assert page.heard == [{"done": "k"}]
    assert pressed == []


@pytest.mark.parametrize("reason", ["pango", "busy", "long", "failed"])
def test_where_there_is_no_file_it_says_what_to_do(here, monkeypatch, reason):
    def press(*_: object) -> bytes:
        raise ExportError(reason)

    monkeypatch.setattr(files, "press", press)
    page = risk_page(here)
    assert page.make("pdf") == {"unmade": reason}
    said = page.panel.frame["words"]["files"]["unmade"][reason]
    assert (
        "another format" in said or "press the button again" in said or "Word" in said
    )


def test_answers_come_back_in_pieces_and_count_once(here):
    page = risk_page(here)
    page.make("json")
    data = page.bytes
    other = Session("calm-heron-822", store=here.store, content=here.content)
    both = with_files(other, "risk", RiskAssessment(other))
    component, panel = both.children
    before = component.view
    back = Page(panel)
    assert back.bring(data, piece=100) == {"taken": "answers"}
    back.bring(data, piece=100)
    assert [one.item for one in other.mine("risk")] == ["legitimacy"]
    assert component.view != before


@pytest.mark.parametrize(
    ("data", "fault"),
    [(b"", "damaged"), (b"{}", "foreign"), (EXAMPLE.read_bytes(), "other")],
)
def test_what_belongs_elsewhere_is_not_taken(here, data, fault):
    page = risk_page(here)
    count = len(here.mine("risk"))
    assert page.bring(data)["untaken"] == fault
    assert len(here.mine("risk")) == count


def test_an_answer_that_is_none_is_not_taken_either(here):
    page = risk_page(here)
    page.make("json")
    file = json.loads(page.bytes)
    file["answers"][0]["value"] = {"inherent": {"likelihood": 99}}
    again = page.bring(json.dumps(file).encode())
    assert again == {"untaken": "damaged", "where": "answers.0.value"}


def test_pieces_in_the_wrong_order_are_void(here):
    page = risk_page(here)
    for at, piece in ((1, b"}"), (0, b"{"), (2, b"}")):
        event = {"event": "piece", "key": f"k{at}", "name": "x", "at": at, "of": 3}
        page.panel._receive(None, event, [memoryview(piece)])
    assert page.heard == [{"done": "k1"}, {"done": "k0"}, {"done": "k2"}]


def test_a_dossier_from_a_file_is_a_new_one_with_its_whole_past(here):
    source = register(here)
    page = Page(FilePanel(here, "register", source, today=TODAY))
    assert page.bring(EXAMPLE.read_bytes(), function="chair") == {"taken": "dossier"}
    entries = here.store.dossiers.entries(source.begun)
    assert system(here.content, entries, TODAY).gate == 6
    mine = member(entries, here.participant)
    assert mine
    assert mine.function == "chair"
    others = [one for one in members(entries) if one.author != here.participant]
    assert others
    assert all(one.author.startswith("imported-") for one in others)
    # Nobody else works on it: it goes with the last one who does.
    here.store.erase(here.participant)
    assert here.store.dossiers.entries(source.begun) == []


def test_a_dossier_is_not_taken_by_nobody(here):
    page = Page(FilePanel(here, "register", register(here), today=TODAY))
    assert "untaken" in page.bring(EXAMPLE.read_bytes(), function="king")
    assert here.store.dossiers.of(here.participant) == {}


def test_what_a_dossier_gives_away_comes_back_the_same(here):
    source = register(here)
    Page(FilePanel(here, "register", source)).bring(
        EXAMPLE.read_bytes(), function="chair"
    )
    dossier = Page(
        FilePanel(here, "dossier", OfDossier(here, source.begun), today=TODAY)
    )
    dossier.make("json")
    before = json.loads(EXAMPLE.read_bytes())["entries"]
    after = json.loads(dossier.bytes)["entries"]
    # The one who brought it has joined it.
    assert after[:-1] == before
    assert after[-1]["kind"] == "member"


def test_the_register_and_each_dossier_have_their_files(here):
    desk = Desk(here, TODAY)
    board, panel = desk.children
    page = Page(panel)
    page.bring(EXAMPLE.read_bytes(), function="chair")
    board, panel = desk.children
    assert panel.view["forms"] == ("pdf", "docx", "xlsx", "html", "json")
    assert "Lantern" in json.dumps(board.view)


def test_a_register_is_made_of_what_one_works_on(here, pressed):
    source = register(here)
    page = Page(FilePanel(here, "register", source, today=TODAY))
    page.bring(EXAMPLE.read_bytes(), function="chair")
    page.heard.clear()
    assert page.make("csv")["made"] == "ai-register-2026-11-23.csv"
    (row,) = pressed[-1][0].sheets[0].rows
    assert row[0].startswith("Lantern")
    stranger = Session("calm-heron-822", store=here.store, content=here.content)
    nothing = Page(FilePanel(stranger, "register", register(stranger), today=TODAY))
    nothing.make("csv")
    assert pressed[-1][0].sheets[0].rows == ()


def test_a_learner_alone_has_a_record_too_and_it_says_that_nobody_sealed_it(
    here, pressed
):
    assert RecordPanel(here).view["forms"] == ()
    here.record("law", "page", None, kind="visit")
    page = Page(RecordPanel(here, today=TODAY))
    assert page.panel.view["page"] is None
    assert page.make("pdf")["made"] == "completion-record-2026-11-23.pdf"
    paper = pressed[0][0].model_dump_json()
    assert Content().modules["law"].title in paper
    assert "No workshop has confirmed it" in paper
    assert "Verification code" not in paper


def test_in_a_workshop_the_record_is_the_servers(here):
    served = Session("calm-fox-101", store=here.store, content=Content(), served=True)
    assert RecordPanel(served).view["page"] == "/record"
