"""Sheets on the page: an assessment without a score, whose answers make a card."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from raile.assessment import fitting
from raile.chart import table
from raile.digits import plain
from raile.model.document import Table
from raile.model.instrument import Question, Section
from raile.model.response import Response
from raile.model.result import Reply, Result
from raile.model.workings import READS
from raile.replies import latest
from raile.report.fixings import FIXED, Fixing, fixings, is_fixed, numbers
from raile.report.proposals import Proposal, holds, kept, known, waiting
from raile.report.told import told, told_cell
from raile.report.workings import Working, work_out
from raile.ui.assessment import Assessment
from raile.ui.result import statement
from raile.ui.session import Session


class Sheet(Assessment):
    """A sheet of a system's dossier, or one that a learner fills in alone.

    What other sheets say already is proposed where it belongs, and becomes an answer
    only when it is kept. What follows from the answers is worked out as they come.
    """

    def __init__(self, session: Session, name: str) -> None:
        self._read: dict[str, list[Response]] = {}
        super().__init__(session, name, "sheet")

    def draw(self) -> dict[str, Any]:
        """Return what an assessment shows, with what follows from the answers."""
        # Thirty proposals may come from five sheets: each is read once for a drawing.
        self._read = {}
        working = self._working(self._log(self._activity))
        return {
            **super().draw(),
            "gate": self._gate(),
            "working": working and self._drawn(working),
        }

    def act(self, event: dict[str, Any]) -> None:
        """Keep a proposal, fix numbers, or do what an assessment does."""
        match event.get("event"):
            case "keep":
                self._keep(event)
            case "fix":
                self._fix(event)
            case _:
                super().act(event)

    def _log(self, sheet: str) -> list[Response]:
        if sheet not in self._read:
            self._read[sheet] = self._session.mine(sheet)
        return self._read[sheet]

    def _gate(self) -> dict[str, Any] | None:
        number = self._instrument.gate
        if number is None:
            return None
        gate = self._session.content.gates.gates[number]
        return {"number": number, "title": gate.title, "ask": gate.ask}

    def _working(self, log: list[Response]) -> Working | None:
        if self._instrument.works_out is None:
            return None
        return work_out(
            self._session.content,
            self._instrument,
            latest(log),
            fixings(self._instrument, log),
        )

    def _keep(self, event: dict[str, Any]) -> None:
        log = self._session.mine(self._activity)
        for question in self._instrument.questions:
            if question.id != event.get("item"):
                continue
            reply = latest(log).get(question.id, Reply())
            content = self._session.content
            for one in known(content, question, self._session.mine).proposals:
                # Whoever presses twice before the answer is drawn means it once.
                if _name(one) == event.get("proposal") and not holds(
                    question, reply, one
                ):
                    new = fitting(question, kept(question, reply, one))
                    value = new.model_dump(mode="json")
                    self._session.record(
                        self._activity, question.id, value, key=event["key"]
                    )

    def _fix(self, event: dict[str, Any]) -> None:
        replies = latest(self._session.mine(self._activity))
        for section in self._instrument.sections:
            given = numbers(section, replies)
            if (
                section.fixed
                and section.id == event.get("section")
                and any(given.values())
            ):
                value = {FIXED: given}
                self._session.record(
                    self._activity, section.id, value, key=event["key"]
                )

    def _section(
        self, section: Section, result: Result, replies: dict[str, Reply]
    ) -> dict[str, Any]:
        drawn = super()._section(section, result, replies)
        reads = READS.get(self._instrument.works_out or "", ())
        # What follows stands below the answers that it follows from.
        drawn["works"] = bool(reads) and (
            section.fixed or any(one.id in reads for one in section.questions)
        )
        if section.fixed:
            times = fixings(self._instrument, self._log(self._activity))
            drawn["fixing"] = {
                "ready": any(numbers(section, replies).values()),
                "fixed": is_fixed(section, replies, times),
                "times": self._times(times),
            }
        return drawn

    def _times(self, times: tuple[Fixing, ...]) -> list[dict[str, Any]]:
        titles = {one.id: one.ask for one in self._instrument.questions}
        return [
            {
                "at": one.at.isoformat(),
                "changed": [titles[name] for name in one.changed],
            }
            for one in times
        ]

    def _question(self, question: Question, reply: Reply) -> dict[str, Any]:
        found = known(self._session.content, question, self._log)
        return {
            **super()._question(question, reply),
            "proposals": [
                {
                    "id": _name(one),
                    "origin": one.origin,
                    "asked": one.asked,
                    "text": one.text,
                }
                for one in found.proposals
                if not holds(question, reply, one)
            ],
            "awaited": list(found.awaited),
        }

    def _result(
        self, result: Result, replies: dict[str, Reply], log: list[Response]
    ) -> dict[str, Any]:
        """Return the card: the answers, what follows from them, what is missing."""
        content = self._session.content
        working = self._working(log)
        unkept = waiting(content, self._instrument, replies, self._log)
        return {
            "at": log[-1].at.isoformat() if log else None,
            "role": None,
            "version": content.workshop.version,
            "gate": self._gate(),
            "missing": [
                statement(self._instrument, result, one) for one in result.missing
            ],
            "waiting": [
                statement(self._instrument, result, one)
                for one in unkept
                if one in result.visible
            ],
            "working": working and self._drawn(working),
            "fixings": self._times(fixings(self._instrument, log)),
            "answers": [
                {
                    "title": section.title,
                    "answers": [
                        self._answer_of(one, replies.get(one.id, Reply()))
                        for one in section.questions
                        if one.id in result.visible
                    ],
                }
                for section in self._instrument.sections
                if any(one.id in result.visible for one in section.questions)
            ],
        }

    def _answer_of(self, question: Question, reply: Reply) -> dict[str, Any]:
        content = self._session.content
        unknown = content.words("assessment").say("dont_know")
        said = told(self._instrument, question, reply, content.language)
        drawn: dict[str, Any] = {
            "ask": self._stays[question.id]["ask"],
            "said": said or (unknown if reply.dont_know else ""),
            "evidence": reply.evidence.strip(),
        }
        if question.kind == "rows" and said:
            drawn |= {
                "title": question.ask,
                "heads": [one.title for one in question.columns],
                "rows": [
                    [
                        told_cell(one, row.get(one.id), content.language)
                        for one in question.columns
                    ]
                    for row in fitting(question, reply).rows
                ],
            }
        return drawn

    def _drawn(self, working: Working) -> dict[str, Any]:
        language = self._session.language
        tables = [_table(one, language) for one in working.tables]
        return {
            "said": list(working.said),
            "figures": "".join((*(one.figure for one in working.charts), *tables)),
        }


def _table(one: Table, language: str) -> str:
    heads = [column.title for column in one.columns]
    rows = [
        [
            plain(cell, language) if isinstance(cell, int | float) else str(cell or "")
            for cell in row
        ]
        for row in one.rows
    ]
    return table(one.title, heads, rows)


def _name(proposal: Proposal) -> str:
    """Return what a proposal is called between browser and kernel."""
    return f"{crc32(repr((proposal.origin, proposal.asked, proposal.text)).encode()):x}"
