"""A dossier's log in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic import ValidationError

from raile.day import filled
from raile.dossier import LAW, RISK, acting, asks, sheet_title, versions
from raile.model.dossier import Entry
from raile.model.rating import Judgement, Screened
from raile.model.result import Reply
from raile.report.fixings import FIXED
from raile.report.papers._history import Teller
from raile.report.papers._lines import flat
from raile.report.papers._paper import Paper
from raile.report.papers._risk_history import judged, screened
from raile.report.papers._sheet_answers import answer


def _asked_by(paper: Paper) -> Callable[[Entry], str]:
    content = paper.content
    words = content.words("dossier")
    gates = {one.id: one.title for one in content.gates.gates}
    reasons = {one.id: one.text for one in content.gates.reasons}
    reasons["agreed"] = words.say("bench.agreed")
    known: dict[str, dict[str, str]] = {}

    def told(one: Entry) -> str:
        sheet = sheet_title(content, one.sheet) if one.sheet else ""
        match one.kind:
            case "answer":
                if one.sheet not in known:
                    known[one.sheet] = asks(content, one.sheet)
                what = flat(known[one.sheet].get(one.item, one.item))
                return words.say(
                    "history.answer", sheet=sheet, version=one.version, what=what
                )
            case "version":
                what = reasons.get(one.item, one.item)
                return words.say(
                    "history.version", sheet=sheet, version=one.version, what=what
                )
            case "gate":
                about = one.value if isinstance(one.value, dict) else {}
                kind = str(about.get("decision"))
                kind = kind if kind in ("passed", "sent-back") else "gate"
                return words.say(f"history.{kind}", what=gates.get(one.item, one.item))
            case "member":
                return words.say("history.member", what=content.gates.title(one.item))
            case "system":
                named = ("name", "purpose", "supplier", "state")
                label = (
                    words.say(f"facts.{one.item}") if one.item in named else one.item
                )
                return words.say("history.system", what=label)
        return one.item

    return told


def _said_by(paper: Paper) -> Callable[[Entry], str]:
    states = {one.id: one.title for one in paper.content.gates.states}

    def said(one: Entry) -> str:
        match one.kind, one.value:
            case "answer", value:
                return _reply(paper, one.sheet, one.item, value)
            case "gate", {"reason": str(reason)}:
                return reason
            case "version", {"note": str(note)}:
                return note
            case "system", str(text):
                return states.get(text, text)
        return ""

    return said


def teller(
    paper: Paper, people: Mapping[str, str], entries: Sequence[Entry]
) -> Teller[Entry]:
    """Return what tells of a dossier's log."""
    alone = {one.number for one in versions(entries, RISK) if one.mode == "alone"}
    words = paper.content.words("dossier")

    def many(one: Entry, n: int) -> str:
        what = paper.say("history.many", n=n)
        sheet = sheet_title(paper.content, one.sheet)
        return words.say("history.answer", sheet=sheet, version=one.version, what=what)

    def place(one: Entry) -> tuple[str, ...] | None:
        if one.kind != "answer":
            return None
        # Only the risk is rated by people who do not see each other's answers.
        mine = one.author if one.sheet == RISK and one.version in alone else ""
        return (one.sheet, str(one.version), mine)

    return Teller(
        asked=_asked_by(paper),
        said=_said_by(paper),
        place=place,
        many=many,
        by=lambda one: acting(paper.content, one, people[one.author]),
    )


def _reply(paper: Paper, sheet: str, item: str, value: object) -> str:
    try:
        return told(paper, sheet, item, value)
    except ValidationError:
        return paper.say("unreadable")


def told(paper: Paper, sheet: str, item: str, value: object) -> str:
    """Return an answer of a sheet in words.

    Raises
    ------
    pydantic.ValidationError
        Where it is no answer to it.
    """
    content = paper.content
    if sheet == RISK:
        if item == content.risk.screen.id:
            return screened(content, Screened.model_validate(value))
        return judged(content, Judgement.model_validate(value))
    if sheet == LAW:
        return _chosen(paper, item, value)
    if sheet not in content.instruments:
        return paper.say("unreadable")
    instrument = content.instrument(sheet)
    question = next((one for one in instrument.questions if one.id == item), None)
    if question is None:
        fixed = isinstance(value, dict) and FIXED in value
        return paper.say("history.fixed") if fixed else ""
    reply = Reply.model_validate(value)
    words = answer(paper, instrument, question, reply)
    return " · ".join(filter(None, [words, reply.evidence.strip()]))


def _chosen(paper: Paper, item: str, value: object) -> str:
    match value:
        case {"choice": list(choice)}:
            chosen = choice
        case tuple():
            chosen = list(value)
        case {"name": str(name)}:
            return name
        case _:
            return ""
    questions = paper.content.law.walk.questions
    dates = {one.id: one for one in paper.content.law.dates}
    texts = {
        one.id: flat(filled(one.text, dates, paper.content.language))
        for question in questions
        if question.id == item
        for one in question.choices
    }
    return "; ".join(texts.get(str(one), str(one)) for one in chosen)
