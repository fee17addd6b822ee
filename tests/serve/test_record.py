"""The completion record, and the page that checks its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

from raile.load import Content
from raile.report.gain import activity
from raile.store import Store
from responses import NOON, response
from servers import Workshop, eventually, running
from visits import code_of

Visit = Callable[..., httpx.Client]
CONTENT = Content()


@pytest.fixture
def learner(workshop: Workshop, visit: Visit) -> httpx.Client:
    """Somebody who has opened a module and answered a question in it."""
    person = visit()
    person.post("/me", data={"role": "officer", "language": "en"})
    keep(workshop, code_of(person))
    return person


def keep(workshop: Workshop, code: str) -> None:
    """Store what somebody does in a module."""
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    item = CONTENT.item_set("errors/quiz").items[0].id
    store.add(response(code, "errors", "page", kind="visit"))
    store.add(response(code, "errors/quiz", item, score=0.5))
    store.close()


def sealed(page: str) -> str:
    code = re.search(r'class="raile-sealed"[^>]*>(.*?)</p>', page)
    return re.sub("<[^>]+>", "", code[1]) if code else ""


def facts(page: str) -> str:
    """Return the list and the table of facts."""
    found = re.search(r"<dl.*?</dl>.*?<table.*?</table>", page, re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("first", ["/", "/robots.txt"])
def test_who_did_nothing_finds_nothing_to_print(visit: Visit, first: str) -> None:
    person = visit()
    person.get(first)
    answer = person.get("/record")
    assert answer.status_code == 200
    assert "There is nothing to record yet" in answer.text
    assert facts(answer.text) == sealed(answer.text) == ""
    assert "set-cookie" not in answer.headers


def test_a_record_tells_what_was_done_and_certifies_nothing(
    learner: httpx.Client,
) -> None:
    page = learner.get("/record").text
    assert ">Errors, bias and thresholds</th>" in facts(page)
    assert "50 % in 1 question<" in facts(page).replace("\u00a0", " ")
    assert "23 November 2026" in facts(page)
    assert "Police officer" in facts(page)
    assert "Buying" not in facts(page)
    assert "It certifies nothing" in page
    assert "certified" not in page
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{1,5} )+", sealed(page))


def test_a_record_is_a_tagged_pdf_too(learner: httpx.Client) -> None:
    pytest.importorskip("weasyprint", reason="no Pango", exc_type=OSError)
    answer = learner.get("/record.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    name = answer.headers["content-disposition"]
    assert "completion-record-" in name
    reader = PdfReader(BytesIO(answer.content))
    text = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert "Errors, bias and thresholds" in text
    assert "It certifies nothing" in text
    assert sealed(learner.get("/record").text).split()[0] in text
    assert code_of(learner) not in text
    assert "50 %" not in learner_pdf(learner, "?scores=no")


def test_the_tests_before_and_after_stand_on_it_once_both_are_finished(
    workshop: Workshop, learner: httpx.Client
) -> None:
    assert "right before" not in learner.get("/record").text
    store = Store(f"sqlite:///{workshop.data / 'responses.sqlite3'}")
    size = CONTENT.blueprint.size
    for moment, score, minute in (("pre", 0.5, 0), ("post", 1.0, 30)):
        for n in range(size):
            at = NOON + timedelta(minutes=minute)
            store.add(
                response(
                    code_of(learner), activity(moment), f"q{n}", score=score, at=at
                )
            )
    store.close()
    said = "50 % right before, 100 % right after"
    page = learner.get("/record").text
    assert said in facts(page).replace("\u00a0", " ")
    checked = learner.post("/record/check", data={"code": sealed(page)}).text
    assert said in facts(checked).replace("\u00a0", " ")
    assert "right before" not in learner.get("/record?scores=no").text
    pytest.importorskip("weasyprint", reason="no Pango", exc_type=OSError)
    assert said in learner_pdf(learner, "")


def learner_pdf(learner: httpx.Client, query: str) -> str:
    answer = learner.get(f"/record.pdf{query}")
    assert answer.status_code == 200, answer.text
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(pages[0].extract_text().replace("\u00a0", " ").split())


def test_a_workshop_without_pango_says_what_to_do(
    new_workshop: Callable[..., Workshop], visit: Visit, tmp_path: Path
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('no pango')")
    with running(new_workshop(PYTHONPATH=str(tmp_path))) as bare:
        person = visit(bare)
        person.post("/me", data={"role": "officer", "language": "en"})
        keep(bare, code_of(person))
        answer = person.get("/record.pdf")
    assert answer.status_code == 503
    assert "This machine cannot make PDFs yet" in answer.text
    assert sealed(answer.text)


def test_who_did_nothing_gets_no_pdf(visit: Visit) -> None:
    answer = visit().get("/record.pdf")
    assert "There is nothing to record yet" in answer.text


def test_who_wants_to_erase_is_shown_the_record_first(learner: httpx.Client) -> None:
    assert 'href="/record"' in learner.get("/erase").text


def test_only_its_owner_sees_a_record(learner: httpx.Client, visit: Visit) -> None:
    code = code_of(learner)
    other = visit()
    for path in ("/record", f"/record?code={code}", f"/record/{code}"):
        assert facts(other.get(path).text) == ""
    other.cookies.set("raile", code)
    assert facts(other.get("/record").text) == ""


def test_the_code_name_is_for_the_screen_only(learner: httpx.Client) -> None:
    code, page = code_of(learner), learner.get("/record").text
    assert page.count(code) == 1
    assert re.search(rf'<p class="raile-screen">.*{code}.*</p>', page)


def test_anybody_can_check_a_code_and_learns_what_is_on_the_paper(
    learner: httpx.Client, visit: Visit
) -> None:
    page = learner.get("/record").text
    employer = visit()
    answer = employer.post("/record/check", data={"code": sealed(page).lower()})
    assert answer.status_code == 200
    assert "This code is genuine" in answer.text
    assert facts(answer.text) == facts(page)
    assert code_of(learner) not in answer.text
    assert "set-cookie" not in answer.headers


def test_a_code_without_scores_is_another_code(learner: httpx.Client) -> None:
    page = learner.get("/record?scores=no").text
    assert "in 1 question" not in page
    answer = learner.post("/record/check", data={"code": sealed(page)})
    assert facts(answer.text) == facts(page) != ""
    assert 'href="/record"' in page


def test_a_mistyped_code_is_refused_kindly_and_can_be_mended(
    learner: httpx.Client,
) -> None:
    code = sealed(learner.get("/record").text).strip()
    wrong = ("7" if code[0] != "7" else "8") + code[1:]
    answer = learner.post("/record/check", data={"code": wrong})
    assert answer.status_code == 404
    assert "may be mistyped" in answer.text
    assert f">{wrong}</textarea>" in answer.text
    assert facts(answer.text) == ""


@pytest.mark.parametrize("typed", ["", "<b>", "brave-otter-417", "é" * 90, "0" * 600])
def test_what_is_no_code_is_refused(visit: Visit, typed: str) -> None:
    answer = visit().post("/record/check", data={"code": typed})
    assert answer.status_code == 404
    assert "<b>" not in answer.text


def test_a_printed_record_can_be_checked_after_everything_is_erased(
    learner: httpx.Client, visit: Visit
) -> None:
    page = learner.get("/record").text
    learner.post("/erase")
    assert facts(learner.get("/record").text) == ""
    answer = visit().post("/record/check", data={"code": sealed(page)})
    assert facts(answer.text) == facts(page) != ""


def test_another_workshop_refuses_a_code_and_lets_nobody_guess_for_long(
    learner: httpx.Client, visit: Visit, new_workshop: Callable[..., Workshop]
) -> None:
    code = sealed(learner.get("/record").text)
    with running(new_workshop()) as workshop:
        guesser = visit(workshop)
        keep(workshop, code_of(guesser))
        own = sealed(guesser.get("/record").text)
        statuses = [
            guesser.post("/record/check", data={"code": guess}).status_code
            for guess in (code, *(f"{number:060}" for number in range(10)))
        ]
        assert statuses == [404] * 10 + [429]
        answer = guesser.post("/record/check", data={"code": own})
        assert answer.status_code == 429
        assert "wait ten minutes" in answer.text
        assert facts(answer.text) == ""
        said = "Too many wrong codes of records"
        eventually(lambda: said in workshop.server.output)


def test_another_hosts_page_cannot_ask(visit: Visit) -> None:
    stranger = visit(Origin="https://elsewhere.example")
    assert stranger.post("/record/check", data={"code": "x"}).status_code == 403
