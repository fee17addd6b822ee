"""Who did what and when in a dossier, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from raile.dossier import (
    FACTS,
    PASSED,
    SENT_BACK,
    acting,
    asks,
    history,
    labels,
    sheet_title,
)
from raile.load import Content
from raile.load.markdown import inline_html
from raile.model.dossier import Entry
from raile.report.fixings import FIXED


def happened(
    content: Content,
    entries: Sequence[Entry],
    most: int | None = None,
    sheet: str | None = None,
) -> list[dict[str, Any]]:
    """Return lines of a history, the newest first, ready to be drawn."""
    found = history(entries, sheet)[::-1]
    names = called(content, entries)
    return [_line(content, one, names[one.author]) for one in found[:most]]


def called(content: Content, entries: Sequence[Entry]) -> dict[str, str]:
    """Return what the authors of a dossier are called for each other."""
    former = content.words("dossier").say("dossier.former")
    return labels(content.gates, entries, former)


def _line(content: Content, one: Entry, name: str) -> dict[str, Any]:
    about = one.value if isinstance(one.value, dict) else {}
    why = about.get("reason") or about.get("note") or ""
    if one.kind == "system" and isinstance(one.value, str):
        why = one.value
    return {
        "id": one.number,
        "at": one.at.isoformat(),
        "by": acting(content, one, name),
        "what": inline_html(_what(content, one, about)),
        "why": str(why),
    }


def _what(content: Content, one: Entry, about: dict[str, Any]) -> str:
    words = content.words("dossier")
    sheet = sheet_title(content, one.sheet) if one.sheet else ""
    kind: str = one.kind
    what = one.item
    if kind == "answer":
        what = asks(content, one.sheet).get(one.item, one.item)
        if FIXED in about:
            kind = "fixed"
    elif kind == "aside" and not about:
        kind = "taken-up"
    elif kind == "version":
        reasons = {reason.id: reason.text for reason in content.gates.reasons}
        reasons["agreed"] = words.say("bench.agreed")
        what = reasons.get(one.item, one.item)
    elif kind == "gate":
        titles = {gate.id: gate.title for gate in content.gates.gates}
        what = titles.get(one.item, one.item)
        if about.get("decision") in (PASSED, SENT_BACK):
            kind = str(about["decision"])
    elif kind == "member":
        what = content.gates.title(one.item)
    elif kind == "system":
        what = words.say(f"facts.{one.item}") if one.item in FACTS else one.item
    return words.say(f"history.{kind}", what=what, sheet=sheet, version=one.version)
