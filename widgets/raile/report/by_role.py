"""An assessment's replies compared across roles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from raile.assessment import assess
from raile.model.base import Strict
from raile.model.instrument import Instrument
from raile.model.response import Response
from raile.model.result import Reply, Result, Standing
from raile.replies import latest
from raile.report.small import K, percent, shown
from raile.report.work import done_by_each

_SPREAD = 2
"""Points between roles from which a statement is to be talked about."""


class RoleGroup(Strict):
    """The people of one role who have replied."""

    role: str | None
    """None: those who have named none."""
    n: int | None
    """None where the group is hidden; nobody is hidden, too."""


class RoleMedian(Strict):
    """What the middle one of a role has said of a statement."""

    role: str | None
    median: float | None
    """Points, 'don't know' as none; None where the group is hidden."""


class Statement(Strict):
    """How the room and its roles stand on one statement."""

    question: str
    overall: float | None
    """The median of all; None where too few have replied."""
    dont_know_percent: int | None
    roles: tuple[RoleMedian, ...]
    spread: float | None
    """Points between the highest and the lowest of the medians shown."""


class BandCount(Strict):
    """How many results lie in a band."""

    band: str
    count: int
    percent: int


class Overall(Strict):
    """The results of those who have replied to all that is required."""

    n: int
    median_percent: int | None
    bands: tuple[BandCount, ...]
    """All bands of the instrument, from the lowest up."""


class Readiness(Strict):
    """The room's replies to an assessment. Hidden if too few have replied."""

    hidden: bool
    n: int | None = None
    """How many have replied to any question."""
    roles: tuple[RoleGroup, ...] = ()
    statements: tuple[Statement, ...] = ()
    discuss: tuple[str, ...] = ()
    """Questions on which roles differ by two points or more, widest apart first."""
    overall: Overall | None = None
    """None where too few results are complete."""


def readiness_by_role(
    name: str,
    instrument: Instrument,
    responses: Sequence[Response],
    roles: Sequence[str],
    k: int = K,
) -> Readiness:
    """Compare the latest replies of each role.

    Nothing is told of fewer than `k` people, and nothing from which it could be
    worked out: neither of a small role, nor of what is left of the room without the
    roles that are shown.

    Parameters
    ----------
    name
        The activity that the replies were given to, such as ``"readiness"``.
    instrument
        Its questions and bands.
    responses
        The whole room's, oldest first.
    roles
        Ids of the roles, in the order to show them in. Who has named another one
        counts as having named none.
    k
        The smallest group that anything is told of.
    """
    replies = _replies(name, responses)
    if len(replies) < k:
        return Readiness(hidden=True)
    results = {person: assess(instrument, given) for person, given in replies.items()}
    named = _roles(responses)
    groups: tuple[str | None, ...] = (*roles, None)
    role_of = {
        person: role if (role := named.get(person)) in roles else None
        for person in results
    }
    sizes = Counter(role_of.values())
    large = shown(sizes, k)
    standings = _standings(results)
    statements = tuple(
        _statement(question.id, standings[question.id], role_of, groups, large, k)
        for question in instrument.questions
        if question.id in standings
    )
    apart = [one for one in statements if (one.spread or 0) >= _SPREAD]
    return Readiness(
        hidden=False,
        n=len(results),
        roles=tuple(
            RoleGroup(role=role, n=sizes[role] if role in large else None)
            for role in groups
        ),
        statements=statements,
        discuss=tuple(
            one.question for one in sorted(apart, key=lambda one: -(one.spread or 0))
        ),
        overall=_overall(instrument, results.values(), k),
    )


def _replies(name: str, responses: Sequence[Response]) -> dict[str, dict[str, Reply]]:
    """Return the replies of everybody who has said anything."""
    done = done_by_each(one for one in responses if one.activity == name)
    each = {person: latest(items[name].values()) for person, items in done.items()}
    return {
        person: replies
        for person, replies in each.items()
        if any(reply.answered for reply in replies.values())
    }


def _roles(responses: Sequence[Response]) -> dict[str, Any]:
    return {
        one.participant: one.value
        for one in responses
        if one.kind == "profile" and one.item == "role"
    }


def _standings(
    results: Mapping[str, Result],
) -> dict[str, dict[str, Standing]]:
    """Return how each person stands on each question, by question."""
    standings: defaultdict[str, dict[str, Standing]] = defaultdict(dict)
    for person, result in results.items():
        for one in result.standings:
            standings[one.question][person] = one
    return standings


def _statement(
    question: str,
    standings: Mapping[str, Standing],
    role_of: Mapping[str, str | None],
    groups: Sequence[str | None],
    large: Collection[str | None],
    k: int,
) -> Statement:
    points: dict[str | None, list[float]] = {role: [] for role in groups}
    for person, standing in standings.items():
        points[role_of[person]].append(standing.points)
    small = points.keys() - large
    seen = shown({role: len(given) for role, given in points.items()}, k, small)
    medians = {role: median(points[role]) for role in seen}
    enough = len(standings) >= k
    return Statement(
        question=question,
        overall=median(one.points for one in standings.values()) if enough else None,
        dont_know_percent=(
            percent(sum(one.dont_know for one in standings.values()), len(standings))
            if enough
            else None
        ),
        roles=tuple(RoleMedian(role=role, median=medians.get(role)) for role in groups),
        spread=max(medians.values()) - min(medians.values()) if medians else None,
    )


def _overall(
    instrument: Instrument, results: Iterable[Result], k: int
) -> Overall | None:
    complete = [one for one in results if one.complete]
    if len(complete) < k:
        return None
    percents = [one.percent for one in complete if one.percent is not None]
    bands = Counter(one.band for one in complete)
    return Overall(
        n=len(complete),
        median_percent=round(median(percents)) if len(percents) >= k else None,
        bands=tuple(
            BandCount(
                band=band.id,
                count=bands[band.id],
                percent=percent(bands[band.id], len(complete)),
            )
            for band in instrument.bands
        ),
    )
