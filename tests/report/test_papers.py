"""What reports say: the decision first, then all that it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from raile.model.document import Block, Document, Notice, Part, Signatures, Table
from raile.model.rating import Judgement, Measure, Rating, Screened
from raile.model.result import Reply
from raile.report.papers import (
    Made,
    dossier_paper,
    dossier_sheet_paper,
    risk_paper,
    sheet_paper,
)
from reported import (
    CONTENT,
    MADE,
    all_rated,
    example,
    example_paper,
    placed,
    rated,
)
from responses import response

QUESTIONS = CONTENT.risk.questions


def part(paper: Document, title: str) -> Part:
    return next(one for one in paper.parts if one.title == title)


def text(*blocks: Block | Document) -> str:
    return " ".join(one.model_dump_json() for one in blocks)


def tables(one: Part) -> list[Table]:
    return [block for block in one.blocks if isinstance(block, Table)]


def decisions(paper: Document) -> list[str]:
    blocks = part(paper, "Executive page").blocks
    return [
        one.title
        for one in blocks
        if isinstance(one, Notice) and one.weight == "decision"
    ]


def report(*given: Judgement, screened: Screened | None = None) -> Document:
    return risk_paper(CONTENT, rated(*given, screened=screened), MADE)


def test_the_worst_band_decides_and_says_who_may() -> None:
    paper = risk_paper(CONTENT, all_rated(placed(3, 4)), MADE)
    page = text(*part(paper, "Executive page").blocks)
    assert decisions(paper) == ["The worst risk is: High"]
    assert "The executive sponsor" in page
    assert "23 February 2027" in page
    assert "Provisional" not in page


def test_a_prohibited_practice_stops_it_whatever_was_rated() -> None:
    screened = Screened(practices=("social-scoring",))
    paper = report(*[placed(1, 1)] * 17, screened=screened)
    page = text(*part(paper, "Executive page").blocks)
    assert decisions(paper) == ["Stop"]
    assert "Article 5(1)(c)" in page
    assert "The worst risk is" not in page


def test_what_is_open_is_said_before_anything_is_signed() -> None:
    page = text(
        *part(report(placed(2, 2), screened=Screened()), "Executive page").blocks
    )
    assert "Provisional: 16 questions are not rated yet" in page
    assert "The question on prohibited practices is open" in page
    nothing = risk_paper(CONTENT, [], MADE)
    assert decisions(nothing) == ["No decision is possible"]


def test_the_executive_page_has_the_five_highest_risks_the_worst_first() -> None:
    given = [placed(1, 1), placed(5, 5), placed(2, 5), placed(5, 2)]
    given += [placed(1, 2), placed(3, 3), placed(2, 2)]
    paper = report(*given)
    highest = tables(part(paper, "Executive page"))[0]
    # Of two high risks the one with the worse impact comes first.
    assert [row[1] for row in highest.rows] == [
        QUESTIONS[at].title for at in (1, 2, 5, 3, 6)
    ]
    assert len(paper.sheets[0].rows) == 7


def test_open_actions_have_an_owner_a_day_and_what_is_missing() -> None:
    known = CONTENT.risk.safeguards_for(QUESTIONS[0].id)
    measures = (
        Measure(id=known[0].id, owner="Head of unit", due=date(2027, 3, 1)),
        Measure(id=known[1].id, due=date(2027, 1, 1)),
    )
    rating = Rating(likelihood=2, impact=2, evidence="x")
    paper = report(Judgement(inherent=rating, measures=measures))
    (table,) = tables(part(paper, "Open actions"))
    assert [row[3] for row in table.rows] == [date(2027, 1, 1), date(2027, 3, 1)]
    assert table.rows[0][4] == "no owner, not tested"
    assert table.rows[1][2] == "Head of unit"


def test_the_health_warning_stands_with_every_matrix() -> None:
    for paper in (report(placed(3, 3)), example_paper()):
        kinds = [one.kind for one in part(paper, "Where the risks lie now").blocks]
        assert kinds.index("notice") < kinds.index("figure") < kinds.index("table")


def test_every_answer_has_its_reason_and_its_proof() -> None:
    rating = Rating(likelihood=3, impact=3, reason="Because 7", evidence="File 12")
    page = text(*part(report(Judgement(inherent=rating)), "All answers").blocks)
    assert "Because 7" in page
    assert "File 12" in page
    assert page.count("Not rated") >= 16


def test_a_later_answer_replaces_none_in_the_history() -> None:
    log = rated(placed(2, 2)) + rated(placed(5, 5))
    paper = risk_paper(CONTENT, log, MADE)
    history = next(one for one in paper.sheets if one.title == "History")
    assert len(history.rows) == 4
    (short,) = tables(part(paper, "History"))
    assert short.rows[0][1] == "2 questions answered"
    assert [row[1] for row in short.rows[1:]] == [
        f"{asked} (answered anew)"
        for asked in (CONTENT.risk.screen.ask, QUESTIONS[0].title)
    ]


def test_the_cover_has_the_agency_only_if_it_was_typed() -> None:
    assert report(placed(1, 1)).agency == "Police of Valmera"
    nobody = risk_paper(CONTENT, rated(placed(1, 1)), Made(MADE.day, MADE.code))
    assert "Valmera" not in text(nobody)
    facts = {one.label: one.lines[0][0].text for one in nobody.facts}
    assert facts["Report made on"] == "23 November 2026"
    assert facts["Version"] == "content 2026.11, code 0.1.0"


def test_whoever_may_decide_signs_first() -> None:
    (block,) = [
        one
        for one in part(example_paper(), "Signatures").blocks
        if isinstance(one, Signatures)
    ]
    assert block.lines[0].function == "Executive sponsor"


def readiness(level: int) -> Document:
    instrument = CONTENT.instrument("readiness")
    log = [
        response(
            "me",
            "readiness",
            one.id,
            Reply(chosen=(instrument.levels(one)[level].id,)).model_dump(mode="json"),
        )
        for one in instrument.questions
    ]
    return sheet_paper(CONTENT, "readiness", log, MADE, "Supervisor")


def test_readiness_says_the_level_the_weakest_and_the_next_steps() -> None:
    paper = readiness(1)
    assert decisions(paper) == ["Level: Building"]
    page = part(paper, "Executive page")
    weakest, steps = tables(page)
    assert (len(weakest.rows), len(steps.rows)) == (5, 3)
    assert "It is no audit" in text(*paper.notices)
    assert "Supervisor" in text(paper)


@pytest.mark.parametrize(
    ("sheet", "item", "said"),
    [
        ("problem", "problem", "31 cases last year"),
        ("people", "numbers", "24 people"),
        ("rights", "update", "26 February 2027"),
        ("people", "groups", "Victims of robbery"),
        ("tender", "ask-end", "How do you prove that everything is deleted"),
        ("data-passport", "fit-verdict", "Is this data good enough"),
    ],
)
def test_a_dossier_has_every_kind_of_answer(sheet: str, item: str, said: str) -> None:
    titles = {one.title for one in example_paper().parts}
    title = f"{CONTENT.instrument(sheet).title}"
    found = next(one for one in titles if one.endswith(title))
    assert said in text(*part(example_paper(), found).blocks)


def test_a_dossier_says_what_follows_from_the_answers() -> None:
    budget = text(*part(example_paper(), "Gate 4: Error budget").blocks)
    assert "about 3.2 would be false" in budget
    vendors = part(example_paper(), "Gate 3: Comparing vendors")
    assert "figure" in [one.kind for one in vendors.blocks]
    local = text(*part(example_paper(), "Gate 4: Local test plan").blocks)
    assert "What changed from version 1 to version 2" in local


def test_raters_differ_with_their_functions_and_never_with_their_code_names() -> None:
    apart = part(example_paper(), "Risk: who rated, and where they differ")
    assert "Rater 2: 5 Almost certain" in text(*apart.blocks)
    renamed = [
        one.model_copy(update={"author": one.author.replace("imported", "brave-otter")})
        for one in example()
    ]
    assert "brave-otter" not in text(dossier_paper(CONTENT, renamed, MADE))


def test_an_empty_dossier_can_be_printed_too() -> None:
    paper = dossier_paper(CONTENT, example()[:2], MADE)
    assert decisions(paper) == ["No decision is possible"]
    assert not tables(part(paper, "Executive page"))[0].rows


@pytest.mark.parametrize("sheet", ["risk", "law", "rights", "procurement"])
def test_a_sheet_can_be_signed_by_itself(sheet: str) -> None:
    paper = dossier_sheet_paper(CONTENT, example(), sheet, MADE)
    assert paper.kind == "Assessment (fictional)"
    assert paper.parts[-1].title == "Signatures"
    assert len(paper.parts) < len(example_paper().parts)
    assert paper.sheets[0].rows
    assert "Approve and deploy: passed" not in text(*paper.parts[0].blocks)


def test_the_history_says_in_which_function_somebody_acted_then() -> None:
    entries = list(example())
    last = entries[-1]
    joined = {"kind": "member", "sheet": "", "item": "chief", "function": "chief"}
    entries.append(last.model_copy(update={**joined, "author": entries[0].author}))
    told = text(*part(dossier_paper(CONTENT, entries, MADE), "History").blocks)
    assert "Chief officer, then as" in told


def test_a_gate_passed_before_does_not_hide_that_nothing_may_run() -> None:
    entries = []
    for one in example():
        if (one.kind, one.item) == ("gate", "approve"):
            continue
        value = one.value
        if one.sheet == "risk" and isinstance(value, dict) and "inherent" in value:
            worst = {"likelihood": 5, "impact": 5, "reason": "Seen.", "evidence": "x"}
            value = {**value, "inherent": worst, "residual": worst}
        entries.append(one.model_copy(update={"value": value}))
    first = part(dossier_paper(CONTENT, entries, MADE), "Executive page").blocks[0]
    assert "With this risk nothing may run" in text(first)
