"""Risks are rated by people; the rules only make them worse, and average nothing."""

from __future__ import annotations

import copy
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from raile.load import Content
from raile.model.rating import Judgement, Rating, Screened
from raile.model.risk import Risk
from raile.rating import Verdict, cell, judge, review, spreads

RISK = Content().risk
QUESTIONS = [one.id for one in RISK.questions]
BANDS = [one.id for one in RISK.bands]
SHOWN = {
    follow_up.id: next(option.id for option in follow_up.options if option.shows)
    for question in RISK.questions
    for follow_up in question.follow_ups
}
CHECKED = Screened(none=True)
STEPS = st.integers(1, 5)


def rated(
    likelihood: int | None, impact: int | None, evidence: str = "Report 7"
) -> dict[str, Any]:
    return {"likelihood": likelihood, "impact": impact, "evidence": evidence}


def judgement(inherent: dict[str, Any], **keys: Any) -> Judgement:
    plain = {"inherent": inherent, "follow_ups": SHOWN}
    return Judgement.model_validate(plain | keys)


def measure(name: str = "two-people", **keys: Any) -> dict[str, Any]:
    plain = {"id": name, "owner": "Head of unit", "due": "2027-03-01", "tested": True}
    return plain | keys


def of(name: str, verdict: Verdict) -> Any:
    return next(one for one in verdict.standings if one.question.id == name)


def now(name: str, verdict: Verdict) -> tuple[int, int, str]:
    seen = of(name, verdict).cell
    return seen.likelihood, seen.impact, BANDS[seen.place]


# The published table of bands, and the rules beside it


@pytest.mark.parametrize(
    ("likelihood", "bands"),
    [
        (1, ["low", "low", "low", "low", "high"]),
        (2, ["low", "low", "moderate", "moderate", "high"]),
        (3, ["low", "moderate", "moderate", "high", "high"]),
        (4, ["low", "moderate", "high", "high", "extreme"]),
        (5, ["moderate", "high", "high", "extreme", "extreme"]),
    ],
)
def test_every_cell_has_the_band_of_its_product_and_impact_five_is_high(
    likelihood: int, bands: list[str]
) -> None:
    cells = [cell(RISK, likelihood, impact) for impact in range(1, 6)]
    assert [BANDS[one.place] for one in cells] == bands
    assert [one.floored for one in cells] == [False] * 4 + [likelihood == 1]


def test_missing_evidence_raises_the_likelihood_by_one_and_never_above_five() -> None:
    proven = judge(RISK, {"accuracy": judgement(rated(3, 4))})
    bare = judge(RISK, {"accuracy": judgement(rated(3, 4, "  "))})
    most = judge(RISK, {"accuracy": judgement(rated(5, 4, ""))})
    assert now("accuracy", proven) == (3, 4, "high")
    assert now("accuracy", bare) == (4, 4, "high")
    assert now("accuracy", most) == (5, 4, "extreme")
    assert of("accuracy", bare).cell.unproven


def test_a_follow_up_appears_where_it_matters_and_asks_for_what_shows_it() -> None:
    def follow_ups(likelihood: int, impact: int, **given: str) -> list[str]:
        one = judgement(rated(likelihood, impact), follow_ups=given)
        return [f.id for f in of("accuracy", judge(RISK, {"accuracy": one})).follow_ups]

    here = {"local-errors": "measured-here"}
    assert follow_ups(2, 2, **here) == []
    assert follow_ups(1, 5) == ["local-errors"]
    assert follow_ups(1, 5, **here) == ["local-errors", "error-interval"]

    answered = {**here, "error-interval": "with-interval"}
    for told, likelihood in ((answered, 2), (here, 3), ({}, 3)):
        one = judgement(rated(2, 4), follow_ups=told)
        assert now("accuracy", judge(RISK, {"accuracy": one}))[0] == likelihood


def test_an_answer_under_a_follow_up_that_is_hidden_does_not_count() -> None:
    hidden = {"local-errors": "not-measured", "error-interval": "without-interval"}
    low = judgement(rated(2, 2), follow_ups=hidden)
    assert now("accuracy", judge(RISK, {"accuracy": low})) == (2, 2, "low")


def test_a_prohibited_practice_stops_whatever_the_ratings_are() -> None:
    every = {name: judgement(rated(1, 1)) for name in QUESTIONS}
    verdict = judge(RISK, every, Screened(practices=("scrape-faces",), none=True))
    assert verdict.stop
    assert verdict.complete
    assert verdict.band is None
    assert verdict.inherent is None
    assert review(verdict, datetime.date(2026, 11, 23)) is None
    assert [one.id for one in verdict.prohibited] == ["scrape-faces"]


# What counts: the worst, and safeguards only once they are tested


