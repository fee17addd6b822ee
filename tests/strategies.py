"""Random content and answers, for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from raile.grade import solution
from raile.model.instrument import Instrument, Question
from raile.model.item import (
    Item,
    Match,
    Number,
    Open,
    Order,
    Several,
    Single,
    Slider,
)
from raile.model.result import Reply

settings.register_profile("raile", settings.default, deadline=None)
settings.load_profile("raile")

IDS = ("ant", "bee", "cat", "dog", "elk", "fox")
NUMBERS = st.floats(-1e6, 1e6) | st.integers(-100, 100).map(float)
TOLERANCES = st.just(0.0) | st.floats(0, 100)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from((*IDS, "box-a", "", "  ", "0,48 %", "1e999", "NaN", "-1")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=3) | st.sampled_from((*IDS, "text", "met")),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
"""Whatever a page could send."""


def _some_ids(least: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(IDS), min_size=least, max_size=6, unique=True)


def _say(name: str) -> str:
    return f"what to say of {name}"


@st.composite
def choices(draw: st.DrawFn, kind: str, opinion: bool = False) -> Single | Several:
    ids = draw(_some_ids())
    most = 1 if kind == "single" else len(ids)
    right = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=most, unique=True))
    options = [
        {
            "id": one,
            "text": one,
            "say": _say(one),
            "right": not opinion and one in right,
        }
        for one in ids
    ]
    item = {"id": "item", "kind": kind, "ask": "?", "options": options}
    if kind == "single":
        return Single.model_validate(item | {"opinion": opinion})
    partial = draw(st.booleans())
    return Several.model_validate(item | {"opinion": opinion, "partial": partial})


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    return Number(
        id="item",
        kind="number",
        ask="?",
        answer=draw(NUMBERS),
        tolerance=draw(TOLERANCES),
        unit=draw(st.sampled_from((None, "%", "people"))),
        say=_say("the answer"),
        misconceptions=draw(
            st.lists(
                st.builds(
                    lambda value: {"value": value, "say": "a frequent mistake"}, NUMBERS
                ),
                max_size=2,
            ).map(tuple)
        ),
    )


@st.composite
def sliders(draw: st.DrawFn) -> Slider:
    low, answer, high = sorted(
        draw(st.lists(NUMBERS, min_size=3, max_size=3, unique=True))
    )
    return Slider(
        id="item",
        kind="slider",
        ask="?",
        low=low,
        high=high,
        answer=answer,
        tolerance=draw(TOLERANCES),
    )


@st.composite
def orders(draw: st.DrawFn, opinion: bool = False) -> Order:
    entries = [{"id": one, "text": one, "say": _say(one)} for one in draw(_some_ids())]
    return Order.model_validate(
        {
            "id": "item",
            "kind": "order",
            "ask": "?",
            "entries": entries,
            "partial": draw(st.booleans()),
            "opinion": opinion,
        }
    )


@st.composite
def matches(draw: st.DrawFn, opinion: bool = False) -> Match:
    boxes = ["box-a", "box-b", "box-c"]
    cards = [
        {"id": one, "text": one, "say": _say(one), "box": draw(st.sampled_from(boxes))}
        for one in draw(_some_ids())
    ]
    return Match.model_validate(
        {
            "id": "item",
            "kind": "match",
            "ask": "?",
            "boxes": [{"id": one, "text": one} for one in boxes],
            "cards": cards,
            "partial": draw(st.booleans()),
            "opinion": opinion,
        }
    )


@st.composite
def opens(draw: st.DrawFn) -> Open:
    return Open.model_validate(
        {
            "id": "item",
            "kind": "open",
            "ask": "?",
            "model_answer": "A good answer.",
            "criteria": [{"id": one, "text": one} for one in draw(_some_ids(0))],
        }
    )


marked = st.one_of(
    choices("single"), choices("several"), numbers(), sliders(), orders(), matches()
)
"""Items that have a right answer."""

opinions = st.one_of(
    choices("single", opinion=True),
    choices("several", opinion=True),
    orders(opinion=True),
    matches(opinion=True),
    st.just(Number(id="item", kind="number", ask="?", opinion=True)),
    st.just(Slider(id="item", kind="slider", ask="?", low=0, high=9, opinion=True)),
)

items = st.one_of(marked, opinions, opens())


def answers(item: Item) -> st.SearchStrategy[Any]:
    """Attempts as the page sends them for this item, right ones among them."""
    parts = st.sampled_from(item.part_ids) if item.part_ids else st.nothing()
    most = len(item.part_ids)
    if isinstance(item, Single):
        usual: st.SearchStrategy[Any] = parts
    elif isinstance(item, Several | Order):
        usual = st.lists(parts, min_size=1, max_size=most, unique=True)
    elif isinstance(item, Match):
        boxes = st.sampled_from([box.id for box in item.boxes])
        usual = st.dictionaries(parts, boxes, min_size=1, max_size=most)
    elif isinstance(item, Open):
        met = st.lists(parts | st.just("gnu"))
        usual = st.fixed_dictionaries({"text": st.text(max_size=9), "met": met})
    else:
        usual = NUMBERS | NUMBERS.map(str) | NUMBERS.map(lambda x: f"{x:.2f} %")
    return usual if item.opinion else usual | st.just(solution(item))


def _level(name: str, points: float) -> dict[str, Any]:
    return {"id": name, "text": name, "points": points}


@st.composite
def _conditions(draw: st.DrawFn, earlier: list[str], depth: int = 2) -> dict[str, Any]:
    kinds = ["chosen", "at_least", *(["all", "any", "never"] if depth else [])]
    kind = draw(st.sampled_from(kinds))
    if kind in {"all", "any"}:
        inner = st.lists(_conditions(earlier, depth - 1), min_size=1, max_size=2)
        return {kind: draw(inner)}
    if kind == "never":
        return {kind: draw(_conditions(earlier, depth - 1))}
    question = draw(st.sampled_from(earlier))
    if kind == "chosen":
        return {"question": question, "chosen": draw(_some_ids(1))}
    return {"question": question, "at_least": draw(st.integers(-1, 5))}


@st.composite
def _questions(
    draw: st.DrawFn, name: str, earlier: list[str], branching: bool
) -> dict[str, Any]:
    kind = draw(st.sampled_from(("choice", "choice", "several", "text")))
    question: dict[str, Any] = {
        "id": name,
        "ask": "?",
        "kind": kind,
        "weight": draw(st.sampled_from((0, 0.1, 1, 1, 3))),
        "required": draw(st.booleans()),
        "dont_know": draw(st.booleans()),
        "combine": draw(st.sampled_from(("sum", "max"))),
        "steps": [{"levels": draw(_some_ids(1)), "text": f"a step for {name}"}],
    }
    if kind != "text":
        points = st.integers(-2, 5)
        question["options"] = [_level(one, draw(points)) for one in draw(_some_ids())]
    if branching and earlier and draw(st.booleans()):
        # A condition that looks ahead, perhaps at what is not there, sees nothing.
        ahead = f"q-{len(earlier) + 1}"
        question["visible_if"] = draw(_conditions([*earlier, ahead]))
    return question


@st.composite
def instruments(
    draw: st.DrawFn, branching: bool = True, overriding: bool = True
) -> Instrument:
    """Instruments of up to eight questions in up to three sections."""
    names: list[str] = []
    sections = []
    for number in range(draw(st.integers(1, 3))):
        questions = []
        for _ in range(draw(st.integers(1, 3))):
            name = f"q-{len(names)}"
            questions.append(draw(_questions(name, list(names), branching)))
            names.append(name)
        weight = draw(st.sampled_from((0.3, 1, 2)))
        section = {"id": f"s-{number}", "title": "A section", "weight": weight}
        sections.append(section | {"questions": questions})
    band = st.sampled_from(("low", "middle", "high", "top", None))
    overrides = [
        {
            "id": f"rule-{number}",
            "when": draw(_conditions(names)),
            "at_least": draw(band),
            "at_most": draw(band),
            "say": "A rule.",
        }
        for number in range(draw(st.integers(0, 2)) if overriding else 0)
    ]
    return Instrument.model_validate(
        {
            "title": "An instrument",
            "summary": "?",
            "intro": "?",
            "minutes": 5,
            "sections": sections,
            "bands": [
                {"id": one, "title": one, "from_percent": start, "means": "?"}
                for one, start in (
                    ("low", 0),
                    ("middle", 25),
                    ("high", 50),
                    ("top", 75),
                )
            ],
            "cap_above_weakest": draw(st.sampled_from((None, 0, 1))),
            "overrides": overrides,
        }
    )


def reply_to(question: Question) -> st.SearchStrategy[Reply]:
    """Sensible replies to a question, and such as never should be sent."""
    offered = [level.id for level in question.options]
    sensible = st.sampled_from(offered or ["none"]).map(
        lambda one: Reply(chosen=(one,))
    )
    return sensible | st.builds(
        Reply,
        chosen=st.lists(st.sampled_from((*IDS, "gnu")), max_size=4).map(tuple),
        dont_know=st.booleans(),
        text=st.sampled_from(("", " ", "words")),
        evidence=st.sampled_from(("", "a shelf")),
    )


@st.composite
def replies(draw: st.DrawFn, instrument: Instrument) -> dict[str, Reply]:
    """Replies to most questions of an instrument, and to one that it does not have."""
    given = {
        question.id: draw(reply_to(question))
        for question in instrument.questions
        if draw(st.integers(0, 3))
    }
    if draw(st.booleans()):
        given["not-there"] = Reply(chosen=("ant",))
    return given
