"""COMPAS as counts: both sides' figures, and the identity that divides them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from raile.datasets import load
from raile.science.fairness import (
    METRICS,
    Outcomes,
    best_guess,
    by_group,
    calibration,
    every_threshold,
    gaps,
    implied_false_positive_rate,
    nearest_threshold,
    outcomes,
    ranking,
)
from raile.science.quality import reoffending

GROUPS = ("Black", "White")


@pytest.fixture(scope="module")
def counts() -> pd.DataFrame:
    return load("compas-counts")


PROPUBLICA = {
    "Black": (3_696, 0.4485, 0.2799, 0.630, 0.514),
    "White": (2_454, 0.2345, 0.4772, 0.591, 0.394),
}


@pytest.mark.parametrize("group", GROUPS)
def test_propublicas_figures(counts: pd.DataFrame, group: str) -> None:
    found = by_group(counts, {group: 5})[group]
    people, fpr, fnr, ppv, base = PROPUBLICA[group]
    assert found.people == people
    assert found.false_positive_rate == pytest.approx(fpr, abs=5e-5)
    assert found.false_negative_rate == pytest.approx(fnr, abs=5e-5)
    assert found.predictive_value == pytest.approx(ppv, abs=5e-4)
    assert found.base_rate == pytest.approx(base, abs=5e-4)


CALIBRATION = {1: (0.23, 0.21), 5: (0.48, 0.46), 8: (0.68, 0.72), 10: (0.79, 0.70)}


def test_each_decile_means_about_the_same_in_both_groups(counts: pd.DataFrame) -> None:
    tables = [calibration(counts[counts["race"] == group]) for group in GROUPS]
    for decile, shares in CALIBRATION.items():
        found = tuple(float(table["share"][decile]) for table in tables)
        assert found == pytest.approx(shares, abs=0.005)


def test_the_month_that_a_file_ends_in(counts: pd.DataFrame) -> None:
    months = load("compas-months")
    assert int(months["people"].sum()) == 7_214
    assert reoffending(months).share == pytest.approx(0.4507, abs=5e-5)
    watched = reoffending(months, until_cutoff=True)
    assert watched.people == 6_216
    assert watched.share == pytest.approx(0.3625, abs=5e-5)
    assert reoffending(months, until_cutoff=False) == (998, 998)
    assert reoffending(months[:0]).share is None
    others = 7_214 - int(counts["people"].sum())
    assert others == 1_064


def test_two_features_are_as_good_as_the_score(counts: pd.DataFrame) -> None:
    guess = best_guess(load("compas-age-priors"), ["age", "priors"])
    # Published: COMPAS 65.4 per cent of all, two features 67.
    assert guess == pytest.approx(0.675, abs=0.005)
    assert outcomes(counts, 5).accuracy == pytest.approx(0.651, abs=5e-4)
    assert best_guess(counts[:0], ["sex"]) is None


def test_the_identity_holds_in_each_group_at_each_threshold(
    counts: pd.DataFrame,
) -> None:
    for group in GROUPS:
        for found in every_threshold(counts[counts["race"] == group]):
            base, ppv = found.base_rate, found.predictive_value
            fnr, fpr = found.false_negative_rate, found.false_positive_rate
            if ppv is None:
                continue
            assert base is not None
            assert fnr is not None
            assert abs(implied_false_positive_rate(base, ppv, fnr) - fpr) < 1e-12


numbers = st.integers(0, 10_000)


@given(numbers, numbers, numbers, numbers)
def test_the_identity_holds_for_all_counts(tp: int, fp: int, fn: int, tn: int) -> None:
    assume(tp > 0)
    assume(fp + tn > 0)
    found = Outcomes(tp, fp, fn, tn)
    base, ppv = found.base_rate, found.predictive_value
    fnr, fpr = found.false_negative_rate, found.false_positive_rate
    assert None not in (base, ppv, fnr, fpr)
    implied = implied_false_positive_rate(base, ppv, fnr)  # type: ignore[arg-type]
    assert abs(implied - fpr) < 1e-12  # type: ignore[operator]


def test_with_other_base_rates_not_all_can_be_equal(counts: pd.DataFrame) -> None:
    groups = by_group(counts, dict.fromkeys(GROUPS, 5))
    apart = gaps(groups)
    assert apart["predictive_value"] == pytest.approx(0.038, abs=5e-4)
    assert apart["false_positive_rate"] == pytest.approx(0.214, abs=5e-4)
    assert set(apart) == set(METRICS)


def test_a_locked_metric_finds_the_other_groups_threshold(counts: pd.DataFrame) -> None:
    curves = {
        group: every_threshold(counts[counts["race"] == group]) for group in GROUPS
    }
    target = curves["Black"][4].false_positive_rate
    threshold = nearest_threshold(curves["White"], "false_positive_rate", target)
    assert threshold == 3
    rates = [found.false_positive_rate for found in curves["White"]]
    assert rates[2] == pytest.approx(0.471, abs=5e-4)
    assert target is not None
    assert min(rates, key=lambda rate: abs((rate or 0) - target)) == rates[2]
    assert nearest_threshold(curves["White"], "accuracy", None) is None


def test_thresholds_that_flag_everybody_and_nobody(counts: pd.DataFrame) -> None:
    everybody, nobody = outcomes(counts, 1), outcomes(counts, 11)
    assert everybody.flagged == 1
    assert everybody.false_negative_rate == 0
    assert nobody.flagged == 0
    assert nobody.predictive_value is None
    assert nobody.false_positive_rate == 0
    assert nobody.false_negative_rate == 1


def test_a_group_without_people(counts: pd.DataFrame) -> None:
    groups = by_group(counts, {"Black": 5, "Martian": 5})
    assert groups["Martian"] == Outcomes()
    assert all(groups["Martian"].rate(metric) is None for metric in METRICS)
    assert groups["Martian"].base_rate is None
    assert all(gap is None for gap in gaps(groups).values())
    assert all(gap is None for gap in gaps({}).values())
    empty = counts[:0]
    assert calibration(empty)["people"].tolist() == [0] * 10
    assert calibration(empty)["share"].isna().all()
    assert ranking(empty) is None
    assert nearest_threshold(every_threshold(empty), "accuracy", 0.5) is None


def test_both_groups_together_are_their_sum(counts: pd.DataFrame) -> None:
    groups = by_group(counts, dict.fromkeys(GROUPS, 7))
    assert groups["Black"] + groups["White"] == outcomes(counts, 7)


def test_the_ranking_of_a_score() -> None:
    perfect = pd.DataFrame(
        {"decile": [1, 10], "reoffended": [False, True], "people": [5, 7]}
    )
    assert ranking(perfect) == 1
    assert ranking(perfect.assign(decile=4)) == 0.5
    assert ranking(perfect.assign(decile=[10, 1])) == 0


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="below 0"):
        Outcomes(-1)
    for rates in ((1, 0.5, 0.1), (0.5, 0, 0.1), (0.5, 0.5, 1.1)):
        with pytest.raises(ValueError, match="must"):
            implied_false_positive_rate(*rates)
