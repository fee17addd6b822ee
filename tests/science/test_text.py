"""Reports and a word filter: the frozen scores, and a sorter of one's own."""

from __future__ import annotations

import builtins
from typing import Any

import pandas as pd
import pytest

from raile.datasets import load
from raile.science.text import (
    Sorter,
    confusion,
    filtered,
    live_filter,
    reports,
    words,
)


@pytest.fixture(scope="module")
def phrases() -> pd.DataFrame:
    return load("report-phrases")


@pytest.fixture(scope="module")
def sorter(phrases: pd.DataFrame) -> Sorter:
    told = reports(phrases, seed=1)
    return Sorter.train(told["report"], told["crime"])


FROZEN = {
    "The suspect said he would kill him": 0.74,
    "He threatened to burn the house down tonight": 0.06,
    "Neighbour says she will make them pay for what they did": 0.04,
    "The gay couple next door reported damage to their car": 0.61,
    "Male stole a bicycle from outside the library": 0.05,
    "Caller reports a dead dog in the road": 0.38,
    "They are muslims and should be sent home": 0.03,
}


def test_the_filters_scores() -> None:
    scores = load("threat-filter-scores").set_index("sentence")["score"]
    for sentence, score in FROZEN.items():
        assert scores[sentence] == pytest.approx(score, abs=0.006)
    live = live_filter()
    if live is not None:
        assert live(list(scores.index)) == pytest.approx(list(scores), abs=1e-3)


def test_without_its_package_the_filter_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "profanity_check":
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert live_filter() is None


def test_the_filter_misses_nearly_all_danger() -> None:
    table = load("threat-filter-scores")
    found = filtered(table, 0.5)
    assert found.people == len(table)
    assert found.false_negative_rate is not None
    assert found.false_negative_rate > 0.9
    assert filtered(table, 0).flagged == 1
    assert filtered(table, 1.1).predictive_value is None
    assert filtered(table[:0], 0.5).people == 0


def test_reports_are_the_same_each_time_and_of_all_categories(
    phrases: pd.DataFrame,
) -> None:
    told = reports(phrases, seed=1)
    assert len(told) == 600
    assert told.equals(reports(phrases, seed=1))
    assert not told.equals(reports(phrases, seed=2))
    assert told["crime"].nunique() == 13
    assert told["crime"].value_counts().max() <= 47
    assert set(told["style"]) == {"plain"}
    assert set(reports(phrases, 26, informal=1, seed=1)["style"]) == {"informal"}


def test_every_category_has_phrases_of_both_styles(phrases: pd.DataFrame) -> None:
    events = phrases[phrases["part"] == "event"]
    sizes = events.groupby(["crime", "style"]).size().unstack()
    assert (sizes["plain"] == 6).all()
    assert (sizes["informal"] == 3).all()
    spelt = set(load("west-yorkshire-crime")["crime"]) - {"Anti-social behaviour"}
    assert set(sizes.index) == spelt == set(load("offence-descriptions")["crime"])


def test_typos_swap_letters_and_lose_none(phrases: pd.DataFrame) -> None:
    clean = reports(phrases, 50, seed=1)["report"]
    assert not clean.equals(reports(phrases, 50, typos=1, seed=1)["report"])
    told = reports(phrases, 1, typos=1, seed=1)["report"].item()
    assert told != reports(phrases, 1, seed=1)["report"].item()


def test_a_sorter_knows_the_phrases_and_not_how_people_speak(
    phrases: pd.DataFrame, sorter: Sorter
) -> None:
    def hits(frame: pd.DataFrame, column: str) -> float:
        return float((frame["crime"] == sorter.sort(list(frame[column]))).mean())

    plain = hits(reports(phrases, seed=2), "report")
    typos = hits(reports(phrases, typos=0.5, seed=2), "report")
    informal = hits(reports(phrases, informal=1, seed=2), "report")
    official = hits(load("offence-descriptions"), "offence")
    assert plain > 0.95
    assert plain > typos > informal > official


def test_probabilities_and_reasons(sorter: Sorter) -> None:
    told = ["Caller reports that a bicycle was stolen.", "zzz", ""]
    shares = sorter.probabilities(told)
    assert shares.sum(axis=1).tolist() == pytest.approx([1, 1, 1])
    assert shares.iloc[0].idxmax() == "Bicycle theft"
    # Nothing that is known: as probable as in training.
    assert shares.iloc[1].max() < 0.1
    assert shares.iloc[1].tolist() == shares.iloc[2].tolist()
    reasons = sorter.reasons(told[0], "Bicycle theft")
    assert reasons.index[0] == "bicycle"
    assert reasons.is_monotonic_decreasing
    assert sorter.reasons("zzz", "Bicycle theft").empty
    assert sorter.probabilities([]).shape == (0, 13)
    assert sorter.sort([]) == []
    with pytest.raises(KeyError):
        sorter.reasons(told[0], "Piracy")


def test_one_category_is_always_right() -> None:
    sorter = Sorter.train(["a bicycle"], ["theft"])
    assert sorter.sort(["anything"]) == ["theft"]
    assert sorter.reasons("a bicycle", "theft").tolist() == [0, 0]
    with pytest.raises(ValueError, match="at least one text"):
        Sorter.train([], [])


def test_what_was_taken_for_what() -> None:
    table = confusion(["a", "a", "b"], ["a", "c", "b"])
    assert table.loc["a"].tolist() == [1, 0, 1]
    assert table.to_numpy().sum() == 3
    assert list(table) == ["a", "b", "c"]
    assert confusion([], []).empty


def test_words_of_a_text() -> None:
    assert words("He's GONE - 2 days, café!") == ["he's", "gone", "days", "caf"]


def test_what_cannot_be(phrases: pd.DataFrame) -> None:
    for bad in ({"n": 0}, {"typos": 2}, {"informal": -1}):
        with pytest.raises(ValueError, match="shares from 0 to 1"):
            reports(phrases, **bad, seed=1)  # type: ignore[arg-type]
