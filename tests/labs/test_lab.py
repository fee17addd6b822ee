"""A lab asks first, follows its controls within their bounds, and keeps decisions."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib import import_module

import pytest

from labs.conftest import CONTENT, sight
from raile.model.lab import Control, Lab, Slider, Typed
from raile.store import StoreError

PLAIN = {"watch-list", "triage"}
"""Labs whose sums need no tables."""
LABS = sorted(path.stem for path in CONTENT._layout.root.glob("labs/*.yaml"))


class Page:
    """Stands in for the browser."""

    def __init__(self, widget):
        self.widget = widget
        self.heard = []
        self.keys = map(str, itertools.count())
        widget.send = self.heard.append

    def send(self, event, **fields):
        key = fields.pop("key", next(self.keys))
        self.widget._receive(None, {"event": event, "key": key, **fields}, [])

    @property
    def view(self):
        return json.loads(json.dumps(self.widget.view, allow_nan=False))


@pytest.fixture
def page(open_lab):
    return Page(open_lab("watch-list"))


def begin(page, choice="over-60"):
    page.send("expect", choice=choice)


def test_nothing_is_shown_before_the_guess_and_the_guess_is_kept(page, session):
    assert page.view["question"]["chosen"] is None
    assert "figure" not in page.view
    page.send("move", values={"threshold": 0.7}, count=1)
    page.send("expect", choice="no-such-answer")
    assert "figure" not in page.view
    begin(page)
    assert "65 are not wanted" in page.view["said"][0]
    (kept,) = session.mine("lab/watch-list")
    assert (kept.item, kept.value) == ("expectation", {"choice": "over-60"})


def test_the_guess_stays_what_it_was(page, session):
    begin(page)
    begin(page, "under-5")
    assert len(session.mine("lab/watch-list")) == 1


def test_the_debrief_comes_after_the_first_change(page):
    begin(page)
    page.send("move", values={"threshold": 0.6}, moved="threshold", count=1)
    assert page.view["debrief"] is None
    page.send("move", values={"threshold": 0.63}, moved="threshold", count=2)
    assert page.view["debrief"][0]["sources"]
    assert page.view["decision"]["chosen"] is None
    assert page.view["answers"] == 2


@pytest.mark.parametrize(
    ("given", "set_to"),
    [
        (0.634, 0.63),
        (9, 0.75),
        (-1, 0.5),
        (float("nan"), 0.6),
        (float("inf"), 0.6),
        (True, 0.6),
        ("0.7", 0.6),
        (None, 0.6),
    ],
)
def test_a_slider_takes_only_what_it_can_have(page, given, set_to):
    begin(page)
    page.send("move", values={"threshold": given}, count=1)
    assert page.view["values"]["threshold"] == set_to


@pytest.mark.parametrize("values", [None, [], "x", {"nobody": 1}, {"multiplier": "x"}])
def test_moves_that_make_no_sense_change_nothing(page, values):
    begin(page)
    before = page.view["values"]
    page.send("move", values=values, moved=["x"] and "nobody", count="many")
    assert page.view["values"] == before
    assert page.heard[-1].keys() == {"done"}


def test_a_decision_is_kept_with_its_settings_and_is_there_again(page, open_lab):
    begin(page)
    page.send("decide", choice="deploy")
    page.send("move", values={"threshold": 0.64, "multiplier": "times-3"}, count=1)
    page.send("decide", choice="measure-first")
    kept = page.widget._session.mine("lab/watch-list")[-1]
    assert kept.item == "decision"
    assert kept.value["choice"] == "measure-first"
    assert kept.value["values"]["threshold"] == 0.64
    again = Page(open_lab("watch-list"))
    assert again.view["values"]["threshold"] == 0.64
    assert again.view["decision"]["chosen"] == "measure-first"
    threshold, *_, in_the_group, _ = again.view["decided"]
    assert threshold == {"label": "Threshold", "value": 0.64, "unit": None}
    assert (in_the_group["value"], in_the_group["unit"]) == (20, "%")
    assert "3 times as often" in [one["value"] for one in again.view["decided"]]


def test_what_is_not_saved_says_why(page, session, monkeypatch):
    def full(response):
        raise StoreError("full", "here", "no space left")

    monkeypatch.setattr(session.store, "add", full)
    begin(page)
    assert page.heard == [{"failed": "0", "reason": "full"}]
    assert page.view["question"]["chosen"] is None


def test_every_lab_has_a_module_and_every_module_its_words():
    assert LABS
    for name in LABS:
        assert callable(import_module(f"raile.labs.{name.replace('-', '_')}").show)


def _ends(lab: Lab):
    """Yield the settings of all ends of all controls, in every combination."""
    choices = [_settings(one) for one in lab.controls]
    names = [one.id for one in lab.controls]
    for values in itertools.islice(itertools.product(*choices), 0, None, 7):
        yield dict(zip(names, values, strict=True))


def _settings(one: Control):
    if isinstance(one, Slider):
        return sorted({one.low, one.start, one.high})
    if isinstance(one, Typed):
        return ["", "<script>alert(1)</script>", "Someone nicked my bike! " * 8]
    return [option.id for option in one.options]


@pytest.mark.parametrize("name", LABS)
def test_at_all_ends_of_all_controls_something_sensible_is_seen(name):
    for values in itertools.islice(_ends(CONTENT.lab(name)), 300):
        given = {key.replace("-", "_"): value for key, value in values.items()}
        seen = sight(name, **given)
        shown = " ".join([*seen.said, seen.figure, seen.more])
        assert seen.said
        assert all(seen.said)
        assert not re.search(r"\b(nan|inf|None|NaN)\b", shown), values
        assert ET.fromstring(seen.figure).findall(".//{*}desc")[0].text


@pytest.mark.parametrize("name", LABS)
def test_a_lab_loads_no_library_that_it_does_not_use(name):
    heavy = {"sklearn", "scipy", "matplotlib"}
    if name in PLAIN:
        heavy |= {"numpy", "pandas"}
    code = (
        f"import sys, raile.labs.{name.replace('-', '_')} as lab\n"
        f"print(*sorted({heavy!r} & {{m.split('.')[0] for m in sys.modules}}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []
