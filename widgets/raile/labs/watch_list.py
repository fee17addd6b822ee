"""A crowd, a watch-list and a threshold: who is stopped, and who of them is wanted."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from raile.chart import Pile, dots, of_hundred, table
from raile.digits import count, percent
from raile.load import Content, Wording
from raile.science.biometrics import Watch, watch
from raile.ui.lab import Settings, Sight

_PUBLISHED = "lfr-deployments"
_HARDLY = 0.05
"""So few people are called nobody."""


@dataclass(frozen=True)
class Crowd:
    """Everybody who passes, in two parts."""

    group: Watch
    others: Watch

    @property
    def all(self) -> Watch:
        """Both together."""
        return self.group + self.others


def crowd(settings: Settings) -> Crowd:
    """Return what the settings are expected to bring."""
    passers_by = settings.number("passers-by")
    share = settings.number("group") / 100
    threshold, listed = settings.number("threshold"), int(settings.number("listed"))
    # Nobody is wanted who is not on the list.
    wanted = min(passers_by * settings.number("wanted") / 10_000, listed)
    multiplier = float(settings.chosen("multiplier").removeprefix("times-"))
    return Crowd(
        watch(threshold, passers_by * share, wanted * share, listed, multiplier),
        watch(threshold, passers_by * (1 - share), wanted * (1 - share), listed),
    )


def show(settings: Settings, content: Content) -> Sight:
    """Return 100 of the people who are stopped, and what this means in figures."""
    words = content.words("lab-watch-list")
    passing = crowd(settings)
    piles = _piles(passing, words)
    drawn = dots(
        words.say("picture.title" if passing.all.alerts else "picture.nobody"),
        piles,
        words=content.words("chart"),
        heads=(words.say("picture.who"), words.say("picture.count")),
    )
    said = (*_said(passing.all, words, content.language), *_groups(passing, content))
    return Sight(drawn.figure, said, aside=_published(content))


def _piles(passing: Crowd, words: Wording) -> list[Pile]:
    if not passing.all.alerts:
        return [Pile(words.say("picture.passed"), 100, "ring")]
    found, others, group = of_hundred(
        [passing.all.hits, passing.others.false_alerts, passing.group.false_alerts]
    )
    return [
        Pile(words.say("picture.wanted"), found, "full"),
        Pile(words.say("picture.others"), others, "cross"),
        Pile(words.say("picture.group"), group, "boxed"),
    ]


def _said(all_: Watch, words: Wording, language: str) -> list[str]:
    if not all_.passers_by:
        return [words.say("said.empty")]
    if not all_.alerts:
        return [words.say("said.nobody")]
    precision = all_.precision or 0.0
    lines = [words.say("said.of_hundred", n=100 - round(100 * precision))]
    if all_.alerts < 1:
        rare = count(all_.alerts, language)
        lines.append(words.say("said.rare", alerts=rare))
    lines.append(
        words.say(
            "said.found",
            hits=count(all_.hits, language),
            wanted=count(all_.wanted, language),
            missed=count(all_.missed, language),
        )
        if all_.wanted
        else words.say("said.none_wanted")
    )
    lines.append(_for_nothing(all_, words, language))
    lines.append(
        words.say(
            "said.two_shares",
            of_alerts=percent(1 - precision, language),
            of_faces=percent(all_.false_alerts / all_.passers_by, language),
        )
    )
    return lines


def _for_nothing(all_: Watch, words: Wording, language: str) -> str:
    if all_.false_alerts < _HARDLY:
        return words.say("said.hardly")
    false = count(all_.false_alerts, language)
    if all_.stopped_for_each_hit is None:
        return words.say("said.for_nothing", false=false)
    each = count(all_.stopped_for_each_hit, language)
    return words.say("said.for_each", false=false, each=each)


def _groups(passing: Crowd, content: Content) -> list[str]:
    """Return how often somebody who is not wanted is stopped, in each group."""
    words = content.words("lab-watch-list")
    rates = [_false_alert_share(one) for one in (passing.group, passing.others)]
    if rates[0] is None or rates[1] is None:
        if not passing.all.passers_by:
            return []
        missing = "said.no_group" if rates[0] is None else "said.only_group"
        return [words.say(missing)]
    if not all(rates):
        return []
    group, others = (count(1 / rate, content.language) for rate in rates if rate)
    if group == others:
        return [words.say("said.same", one_in=group)]
    return [words.say("said.differ", group=group, others=others)]


def _false_alert_share(one: Watch) -> float | None:
    innocent = one.passers_by - one.wanted
    return one.false_alerts / innocent if innocent > 0 else None


def _published(content: Content) -> str:
    """Return the deployments that are published, as a table."""
    words, language = content.words("lab-watch-list"), content.language
    rows = []
    for one in csv.DictReader(io.StringIO(content.rows(_PUBLISHED))):
        if one["kind"] != "deployment":
            continue
        alerts, false = int(one["alerts"]), int(one["false_alerts"])
        faces = one["faces"] and count(int(one["faces"]), language)
        share = percent(false / alerts, language)
        rows.append(
            [
                f"{one['deployment']}, {one['year']}",
                faces or words.say("published.none"),
                count(alerts, language),
                count(false, language),
                words.say("published.percent", percent=share),
                content.sources[one["reported_in"]].title,
            ]
        )
    heads = [
        words.say(f"published.{key}")
        for key in ("what", "faces", "alerts", "false", "share", "source")
    ]
    return table(words.say("published.title"), heads, rows)
