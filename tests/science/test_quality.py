"""Empty cells and changed forms: Minneapolis and West Yorkshire."""

from __future__ import annotations

import pandas as pd
import pytest

from raile.datasets import load
from raile.science.intervals import Interval
from raile.science.quality import shares_by, stops_for_each_resident, unrecorded


@pytest.fixture(scope="module")
def stops() -> pd.DataFrame:
    return load("minneapolis-stops")


def test_how_often_people_were_searched(stops: pd.DataFrame) -> None:
    found = shares_by(stops, ["race"], "person_search", "yes", "stops")
    for race, share in {
        "Black": 0.204,
        "White": 0.082,
        "Unknown": 0.011,
        "Native American": 0.306,
    }.items():
        assert found["share"][race] == pytest.approx(share, abs=5e-4)
        assert found["low"][race] < found["share"][race] < found["high"][race]


def test_and_how_often_within_one_reason(stops: pd.DataFrame) -> None:
    by = ["reason", "race"]
    share = shares_by(stops, by, "person_search", "yes", "stops")["share"]
    assert share["suspicious", "Black"] == pytest.approx(0.32, abs=0.005)
    assert share["suspicious", "White"] == pytest.approx(0.18, abs=0.005)
    assert share["traffic", "Black"] == pytest.approx(0.138, abs=5e-4)
    assert share["traffic", "White"] == pytest.approx(0.040, abs=5e-4)


def test_all_stops_are_there(stops: pd.DataFrame) -> None:
    for name in ("stops", "months", "perception", "neighborhoods"):
        assert int(load(f"minneapolis-{name}")["stops"].sum()) == 51_920


def test_a_form_changed_in_july() -> None:
    months = load("minneapolis-months")
    missing = shares_by(months, ["month"], "citation", "yes", "stops")["missing"]
    assert (missing[:"2017-06"] == 1).all()
    assert 1 - missing["2017-07"] == pytest.approx(0.65, abs=0.005)
    assert (1 - missing["2017-08":"2017-12"]).mean() == pytest.approx(0.83, abs=0.01)
    blank = months.loc[months["citation"].isna(), "stops"].sum()
    assert blank / months["stops"].sum() == pytest.approx(0.63, abs=0.005)


def test_race_before_the_stop_is_mostly_unknown() -> None:
    pairs = load("minneapolis-perception").assign(all="all")
    found = shares_by(pairs, ["all"], "race_before", "Unknown", "stops")
    assert found["share"]["all"] == pytest.approx(0.65, abs=0.005)
    assert found["missing"]["all"] == pytest.approx(0.16, abs=0.005)


def test_a_group_without_records_has_no_share() -> None:
    counts = pd.DataFrame(
        {"race": ["a", "b", None], "search": [None, "yes", "no"], "stops": [3, 2, 1]}
    )
    found = shares_by(counts, ["race"], "search", "yes", "stops")
    assert pd.isna(found["share"]["a"])
    assert found["missing"]["a"] == 1
    assert found["share"]["b"] == 1
    assert len(found) == 3
    assert len(shares_by(counts[:0], ["race"], "search", "yes", "stops")) == 0


def test_residents_are_a_poor_yardstick() -> None:
    table = load("minneapolis-neighborhoods").dropna()
    rates = [
        stops_for_each_resident(int(row["stops"]), int(row["residents"]))
        for _, row in table.iterrows()
    ]
    assert max(rates) > 20 * min(rates)  # type: ignore[type-var, operator]
    assert stops_for_each_resident(5, 0) is None


def test_places_are_where_the_map_has_points() -> None:
    places = load("west-yorkshire-places")
    by = places.groupby("place")["incidents"].sum().sort_values(ascending=False)
    assert by.sum() == 27_176 + 28_537 + 31_635
    assert by.index[:3].tolist() == ["a named street", "no location", "Supermarket"]
    crime = load("west-yorkshire-crime")
    without = crime[crime["area"].isna()].groupby("month")["incidents"].sum()
    shares = without / crime.groupby("month")["incidents"].sum()
    assert shares.between(0.027, 0.055).all()


def test_crimes_that_were_not_recorded() -> None:
    inspection = Interval(0.946 - 0.0164, 0.946 + 0.0164)
    low, high = unrecorded(290_000, inspection)
    assert low < 16_554 < high
    assert unrecorded(100, 1.0) == (0, 0)
    for bad in (0, 1.1):
        with pytest.raises(ValueError, match="above 0 and up to 1"):
            unrecorded(100, bad)
