from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from raile.assessment import assess, visible
from raile.model.instrument import Instrument, Question
from raile.model.result import Reply, Result
from strategies import instruments, replies, reply_to

LEVELS = ("none", "talk", "partly", "there", "improved")
BANDS = (("starting", 0), ("building", 25), ("established", 50), ("leading", 75))


def question(name: str, **keys: Any) -> dict[str, Any]:
    steps = [
        {"levels": ["none", "talk"], "text": f"Begin {name}."},
        {"levels": "partly", "text": f"Finish {name}."},
    ]
    plain = {"id": name, "ask": f"Is there {name}?", "scale": "maturity"}
    return plain | {"steps": steps} | keys


def options(**points: float) -> dict[str, Any]:
    levels = [{"id": id, "text": id, "points": one} for id, one in points.items()]
    return {"scale": None, "options": levels}


def instrument(
    *sections: list[dict[str, Any]], weights: tuple[float, ...] = (), **keys: Any
) -> Instrument:
    """Sections a, b, c … answered on one scale of 0 to 4 points."""
    levels = [{"id": id, "text": id, "points": at} for at, id in enumerate(LEVELS)]
    bands = [
        {"id": id, "title": id, "from_percent": start, "means": "?"}
        for id, start in BANDS
    ]
    plain: dict[str, Any] = {
        "title": "Readiness",
        "summary": "?",
        "intro": "?",
        "minutes": 15,
        "scales": [{"id": "maturity", "levels": levels}],
        "sections": [
            {"id": id, "title": id, "questions": questions, "weight": weight}
            for id, questions, weight in zip(
                "abcdef", sections, weights or (1,) * len(sections), strict=False
            )
        ],
        "bands": bands,
    }
    return Instrument.model_validate(plain | keys)


def readiness() -> Instrument:
    """Three dimensions of eight statements, capped one band above the weakest."""
    return instrument(
        *([question(f"{id}-{number}") for number in range(8)] for id in "abc"),
        cap_above_weakest=1,
    )


def chose(**levels: str | tuple[str, ...]) -> dict[str, Reply]:
    """Replies by question id, of which underscores are hyphens."""
    return {
        name.replace("_", "-"): Reply(chosen=(one,) if isinstance(one, str) else one)
        for name, one in levels.items()
    }


def filled(kit: Instrument, **levels: str) -> dict[str, Reply]:
    """All statements of a section at one level."""
    return {
        one.id: Reply(chosen=(levels[section.id],))
        for section in kit.sections
        for one in section.questions
        if section.id in levels
    }


# --- What holds for every instrument and all replies ----------------------------------


@given(instruments(), st.data())
def test_replies_to_hidden_questions_never_change_the_result(
    kit: Instrument, data: st.DataObject
) -> None:
    given_ = data.draw(replies(kit))
    result = assess(kit, given_)
    hidden = [one for one in kit.questions if one.id not in result.visible]
    assume(hidden)
    for one in hidden:
        assert assess(kit, given_ | {one.id: data.draw(reply_to(one))}) == result
    shown = {name: one for name, one in given_.items() if name in result.visible}
    assert assess(kit, shown) == result


@given(instruments(), st.data())
def test_nothing_in_the_result_speaks_of_a_hidden_question(
    kit: Instrument, data: st.DataObject
) -> None:
    given_ = data.draw(replies(kit))
    result = assess(kit, given_)
    assert result.visible == visible(kit, given_)
    named = (
        *result.weakest,
        *result.dont_know,
        *result.missing,
        *(one.question for one in result.standings),
        *(name for name, _ in result.next_steps),
    )
    assert set(named) <= set(result.visible)
    assert sum(one.asked for one in result.sections) == len(result.visible)


@given(instruments(), st.data())
def test_replies_to_later_questions_never_hide_or_show_earlier_ones(
    kit: Instrument, data: st.DataObject
) -> None:
    given_ = data.draw(replies(kit))
    at = data.draw(st.integers(0, len(kit.questions) - 1))
    changed = given_ | {one.id: data.draw(reply_to(one)) for one in kit.questions[at:]}
    before = {one.id for one in kit.questions[: at + 1]}
    assert before & set(visible(kit, changed)) == before & set(visible(kit, given_))


