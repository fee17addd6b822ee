"""Sorting reports with a tool: the person's own game beside a model of reliance."""

from __future__ import annotations

from raile.chart import Bar, Group, grouped, table
from raile.digits import count, decimal, percent
from raile.load import Content
from raile.report.game import Turns
from raile.science.oversight import Team, Turn, play, shown_reliance, team
from raile.ui.lab import Settings, Sight

_CURVE = (0.0, 0.8, 1.2, 2.0)
_LAB = "triage"


def show(settings: Settings, content: Content, turns: Turns = ()) -> Sight:
    """Return how often person and model are right, and what the person gave up."""
    words, language = content.words("lab-triage"), content.language
    alone, aid = settings.number("alone") / 100, settings.number("aid") / 100
    model = team(settings.number("reliance"), alone, aid)
    drawn = grouped(
        words.say("picture.title"),
        _groups(model, alone, turns, content),
        words=content.words("chart"),
        heads=(
            words.say("picture.where"),
            words.say("picture.who"),
            words.say("picture.of"),
        ),
    )
    said = _said(turns, content)
    said.append(
        words.say(
            "said.model",
            together=percent(model.overall, language),
            wrong=percent(model.aid_wrong, language),
        )
    )
    aside = _curve(alone, aid, content) + _played(turns, content)
    return Sight(drawn.figure, tuple(said), aside=aside)


def _groups(model: Team, alone: float, turns: Turns, content: Content) -> list[Group]:
    words = content.words("lab-triage")
    mine = play(turns)
    aided = [one.answer == one.truth for one in turns if one.advice is not None]
    together = sum(aided) / len(aided) if aided else None
    shares = {
        "alone": (mine.alone, alone),
        "right": (mine.aid_right, model.aid_right),
        "wrong": (mine.aid_wrong, model.aid_wrong),
        "together": (together, model.overall),
    }
    groups = []
    for key, (own, modelled) in shares.items():
        you = Bar(words.say("picture.you"), None if own is None else 100 * own)
        other = Bar(words.say("picture.model"), 100 * modelled, look="hatched")
        groups.append(Group(words.say(f"picture.{key}"), (you, other)))
    return groups


def _right(one: Turn) -> bool:
    return one.answer == one.truth


def _said(turns: Turns, content: Content) -> list[str]:
    """Return what the game shows; nothing where it was not played."""
    if not turns:
        return []
    words, language = content.words("lab-triage"), content.language
    lone = [one for one in turns if one.advice is None]
    aided = [one for one in turns if one.advice is not None]
    wrong = [one for one in aided if one.advice != one.truth]
    good = [one for one in aided if one.advice == one.truth]
    caught = sum(map(_right, wrong))
    gave_up = sum(one.first == one.truth and not _right(one) for one in wrong)
    errors = [one for one in good if one.first != one.truth]
    lines = [
        words.say("said.caught", wrong=len(wrong), caught=caught),
        words.say("said.gave_up", n=gave_up),
        words.say("said.mended", n=sum(map(_right, errors)), of=len(errors))
        if errors
        else words.say("said.no_errors"),
        words.say(
            "said.scores",
            alone=sum(map(_right, lone)),
            alone_of=len(lone),
            aided=sum(map(_right, aided)),
            aided_of=len(aided),
        ),
    ]
    mine = play(turns)
    if mine.seconds_alone is not None and mine.seconds_aided is not None:
        times = {"alone": mine.seconds_alone, "aided": mine.seconds_aided}
        written = {key: count(one, language) for key, one in times.items()}
        lines.append(words.say("said.time", **written))
    reliance = shown_reliance(sum(map(_right, good)), len(good), caught, len(wrong))
    if reliance is not None:
        # Never "-0.0".
        shown = decimal(round(reliance, 1) + 0.0, language)
        lines.append(words.say("said.reliance", reliance=shown))
    return lines


def _curve(alone: float, aid: float, content: Content) -> str:
    """Return the model's shares by reliance, as a table."""
    words, language = content.words("lab-triage"), content.language

    def share(number: float) -> str:
        return words.say("curve.percent", percent=percent(number, language))

    rows = []
    for reliance in _CURVE:
        one = team(reliance, alone, aid)
        shares = (one.overall, one.aid_right, one.aid_wrong)
        rows.append([decimal(reliance, language), *map(share, shares)])
    heads = [words.say("curve.reliance")]
    heads += [words.say(f"picture.{key}") for key in ("together", "right", "wrong")]
    return table(words.say("curve.title"), heads, rows)


def _played(turns: Turns, content: Content) -> str:
    """Return the reports on which the tool or the person was wrong, as a table."""
    words, game = content.words("lab-triage"), content.lab(_LAB).game

    def named(urgent: bool) -> str:
        return words.say("answers.urgent" if urgent else "answers.wait")

    rows = [
        [
            card.text,
            named(one.truth),
            words.say("played.none") if one.advice is None else named(one.advice),
            named(one.answer),
            card.say,
        ]
        for card, one in zip(game.cards if game else (), turns, strict=False)
        if not _right(one) or one.advice not in (None, one.truth)
    ]
    if not rows:
        return ""
    keys = ("report", "answer", "advice", "yours", "why")
    heads = [words.say(f"played.{key}") for key in keys]
    return table(words.say("played.title"), heads, rows)
