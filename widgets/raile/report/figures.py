"""The pictures of assessments, the same on the page and in a report."""

from __future__ import annotations

from math import floor

from raile.chart import Bar, Chart, Square, Zone, bars, matrix, shade
from raile.load import Content
from raile.model.instrument import Instrument
from raile.model.result import Result
from raile.model.risk import STEPS, Risk
from raile.rating import Verdict, cell


def risk_matrix(
    risk: Risk, verdict: Verdict, content: Content, *, buttons: bool = False
) -> Chart:
    """Draw the risks that count where they lie.

    Parameters
    ----------
    buttons
        Whether squares with risks are buttons.
    """
    words = content.words("risk")
    squares = []
    for likelihood in range(1, STEPS + 1):
        for impact in range(1, STEPS + 1):
            place = cell(risk, likelihood, impact).place
            entries = tuple(
                one.question.title
                for one in verdict.worst
                if one.cell
                and (one.cell.likelihood, one.cell.impact) == (likelihood, impact)
            )
            look = shade(place, len(risk.bands))
            title = risk.bands[place].title
            squares.append(Square(likelihood, impact, title, look, entries))
    return matrix(
        words.say("matrix"),
        squares,
        rows=(words.say("likelihood"), [one.title for one in risk.likelihood]),
        columns=(words.say("impact"), [one.title for one in risk.impact]),
        words=content.words("chart"),
        buttons=buttons,
    )


def sections(
    instrument: Instrument, result: Result, content: Content, *, columns: int = 30
) -> Chart:
    """Draw how many of the points each section reached.

    Parameters
    ----------
    columns
        Letters that fit into a line.
    """
    words = content.words("assessment")
    places = {band.id: at for at, band in enumerate(instrument.bands)}
    titles = {section.id: section.title for section in instrument.sections}
    rows = [
        Bar(
            titles[one.section],
            whole(instrument, one.percent),
            note=band_title(instrument, one.band) or "",
            look=shade(places[one.band], len(places)) if one.band else "solid",
        )
        for one in result.sections
        if one.asked
    ]
    return bars(
        words.say("result.chart"),
        rows,
        words=content.words("chart"),
        heads=(
            words.say("result.heads.section"),
            words.say("result.heads.percent"),
            words.say("result.heads.band"),
        ),
        zones=[Zone(band.title, band.from_percent) for band in instrument.bands],
        columns=columns,
    )


def whole(instrument: Instrument, percent: float | None) -> int | None:
    """Round a per cent, but never into a band that was not reached."""
    if percent is None:
        return None
    starts = [band.from_percent for band in instrument.bands]
    near = round(percent)
    return floor(percent) if any(percent < at <= near for at in starts) else near


def band_title(instrument: Instrument, band: str | None) -> str | None:
    """Return the title of a band, by its id."""
    return next((one.title for one in instrument.bands if one.id == band), None)
