"""Content as the rooms above ask for it: by id, in one language, read when asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, cast

from raile import paths
from raile.codename import CodeWords
from raile.load._build import build
from raile.load._data import data_text
from raile.load._document import decoded, read
from raile.load._fault import ContentError, Fault, NotThere
from raile.load._files import MODELS, Glossary, Sources
from raile.load._layout import Kind, Layout, translation
from raile.load._lesson import Heading, Lesson, parse, set_name
from raile.load._texts import Overlay, texts
from raile.load._wording import Wording, translated_words, words_of
from raile.model.base import Strict
from raile.model.blueprint import Blueprint
from raile.model.course import Extra, Module, Source, Term, Workshop
from raile.model.datasheet import Datasheet
from raile.model.dossier import Gates
from raile.model.example import Example
from raile.model.exercise import Exercise
from raile.model.instrument import Instrument
from raile.model.item import Item, ItemSet
from raile.model.lab import Lab
from raile.model.law import Cases, Dates, Duties, Law, Walk
from raile.model.risk import Risk
from raile.model.scenario import Scenario

M = TypeVar("M", bound=Strict)

ORIGINAL = "en"
"""The language that everything is written in first."""

_OF_VERB: dict[str, Kind] = {
    "quiz": "set",
    "example": "example",
    "poll": "set",
    "scenario": "scenario",
    "lab": "lab",
    "assess": "instrument",
    "worksheet": "instrument",
    "exercise": "exercise",
}
_OF_LAW: dict[str, tuple[Kind, ...]] = {
    "law": ("dates", "walk", "duties", "cases"),
    "timeline": ("dates",),
    "risk": ("risk",),
}


class Content:
    """All content in one language; each file is read when first asked for.

    Parameters
    ----------
    root
        The content folder; the kit's own if not given.
    language
        A text without a translation into it is English.
    exercises
        The folder of exercises; the one beside ``root`` if not given.

    Raises
    ------
    ContentError
        From every method, with all faults of the file that it reads.
    NotThere
        From every method that is given an id, if nothing has it.
    """

    def __init__(
        self,
        root: Path | None = None,
        language: str = ORIGINAL,
        exercises: Path | None = None,
    ) -> None:
        self.language = language
        self._layout = layout(root, exercises)
        self._cache: dict[tuple[str, str], Any] = {}
        self._untranslated: dict[tuple[str, str], bool] = {}

    @property
    def workshop(self) -> Workshop:
        """What the kit is, and in which order it is taught."""
        return self._get("workshop", "", Workshop)

    @property
    def modules(self) -> dict[str, Module]:
        """Modules by id, in teaching order."""
        for name in self.workshop.modules:
            self._expect("module", name, "module")
        return {
            name: self._get("module", name, Module) for name in self.workshop.modules
        }

    @property
    def extras(self) -> dict[str, Extra]:
        """Pages beside the path by id, in the order in which they are offered."""
        for one in self.workshop.more:
            self._expect("extra", one.id, "page")
        return {one.id: one for one in self.workshop.more}

    @property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {one.id: one for one in self._get("sources", "", Sources).sources}

    @property
    def glossary(self) -> dict[str, Term]:
        """Terms by id."""
        return {one.id: one for one in self._get("glossary", "", Glossary).terms}

    @property
    def code_words(self) -> CodeWords:
        """The words that participants' code names are made of."""
        return self._get("codenames", "", CodeWords)

    def item_set(self, name: str) -> ItemSet:
        """Return a set; 'principles' alone means 'principles/quiz'."""
        whole = set_name("quiz", name)
        if not self._layout.has("set", whole):
            known = self._layout.names("set")
            if name != whole:
                known = [one.removesuffix("/quiz") for one in known]
            raise NotThere("quiz", name, known)
        return self._get("set", whole, ItemSet)

    def item_sets(self, module: str) -> list[str]:
        """Return the names of a module's sets, such as 'principles/quiz'."""
        self._expect("module", module, "module")
        names = self._layout.names("set")
        return [name for name in names if name.startswith(f"{module}/")]

    def example(self, module: str) -> Example:
        """Return a point of a module's lesson, as it looks in each role."""
        self._expect("example", module, "example")
        return self._get("example", module, Example)

    def instrument(self, name: str) -> Instrument:
        """Return an assessment's instrument."""
        self._expect("instrument", name, "assessment")
        return self._get("instrument", name, Instrument)

    def scenario(self, name: str) -> Scenario:
        """Return a scenario."""
        self._expect("scenario", name, "scenario")
        return self._get("scenario", name, Scenario)

    def lab(self, name: str) -> Lab:
        """Return what a lab asks, lets people set, and says."""
        self._expect("lab", name, "lab")
        return self._get("lab", name, Lab)

    @property
    def law(self) -> Law:
        """The dates, the walk, the duties and the worked cases of the law navigator."""
        return Law(
            dates=self._get("dates", "", Dates).dates,
            walk=self._get("walk", "", Walk),
            duties=self._get("duties", "", Duties).duties,
            cases=self._get("cases", "", Cases).cases,
        )

    @property
    def risk(self) -> Risk:
        """Scales, bands, rules, questions and safeguards of the risk assessment."""
        return self._get("risk", "", Risk)

    @property
    def gates(self) -> Gates:
        """The gates of a system's life, and who decides at them."""
        return self._get("gates", "", Gates)

    @property
    def instruments(self) -> list[str]:
        """Names of all instruments."""
        names = self._cached("names", "instrument", self._layout.names)
        return cast("list[str]", names)

    @property
    def blueprint(self) -> Blueprint:
        """What the test before and after the workshop is drawn by."""
        return self._get("blueprint", "", Blueprint)

    @property
    def bank(self) -> dict[str, tuple[Item, ...]]:
        """The items that the blueprint draws from, by module; in no quiz."""
        for name in self.blueprint.modules:
            self._expect("bank", name, "bank of test questions")
        return {
            name: self._get("bank", name, ItemSet).items
            for name in self.blueprint.modules
        }

    @property
    def data_sets(self) -> list[str]:
        """Names of all data sets."""
        return self._layout.names("data")

    def datasheet(self, name: str) -> Datasheet:
        """Return what a data set is, and what it must not be used for."""
        self._expect("data", name, "data set")
        return self._get("data", name, Datasheet)

    def rows(self, name: str) -> str:
        """Return a data set's rows as CSV text; the first line names the columns."""
        sheet = self._layout.file("data", name)
        self._expect("data", name, "data set")
        files = (sheet.with_suffix(".csv"), sheet.with_suffix(".csv.gz"))
        return data_text(next((one for one in files if one.is_file()), files[0]))

    def exercise(self, name: str) -> Exercise:
        """Return an exercise."""
        self._expect("exercise", name, "exercise")
        return self._get("exercise", name, Exercise)

    def solution(self, name: str) -> str:
        """Return the code that solves an exercise."""
        self._expect("exercise", name, "exercise")
        path = self._layout.file("exercise", name).with_name("solution.py")
        return path.read_text(encoding="utf-8")

    @property
    def exercises(self) -> list[str]:
        """Names of all exercises."""
        return self._layout.names("exercise")

    def lesson(self, module: str) -> Lesson:
        """Return a module's lesson, or a page beside the path: its text and cells."""
        kind: Kind = "extra" if self._layout.has("extra", module) else "lesson"
        self._expect(kind, module, "lesson")
        path = self._layout.file(kind, module)
        translated = translation(path, self.language)
        if translated.is_file():
            return self._lesson(translated, module, self.language)
        return self._lesson(path, module, ORIGINAL)

    def heading(self, passage: str) -> Heading:
        """Return the heading that 'module#slug' names, as this language has it.

        The slug is always that of the English lesson. Without one it is the
        lesson's first heading.
        """
        module, _, slug = passage.partition("#")
        here = self.lesson(module)
        original = self._lesson(self._layout.file("lesson", module), module, ORIGINAL)
        known = [one.slug for one in original.headings]
        if slug and slug not in known:
            raise NotThere("passage", passage, [f"{module}#{one}" for one in known])
        return here.headings[known.index(slug) if slug else 0]

    def words(self, name: str) -> Wording:
        """Return what a component of the interface says."""
        self._expect("words", name, "wording")
        return cast("Wording", self._cached("words", name, self._read_words))

    def is_translated(self, module: str) -> bool:
        """Whether a module, with all that its lesson uses, is in this language."""
        if self.language == ORIGINAL:
            return True
        if self.lesson(module).language != self.language:
            return False
        used: set[tuple[Kind, str]] = {("module", module)}
        for activity in self.lesson(module).activities:
            if activity.verb in _OF_VERB:
                used.add((_OF_VERB[activity.verb], activity.target))
            used.update((kind, "") for kind in _OF_LAW.get(activity.verb, ()))
            if activity.verb == "test":
                used.add(("blueprint", ""))
                used.update(("bank", one) for one in self.blueprint.modules)
        for kind, name in used:
            self._get(kind, name, MODELS[kind])
        return not any(self._untranslated[one] for one in used)

    def _expect(self, kind: Kind, name: str, what: str) -> None:
        if not self._layout.has(kind, name):
            raise NotThere(what, name, self._layout.names(kind))

    def _get(self, kind: Kind, name: str, model: type[M]) -> M:
        return cast("M", self._cached(kind, name, lambda n: self._read(kind, n, model)))

    def _cached(self, kind: str, name: str, make: Any) -> Any:
        if (kind, name) not in self._cache:
            self._cache[kind, name] = make(name)
        return self._cache[kind, name]

    def _read(self, kind: Kind, name: str, model: type[M]) -> M:
        path = self._layout.file(kind, name)
        document = read(path, self._layout.shown(path), name or kind)
        original, faults = build(document, model)
        if original is None:
            raise ContentError(faults)
        translated = translation(path, self.language)
        if not translated.is_file():
            self._untranslated[kind, name] = True
            return original
        document = read(translated, self._layout.shown(translated), name or kind)
        overlay = Overlay(document)
        value = overlay.lay(original)
        if overlay.faults:
            raise ContentError(overlay.faults)
        missing = {keys for keys, _ in texts(original)} - overlay.done
        self._untranslated[kind, name] = bool(missing)
        return value

    def _read_words(self, name: str) -> Wording:
        path = self._layout.file("words", name)
        words, faults = words_of(read(path, self._layout.shown(path), name))
        translated: dict[str, Any] = {}
        other = translation(path, self.language)
        if other.is_file() and not faults:
            document = read(other, self._layout.shown(other), name)
            translated, faults, _ = translated_words(words, document)
        if faults:
            raise ContentError(faults)
        return Wording(name, words, self.language, translated)

    def _lesson(self, path: Path, module: str, language: str) -> Lesson:
        def make(_: str) -> Lesson:
            file = self._layout.shown(path)
            text = decoded(path, file, module)
            if isinstance(text, Fault):
                raise ContentError([text])
            lesson, faults = parse(text, file, module, language)
            if faults:
                raise ContentError(faults)
            return lesson

        return cast("Lesson", self._cached("lesson", path.name + module, make))


def layout(root: Path | None = None, exercises: Path | None = None) -> Layout:
    """Return the folders of a content, the kit's own if none is given."""
    if exercises is None:
        exercises = paths.exercises() if root is None else root.parent / "exercises"
    return Layout(paths.content() if root is None else root, exercises)
