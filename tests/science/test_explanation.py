"""The scorecard of old releases: its figures, its reasons, and ways out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from raile.datasets import load
from raile.science import fairness
from raile.science.explanation import (
    Model,
    logistic,
    nearest_changes,
    profiles,
    ranking,
    twins,
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("recid-model")


@pytest.fixture(scope="module")
def model(table: pd.DataFrame) -> Model:
    return Model.of(table)


@pytest.fixture(scope="module")
def people(table: pd.DataFrame) -> pd.DataFrame:
    return profiles(table, seed=1)


def test_the_scorecard_on_people_it_was_not_made_from() -> None:
    scores = load("recid-scores")
    assert int(scores["people"].sum()) == 1_445
    everybody = fairness.outcomes(scores, 1)
    assert everybody.base_rate == pytest.approx(0.382, abs=5e-4)
    groups = fairness.by_group(scores, {"Black": 1, "other": 1})
    assert groups["Black"].base_rate == pytest.approx(0.442, abs=5e-4)
    assert groups["other"].base_rate == pytest.approx(0.325, abs=5e-4)
    assert fairness.ranking(scores) == pytest.approx(0.665, abs=0.002)


def test_it_was_never_told_the_group_and_yet() -> None:
    groups = fairness.by_group(load("recid-scores"), {"Black": 7, "other": 7})
    black, other = (groups[name].false_positive_rate for name in ("Black", "other"))
    assert black == pytest.approx(0.26, abs=0.06)
    assert other is not None
    assert other > 0


def test_a_logistic_regression_finds_the_coefficients_again() -> None:
    rng = np.random.default_rng(1)
    x = np.column_stack([rng.standard_normal(20_000), rng.random(20_000) < 0.3])
    true = np.array([-0.5, 0.8, -1.2])
    odds = true[0] + x @ true[1:]
    y = rng.random(20_000) < 1 / (1 + np.exp(-odds))
    found = logistic(x, y)
    assert found == pytest.approx(true, abs=0.06)
    # At the greatest likelihood the mean score is the share that happened.
    scores = 1 / (1 + np.exp(-(found[0] + x @ found[1:])))
    assert scores.mean() == pytest.approx(y.mean(), abs=1e-9)


def test_a_regression_that_has_no_answer() -> None:
    x = np.arange(10.0)[:, None]
    for outcome in (x[:, 0] > 4, np.ones(10, bool)):
        with pytest.raises(ValueError, match="does not settle"):
            logistic(x, outcome)
    with pytest.raises(ValueError, match="does not settle"):
        logistic(np.column_stack([x, x]), np.arange(10) % 2 == 0)


def test_ranking_of_scores() -> None:
    outcome = np.array([False, False, True, True])
    assert ranking(np.array([1.0, 2, 3, 4]), outcome) == 1
    assert ranking(np.zeros(4), outcome) == 0.5
    assert ranking(np.zeros(4), np.ones(4, bool)) is None


def test_contributions_add_up_to_the_score(model: Model, people: pd.DataFrame) -> None:
    average = model.constant + float((model.means * model.coefficients).sum())
    sums = model.contributions(people).sum(axis=1) + average
    assert (1 / (1 + np.exp(-sums))).to_numpy() == pytest.approx(
        model.score(people).to_numpy()
    )


def test_invented_people_look_like_the_data(
    table: pd.DataFrame, people: pd.DataFrame
) -> None:
    rows = table.set_index("feature").drop("constant")
    assert list(people) == list(rows.index)
    many = profiles(table, 20_000, seed=2)
    for feature, row in rows.iterrows():
        assert many[feature].between(row["low"], row["high"]).all()
        assert many[feature].mean() == pytest.approx(row["mean"], rel=0.1, abs=0.1)
    assert people.equals(profiles(table, seed=1))


def test_two_people_with_one_score_and_different_reasons(
    model: Model, people: pd.DataFrame
) -> None:
    pair = twins(model, people)
    assert pair is not None
    scores = model.score(people).iloc[list(pair)]
    assert abs(scores.iloc[0] - scores.iloc[1]) <= 0.005
    parts = model.contributions(people).iloc[list(pair)]
    assert (parts.iloc[0] - parts.iloc[1]).abs().sum() > 1
    assert twins(model, people[:1]) is None
    assert twins(model, people[:0]) is None


PERSON = {
    "age": 21, "alcohol_problems": 1, "crime_against_person": 0, "drug_history": 1,
    "felony": 0, "married": 0, "months_served": 24, "priors": 4, "property_crime": 1,
    "rule_violations": 3, "schooling": 9, "work_programme": 1,
}  # fmt: skip
ALLOWED = {
    "alcohol_problems": [0],
    "drug_history": [0],
    "schooling": [10, 11, 12],
    "age": [22, 23, 24, 25],
}


def test_the_smallest_changes_are_enough_and_none_smaller_is(model: Model) -> None:
    score = float(model.score(pd.DataFrame([PERSON])).iloc[0])
    assert score > 0.7
    found = nearest_changes(model, PERSON, ALLOWED, limit=score - 0.05)
    assert found
    assert list(found[0].values) == ["alcohol_problems"]
    for change in found:
        person = pd.DataFrame([PERSON | change.values])
        assert float(model.score(person).iloc[0]) == pytest.approx(change.score)
        assert change.score < score - 0.05
        assert all(
            value in ALLOWED[feature] for feature, value in change.values.items()
        )
    sizes = [(len(one.values), one.steps) for one in found]
    assert sizes == sorted(sizes)


def test_some_people_have_no_way_out(model: Model) -> None:
    assert nearest_changes(model, PERSON, ALLOWED, limit=0.05) == ()
    assert nearest_changes(model, PERSON, {}, limit=0.5) == ()
    (nothing,) = nearest_changes(model, PERSON, ALLOWED, limit=0.99)
    assert (nothing.values, nothing.steps) == ({}, 0)


def test_too_many_combinations_are_refused(model: Model) -> None:
    allowed = {feature: range(10) for feature in list(PERSON)[:8]}
    with pytest.raises(ValueError, match="too many combinations"):
        nearest_changes(model, PERSON, allowed, limit=0.1)


def test_a_faithful_explanation_can_be_useless(model: Model) -> None:
    # Taking part in a work programme raises the score. That is no advice.
    assert model.coefficients["work_programme"] > 0
    with_it = nearest_changes(model, PERSON, {"work_programme": [0]}, limit=0.85)
    assert len(with_it) <= 1
