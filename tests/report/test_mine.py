from __future__ import annotations

from typing import Any

from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.response import Response
from raile.model.result import Reply
from raile.model.scenario import Scenario
from raile.report.mine import Progress, progress
from raile.report.work import Task, Work
from responses import response, visit

QUIZ = ItemSet.model_validate(
    {
        "title": "Quiz",
        "items": [
            {"id": "a", "kind": "number", "ask": "?", "answer": 1},
            {"id": "b", "kind": "number", "ask": "?", "answer": 1},
            {"id": "c", "kind": "number", "ask": "?", "opinion": True},
            {"id": "d", "kind": "open", "ask": "?", "model_answer": "So."},
        ],
    }
)
STORY = Scenario.model_validate(
    {
        "title": "Story",
        "summary": "?",
        "minutes": 5,
        "fictional": "All.",
        "decisions": [
            {
                "id": "vote",
                "text": "?",
                "ask": "?",
                "choices": [
                    {"id": "yes", "text": "Yes", "say": ".", "next": "end"},
                    {"id": "no", "text": "No", "say": ".", "next": "end"},
                ],
            }
        ],
        "endings": [{"id": "end", "title": "End", "text": ".", "tone": "mixed"}],
        "debrief": ".",
    }
)
FORM = Instrument.model_validate(
    {
        "title": "Form",
        "summary": "?",
        "intro": "?",
        "minutes": 5,
        "scales": [
            {
                "id": "yes-no",
                "levels": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}],
            }
        ],
        "sections": [
            {
                "id": "section",
                "title": "Section",
                "questions": [
                    {"id": "q-1", "ask": "?", "scale": "yes-no"},
                    {"id": "q-2", "ask": "?", "kind": "text", "required": False},
                    {
                        "id": "q-3",
                        "ask": "?",
                        "scale": "yes-no",
                        "visible_if": {"question": "q-1", "chosen": "yes"},
                    },
                ],
            }
        ],
        "bands": [{"id": "all", "title": "All", "from_percent": 0, "means": "."}],
    }
)


def of(what: ItemSet | Scenario | Instrument, *log: Response) -> Progress:
    return progress({"demo": (Task("it", what),)}, log)["demo"]


def did(item: str, value: Any = None, **more: Any) -> Response:
    return response("me", "it", item, value, **more)


def reply(item: str, **said: Any) -> Response:
    return did(item, Reply(**said).model_dump(mode="json"))


def test_nothing_is_done_before_anything_is_done() -> None:
    nothing = of(QUIZ)

    assert (nothing.opened, nothing.share, nothing.finished) == (False, 0, False)


def test_a_set_is_done_as_far_as_its_items_are_answered() -> None:
    assert of(QUIZ, did("a"), did("a"), did("gone")).share == 0.25
    assert of(QUIZ, did("a"), did("b"), did("c"), did("d")).finished


def test_an_item_whose_solution_was_shown_is_done() -> None:
    assert of(QUIZ, did("a", kind="shown")).share == 0.25


def test_first_attempts_are_scored() -> None:
    found = of(
        QUIZ,
        did("a", score=0.0),
        did("a", score=1.0),
        did("b", score=0.5),
        did("c"),
        did("d"),
    )

    score = found.tasks[0].score
    assert score is not None
    assert (score.points, score.answered, score.possible) == (0.5, 2, 2)


def test_a_set_without_right_answers_has_no_score() -> None:
    opinions = ItemSet(title="Poll", items=QUIZ.items[2:])

    assert of(opinions, did("c")).tasks[0].score is None


def test_a_story_is_done_once_it_has_ended() -> None:
    choice = did("vote", {"run": 1, "choice": "yes"})
    ending = did("ending", {"run": 1, "ending": "end"})
    again = did("vote", {"run": 2, "choice": "no"})

    assert of(STORY, choice).share == 0
    assert of(STORY, choice).opened
    assert of(STORY, choice, ending, again).finished


def test_an_assessment_is_done_as_far_as_it_asks() -> None:
    yes, unsure = reply("q-1", chosen=["yes"]), reply("q-3", dont_know=True)

    assert of(FORM, yes).share == 0.5
    assert of(FORM, yes, unsure).share == 1
    assert of(FORM, reply("q-1", chosen=["no"])).share == 1
    assert of(FORM, reply("q-2", text="words")).share == 0


def test_a_reply_taken_back_is_not_done() -> None:
    assert of(FORM, reply("q-1", chosen=["no"]), reply("q-1")).share == 0


def test_what_is_no_reply_is_passed_over() -> None:
    assert of(FORM, did("q-1", "no"), did("q-3", {"chosen": 7})).share == 0


def test_a_module_is_as_far_as_its_activities_together() -> None:
    work: Work = {
        "demo": (Task("it", QUIZ), Task("story", STORY)),
        "text": (),
        "other": (Task("other/quiz", QUIZ),),
    }
    log = [did("a"), did("b"), visit("me", "text")]

    found = progress(work, log)

    assert [one.share for one in found["demo"].tasks] == [0.5, 0]
    assert found["demo"].share == 0.25
    assert found["text"].finished
    assert not found["other"].opened
    assert list(found) == ["demo", "text", "other"]


def test_opening_a_module_begins_it_without_doing_any_of_it() -> None:
    found = progress({"demo": (Task("it", QUIZ),)}, [visit("me", "demo")])["demo"]

    assert (found.opened, found.share) == (True, 0)
