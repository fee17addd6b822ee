"""A filter bought for rude words and used for danger, and a sorter of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from raile import datasets
from raile.chart import Bar, Dot, Line, Strip, bars, strips, table
from raile.digits import percent
from raile.load import Content
from raile.science.text import Sorter, filtered, live_filter, reports
from raile.ui.lab import Settings, Sight

_SEED, _SEED_OF_TEST = 1, 2
_SHOWN = 5
"""Reports of the test that are shown."""
_HIGHEST = 10
_GROUPS = ("danger", "who somebody is", "everyday", "rude words")
_HARMLESS = ["who somebody is", "everyday"]
"""Nobody would call these sentences dangerous, or rude."""


@lru_cache(maxsize=2)
def _scores(content: Content) -> pd.DataFrame:
    """Return the sentences with the filter's scores, the highest first."""
    scores = datasets.load("threat-filter-scores", content)
    said = [percent(one, content.language) for one in scores["score"]]
    scores = scores.assign(said=said)
    return scores.sort_values("score", ascending=False, kind="stable")


@lru_cache(maxsize=1)
def _filter() -> Callable[[list[str]], list[float]] | None:
    # Looked for when somebody types, since the package takes more than a second.
    return live_filter()


@lru_cache(maxsize=2)
def _sorter(content: Content) -> Sorter:
    told = reports(datasets.load("report-phrases", content), seed=_SEED)
    return Sorter.train(told["report"], told["crime"])


@lru_cache(maxsize=128)
def _tested(content: Content, typos: float, informal: float) -> pd.DataFrame:
    """Return 600 other reports, with the category that each is sorted into."""
    phrases = datasets.load("report-phrases", content)
    told = reports(phrases, typos=typos, informal=informal, seed=_SEED_OF_TEST)
    return told.assign(sorted=_sorter(content).sort(list(told["report"])))


@lru_cache(maxsize=2)
def _offences(content: Content) -> pd.DataFrame:
    """Return the official names of offences, each with the category it is put into."""
    offences = datasets.load("offence-descriptions", content)
    return offences.assign(sorted=_sorter(content).sort(list(offences["offence"])))


def _right(tested: pd.DataFrame) -> float:
    return float((tested["crime"] == tested["sorted"]).mean())


def show(settings: Settings, content: Content) -> Sight:
    """Return what the chosen tool makes of sentences, and of one's own."""
    own = settings.typed("own").strip()
    if settings.chosen("tool") == "bought":
        figure, said, more = _bought(settings, content)
        said += _score_of(own, settings.number("threshold"), content)
    else:
        figure, said, more = _trained(settings, content)
    return Sight(figure, (*said, *_category_of(own, content)), more=more)


def _bought(settings: Settings, content: Content) -> tuple[str, list[str], str]:
    words, scores = content.words("lab-text-filter"), _scores(content)
    threshold = settings.number("threshold")
    said = _flagged(scores, threshold, content)
    drawn = strips(
        words.say("picture.title"),
        [_strip(scores, one, threshold, content) for one in _GROUPS],
        Line(threshold, words.say("picture.line", n=int(threshold))),
        words=content.words("chart"),
        heads=(
            words.say("sentences.what"),
            words.say("sentences.score"),
            words.say("sentences.flag"),
            words.say("picture.group"),
        ),
        notes=(words.say("sentences.flagged"), words.say("sentences.passes")),
        told=" ".join(said),
    )
    read = _sentences(scores, settings.chosen("read"), threshold, content)
    return drawn.figure, said, read


def _strip(
    scores: pd.DataFrame, group: str, threshold: float, content: Content
) -> Strip:
    words = content.words("lab-text-filter")
    found = scores[scores["about"] == group]
    columns = (found[one].tolist() for one in ("sentence", "score", "said"))
    dots = tuple(
        Dot(sentence, 100 * score, said)
        for sentence, score, said in zip(*columns, strict=True)
    )
    flags = sum(dot.at >= threshold for dot in dots)
    label = words.say(f"groups.{group.replace(' ', '-')}")
    return Strip(label, words.say("picture.of", n=flags, of=len(dots)), dots)


def _sentences(
    scores: pd.DataFrame, read: str, threshold: float, content: Content
) -> str:
    """Return the sentences that somebody wants to read, as a table."""
    words = content.words("lab-text-filter")
    match read:
        case "highest":
            found = scores.head(_HIGHEST)
        case "danger":
            found = scores[scores["threat"]]
        case "one-word":
            found = scores[scores["about"] == "who somebody is"]
        case _:
            found = scores[scores["about"].isin(["everyday", "rude words"])]
    columns = (found[one].tolist() for one in ("sentence", "score", "said", "threat"))
    rows = [
        [
            sentence,
            words.say(
                "sentences.high" if 100 * score >= threshold else "sentences.low",
                score=said,
            ),
            words.say("sentences.yes" if threat else "sentences.no"),
        ]
        for sentence, score, said, threat in zip(*columns, strict=True)
    ]
    heads = [words.say(f"sentences.{key}") for key in ("what", "score", "read")]
    return table(words.say(f"sentences.titles.{read}"), heads, rows)