@given(instruments(branching=False, overriding=False), st.data())
def test_a_better_answer_never_lowers_per_cent_or_band(
    kit: Instrument, data: st.DataObject
) -> None:
    given_ = data.draw(replies(kit))
    one = data.draw(st.sampled_from(kit.questions))
    assume(one.options)
    before = assess(kit, given_)
    after = assess(kit, given_ | {one.id: data.draw(_better(one, given_.get(one.id)))})
    assert _or_less(after.percent) >= _or_less(before.percent)
    assert _rank(kit, after.band) >= _rank(kit, before.band)
    for section, was in zip(after.sections, before.sections, strict=True):
        assert _or_less(section.percent) >= _or_less(was.percent)


def _better(one: Question, reply: Reply | None) -> st.SearchStrategy[Reply]:
    """Replies that give at least the points of this one."""
    points = {level.id: level.points for level in one.options}
    known = {id for id in points if reply and id in reply.chosen}
    if one.kind == "several" and known:
        gains = [id for id in points if id in known or points[id] >= 0]
        more = st.sets(st.sampled_from(gains or sorted(known)))
        return more.map(lambda ids: Reply(chosen=tuple(sorted(known | ids))))
    floor = points[min(known)] if len(known) == 1 else 0
    better = [id for id in points if points[id] >= floor]
    assume(better)
    return st.sampled_from(better).map(lambda id: Reply(chosen=(id,)))


def _or_less(percent: float | None) -> float:
    return -1 if percent is None else percent


def _rank(kit: Instrument, band: str | None) -> int:
    return -1 if band is None else [one.id for one in kit.bands].index(band)


@given(instruments(), st.data())
def test_order_of_replies_does_not_matter(kit: Instrument, data: st.DataObject) -> None:
    given_ = data.draw(replies(kit))
    shuffled = dict(data.draw(st.permutations(list(given_.items()))))
    assert assess(kit, shuffled) == assess(kit, given_)


@given(instruments(overriding=False))
def test_full_top_answers_give_100_and_the_top_band(kit: Instrument) -> None:
    result = assess(kit, {one.id: _top(one) for one in kit.questions})
    assume(any(section.possible for section in result.sections))
    assert result.percent == 100
    assert result.band == "top"
    assert result.weakest == ()
    assert result.complete


def _top(one: Question) -> Reply:
    best = sorted(one.options, key=lambda level: level.points, reverse=True)
    if one.kind == "several" and one.combine == "sum":
        best = [level for level in best if level.points > 0] or best[:1]
    else:
        best = best[:1]
    return Reply(chosen=tuple(level.id for level in best), text="Words.")


@given(instruments(), st.data())
def test_no_replies_raise_and_every_per_cent_is_one(
    kit: Instrument, data: st.DataObject
) -> None:
    result = assess(kit, data.draw(replies(kit)))
    percents = [one.percent for one in (*result.sections, *result.standings, result)]
    assert all(one is None or 0 <= one <= 100 for one in percents)
    assert (result.percent is None) == (not result.standings)
    for section in result.sections:
        assert (section.percent is None) == (section.possible == 0)
        assert section.dont_know <= section.answered <= section.asked


# --- The readiness shape --------------------------------------------------------------


def test_section_is_points_of_32_and_overall_the_mean() -> None:
    kit = readiness()
    given_ = filled(kit, a="partly", b="there", c="there")
    given_ |= chose(a_0="none", a_1="none")
    result = assess(kit, given_)
    first = result.sections[0]
    assert (first.points, first.possible, first.percent) == (12, 32, 37.5)
    assert [one.percent for one in result.sections] == [37.5, 75, 75]
    assert result.percent == 62.5
    assert [one.band for one in result.sections] == ["building", "leading", "leading"]
    assert (result.band, result.capped_by) == ("established", None)
    assert result.complete


def test_strong_processes_cannot_hide_an_absent_culture() -> None:
    kit = readiness()
    result = assess(kit, filled(kit, a="none", b="improved", c="improved"))
    assert result.percent == pytest.approx(200 / 3)
    assert (result.band, result.capped_by) == ("building", "a")


def test_cap_names_the_weakest_only_where_it_held_the_band_down() -> None:
    kit = readiness()
    given_ = filled(kit, a="partly", b="improved", c="improved")
    capless = kit.model_copy(update={"cap_above_weakest": None})
    tight = kit.model_copy(update={"cap_above_weakest": 0})
    assert assess(kit, given_).capped_by is None
    assert assess(kit, given_).band == "leading"
    assert assess(capless, filled(kit, b="improved", c="improved")).capped_by is None
    assert (assess(tight, given_).band, assess(tight, given_).capped_by) == (
        "established",
        "a",
    )


