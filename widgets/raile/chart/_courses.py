from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from raile.chart._bars import Chart
from raile.chart._svg import FAINT, INK, PAPER, text
from raile.chart._table import figure, table
from raile.load import Wording

_HEIGHT = 14.0


@dataclass(frozen=True)
class Courses:
    """Shares over time in many repetitions of the same; all from 0 to 1.

    Every list has one entry for each time.
    """

    times: Sequence[int]
    low: Sequence[float]
    """Below it lies one repetition of twenty …"""
    high: Sequence[float]
    """… and above it another one."""
    mean: Sequence[float]
    samples: Sequence[Sequence[float]] = ()
    """Single repetitions."""


@dataclass(frozen=True)
class CourseNames:
    """What the lines are called in the key."""

    band: str
    mean: str
    sample: str
    truth: str


def courses(
    title: str,
    drawn: Courses,
    truth: float | None,
    names: CourseNames,
    *,
    words: Wording,
    heads: tuple[str, str, str, str],
    axis: tuple[str, str],
    told: str,
) -> Chart:
    """Draw how a share develops, between which bounds, and what is true.

    Parameters
    ----------
    title
        What the chart shows; it names the drawing and the table.
    truth
        The true share, drawn as a dashed line; none where there is none.
    words
        The words of charts, ``content.words("chart")``.
    heads
        Headings of the table: time, low, mean, high.
    axis
        The first and the last time in words.
    told
        What is to be seen, in words, for those who do not see it.
    """
    scale = [
        text(words.say("percent", percent=one), "0", _HEIGHT * (1 - one / 100) + shift)
        for one, shift in ((100, 1.0), (50, 1.0), (0, -0.3))
    ]
    under = text(axis[0], "0", _HEIGHT + 1.1, size=0.85, quiet=True)
    under += text(axis[1], "100%", _HEIGHT + 1.1, size=0.85, quiet=True, anchor="end")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" '
        f'height="{_HEIGHT + 1.6:g}em" font-family="sans-serif" overflow="visible">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        f'<svg width="100%" height="{_HEIGHT:g}em" viewBox="0 0 100 100" '
        f'preserveAspectRatio="none">{_lines(drawn, truth)}</svg>'
        f"{''.join(scale)}{under}</svg>"
    )
    every = max(1, (len(drawn.times) - 1) // 10)
    rows = [
        [str(drawn.times[at])]
        + [
            words.say("percent", percent=round(100 * one[at]))
            for one in (drawn.low, drawn.mean, drawn.high)
        ]
        for at in range(0, len(drawn.times), every)
    ]
    made = table(title, heads, rows)
    head = f"<figcaption>{escape(title)}</figcaption>"
    return Chart(svg, made, figure(f"{head}{svg}{_key(names, truth)}", made, words))


def _lines(drawn: Courses, truth: float | None) -> str:
    last = drawn.times[-1] or 1

    def way(shares: Sequence[float]) -> list[str]:
        return [
            f"{100 * time / last:.1f} {100 - 100 * share:.1f}"
            for time, share in zip(drawn.times, shares, strict=True)
        ]

    around = "L".join([*way(drawn.low), *reversed(way(drawn.high))])
    parts = [
        f'<rect class="raile-chart-track" width="100" height="100" fill="{PAPER}" '
        f'stroke="{FAINT}" vector-effect="non-scaling-stroke"/>',
        f'<path class="raile-chart-band" d="M{around}Z" fill="{FAINT}" '
        'fill-opacity=".25"/>',
        _line("M0 50H100", "track", 1, "", FAINT),
    ]
    parts += [_line(f"M{'L'.join(way(one))}", "thin", 1) for one in drawn.samples]
    parts.append(_line(f"M{'L'.join(way(drawn.mean))}", "bar", 3.5))
    if truth is not None:
        high = 100 - 100 * truth
        parts.append(_line(f"M0 {high:.1f}H100", "mark", 2.5, "7 4"))
    return "".join(parts)


def _line(d: str, kind: str, width: float, dash: str = "", ink: str = INK) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="raile-chart-{kind}" d="{d}" fill="none" stroke="{ink}" '
        f'stroke-width="{width:g}" vector-effect="non-scaling-stroke"{dashed}/>'
    )


def _key(names: CourseNames, truth: float | None) -> str:
    shown = [
        (names.mean, _line("M0 5H20", "bar", 3.5)),
        (
            names.band,
            '<rect class="raile-chart-band" width="20" height="10" '
            f'fill="{FAINT}" fill-opacity=".25"/>',
        ),
        (names.sample, _line("M0 5H20", "thin", 1)),
    ]
    if truth is not None:
        shown.append((names.truth, _line("M0 5H20", "mark", 2.5, "7 4")))
    rows = "".join(
        '<li><svg viewBox="0 0 20 10" width="2em" height="1em" aria-hidden="true">'
        f"{drawn}</svg> {escape(name)}</li>"
        for name, drawn in shown
    )
    return f'<ul class="raile-chart-key">{rows}</ul>'