def test_the_worst_risk_names_the_result_and_a_catastrophe_comes_before_a_nuisance():
    verdict = judge(
        RISK,
        {
            "legitimacy": judgement(rated(1, 1)),
            "privacy": judgement(rated(5, 2)),  # high by its product
            "redress": judgement(rated(1, 5)),  # high by its impact alone
        },
        CHECKED,
    )
    assert verdict.band
    assert verdict.band.id == "high"
    assert verdict.inherent == verdict.band
    worst = [one.question.id for one in verdict.worst]
    assert worst == ["redress", "privacy", "legitimacy"]
    assert len(verdict.open) == 14
    assert not verdict.complete


def test_a_residual_risk_is_lower_only_by_safeguards_that_exist_and_are_tested() -> (
    None
):
    def stands(*measures: dict[str, Any], residual: tuple[int, int] = (1, 3)) -> Any:
        one = judgement(rated(4, 4), residual=rated(*residual), measures=measures)
        return judge(RISK, {"accuracy": one})

    assert now("accuracy", stands()) == (4, 4, "high")
    assert now("accuracy", stands(measure(tested=False))) == (4, 4, "high")
    assert now("accuracy", stands(measure("accept"))) == (4, 4, "high")
    assert now("accuracy", stands(measure("human-way"))) == (4, 4, "high")
    assert now("accuracy", stands(measure())) == (1, 3, "low")
    assert now("accuracy", stands(residual=(5, 5))) == (5, 5, "extreme")
    assert stands(measure()).inherent.id == "high"


def test_safeguards_without_owner_date_or_test_are_still_to_do() -> None:
    one = judgement(
        rated(4, 4),
        measures=[
            measure(),
            measure("local-test", owner=" "),
            measure("threshold", due=None),
            measure("lead-only", tested=False),
            measure("accept", tested=False),
            measure("unheard-of", tested=False),
        ],
    )
    todo = of("accuracy", judge(RISK, {"accuracy": one})).todo
    assert [one.id for one in todo] == ["local-test", "threshold", "lead-only"]


def test_nothing_rated_says_nothing() -> None:
    verdict = judge(RISK, {"unheard-of": judgement(rated(5, 5))})
    assert verdict.band is None
    assert verdict.worst == ()
    assert len(verdict.open) == 17
    half = judge(RISK, {"privacy": judgement(rated(3, None))})
    assert half.worst == ()
    assert not half.screened


# Dates and raters


@pytest.mark.parametrize(
    ("likelihood", "impact", "day"),
    [
        (1, 1, datetime.date(2027, 11, 30)),
        (3, 3, datetime.date(2027, 5, 30)),
        (3, 4, datetime.date(2027, 2, 28)),  # there is no 30 February
        (5, 5, None),
    ],
)
def test_the_worst_band_sets_the_next_review(
    likelihood: int, impact: int, day: datetime.date | None
) -> None:
    verdict = judge(RISK, {"privacy": judgement(rated(likelihood, impact))}, CHECKED)
    assert review(verdict, datetime.date(2026, 11, 30)) == day


def test_raters_two_steps_apart_are_listed_and_never_averaged() -> None:
    raters = {
        "brave-otter-417": {
            "privacy": judgement(rated(2, 3), residual=rated(1, 3)),
            "redress": judgement(rated(2, 2)),
        },
        "calm-heron-208": {
            "privacy": judgement(rated(3, 5), residual=rated(3, 3)),
            "redress": judgement(rated(3, None)),
        },
        "quick-finch-911": {"privacy": judgement(rated(2, 4))},
    }
    assert [
        (one.question.id, one.stage, one.scale, one.lowest, one.highest)
        for one in spreads(RISK, raters)
    ] == [
        ("privacy", "inherent", "impact", 3, 5),
        ("privacy", "residual", "likelihood", 1, 3),
    ]


# Properties


@st.composite
def judgements(draw: st.DrawFn) -> dict[str, Judgement]:
    names = draw(
        st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=4, unique=True)
    )
    return {name: draw(_judgements(name)) for name in names}


@st.composite
def _judgements(draw: st.DrawFn, name: str) -> Judgement:
    question = next(one for one in RISK.questions if one.id == name)
    ratings = st.builds(
        Rating,
        likelihood=STEPS | st.none(),
        impact=STEPS | st.none(),
        evidence=st.sampled_from(("", "Report 7")),
    )
    follow_ups = {
        one.id: draw(st.sampled_from([option.id for option in one.options]))
        for one in question.follow_ups
        if draw(st.booleans())
    }
    catalogue = [one.id for one in RISK.safeguards_for(name)]
    measures = [
        measure(draw(st.sampled_from(catalogue)), tested=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 2)))
    ]
    return Judgement.model_validate(
        {
            "inherent": draw(ratings).model_dump(),
            "residual": draw(ratings).model_dump(),
            "follow_ups": follow_ups,
            "measures": measures,
        }
    )


