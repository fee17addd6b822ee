"""What sheets are called, and what they ask."""

from __future__ import annotations

from raile.dossier._log import LAW, RISK
from raile.load import Content


def title(content: Content, sheet: str) -> str:
    """Return what a sheet is called; its id where it is not known any more."""
    if sheet == RISK:
        return content.risk.title
    if sheet == LAW:
        return content.words("law").say("title")
    known = sheet in content.instruments
    return content.instrument(sheet).title if known else sheet


def asks(content: Content, sheet: str) -> dict[str, str]:
    """Return what each item of a sheet asks, in order, as plain Markdown."""
    if sheet == RISK:
        risk = content.risk
        return {
            risk.screen.id: risk.screen.ask,
            **{one.id: one.title for one in risk.questions},
        }
    if sheet == LAW:
        return {one.id: one.ask for one in content.law.walk.questions}
    if sheet not in content.instruments:
        return {}
    return {one.id: one.ask for one in content.instrument(sheet).questions}