@pytest.mark.parametrize(
    ("levels", "band"),
    [
        (["none"], "starting"),
        (["talk"], "building"),
        (["partly"], "established"),
        (["there"], "leading"),
        (["none", "talk"], "starting"),
        (["partly", "there", "there"], "established"),
    ],
)
def test_bands_begin_at_their_edge(levels: list[str], band: str) -> None:
    kit = instrument([question(f"q-{at}") for at in range(len(levels))])
    given_ = {f"q-{at}": Reply(chosen=(one,)) for at, one in enumerate(levels)}
    assert assess(kit, given_).band == band


@pytest.mark.parametrize("weights", [(0.1, 0.2), (0.1, 0.7), (0.3, 0.3)])
def test_noise_of_floating_point_costs_no_band(weights: tuple[float, float]) -> None:
    in_sections = instrument([question("q")], [question("r")], weights=weights)
    in_questions = instrument(
        [question(f"q-{at}", weight=one) for at, one in enumerate(weights)]
    )
    for kit in (in_sections, in_questions):
        result = assess(kit, filled(kit, a="there", b="there"))
        for one in (result, *result.sections):
            assert (one.percent, one.band) == (75, "leading")


def test_dont_know_gives_no_points_and_is_listed_apart() -> None:
    kit = instrument([question(f"q-{at}") for at in range(4)])
    given_ = chose(q_0="improved", q_1="talk", q_2="partly")
    given_ |= {"q-3": Reply(dont_know=True)}
    result = assess(kit, given_)
    assert result.percent == pytest.approx(100 * 7 / 16)
    assert result.dont_know == ("q-3",)
    assert result.weakest == ("q-1", "q-2")
    assert result.missing == ()
    last = result.standings[-1]
    assert (last.question, last.points, last.level) == ("q-3", 0, None)
    assert last.dont_know
    assert (result.sections[0].answered, result.sections[0].dont_know) == (4, 1)


def test_unanswered_counts_as_nothing_but_is_missing_not_weak() -> None:
    kit = instrument(
        [question("q-0"), question("q-1"), question("q-2", required=False)]
    )
    result = assess(kit, chose(q_0="there"))
    assert result.percent == 25
    assert result.missing == ("q-1",)
    assert not result.complete
    assert [one.question for one in result.standings] == ["q-0"]
    assert result.weakest == ("q-0",)


def test_without_any_answer_there_is_no_result() -> None:
    kit = readiness()
    result = assess(kit, {"a-0": Reply(evidence="A shelf."), "b-0": Reply(text=" ")})
    assert (result.percent, result.band, result.capped_by) == (None, None, None)
    assert len(result.missing) == 24
    assert result.weakest == ()
    assert result.next_steps == ()


def test_weakest_are_the_lowest_in_author_order_and_no_more_than_wanted() -> None:
    kit = instrument([question(f"q-{at}") for at in range(7)], weakest_shown=3)
    given_ = chose(q_0="there", q_1="talk", q_2="partly", q_3="none", q_4="talk")
    assert assess(kit, given_).weakest == ("q-3", "q-1", "q-4")


def test_next_steps_begin_with_the_weakest() -> None:
    kit = instrument([question(f"q-{at}") for at in range(5)], next_steps_shown=3)
    given_ = chose(q_0="partly", q_1="improved", q_2="talk", q_4="partly")
    given_ |= {"q-3": Reply(dont_know=True)}
    assert assess(kit, given_).next_steps == (
        ("q-3", "Begin q-3."),
        ("q-2", "Begin q-2."),
        ("q-0", "Finish q-0."),
    )


# --- Points, weights and kinds --------------------------------------------------------


def test_questions_and_sections_have_weights() -> None:
    kit = instrument(
        [question("q-0", weight=3), question("q-1"), question("q-2", weight=0)],
        [question("r-0")],
        weights=(1, 3),
    )
    given_ = chose(q_0="improved", q_1="none", q_2="none", r_0="none")
    result = assess(kit, given_)
    first = result.sections[0]
    assert (first.points, first.possible, first.percent) == (12, 16, 75)
    assert result.percent == 18.75
    assert "q-2" not in [one.question for one in result.standings]