def _flagged(scores: pd.DataFrame, threshold: float, content: Content) -> list[str]:
    """Return what is flagged and what passes, in plain sentences."""
    words = content.words("lab-text-filter")
    found = filtered(scores, threshold / 100)
    hits, missed = found.true_positives, found.false_negatives
    flags = hits + found.false_positives
    counts = {"all": found.people, "danger": hits + missed}
    if not flags:
        return [words.say("said.nothing", **counts)]
    if flags == found.people:
        return [words.say("said.everything", **counts)]
    said = [
        words.say("said.danger", n=hits, missed=missed, **counts),
        words.say(
            "said.others", n=found.false_positives, of=found.people - hits - missed
        ),
    ]
    high = scores["score"] >= threshold / 100
    passing = scores[scores["threat"] & ~high].tail(1)
    wrong = scores[scores["about"].isin(_HARMLESS) & high].head(1)
    for key, one in (("lowest", passing), ("highest", wrong)):
        if len(one):
            sentence, score = one["sentence"].item(), one["said"].item()
            said.append(words.say(f"said.{key}", sentence=sentence, score=score))
    return [*said, _couples(scores, threshold, content)]


def _couples(scores: pd.DataFrame, threshold: float, content: Content) -> str:
    """Return which couples would be flagged for reporting damage to their car."""
    words = content.words("lab-text-filter")
    couples = scores[scores["sentence"].str.contains(" couple next door")]
    flagged = couples[100 * couples["score"] >= threshold]
    if len(flagged):
        who = ", ".join(flagged["varies"])
        return words.say("said.couples", n=len(flagged), of=len(couples), who=who)
    each, scored = couples["varies"].tolist(), couples["said"].tolist()
    return words.say(
        "said.no_couple",
        of=len(couples),
        low=scored[-1],
        lowest=each[-1],
        high=scored[0],
        highest=each[0],
    )


def _score_of(own: str, threshold: float, content: Content) -> list[str]:
    """Return the filter's score of one's own sentence, where the filter is there."""
    if not own:
        return []
    words, score_of = content.words("lab-text-filter"), _filter()
    if score_of is None:
        return [words.say("own.no_filter")]
    score = score_of([own])[0]
    key = "own.flagged" if 100 * score >= threshold else "own.passes"
    return [words.say(key, score=percent(score, content.language))]


def _category_of(own: str, content: Content) -> list[str]:
    """Return where the sorter puts one's own sentence, and by which word."""
    if not own:
        return []
    words, sorter = content.words("lab-text-filter"), _sorter(content)
    shares = sorter.probabilities([own]).iloc[0]
    category = str(shares.idxmax())
    reasons = sorter.reasons(own, category)
    if reasons.empty:
        return [words.say("own.unknown")]
    share = percent(float(shares.max()), content.language)
    word = reasons.index[0]
    return [words.say("own.sorted", crime=category, percent=share, word=word)]


def _trained(settings: Settings, content: Content) -> tuple[str, list[str], str]:
    """Return how often a sorter is right that was trained on invented reports."""
    words = content.words("lab-text-filter")
    typos, informal = settings.number("typos") / 100, settings.number("informal") / 100
    tested, plain = _tested(content, typos, informal), _tested(content, 0.0, 0.0)
    offences = _offences(content)
    lazy = offences["crime"].value_counts(normalize=True)
    shares = {
        "yours": _right(tested),
        "plain": _right(plain),
        "official": _right(offences),
        "lazy": float(lazy.iloc[0]),
    }
    sizes = {"yours": len(tested), "plain": len(plain)}
    rows = [
        Bar(
            words.say(f"sorter.{one}", crime=lazy.index[0]),
            100 * share,
            words.say("sorter.of", n=sizes.get(one, len(offences))),
            "solid" if one == "yours" else "hatched",
        )
        for one, share in shares.items()
    ]
    drawn = bars(
        words.say("sorter.title"),
        rows,
        words=content.words("chart"),
        heads=(
            words.say("sorter.what"),
            words.say("sorter.right"),
            words.say("sorter.cases"),
        ),
        caption=True,
    )
    told = {one: round(100 * share) for one, share in shares.items()}
    said = [words.say("sorter.said", **told), words.say("sorter.beside", **told)]
    return drawn.figure, said, _examples(tested, content)


def _examples(tested: pd.DataFrame, content: Content) -> str:
    words = content.words("lab-text-filter")
    heads = [words.say(f"examples.{key}") for key in ("report", "truth", "sorted")]
    rows = tested.head(_SHOWN)[["report", "crime", "sorted"]].to_numpy().tolist()
    return table(words.say("examples.title"), heads, rows)
