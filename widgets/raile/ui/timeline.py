"""The timeline of the law: what applies already, where we are, what comes."""

from __future__ import annotations

import datetime
from typing import Any

from raile.day import day, filled, written
from raile.load.markdown import inline_html
from raile.navigator import Moment, timeline
from raile.ui.component import Component
from raile.ui.session import Session


class Timeline(Component):
    """The table of dates as a line from the past to the future.

    Parameters
    ----------
    today
        The day that it is seen from; that of the machine if not given.
    """

    front_end = "timeline"
    alike = True

    def __init__(self, session: Session, today: datetime.date | None = None) -> None:
        self._dates = session.content.law.dates
        self._given_day = today
        self._other_day: datetime.date | None = None
        super().__init__(session, "timeline", "law")

    def draw(self) -> dict[str, Any]:
        """Return every line of the table, seen from the day."""
        today = self._other_day or self._given_day or datetime.date.today()
        return {
            "today": today.isoformat(),
            "day": day(today, self._session.language),
            "other_day": self._other_day is not None,
            "moments": [self._moment(one) for one in timeline(self._dates, today)],
        }

    def act(self, event: dict[str, Any]) -> None:
        """Look from another day, or from today again."""
        if event.get("event") == "day":
            try:
                self._other_day = datetime.date.fromisoformat(str(event.get("day")))
            except ValueError:
                self._other_day = None

    def _moment(self, moment: Moment) -> dict[str, Any]:
        one = moment.date
        named = {line.id: line for line in self._dates}
        language = self._session.language
        sources = self._session.content.sources
        return {
            "id": one.id,
            "iso": one.date.isoformat()[: 10 if one.precision == "day" else 7],
            "day": written(one, language),
            "kind": one.kind,
            "title": one.title,
            "text": inline_html(filled(one.text, named, language)),
            "article": one.article,
            "standing": one.standing,
            "unsettled": one.unsettled
            and inline_html(filled(one.unsettled, named, language)),
            "passed": moment.passed,
            "days": moment.days,
            "next": moment.next,
            "sources": [
                {"title": sources[name].title, "link": sources[name].link}
                for name in one.source
            ],
        }