@pytest.mark.parametrize(
    ("combine", "chosen", "points", "possible"),
    [
        ("sum", ("log", "audit"), 3, 5),
        ("sum", ("log", "audit", "leak"), 2, 5),
        ("sum", ("leak",), -1, 5),
        ("max", ("log", "audit"), 2, 2),
        ("max", ("log",), 1, 2),
        ("max", ("leak",), -1, 2),
        ("max", ("log", "gone"), 1, 2),
    ],
)
def test_several_answers_become_one_number_of_points(
    combine: str, chosen: tuple[str, ...], points: float, possible: float
) -> None:
    offered = options(log=1, audit=2, review=2, leak=-1)
    kit = instrument([question("q", kind="several", combine=combine, **offered)])
    result = assess(kit, {"q": Reply(chosen=chosen)})
    (standing,) = result.standings
    assert (standing.points, standing.possible) == (points, possible)
    assert result.percent == max(0, 100 * points / possible)


def test_section_without_points_is_left_out() -> None:
    kit = instrument(
        [question("q")],
        [question("words", kind="text", scale=None), question("r", **options(yes=0))],
        cap_above_weakest=0,
    )
    given_ = chose(q="improved", r="yes") | {"words": Reply(text="Some.")}
    result = assess(kit, given_)
    assert result.sections[1].percent is None
    assert result.sections[1].band is None
    assert result.sections[1].answered == 2
    assert (result.percent, result.band, result.capped_by) == (100, "leading", None)
    assert [one.question for one in result.standings] == ["q"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(chosen=("gone",)),
        Reply(chosen=("none", "there")),
        Reply(text="no text was asked for"),
        Reply(dont_know=True),
        None,
        {"chosen": ["there"]},
        "there",
    ],
)
def test_replies_that_do_not_fit_are_ignored(reply: Any) -> None:
    kit = instrument([question("q", dont_know=False), question("r")])
    alone = chose(r="there")
    result = assess(kit, alone | {"q": reply, "gone": Reply(chosen=("there",))})
    assert result == assess(kit, alone)
    assert result.missing == ("q",)


def test_an_answer_beside_dont_know_is_an_answer() -> None:
    kit = instrument([question("q"), question("words", kind="text", scale=None)])
    given_ = {
        "q": Reply(chosen=("there",), dont_know=True),
        "words": Reply(text="I do.", dont_know=True),
    }
    assert assess(kit, given_).dont_know == ()
    assert assess(kit, {"words": Reply(dont_know=True)}).dont_know == ("words",)


# --- Branches -------------------------------------------------------------------------


def branching(**keys: Any) -> Instrument:
    """A question, its follow-up, and the follow-up's follow-up."""
    if_there = {"question": "q", "chosen": "there"}
    if_low = {"question": "follow", "at_least": 1}
    return instrument(
        [
            question("q"),
            question("follow", visible_if=if_there),
            question("last", visible_if=if_low),
        ],
        **keys,
    )


def test_chains_of_hidden_questions_vanish_with_their_answers() -> None:
    kit = branching(
        cap_above_weakest=0,
        overrides=[
            {
                "id": "rule",
                "when": {"question": "last", "chosen": "none"},
                "at_most": "starting",
                "say": "?",
            }
        ],
    )
    shown = chose(q="there", follow="talk", last="none")
    assert visible(kit, shown) == ("q", "follow", "last")
    assert assess(kit, shown).overrides == ("rule",)

    hidden = shown | chose(q="improved")
    assert visible(kit, hidden) == ("q",)
    assert assess(kit, hidden) == assess(kit, chose(q="improved"))
    assert assess(kit, hidden).percent == 100
    assert assess(kit, hidden).overrides == ()


def test_hidden_dont_know_is_not_a_finding() -> None:
    kit = branching()
    given_ = chose(q="improved") | {"follow": Reply(dont_know=True)}
    assert assess(kit, given_).dont_know == ()
    given_ |= chose(q="there")
    assert assess(kit, given_).dont_know == ("follow",)


@pytest.mark.parametrize(
    ("condition", "replies_", "shown"),
    [
        ({"question": "q", "chosen": ["none", "talk"]}, chose(q="talk"), True),
        ({"question": "q", "chosen": ["none", "talk"]}, chose(q="there"), False),
        ({"question": "q", "chosen": "none"}, {}, False),
        ({"question": "q", "at_least": 2}, chose(q="partly"), True),
        ({"question": "q", "at_least": 2}, chose(q="talk"), False),
        ({"question": "q", "at_least": 0}, chose(q="none"), True),
        ({"question": "q", "at_least": 0}, {}, False),
        ({"question": "q", "at_least": 0}, {"q": Reply(dont_know=True)}, False),
        ({"never": {"question": "q", "chosen": "none"}}, chose(q="talk"), True),
        ({"never": {"question": "q", "chosen": "none"}}, chose(q="none"), False),
        ({"question": "gone", "chosen": "none"}, chose(gone="none"), False),
        ({"question": "last", "chosen": "none"}, chose(last="none"), False),
        ({"question": "z", "chosen": "none"}, chose(z="none"), False),
    ],
)
def test_conditions(
    condition: dict[str, Any], replies_: dict[str, Reply], shown: bool
) -> None:
    kit = instrument(
        [question("q"), question("last", visible_if=condition), question("z")]
    )
    assert ("last" in visible(kit, replies_)) == shown


