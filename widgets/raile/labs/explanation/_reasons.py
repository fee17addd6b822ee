"""What each feature adds to a score."""

from __future__ import annotations

from collections.abc import Sequence

from raile.chart import Chart, Look, Push, Pushes, pushes
from raile.digits import percent, signed
from raile.labs.explanation._person import (
    Person,
    average,
    changeable,
    contributions,
    named,
    score,
)
from raile.load import Content

_SHOWN = 7


def show(person: Person, content: Content) -> tuple[Chart, list[str]]:
    """Return the strongest contributions, and how they make the score."""
    words, language = content.words("lab-explanation"), content.language
    found = contributions(person, content)
    rest = found[_SHOWN:]
    others = words.say("others", n=len(rest))
    up, down = str(found.idxmax()), str(found.idxmin())
    said = [
        words.say(
            "reasons.score",
            score=percent(score(person, content), language),
            average=percent(average(content), language),
        ),
        words.say(
            "reasons.strongest",
            up=named(up, person[up], content),
            down=named(down, person[down], content),
        ),
        words.say("reasons.model"),
    ]
    rows = [push(str(one), found[one], person, content) for one in found.index[:_SHOWN]]
    rows.append(Push(others, rest.sum(), signed(rest.sum(), language), "dotted"))
    return draw("reasons.title", rows, others, " ".join(said[:2]), content), said


def push(feature: str, added: float, person: Person, content: Content) -> Push:
    """Return a feature's contribution; full if the person can still change it."""
    label = named(feature, person[feature], content)
    words, said = content.words("lab-explanation"), signed(added, content.language)
    if feature in changeable(person):
        return Push(label, added, said, "solid", words.say("key.open"))
    return Push(label, added, said, "hatched", words.say("key.past"))


def draw(
    title: str, rows: Sequence[Push], rest: str, told: str, content: Content
) -> Chart:
    """Draw contributions; ``rest`` names the dotted one, if there is one."""
    words = content.words("lab-explanation")
    key: dict[Look, str] = {
        "solid": words.say("key.open"),
        "hatched": words.say("key.past"),
    }
    if rest:
        key["dotted"] = rest
    return pushes(
        words.say(title),
        [Pushes("", tuple(rows))],
        key,
        words=content.words("chart"),
        heads=(words.say("what"), words.say("adds"), words.say("note")),
        sides=(words.say("lowers"), words.say("raises")),
        told=told,
    )