def worse(draw: st.DrawFn, name: str, one: Judgement) -> Judgement:
    """Return a judgement of which one thing is worse than before."""
    data = one.model_dump(mode="json")
    ways = ["inherent", "residual", "follow_ups", "measures"]
    match draw(st.sampled_from(ways)):
        case "measures":
            for each in data["measures"]:
                each["tested"] = False
        case "follow_ups":
            question = next(each for each in RISK.questions if each.id == name)
            for follow_up in question.follow_ups:
                bad = [each.id for each in follow_up.options if not each.shows]
                if follow_up.id in data["follow_ups"] and draw(st.booleans()):
                    data["follow_ups"][follow_up.id] = draw(st.sampled_from(bad))
        case stage:
            if draw(st.booleans()):
                data[stage]["evidence"] = ""
            for scale in ("likelihood", "impact"):
                if data[stage][scale] is not None:
                    data[stage][scale] = draw(st.integers(data[stage][scale], 5))
    return Judgement.model_validate(data)


def weight(verdict: Verdict) -> tuple[int, int, int]:
    return max((one.cell.weight for one in verdict.worst if one.cell), default=(0,) * 3)


@given(judgements(), st.data())
def test_a_worse_answer_never_lowers_a_risk(
    before: dict[str, Judgement], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(before)))

    @st.composite
    def changed(draw: st.DrawFn) -> Judgement:
        return worse(draw, name, before[name])

    old = judge(RISK, before)
    new = judge(RISK, {**before, name: data.draw(changed())})
    for one in old.worst:
        after = of(one.question.id, new).cell
        assert one.cell
        assert after
        assert one.cell.weight <= after.weight
    assert weight(old) <= weight(new)


@given(judgements(), st.data())
def test_what_is_hidden_or_unheard_of_never_counts(
    before: dict[str, Judgement], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(before)))
    old = judge(RISK, before)
    asked = {one.id for one in of(name, old).follow_ups}
    hidden = [
        one
        for question in RISK.questions
        if question.id == name
        for one in question.follow_ups
        if one.id not in asked
    ]
    more = {one.id: one.options[0].id for one in hidden} | {"unheard-of": "x"}
    changed = before[name].model_copy(
        update={"follow_ups": {**before[name].follow_ups, **more}}
    )
    assert judge(RISK, {**before, name: changed}) == old


@given(judgements())
def test_the_result_is_the_worst_of_the_questions_alone(
    given_now: dict[str, Judgement],
) -> None:
    alone = [judge(RISK, {name: one}).band for name, one in given_now.items()]
    places = [BANDS.index(one.id) for one in alone if one]
    band = judge(RISK, given_now).band
    assert (band and BANDS.index(band.id)) == max(places, default=None)


# What the model refuses


def spoiled(**changes: Any) -> dict[str, Any]:
    data = copy.deepcopy(RISK.model_dump(mode="json"))
    for way, value in changes.items():
        *keys, last = way.split("__")
        inner: Any = data
        for key in keys:
            inner = inner[int(key) if key.isdigit() else key]
        inner[int(last) if last.isdigit() else last] = value
    return data


FOLLOW_UP = "parts__1__questions__1__follow_ups__0__visible_if"


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"bands__0__from_product": 2}, "bands must begin at 1"),
        ({"bands__2__from_product": 4}, "bands must begin at 1"),
        ({"rules__impact_floor__at_least": "awful"}, "no band 'awful'"),
        ({"safeguards__0__questions": ["luck"]}, "'drop-use' helps with 'luck'"),
        ({"screen__id": "privacy"}, "have the id 'privacy'"),
        ({FOLLOW_UP: {"question": "luck", "at_least": 5}}, "waits for 'luck'"),
        (
            {FOLLOW_UP: {"never": {"question": "accuracy", "at_least": 5}}},
            "a worse answer could hide it",
        ),
        (
            # An answer elsewhere that gets worse would hide this one.
            {FOLLOW_UP: {"question": "stress-test", "chosen": ["tested-here"]}},
            "waits for 'stress-test'",
        ),
        (
            {
                FOLLOW_UP.replace("ups__0", "ups__1"): {
                    "question": "local-errors",
                    "chosen": ["perhaps"],
                }
            },
            "'local-errors' has no answer 'perhaps'",
        ),
    ],
)
def test_a_risk_assessment_that_cannot_work_is_refused(
    changes: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Risk.model_validate(spoiled(**changes))


def test_the_kit_has_a_question_for_each_principle_and_a_safeguard_for_each() -> None:
    assert len(RISK.questions) == 17
    assert len(RISK.parts) == 5
    for question in RISK.questions:
        kinds = {one.kind for one in RISK.safeguards_for(question.id)}
        assert {"avoid", "reduce", "accept"} <= kinds, question.id
        assert len(RISK.safeguards_for(question.id)) >= 4, question.id


@pytest.mark.parametrize("wrong", [0, 6, 2.5, "3", True])
def test_only_five_steps_are_a_rating(wrong: object) -> None:
    with pytest.raises(ValidationError):
        Rating.model_validate({"likelihood": wrong})