@pytest.mark.parametrize(
    ("kind", "first", "second", "shown"),
    [
        ("all", "none", "none", True),
        ("all", "none", "talk", False),
        ("any", "none", "talk", True),
        ("any", "talk", "talk", False),
    ],
)
def test_conditions_join(kind: str, first: str, second: str, shown: bool) -> None:
    both = [{"question": id, "chosen": "none"} for id in ("q", "r")]
    kit = instrument(
        [question("q"), question("r"), question("s", visible_if={kind: both})]
    )
    assert ("s" in visible(kit, chose(q=first, r=second))) == shown


# --- Overrides ------------------------------------------------------------------------


def overridden(*bounds: dict[str, str]) -> Instrument:
    """Rules for the case that 'gate' is answered with 'there', in this order."""
    return instrument(
        [question("q"), question("gate", weight=0)],
        overrides=[
            {
                "id": f"rule-{at}",
                "when": {"question": "gate", "chosen": "there"},
                "say": "?",
            }
            | one
            for at, one in enumerate(bounds)
        ],
    )


def result_of(kit: Instrument, level: str | None, gate: str = "there") -> Result:
    return assess(kit, chose(gate=gate) | (chose(q=level) if level else {}))


@pytest.mark.parametrize(
    ("bounds", "level", "band"),
    [
        ([{"at_least": "established"}], "talk", "established"),
        ([{"at_least": "established"}], "improved", "leading"),
        ([{"at_most": "building"}], "improved", "building"),
        ([{"at_most": "building"}], "none", "starting"),
        ([{"at_least": "leading"}, {"at_most": "building"}], "none", "building"),
        ([{"at_most": "building"}, {"at_least": "leading"}], "none", "leading"),
        ([{"at_least": "building", "at_most": "building"}], "improved", "building"),
        ([{"at_most": "building"}], None, "building"),
        ([{"at_least": "established"}], None, "established"),
    ],
)
def test_overrides_apply_in_order_whatever_the_score(
    bounds: list[dict[str, str]], level: str | None, band: str
) -> None:
    kit = overridden(*bounds)
    result = result_of(kit, level)
    assert result.band == band
    assert result.overrides == tuple(one.id for one in kit.overrides)
    assert result_of(kit, level, gate="none").overrides == ()
    assert assess(kit, {}).overrides == ()


def test_rule_on_what_is_absent_waits_for_a_first_answer() -> None:
    rule = {
        "id": "unproved",
        "when": {"never": {"question": "q", "at_least": 3}},
        "at_most": "starting",
        "say": "?",
    }
    kit = instrument([question("q"), question("r")], overrides=[rule])
    assert (assess(kit, {}).band, assess(kit, {}).overrides) == (None, ())
    result = assess(kit, chose(r="improved"))
    assert (result.band, result.overrides) == ("starting", ("unproved",))


def test_override_without_a_known_band_changes_nothing() -> None:
    result = result_of(overridden({"at_least": "gone"}), "talk")
    assert (result.band, result.overrides) == ("building", ("rule-0",))


@pytest.mark.parametrize(
    ("bound", "band", "capped_by"),
    [
        ({"at_least": "leading"}, "leading", None),
        ({"at_most": "starting"}, "starting", None),
        ({"at_least": "starting"}, "building", "a"),
    ],
)
def test_overrides_come_after_the_cap(
    bound: dict[str, str], band: str, capped_by: str | None
) -> None:
    when = {"question": "b-0", "chosen": "improved"}
    rule = {"id": "rule", "when": when, "say": "?"} | bound
    kit = readiness().model_dump() | {"overrides": [rule]}
    capped = Instrument.model_validate(kit)
    result = assess(capped, filled(capped, a="none", b="improved", c="improved"))
    assert (result.band, result.capped_by) == (band, capped_by)
    assert result.overrides == ("rule",)
