"""Watch-lists and latent prints: published points, and what is not there."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raile.datasets import load
from raile.science.biometrics import (
    NPL_2023,
    System,
    Watch,
    errors_by_threshold,
    false_alert_rate,
    false_match_rate,
    found_by_rank,
    hit_rate,
    ranks,
    watch,
)
from raile.science.intervals import clopper_pearson


@pytest.mark.parametrize(("listed", "false_alerts"), [(10_000, 16.67), (1_000, 1.67)])
def test_false_alerts_among_a_hundred_thousand(
    listed: int, false_alerts: float
) -> None:
    found = watch(0.60, 100_000, 0, listed)
    assert found.false_alerts == pytest.approx(false_alerts, abs=0.005)


def test_the_model_meets_its_published_points() -> None:
    assert hit_rate(0.60) == pytest.approx(0.89, abs=1e-12)
    assert 1 / false_alert_rate(0.60, 10_000) == pytest.approx(6_000, rel=1e-4)
    assert 1 / false_alert_rate(0.60, 1_000) == pytest.approx(60_000, rel=1e-4)


def test_a_tenth_of_the_false_matches_for_each_decade() -> None:
    steep = System(decade=0.02)
    assert false_match_rate(0.62, steep) * 10 == pytest.approx(steep.false_match)


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 10**6), st.floats(0, 100))
def test_a_higher_threshold_finds_fewer_of_both(
    one: float, other: float, listed: int, multiplier: float
) -> None:
    low, high = sorted((one, other))
    for threshold in (low, high):
        assert 0 <= hit_rate(threshold) <= 1
        assert 0 <= false_alert_rate(threshold, listed, multiplier) <= 1
    assert hit_rate(low) >= hit_rate(high)
    assert false_alert_rate(low, listed) >= false_alert_rate(high, listed)
    assert false_alert_rate(low, listed, 10) >= false_alert_rate(low, listed)


def test_a_short_list_raises_alerts_in_proportion() -> None:
    one, thousand = (false_alert_rate(0.60, n) for n in (1, 1_000))
    assert thousand == pytest.approx(1_000 * one, rel=1e-4)
    assert one == pytest.approx(NPL_2023.false_match, rel=1e-6)


def test_precision_depends_on_how_many_are_wanted() -> None:
    few, many = (watch(0.60, 100_000, wanted, 10_000) for wanted in (1, 100))
    assert few.precision == pytest.approx(0.0507, abs=5e-4)
    assert many.precision == pytest.approx(0.842, abs=5e-4)
    assert few.false_alerts_per_million == pytest.approx(166.7, abs=0.1)
    both = few + many
    assert both.alerts == pytest.approx(few.alerts + many.alerts)
    assert both.missed == pytest.approx(0.11 * 101)


def test_nobody_passes_and_nobody_is_pointed_at() -> None:
    nobody = watch(0.60, 0, 0, 10_000)
    assert nobody == Watch(0, 0, 0, 0)
    assert nobody.precision is None
    assert nobody.stopped_for_each_hit is None
    assert nobody.false_alerts_per_million is None
    # Where nobody is listed nobody is taken for somebody.
    assert watch(0.0, 1_000, 0, 0).alerts == 0
    # A group for which everything matches: all are stopped.
    assert watch(0.0, 1_000, 0, 10, 1e12).false_alerts == 1_000


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="between none and all"):
        watch(0.6, 10, 11, 5)
    with pytest.raises(ValueError, match="can be below 0"):
        false_alert_rate(0.6, -1)
    with pytest.raises(ValueError, match="between 0 and 1"):
        System(hit=1)
    with pytest.raises(ValueError, match="slopes"):
        System(decade=0)


def test_deployments_two_shares_of_the_same_false_alerts() -> None:
    table = load("lfr-deployments").set_index("reported_in")
    london, cardiff = table.loc["met-lfr-2025"], table.loc["cardiff-2017"]
    assert round(1e6 * london["false_alerts"] / london["faces"], 1) == 3.2
    assert round(100 * london["false_alerts"] / london["alerts"], 2) == 0.48
    assert round(100 * cardiff["false_alerts"] / cardiff["alerts"]) == 93
    low, high = clopper_pearson(int(cardiff["false_alerts"]), int(cardiff["alerts"]))
    assert (round(100 * low, 1), round(100 * high, 1)) == (91.9, 94.0)
    trials = table.loc["essex-lfr-2019"]
    assert round(100 - 100 * trials["false_alerts"] / trials["alerts"]) == 19
    for _, test in table[table["kind"] == "test"].iterrows():
        model = false_alert_rate(float(test["threshold"]), int(test["listed"]))
        assert 1 / model == pytest.approx(int(test["one_false_alert_in"]), rel=1e-3)


def test_the_right_finger_stands_first_in_21_of_85_searches() -> None:
    places = ranks(load("latent-scores"))
    assert (int((places == 1).sum()), len(places)) == (21, 85)
    found = found_by_rank(places, 257)
    assert found[1] == pytest.approx(0.247, abs=5e-4)
    assert found.is_monotonic_increasing
    assert found[257] == 1


def test_error_rates_of_prints_move_against_each_other() -> None:
    rates = errors_by_threshold(load("latent-scores"))
    assert rates["false_match"].is_monotonic_decreasing
    assert rates["missed"].is_monotonic_increasing
    assert rates.iloc[0].tolist() == [1, 0]
    assert rates.iloc[-1].tolist() == [0, 1]


def test_ties_stand_before_the_mate_and_latents_without_mate_are_left_out() -> None:
    scores = pd.DataFrame(
        {
            "latent": [1, 1, 1, 2, 2, 3],
            "print": [1, 2, 3, 1, 2, 1],
            "score": [0.5, 0.5, 0.1, 0.2, 0.1, 0.9],
            "mated": [True, False, False, False, False, True],
        }
    )
    assert ranks(scores).to_dict() == {1: 2, 3: 1}
    assert found_by_rank(ranks(scores[:0]), 2).tolist() == [0, 0]
    with pytest.raises(ValueError, match="of one finger and of two"):
        errors_by_threshold(scores[scores["mated"]])
