"""Patrols go where crime was recorded, and record what they find there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

OAKLAND_TOP1_TOP2 = ((609, 379), (3.68511, 2.816466))
"""Drug crime in the two districts of Oakland with most of it: incidents recorded
before, and incidents a day (Ensign and others 2018)."""

OAKLAND_TOP1_RANDOM = ((609, 7), (3.68511, 2.35592))
"""The same for the first district and one chosen at random."""


@dataclass(frozen=True)
class Urn:
    """What became of two districts in many repetitions of the same city.

    Attributes
    ----------
    shares
        Of the first district in all that is recorded: a row for each run, a
        column for each day, the first of them before the first day; from 0 to 1.
    true_share
        Of the first district in all that happens; none where nothing does.
    """

    shares: Numbers
    true_share: float | None

    @property
    def share(self) -> float:
        """Mean share at the end."""
        return float(self.shares[:, -1].mean())

    def band(self, low: float = 0.05, high: float = 0.95) -> tuple[Numbers, Numbers]:
        """Return between which shares the runs lie on each day, by quantile."""
        lower, upper = np.quantile(self.shares, [low, high], axis=0)
        return lower, upper


def urn(
    prior: tuple[float, float],
    rates: tuple[float, float],
    days: int = 1000,
    runs: int = 200,
    *,
    corrected: bool = False,
    seed: int,
) -> Urn:
    r"""Send one patrol a day where most was recorded, many times over.

    Each day one of two districts is drawn with the probability of its share in all
    incidents recorded so far. The patrol finds a Poisson number of incidents with that
    district's daily rate, and all are recorded. Nothing is learned of the other
    district. Corrected, an incident is recorded only with the probability that the
    *other* district would have been drawn, which cancels what the choice of district
    did.

    Parameters
    ----------
    prior
        Incidents recorded in the two districts before, each at least 0, not both 0.
    rates
        Incidents a day that a patrol there finds, each at least 0.
    days
        At least 1.
    runs
        Repetitions, at least 1.
    corrected
        Whether the records are corrected.
    seed
        Of the random numbers.

    Raises
    ------
    ValueError
        If a number is out of its range.

    References
    ----------
    Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian 2018, Runaway
    feedback loops in predictive policing, PMLR 81.

    Examples
    --------
    >>> run = urn(*OAKLAND_TOP1_TOP2, seed=1)
    >>> round(run.true_share, 3), round(run.share, 1)
    (0.567, 0.7)
    """
    if min(*prior, *rates) < 0 or sum(prior) <= 0 or days < 1 or runs < 1:
        raise ValueError("counts and rates cannot be below 0, nor all of them 0")
    rng = np.random.default_rng(seed)
    first = np.full(runs, float(prior[0]))
    second = np.full(runs, float(prior[1]))
    shares = np.empty((days + 1, runs))
    shares[0] = share = first / (first + second)
    draws = rng.random((days, runs))
    finds = rng.poisson(np.asarray(rates), (days, runs, 2))
    for day in range(days):
        here = draws[day] < share
        found = np.where(here, finds[day, :, 0], finds[day, :, 1])
        if corrected:
            found = rng.binomial(found, np.where(here, 1 - share, share))
        first += np.where(here, found, 0)
        second += np.where(here, 0, found)
        shares[day + 1] = share = first / (first + second)
    total = sum(rates)
    return Urn(shares.T, rates[0] / total if total else None)


@dataclass(frozen=True)
class City:
    """What is recorded in each area, day by day.

    Attributes
    ----------
    patrols
        Share of the patrols in each area: a row for each day, which adds
        up to 1.
    recorded
        Incidents recorded until the end of each day: a row for each day.
    true_shares
        Of each area in all that happens; adds up to 1, or all 0 if nothing does.
    """

    patrols: Numbers
    recorded: Numbers
    true_shares: Numbers


def patrol(
    prior: ArrayLike,
    rates: ArrayLike,
    *,
    discovered: float,
    days: int = 365,
    anywhere: float = 0.0,
    corrected: bool = False,
    seed: int,
) -> City:
    r"""Send patrols over a whole map in proportion to what is recorded.

    A share of all incidents is found by patrols only, as with drugs or weapons; the
    rest is reported by people, wherever patrols are. Of :math:`n` areas, one with the
    daily rate :math:`r` and the share :math:`a` of all patrols adds a Poisson number
    to its records each day, with the mean

    .. math:: r \, [(1 - d) + d \, (1 - e^{-na})].

    The bracket is the kit's own model: the average area has 63 per cent of what is
    hidden found, an area without patrols nothing, and nobody finds more than there is.
    Corrected, what patrols found is divided by the share :math:`1 - e^{-na}` that they
    could be expected to find.

    Parameters
    ----------
    prior
        Incidents recorded in each area before; at least one above 0.
    rates
        True incidents a day in each area.
    discovered
        Which share of incidents only a patrol would find, from 0 to 1.
    days
        At least 1.
    anywhere
        Which share of the patrols goes to all areas alike, whatever is recorded there,
        from 0 to 1.
    corrected
        Whether what patrols found is weighed by their effort.
    seed
        Of the random numbers.

    Raises
    ------
    ValueError
        If a number is out of its range, or the two lists differ in length.
    """
    start = np.asarray(prior, np.float64)
    rate = np.asarray(rates, np.float64)
    if start.shape != rate.shape or start.ndim != 1 or not start.size:
        raise ValueError("there must be as many areas before as during the run")
    if start.min() < 0 or start.sum() <= 0 or rate.min() < 0:
        raise ValueError("counts and rates cannot be below 0, nor all counts 0")
    if not (0 <= discovered <= 1 and 0 <= anywhere <= 1) or days < 1:
        raise ValueError("shares must lie between 0 and 1, and there must be a day")
    rng = np.random.default_rng(seed)
    areas = start.size
    recorded, patrols = np.empty((days, areas)), np.empty((days, areas))
    reported = rng.poisson((1 - discovered) * rate, (days, areas))
    total = start.copy()
    for day in range(days):
        patrols[day] = (1 - anywhere) * total / total.sum() + anywhere / areas
        seen = -np.expm1(-areas * patrols[day])
        found = rng.poisson(discovered * rate * seen).astype(np.float64)
        if corrected:
            found = np.divide(found, seen, out=np.zeros(areas), where=seen > 0)
        total += reported[day] + found
        recorded[day] = total
    return City(patrols, recorded, rate / rate.sum() if rate.sum() else rate)
