from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from raile.load import Activity, Content
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.scenario import Scenario
from raile.report.work import work


def test_the_kit_s_own_modules_say_what_there_is_to_do() -> None:
    content = Content()

    found = work(content)

    assert tuple(found) == content.workshop.modules
    kinds = {task.activity: type(task.of) for task in found["principles"]}
    assert kinds["principles/cards"] is ItemSet
    assert kinds["principles/quiz"] is ItemSet
    assert kinds["threshold-vote"] is Scenario
    assert ("readiness", Instrument) in [
        (task.activity, type(task.of)) for task in found["readiness"]
    ]


def test_what_only_trainers_see_or_nobody_must_finish_is_not_in_it() -> None:
    activities = (
        Activity("quiz", "demo/quiz"),
        Activity("quiz", "demo/quiz"),
        Activity("poll", "demo/poll", trainer=True),
        Activity("scenario", "long-story", optional=True),
        Activity("exercise", "reweigh"),
        Activity("progress"),
    )
    content = SimpleNamespace(
        modules={"demo": None},
        lesson=lambda _: SimpleNamespace(activities=activities),
        item_set=lambda name: name,
        scenario=lambda name: name,
    )

    found = work(cast("Content", content))

    assert [task.activity for task in found["demo"]] == ["demo/quiz"]
