from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from raile.chart._bars import Chart
from raile.chart._svg import INK, PAPER
from raile.chart._table import figure, table
from raile.load import Wording

Mark = Literal["full", "cross", "boxed", "ring"]
"""How one of many is drawn; the forms differ, so that no colour is needed."""

_CROSS = "M.28 .28L.72 .72M.72 .28L.28 .72"
_MARKS: dict[Mark, str] = {
    "full": f'<circle class="raile-chart-ink" cx=".5" cy=".5" r=".36" fill="{INK}"/>',
    "cross": f'<path class="raile-chart-mark" d="{_CROSS}" fill="none" '
    f'stroke="{INK}" stroke-width=".14" stroke-linecap="round"/>',
    "boxed": '<rect class="raile-chart-box" x=".14" y=".14" width=".72" '
    f'height=".72" rx=".1" fill="{PAPER}" stroke="{INK}" stroke-width=".09"/>'
    f'<path class="raile-chart-mark" d="{_CROSS}" fill="none" '
    f'stroke="{INK}" stroke-width=".14" stroke-linecap="round"/>',
    "ring": '<circle class="raile-chart-ring" cx=".5" cy=".5" r=".3" fill="none" '
    f'stroke="{INK}" stroke-width=".06"/>',
}


@dataclass(frozen=True)
class Pile:
    """Some of many: what they are, how many, and how each is drawn."""

    label: str
    count: int
    mark: Mark = "full"


def dots(
    title: str,
    piles: Sequence[Pile],
    *,
    words: Wording,
    heads: tuple[str, str],
    columns: int = 20,
) -> Chart:
    """Draw one mark for each of many, in rows, with the key beneath.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    piles
        From the first row on. All together at least one, at most a few hundred.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: label, count.
    columns
        Marks in a row.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    marks = [pile.mark for pile in piles for _ in range(pile.count)]
    if not marks:
        raise ValueError("there is nothing to draw; give a pile of at least one")
    drawn = "".join(
        f'<g transform="translate({at % columns} {at // columns})">{_MARKS[mark]}</g>'
        for at, mark in enumerate(marks)
    )
    rows = -(-len(marks) // columns)
    counted = [(pile.label, words.say("count", n=pile.count)) for pile in piles]
    told = " ".join(words.say("row", label=one, value=n) for one, n in counted)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" class="raile-dots" '
        f'width="100%" viewBox="0 0 {columns} {rows}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{drawn}</svg>"
    )
    key = "".join(
        '<li><svg viewBox="0 0 1 1" width="1.3em" height="1.3em" aria-hidden="true">'
        f"{_MARKS[pile.mark]}</svg> <strong>{escape(n)}</strong> {escape(label)}</li>"
        for pile, (label, n) in zip(piles, counted, strict=True)
        if pile.count
    )
    made = table(title, heads, counted)
    head = f"<figcaption>{escape(title)}</figcaption>"
    body = f'{head}{svg}<ul class="raile-chart-key">{key}</ul>'
    return Chart(svg=svg, table=made, figure=figure(body, made, words))


def of_hundred(shares: Sequence[float]) -> list[int]:
    """Return shares as counts of 100 that add up to 100, by largest remainder.

    Raises
    ------
    ValueError
        If the shares are all 0, or one is below 0.

    Examples
    --------
    >>> of_hundred([1, 1, 1])
    [34, 33, 33]
    """
    total = sum(shares)
    if total <= 0 or min(shares, default=0) < 0:
        raise ValueError("shares of nothing make no hundred")
    exact = [100 * one / total for one in shares]
    counts = [int(one) for one in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: counts[at] - exact[at])
    for at in by_rest[: 100 - sum(counts)]:
        counts[at] += 1
    return counts
