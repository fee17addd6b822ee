"""Sorting written reports by their words, and what a word filter takes for danger."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from raile.science.fairness import Outcomes

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")  # noqa: RUF001 - people type both


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case and in order.

    Examples
    --------
    >>> words("Caller's bike, gone!")
    ["caller's", 'bike', 'gone']
    """
    return _WORD.findall(text.lower())


@dataclass(frozen=True)
class Sorter:
    r"""Sorts texts into categories by counting words: multinomial naive Bayes.

    .. math:: \ln P(c \mid text) = \ln P(c) + \sum_{w} \ln P(w \mid c) + const

    It takes the words to be independent of each other and of their order, so it never
    knows who did what to whom. Words that it was not trained on say nothing.

    Attributes
    ----------
    priors
        By category, the logarithm of its share in training.
    weights
        Rows are words, columns are categories: :math:`\ln P(w \mid c)`.
    """

    priors: pd.Series
    weights: pd.DataFrame

    @classmethod
    def train(
        cls, texts: Iterable[str], categories: Iterable[str], smoothing: float = 1.0
    ) -> Sorter:
        """Return what the words of texts with known categories say.

        Parameters
        ----------
        texts, categories
            As many of both, at least one.
        smoothing
            Added to the count of every word in every category, above 0.

        Raises
        ------
        ValueError
            If there is nothing to learn from, or not as many of both.
        """
        pairs = list(zip(texts, categories, strict=True))
        if not pairs or smoothing <= 0:
            raise ValueError("training needs at least one text, and smoothing above 0")
        long = pd.DataFrame(
            [(word, category) for text, category in pairs for word in words(text)],
            columns=["word", "category"],
        )
        counts = pd.crosstab(long["word"], long["category"])
        shares = pd.Series([category for _, category in pairs]).value_counts()
        shares = shares.sort_index()
        counts = counts.reindex(columns=shares.index, fill_value=0) + smoothing
        return cls(
            priors=(shares / shares.sum()).map(math.log),
            weights=(counts / counts.sum()).map(math.log),
        )

    @property
    def categories(self) -> list[str]:
        """Names of the categories, in order of the alphabet."""
        return list(self.priors.index)

    def probabilities(self, texts: Sequence[str]) -> pd.DataFrame:
        """Return how probable each category is; a row for each text, adding up to 1."""
        place = {word: number for number, word in enumerate(self.weights.index)}
        table = self.weights.to_numpy()
        sums = np.tile(self.priors.to_numpy(), (len(texts), 1))
        for row, text in enumerate(texts):
            known = [place[word] for word in words(text) if word in place]
            sums[row] += table[known].sum(axis=0)
        odds = np.exp(sums - sums.max(axis=1, keepdims=True, initial=-np.inf))
        shares = odds / odds.sum(axis=1, keepdims=True)
        return pd.DataFrame(shares, columns=self.priors.index)

    def sort(self, texts: Sequence[str]) -> list[str]:
        """Return the most probable category of each text."""
        best = self.probabilities(texts).to_numpy().argmax(axis=1)
        return [self.categories[place] for place in best]

    def reasons(self, text: str, category: str) -> pd.Series:
        """Return what each known word of a text adds for a category.

        Parameters
        ----------
        text
            Any.
        category
            One of the categories.

        Returns
        -------
        pandas.Series
            By word, the log of how much more frequent it is in the category than in
            the mean of the others, the strongest first; above 0 speaks for it. Empty
            for a text without known words.

        Raises
        ------
        KeyError
            If there is no such category.
        """
        known = [w for w in dict.fromkeys(words(text)) if w in self.weights.index]
        own = self.weights.loc[known, category]
        others = self.weights.loc[known].drop(columns=category).map(math.exp)
        if others.columns.empty:
            return own * 0.0
        rest = others.mean(axis=1).map(math.log)
        return (own - rest).sort_values(ascending=False)


def confusion(truth: Sequence[str], sorted_as: Sequence[str]) -> pd.DataFrame:
    """Return how many of each category were sorted as which.

    Rows are the true categories, columns what they were taken for, in order of the
    alphabet; a category that stands in one of them only has zeros in the other.
    """
    names = sorted({*truth, *sorted_as})
    table = pd.crosstab(pd.Series(truth, dtype=str), pd.Series(sorted_as, dtype=str))
    table = table.reindex(index=names, columns=names, fill_value=0)
    return table.rename_axis(index="true", columns="sorted as")


def reports(
    phrases: pd.DataFrame,
    n: int = 600,
    *,
    typos: float = 0.0,
    informal: float = 0.0,
    seed: int,
) -> pd.DataFrame:
    """Return short invented reports whose categories are known by construction.

    Each is an opening, an event and a detail, drawn from a list of phrases.

    Parameters
    ----------
    phrases
        The data set ``report-phrases``: rows of ``part`` (opening, event, detail),
        ``crime`` (of events), ``style`` (plain or informal) and ``text``.
    n
        Reports, at least 1; the categories are equally frequent.
    typos
        Which share of the words of four letters and more has two letters swapped.
    informal
        Which share of the events is worded informally.
    seed
        Of the random choices.

    Returns
    -------
    pandas.DataFrame
        ``report``, ``crime`` and ``style`` of the event.

    Raises
    ------
    ValueError
        If nothing is asked for, or a share is none.
    """
    if n < 1 or not (0 <= typos <= 1 and 0 <= informal <= 1):
        raise ValueError("reports need a number of at least 1, and shares from 0 to 1")
    rng = np.random.default_rng(seed)
    by_part = {name: list(part["text"]) for name, part in phrases.groupby("part")}
    events = phrases[phrases["part"] == "event"]
    told = {key: list(one["text"]) for key, one in events.groupby(["crime", "style"])}
    crimes = sorted(set(events["crime"]))
    rows = []
    for number in range(n):
        crime = crimes[number % len(crimes)]
        style = "informal" if rng.random() < informal else "plain"
        parts = (by_part["opening"], told[crime, style], by_part["detail"])
        text = " ".join(part[rng.integers(len(part))] for part in parts)
        rows.append((_mistyped(text, typos, rng), crime, style))
    return pd.DataFrame(rows, columns=["report", "crime", "style"])


def filtered(scores: pd.DataFrame, threshold: float) -> Outcomes:
    """Return what a word filter catches and misses at a threshold.

    Parameters
    ----------
    scores
        The data set ``threat-filter-scores``: rows of ``score`` (0 to 1) and
        ``threat`` (whether a person reads a threat in the sentence).
    threshold
        The score from which on a sentence is flagged.

    Returns
    -------
    Outcomes
        Of sentences: flagged threats are its true positives.
    """
    flagged = scores["score"] >= threshold
    threat = scores["threat"].astype(bool)
    cells = (flagged & threat, flagged & ~threat, ~flagged & threat, ~flagged & ~threat)
    return Outcomes(*(int(cell.sum()) for cell in cells))


def live_filter() -> Callable[[list[str]], list[float]] | None:
    """Return the word filter itself, if its package is installed; else none.

    It scores sentences from 0 to 1. The scores in the data set were computed by its
    version 1.9.1; ``pip install 'raile[text]'`` installs it.
    """
    try:
        from profanity_check import predict_prob
    except ImportError:
        return None
    return lambda sentences: [float(one) for one in predict_prob(sentences)]


def _mistyped(text: str, share: float, rng: np.random.Generator) -> str:
    def mistype(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < 4 or rng.random() >= share:
            return word
        at = int(rng.integers(1, len(word) - 1))
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return re.sub(r"[A-Za-z]+", mistype, text)
