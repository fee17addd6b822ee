"""Re-identification: published shares, and an attack on an invented register."""

from __future__ import annotations

import pandas as pd
import pytest

from raile.datasets import load
from raile.science.privacy import (
    QUASI_IDENTIFIERS,
    Level,
    acquaintances,
    anonymity,
    class_sizes,
    generalise,
    link,
    register,
    same_secret,
    suppress,
    unique_share,
    usefulness,
)

KEYS = list(QUASI_IDENTIFIERS)
COARSE: dict[str, Level] = {"birth": "coarser", "area": "coarser"}


@pytest.fixture(scope="module")
def areas() -> pd.DataFrame:
    found = load("west-yorkshire-areas")
    return found[found["in_force_area"]]


@pytest.fixture(scope="module")
def people(areas: pd.DataFrame) -> pd.DataFrame:
    return register(areas, seed=1)


UNIQUE = {
    "sex, race, age band": 0.000,
    "sex, race, age": 0.012,
    "sex, race, age, charge": 0.418,
    "sex, race, day of birth": 0.846,
    "sex, race, age, day of screening": 0.881,
}


@pytest.mark.parametrize(("known", "share"), UNIQUE.items())
def test_how_many_of_compas_are_like_nobody_else(known: str, share: float) -> None:
    table = load("compas-uniqueness").set_index("known")
    found = table["unique"][known] / table["people"][known]
    assert found == pytest.approx(share, abs=7e-4)


def test_the_register_is_invented_and_the_same_each_time(
    areas: pd.DataFrame, people: pd.DataFrame
) -> None:
    assert len(people) == 2_000
    assert people.equals(register(areas, seed=1))
    assert not people.equals(register(areas, seed=2))
    assert set(people["area"]) <= set(areas["name"])
    years = people["birth"].str[:4].astype(int)
    assert years.between(1932, 2003).all()
    assert pd.to_datetime(people["birth"]).notna().all()
    assert not people.isna().to_numpy().any()
    with pytest.raises(ValueError, match="at least one person"):
        register(areas, 0, seed=1)
    with pytest.raises(ValueError, match="residents"):
        register(areas[:0], seed=1)


def test_without_names_nearly_everybody_is_found(people: pd.DataFrame) -> None:
    known = acquaintances(people, seed=2)
    assert len(known) == 200
    found = link(people, known, {})
    assert found["right"].mean() > 0.99
    assert (found["candidates"] >= 1).all()
    assert anonymity(people, KEYS) == 1


def test_saying_less_hides_people_and_costs_use(people: pd.DataFrame) -> None:
    known = acquaintances(people, seed=2)
    released = suppress(generalise(people, COARSE), KEYS, 5)
    smallest = anonymity(released, KEYS)
    assert smallest is not None
    assert smallest >= 5
    found = link(released, known, COARSE)
    assert not found["right"].any()
    left = usefulness(people, released)
    assert 0.95 < left["rows"] < 1
    assert left["sex"] == pytest.approx(1, abs=0.01)
    assert left["area"] < 0.3
    assert usefulness(people, people) == dict.fromkeys(("rows", *KEYS), 1)


def test_levels_are_ever_less_exact(people: pd.DataFrame) -> None:
    levels: list[Level] = ["exact", "coarse", "coarser", "hidden"]
    for column in ("birth", "area"):
        numbers = [generalise(people, {column: x})[column].nunique() for x in levels]
        assert numbers == sorted(numbers, reverse=True)
        assert len(set(numbers)) == 4
        assert numbers[-1] == 1
    one = people.iloc[[0]].assign(birth="1984-05-17", area="Leeds 042B")
    said = [
        generalise(one, {"birth": x, "area": x})[["birth", "area"]].iloc[0].tolist()
        for x in levels
    ]
    assert said == [
        ["1984-05-17", "Leeds 042B"],
        ["1984", "Leeds 042"],
        ["1980s", "Leeds"],
        ["*", "*"],
    ]
    # What is known already stays as it is.
    assert one["birth"].item() == "1984-05-17"


def test_a_group_that_shares_its_secret_is_betrayed() -> None:
    table = pd.DataFrame(
        {"sex": ["f", "f", "m", "m"], "reason": ["suspect", "suspect", "a", "b"]}
    )
    assert anonymity(table, ["sex"]) == 2
    assert same_secret(table, ["sex"], "reason") == 0.5
    assert same_secret(table, [], "reason") == 0


def test_groups_of_exactly_k_stay() -> None:
    table = pd.DataFrame({"sex": ["f", "f", "m", "m", "m", "x"]})
    assert suppress(table, ["sex"], 2)["sex"].tolist() == ["f", "f", "m", "m", "m"]
    assert suppress(table, ["sex"], 3)["sex"].tolist() == ["m", "m", "m"]


def test_what_is_not_known_is_a_value_too() -> None:
    table = pd.DataFrame({"sex": ["f", None, None], "age": [1, 2, 2]})
    assert class_sizes(table, ["sex", "age"]).tolist() == [1, 2, 2]
    assert unique_share(table, ["sex", "age"]) == pytest.approx(1 / 3)


def test_nothing_released_and_nobody_known(people: pd.DataFrame) -> None:
    nothing = people[:0]
    assert anonymity(nothing, KEYS) is None
    assert unique_share(nothing, KEYS) is None
    assert same_secret(nothing, KEYS, "reason") is None
    assert len(suppress(nothing, KEYS, 5)) == 0
    assert anonymity(people, []) == 2_000
    assert usefulness(people, nothing) == dict.fromkeys(("rows", *KEYS), 0)
    assert usefulness(nothing, nothing) == dict.fromkeys(("rows", *KEYS), 0)
    known = acquaintances(people, 3, seed=1)
    found = link(nothing, known, {})
    assert found["candidates"].tolist() == [0, 0, 0]
    assert not found["right"].any()
    assert len(link(people, known[:0], {})) == 0
    assert len(acquaintances(people, 10**6, seed=1)) == 2_000
