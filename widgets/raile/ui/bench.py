"""What stands above a sheet: where it belongs, its versions, its raters, its past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from raile.day import day
from raile.dossier import (
    LAW,
    RISK,
    Rated,
    Version,
    asides,
    by_rater,
    changes,
    facts,
    member,
    proposal,
    rated,
    sheet_title,
    versions,
)
from raile.model.dossier import Entry
from raile.rating import Spread
from raile.ui.board import Board, Place, text_of
from raile.ui.compare import compared
from raile.ui.history import called, happened

_RECENT = 10


class SheetBench(Board):
    """The head of one version of a sheet in a dossier."""

    front_end = "bench"

    def __init__(self, place: Place, *args: Any, **kept: Any) -> None:
        self._place = place
        self._compared: tuple[int, int] | None = None
        self._all_history = False
        self.turn: Callable[[str], None] = lambda _: None
        """Shows a question of the sheet below."""
        self.renew: Callable[[], None] = lambda: None
        """Shows in the sheet below what others have answered."""
        super().__init__(*args, **kept)

    def draw(self) -> dict[str, Any]:
        """Return the sheet's versions, who rates it, and what happened in it."""
        entries = self._entries()
        if not entries:
            return self.view
        self._seen = entries[-1].number or 0
        content = self._session.content
        sheet = self._place.sheet
        known = versions(entries, sheet)
        here = known[self._place.version - 1]
        a, b = self._compared or (0, 0)
        return {
            "arriving": self._arriving,
            "dossier": self._place.dossier,
            "sheet": sheet,
            "system": facts(entries)["name"],
            "title": sheet_title(content, sheet),
            "version": here.number,
            "newest": here.number == len(known),
            "mode": here.mode,
            "versions": [self._version(one) for one in known],
            "reasons": [
                {"id": one.id, "text": one.text} for one in content.gates.reasons
            ],
            "aside": asides(entries).get(sheet, ""),
            "can_aside": sheet not in (LAW, RISK),
            "risk": self._risk(entries, here) if sheet == RISK else None,
            "compared": self._compared
            and {
                "a": a,
                "b": b,
                "rows": compared(
                    content, sheet, changes(content, entries, sheet, a, b)
                ),
            },
            "history": happened(
                content, entries, None if self._all_history else _RECENT, sheet
            ),
            "more": not self._all_history
            and sum(one.sheet == sheet for one in entries) > _RECENT,
            "problem": self._problem,
        }

    def do(self, event: dict[str, Any]) -> None:
        """Go elsewhere, begin a version, or agree."""
        match event:
            case {"event": "tick"}:
                if self.look_again(self._place.dossier):
                    self.renew()
            case {"event": "dossier"}:
                self._go(Place(self._place.dossier))
            case {"event": "version", "version": int(number)}:
                if 0 < number <= len(versions(self._entries(), self._place.sheet)):
                    self._go(Place(self._place.dossier, self._place.sheet, number))
            case {"event": "question", "item": str(item)}:
                self.turn(item)
            case {"event": "history"}:
                self._all_history = True
            case {"event": "compare", "a": int(a), "b": int(b)}:
                count = len(versions(self._entries(), self._place.sheet))
                if 0 < a <= count and 0 < b <= count and a != b:
                    self._compared = min(a, b), max(a, b)
            case {"event": "begin"}:
                self._begin(event)
            case {"event": "aside"} if self._place.sheet not in (LAW, RISK):
                self._set_aside(event)
            case {"event": "agree"}:
                self._agree(event)

    def _entries(self) -> list[Entry]:
        return self._session.store.dossiers.entries(self._place.dossier)

    def _begin(self, event: dict[str, Any]) -> None:
        """Begin a version with the answers of the newest one."""
        reasons = {one.id for one in self._session.content.gates.reasons}
        if event.get("reason") not in reasons:
            self._problem = "version"
            return
        mode = "alone" if self._place.sheet == RISK else "together"
        note = text_of(event.get("note"), 2000)
        self._make(event["key"], event["reason"], mode, note, [])

    def _set_aside(self, event: dict[str, Any]) -> None:
        """Say why nobody fills in this sheet; without a reason it is taken up again."""
        reason = text_of(event.get("reason"), 2000)
        entries = self._entries()
        mine = member(entries, self._session.participant)
        if not reason and self._place.sheet not in asides(entries):
            self._problem = "aside"
        elif mine:
            entry = self._entry(
                self._place.dossier,
                "aside",
                "",
                {"reason": reason} if reason else None,
                function=mine.function,
                key=event["key"],
                sheet=self._place.sheet,
            )
            self._session.store.dossiers.add(entry)

    def _agree(self, event: dict[str, Any]) -> None:
        """Begin the version that raters agree on, open where they are apart."""
        content = self._session.content
        entries = self._entries()
        view = rated(content.risk, entries)
        if self._place.sheet != RISK or view.agreed:
            return
        if view.finished < content.gates.raters:
            self._problem = "raters"
            return
        finished = {one.author for one in view.raters if one.complete}
        each = {
            author: one
            for author, one in by_rater(content.risk, entries, view.version).items()
            if author in finished
        }
        judgements, screened = proposal(content.risk, each)
        answers = {content.risk.screen.id: screened.model_dump(mode="json")}
        answers |= {
            item: one.model_dump(mode="json") for item, one in judgements.items()
        }
        self._make(event["key"], "agreed", "together", "", list(answers.items()))

    def _make(
        self,
        key: str,
        reason: str,
        mode: str,
        note: str,
        answers: Sequence[tuple[str, Any]],
    ) -> None:
        place, entries = self._place, self._entries()
        mine = member(entries, self._session.participant)
        if mine is None:
            return
        count = len(versions(entries, place.sheet))
        number = count + 1
        if not any(one.key == key for one in entries):
            value = {"mode": mode, "base": count, "note": note}
            begun = self._entry(
                place.dossier,
                "version",
                reason,
                value,
                function=mine.function,
                key=key,
                sheet=place.sheet,
                version=number,
            )
            self._session.store.dossiers.add_all(
                [
                    begun,
                    *(
                        self._entry(
                            place.dossier,
                            "answer",
                            item,
                            answer,
                            function=mine.function,
                            sheet=place.sheet,
                            version=number,
                        )
                        for item, answer in answers
                    ),
                ]
            )
            self._go(Place(place.dossier, place.sheet, number))

    def _version(self, one: Version) -> dict[str, Any]:
        content = self._session.content
        reasons = {reason.id: reason.text for reason in content.gates.reasons}
        reasons["agreed"] = self._words.say("bench.agreed")
        return {
            "number": one.number,
            "reason": reasons.get(one.reason, one.reason)
            or self._words.say("bench.first"),
            "note": one.note,
            "mode": one.mode,
            "on": one.begun and day(one.begun.at.astimezone().date(), content.language),
        }

    def _risk(self, entries: Sequence[Entry], here: Version) -> dict[str, Any]:
        """Return the raters; where they are apart only to those who have rated."""
        content = self._session.content
        view = rated(content.risk, entries)
        names = called(content, entries)
        me = self._session.participant
        mine = next((one for one in view.raters if one.author == me), None)
        acting = member(entries, me)
        waits = mine is not None and not mine.complete
        waits |= mine is None and acting is not None and acting.function == "rater"
        enough = view.finished >= content.gates.raters
        shown = enough and (bool(view.agreed) or not waits)
        return {
            "raters": [
                {
                    "name": names[one.author],
                    "done": one.done,
                    "total": one.total,
                    "complete": one.complete,
                    "me": one.author == me,
                }
                for one in view.raters
            ],
            "missing": max(0, content.gates.raters - view.finished),
            "waits": enough and not shown,
            "spreads": self._spreads(entries, view) if shown else [],
            "shown": shown,
            "agreed": view.agreed and view.agreed.number,
            "settled": view.settled,
            "open": len(view.missing),
            "discuss": content.risk.rules.discuss,
            "may_agree": shown and not view.agreed and here.mode == "alone",
        }

    def _spreads(self, entries: Sequence[Entry], view: Rated) -> list[dict[str, Any]]:
        risk = self._session.content.risk
        each = by_rater(risk, entries, view.version)
        names = called(self._session.content, entries)
        done = [one.author for one in view.raters if one.complete]
        rows = []
        for one in view.spreads:
            name = one.question.id
            views = (
                self._view(one, each[who][0].get(name), names[who]) for who in done
            )
            rows.append(
                {
                    "id": name,
                    "title": one.question.title,
                    "stage": one.stage,
                    "scale": one.scale,
                    "settled": view.agreed is not None and name not in view.unreasoned,
                    "views": [seen for seen in views if seen],
                }
            )
        return rows

    def _view(self, one: Spread, judgement: Any, name: str) -> dict[str, Any] | None:
        if judgement is None:
            return None
        rating = getattr(judgement, one.stage)
        step = getattr(rating, one.scale)
        if step is None:
            return None
        anchors = getattr(self._session.content.risk, one.scale)
        return {
            "name": name,
            "step": step,
            "word": anchors[step - 1].title,
            "reason": rating.reason,
            "group": judgement.group,
        }
