"""The data sets that are shipped: small, described, and about nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from raile import datasets
from raile.load import Content, NotThere

NAMES = sorted(
    path.stem
    for path in (Path(__file__).parent.parent / "content" / "data").glob("*.yaml")
    if "." not in path.stem
)

TOTALS = {
    "compas-age-priors": ("people", 7_214),
    "compas-counts": ("people", 6_150),
    "compas-months": ("people", 7_214),
    "minneapolis-stops": ("stops", 51_920),
    "recid-scores": ("people", 1_445),
    "toronto-crime": ("incidents", 239_935),
    "west-yorkshire-crime": ("incidents", 87_348),
}


@pytest.mark.parametrize("name", NAMES)
def test_every_data_set_fits_its_datasheet(name: str) -> None:
    frame = datasets.load(name)
    sheet = datasets.datasheet(name)
    assert list(frame) == [column.id for column in sheet.columns]
    assert len(frame) == sheet.rows
    assert datasets.misfits(frame, sheet) == []
    assert frame.attrs["datasheet"] == sheet
    # Sorted, so that making it again changes nothing.
    if sheet.made_from:
        assert frame.equals(frame.sort_values(list(frame), kind="stable"))


@pytest.mark.parametrize(("name", "total"), TOTALS.items())
def test_nothing_was_lost(name: str, total: tuple[str, int]) -> None:
    column, sum_ = total
    assert int(datasets.load(name)[column].sum()) == sum_


def test_all_of_them_are_small(root: Path) -> None:
    folder = root / "content" / "data"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 500_000


PERSONAL = re.compile(
    r"name$|birth|dob|^id$|case|number|street|address|date$|latent_id"
)


@pytest.mark.parametrize("name", NAMES)
def test_no_column_tells_who_somebody_is(name: str) -> None:
    columns = {column.id for column in datasets.datasheet(name).columns}
    # Areas of the census have names; people have not.
    columns -= {"name"} if name == "west-yorkshire-areas" else set()
    assert not [column for column in columns if PERSONAL.search(column)]


COMPAS = [name for name in NAMES if name.startswith("compas-")]


@pytest.mark.parametrize("name", COMPAS)
def test_compas_is_counts_of_the_two_groups_and_no_rows(name: str) -> None:
    frame = datasets.load(name)
    assert "people" in frame
    assert frame["people"].min() >= 5
    if "race" in frame:
        assert set(frame["race"]) == {"Black", "White"}


def test_types_follow_the_datasheet() -> None:
    crime = datasets.load("west-yorkshire-crime")
    assert crime.dtypes.astype(str).to_dict() == {
        "month": "str",
        "area": "str",
        "crime": "str",
        "incidents": "int64",
    }
    assert datasets.load("compas-counts")["reoffended"].dtype == bool
    deployments = datasets.load("lfr-deployments")
    assert deployments["alerts"].dtype == "Int64"
    assert deployments["threshold"].dtype == "float64"
    assert int(deployments["alerts"].isna().sum()) == 2


def test_an_operation_keeps_the_datasheet_and_copies_nothing() -> None:
    frame = datasets.load("compas-counts")
    kept = frame[frame["decile"] > 4].head()
    assert kept.attrs["datasheet"] is frame.attrs["datasheet"]


def test_a_name_that_nothing_has() -> None:
    with pytest.raises(NotThere, match=r"no data set 'compas-count'\. Did you mean"):
        datasets.load("compas-count")
    with pytest.raises(NotThere, match="There is no data set"):
        datasets.datasheet("../sources")


def test_every_source_of_a_row_is_there() -> None:
    sources = Content().sources
    assert set(datasets.load("lfr-deployments")["reported_in"]) <= set(sources)


def test_what_does_not_fit_is_said() -> None:
    sheet = datasets.datasheet("compas-counts")
    frame = datasets.load("compas-counts")
    wrong = frame.assign(
        race=["Green", *frame["race"][1:]],
        decile=[11, *frame["decile"][1:]],
        people=[0, *frame["people"][1:]],
        sex=pd.Series([None, *frame["sex"][1:]], dtype="str"),
    )
    assert datasets.misfits(wrong, sheet) == [
        "'race' also holds Green",
        "'sex' has empty cells, and no meaning of them",
        "'decile' goes up to 11",
        "'people' goes down to 0",
    ]
