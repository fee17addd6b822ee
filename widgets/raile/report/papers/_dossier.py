"""A dossier as a report: what a chief decides on, and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raile.assessment import assess
from raile.dossier import (
    LAW,
    RISK,
    Rated,
    Standing,
    facts,
    gates,
    judgements,
    labels,
    lines,
    members,
    rated,
    sheet_title,
    sheets,
    versions,
    walked,
)
from raile.load import Content
from raile.model.document import Block, Document, Fact, Notice, Part, Table
from raile.model.dossier import Entry
from raile.replies import latest
from raile.report.papers._actions import (
    Action,
    actions,
    actions_table,
    all_actions,
    first_actions,
)
from raile.report.papers._gates import (
    gate_actions,
    gates_part,
    gates_table,
    name,
    obstacle,
    reason_of,
    status,
)
from raile.report.papers._history import history
from raile.report.papers._law import law_part, law_tables
from raile.report.papers._lines import plain, strong
from raile.report.papers._paper import Made, Paper, headed
from raile.report.papers._raters import differing, raters_part
from raile.report.papers._risk import HIGHEST, decision, highest, picture, scales
from raile.report.papers._risk_answers import answers, answers_table
from raile.report.papers._sheet_answers import sheet_tables
from raile.report.papers._sheets import sheet_part, worked_out
from raile.report.papers._told import teller


def dossier_paper(content: Content, entries: Sequence[Entry], made: Made) -> Document:
    """Report one AI system's dossier.

    Parameters
    ----------
    content
        In the language of the report.
    entries
        The dossier's log, oldest first.
    made
        Its day is the one from which the law and overdue reviews are seen.
    """
    return _Dossier(Paper(content, made, "dossier"), entries).document()


def dossier_sheet_paper(
    content: Content, entries: Sequence[Entry], sheet: str, made: Made
) -> Document:
    """Report one sheet of a dossier, in its newest version.

    Parameters
    ----------
    sheet
        An instrument, 'risk', or 'law'.
    """
    return _Dossier(Paper(content, made, "sheet"), entries).only(sheet)


class _Dossier:
    """A dossier, read once for all its parts."""

    def __init__(self, paper: Paper, entries: Sequence[Entry]) -> None:
        content = paper.content
        self._paper = paper
        self._entries = entries
        self._facts = facts(entries)
        self._standings = gates(content, entries, paper.made.day)
        self._rated: Rated = rated(content.risk, entries)
        newest = versions(entries, RISK)[-1].number
        self._judged, self._screened = judgements(content.risk, entries, newest)
        self._outcome = walked(content, entries, paper.made.day)
        self._people = labels(content.gates, entries, paper.say("former"))
        self._begun = [
            sheet
            for sheet in sheets(content)
            if sheet not in (RISK, LAW) and self._lines(sheet)
        ]

    def document(self) -> Document:
        """Return the report."""
        paper = self._paper
        shown = [one for one in self._entries if one.kind != "invite"]
        told, all_told = self._history(shown)
        return paper.document(
            self._facts["name"].strip() or paper.say("unnamed"),
            (
                Part(title=paper.say("executive"), blocks=tuple(self._executive())),
                all_actions(paper, self._actions()),
                gates_part(paper, self._standings),
                *self._law(),
                *self._risk(),
                *self._sheets(),
                told,
                paper.signatures(self._signing(), paper.say("signatures.risk")),
            ),
            facts=tuple(self._about()),
            notices=tuple(self._notices()),
            sheets=(*self._tables(), all_told),
            fictional=bool(self._facts["invented"]),
        )

    def only(self, sheet: str) -> Document:
        """Return the report of one sheet."""
        paper = self._paper
        mine = [one for one in self._entries if one.sheet == sheet]
        told, all_told = self._history(mine)
        parts: Iterator[Part]
        if sheet == RISK:
            first = Part(
                title=paper.say("executive"), blocks=tuple(self._risk_decision())
            )
            parts = iter((first, *self._risk()))
        elif sheet == LAW:
            parts = self._law()
        else:
            parts = iter((self._sheet(sheet, new_page=True),))
        signing = paper.signatures(self._signing(), paper.say("signatures.sheet"))
        return paper.document(
            self._facts["name"].strip() or paper.say("unnamed"),
            (*parts, told, signing),
            facts=(
                paper.fact("instrument", sheet_title(paper.content, sheet)),
                *self._about(),
            ),
            notices=tuple(self._notices()),
            sheets=(*self._sheet_tables(sheet), all_told),
            fictional=bool(self._facts["invented"]),
        )

    def _history(self, shown: Sequence[Entry]) -> tuple[Part, Table]:
        tells = teller(self._paper, self._people, self._entries)
        return history(self._paper, shown, tells)

    def _lines(self, sheet: str) -> list[Entry]:
        newest = versions(self._entries, sheet)[-1].number
        return lines(self._entries, sheet, newest)

    def _about(self) -> Iterator[Fact]:
        paper = self._paper
        words = paper.content.words("dossier")
        states = {one.id: one.title for one in paper.content.gates.states}
        for item in ("purpose", "supplier", "state"):
            said = self._facts[item].strip()
            said = states.get(said, "") if item == "state" else said
            label = words.say(f"facts.{item}")
            text = said or paper.say("not-said")
            yield Fact(label=label, lines=(plain(text),))
        ahead = [one for one in self._standings if one.status != "passed"]
        if ahead:
            at = ahead[0]
            yield paper.fact("next-gate", f"{name(paper, at)} ({status(paper, at)})")
        team = [
            self._people[one.author] for one in members(self._entries) if not one.erased
        ]
        yield paper.fact("team", ", ".join(team))

    def _notices(self) -> Iterator[Notice]:
        if self._facts["invented"]:
            yield self._paper.notice("fictional", "warning")
        yield self._paper.notice("own-words")

    def _executive(self) -> Iterator[Block]:
        paper, verdict = self._paper, self._rated.verdict
        decided = [
            (one.decision.at, one.number, one)
            for one in self._standings
            if one.decision
        ]
        if not decided or verdict.stop:
            yield from self._risk_decision()
            return
        yield self._decided(max(decided)[-1])
        yield from self._highest()
        yield from first_actions(paper, self._actions())

    def _risk_decision(self) -> Iterator[Block]:
        """Yield what the risk alone leads to."""
        paper, verdict = self._paper, self._rated.verdict
        log = self._lines(RISK)
        yield from decision(paper, verdict, log[-1].at.date() if log else None)
        yield from self._highest()
        yield from first_actions(paper, self._actions())

    def _highest(self) -> Iterator[Block]:
        paper, worst = self._paper, self._rated.verdict.worst
        if self._lines(RISK) and not self._rated.agreed:
            yield paper.notice("not-agreed", "warning")
        yield from headed(
            paper.say("highest.title", n=min(HIGHEST, len(worst)) or HIGHEST),
            highest(paper, self._rated.verdict, self._judged, HIGHEST),
        )

    def _decided(self, last: Standing) -> Notice:
        """Return the last decision, with what the worst risk asks for."""
        paper, verdict = self._paper, self._rated.verdict
        assert last.decision  # noqa: S101 - tells mypy
        by = paper.content.gates.title(last.decision.function)
        on = paper.day(last.decision.at.date())
        lines = [
            plain(reason_of(last.decision)),
            strong(paper.say("decided-by", by=by, date=on)),
        ]
        if last.review:
            lines.append(plain(paper.say("looked-at", date=paper.day(last.review))))
        if verdict.band and verdict.inherent:
            worst = paper.say("worst-is", band=verdict.band.title)
            before = paper.say("inherent", band=verdict.inherent.title)
            lines.append((*strong(f"{worst}. "), *plain(before)))
        # What was passed last must not hide that the system may go no further.
        lines += [
            strong(f"{name(paper, one)}: {obstacle(paper, block)}")
            for one in self._standings
            for block in one.blocks
            if block.kind == "redesign"
        ]
        return Notice(
            title=paper.say(
                "gate-decided", gate=name(paper, last), status=status(paper, last)
            ),
            lines=tuple(lines),
            weight="decision",
        )

    def _actions(self) -> list[Action]:
        risk = actions(self._paper, self._rated.verdict, self._judged)
        return [*gate_actions(self._paper, self._standings), *risk]

    def _law(self) -> Iterator[Part]:
        if self._outcome and self._outcome.steps:
            title = sheet_title(self._paper.content, LAW)
            yield law_part(self._paper, self._outcome, title)

    def _risk(self) -> Iterator[Part]:
        if not self._lines(RISK):
            return
        paper, verdict = self._paper, self._rated.verdict
        yield picture(paper, verdict)
        yield from raters_part(paper, self._entries, self._rated, self._people)
        every = answers(paper, verdict, self._judged, self._screened)
        yield every.model_copy(update={"title": paper.say("risk-answers")})
        yield scales(paper)

    def _sheets(self) -> Iterator[Part]:
        for sheet in self._begun:
            yield self._sheet(sheet, new_page=sheet == self._begun[0])

    def _sheet(self, sheet: str, *, new_page: bool) -> Part:
        return sheet_part(
            self._paper, self._entries, sheet, self._people, new_page=new_page
        )

    def _tables(self) -> Iterator[Table]:
        paper = self._paper
        yield gates_table(paper, self._standings)
        yield actions_table(paper, self._actions())
        for sheet in (RISK, LAW, *self._begun):
            yield from self._sheet_tables(sheet)

    def _sheet_tables(self, sheet: str) -> Iterator[Table]:
        paper, verdict = self._paper, self._rated.verdict
        log = self._lines(sheet)
        if sheet == RISK and log:
            yield highest(paper, verdict, self._judged, len(verdict.worst))
            yield answers_table(paper, verdict, self._judged)
            if self._rated.spreads:
                yield differing(paper, self._entries, self._rated, self._people)
        elif sheet == LAW and self._outcome:
            yield from law_tables(paper, self._outcome)
        elif sheet not in (RISK, LAW):
            instrument = paper.content.instrument(sheet)
            replies = latest(log)
            seen = assess(instrument, replies).visible
            yield from sheet_tables(paper, instrument, replies, seen)
            working = worked_out(paper, self._entries, sheet)
            yield from (*working.tables, *working.figures)

    def _signing(self) -> tuple[tuple[str, str], ...]:
        paper = self._paper
        titles = paper.content.gates.title
        known = [one for one in self._standings if one.deciders]
        decided = [one for one in known if one.decision]
        # Whoever decided last signs for it; before any decision, who may take one.
        at = decided[-1] if decided else next(iter(known), None)
        if at and at.decision:
            who = titles(at.decision.function)
        elif at:
            who = titles(at.deciders[0])
        else:
            who = paper.say("signatures.decides")
        return (
            (who, paper.say("signatures.takes")),
            (titles("data-protection"), paper.say("signatures.heard")),
            (titles("chair"), paper.say("signatures.recorded")),
        )
