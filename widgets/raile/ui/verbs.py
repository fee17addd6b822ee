"""The few words that notebooks use."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from raile.load import set_name
from raile.ui.assessment import Assessment
from raile.ui.dashboard import Dashboard
from raile.ui.desk import Desk
from raile.ui.evaluation import EvaluationBoard
from raile.ui.example import ExampleCard
from raile.ui.exercise import ExerciseWidget, QuestionsWidget, exercise_widget
from raile.ui.files import WithFiles
from raile.ui.gain import GainBoard
from raile.ui.knowledge import KnowledgeTest
from raile.ui.law import LawWalk
from raile.ui.participant import ParticipantCard
from raile.ui.progress import ProgressCard
from raile.ui.quiz import Quiz
from raile.ui.record import RecordPanel
from raile.ui.risk import RiskAssessment
from raile.ui.room_story import RoomStory
from raile.ui.scenario import Story
from raile.ui.session import Session, session
from raile.ui.sources import RISK, with_files
from raile.ui.timeline import Timeline
from raile.ui.versions import OwnVersions
from raile.ui.worksheet import Worksheet

if TYPE_CHECKING:
    import pandas as pd

    from raile.model.blueprint import Moment

_explained: set[str] = set()
"""Data sets whose caveat this kernel has shown."""


def quiz(name: str) -> Quiz:
    """Ask a set of items.

    Parameters
    ----------
    name
        A module, such as ``"principles"`` for its quiz, or one of its other
        sets, such as ``"principles/cards"``.
    """
    return Quiz(session(), set_name("quiz", name))


def poll(name: str) -> Quiz:
    """Ask for opinions: ``"welcome"`` is the set ``welcome/poll``."""
    return Quiz(session(), set_name("poll", name))


def example(name: str) -> ExampleCard:
    """Show a module's point as it looks in the person's role."""
    return ExampleCard(session(), name)


def scenario(name: str) -> Story:
    """Tell a branching story, one decision at a time.

    On a workshop's pages its trainer may open it for the whole room.
    """
    here = session()
    return RoomStory(here, name) if here.served else Story(here, name)


def assess(name: str) -> WithFiles:
    """Ask an instrument's questions, draw its result, and make reports of it."""
    here = session()
    return with_files(here, name, Assessment(here, name), OwnVersions(here, name))


def exercise(name: str) -> ExerciseWidget | QuestionsWidget:
    """Set an exercise; where it needs code, its cell follows in the notebook."""
    return exercise_widget(session(), name)


def test(moment: Moment) -> KnowledgeTest:
    """Set the test before (``"pre"``) or after (``"post"``) the workshop."""
    return KnowledgeTest(session(), moment)


def law(today: datetime.date | None = None) -> LawWalk:
    """Walk through the law for an AI system: what applies to it, and from which day.

    Parameters
    ----------
    today
        The day that it is seen from; the present one if not given.
    """
    return LawWalk(session(), today)


def risk() -> WithFiles:
    """Rate what can go wrong with an AI system and for whom, and make reports of it."""
    return with_files(session(), RISK, RiskAssessment(session()))


def register() -> Desk:
    """Show the AI systems that the person works on; a trainer's shows all."""
    return Desk(session())


def worksheet(name: str) -> Worksheet:
    """Fill in a sheet of the system that the person works on; begin one if need be."""
    return Worksheet(session(), name)


def timeline(today: datetime.date | None = None) -> Timeline:
    """Show which law applies already and what comes next, seen from a day."""
    return Timeline(session(), today)


def participant() -> ParticipantCard:
    """Show the code name; let the person choose a role and a language."""
    return ParticipantCard(session())


def progress() -> ProgressCard:
    """Show how far the person is in each module."""
    return ProgressCard(session())


def record() -> RecordPanel:
    """Lead to the completion record, or make it where no workshop's server runs."""
    return RecordPanel(session())


def data(name: str) -> pd.DataFrame:
    """Return a data set; the first time, also show what to know about it.

    Its datasheet is in ``frame.attrs["datasheet"]``.
    """
    from IPython import get_ipython
    from IPython.display import display

    from raile import datasets

    content = session().content
    frame = datasets.load(name, content)
    if name not in _explained and (session().served or get_ipython() is not None):
        _explained.add(name)
        sheet = content.datasheet(name)
        words = content.words("data")
        note = words.say("note", caveat=sheet.caveat, attribution=sheet.attribution)
        said = {"text/markdown": note, "text/plain": note}
        display(said, raw=True)  # type: ignore[no-untyped-call]
    return frame


def dashboard() -> Dashboard:
    """Show the room to its trainer.

    Raises
    ------
    PermissionError
        In a participant's kernel: the page for it is the trainer's.
    """
    return Dashboard(_for_trainer())


def gain() -> GainBoard:
    """Show the room's learning and how its questions have worked to its trainer.

    Raises
    ------
    PermissionError
        In a participant's kernel: the page for it is the trainer's.
    """
    return GainBoard(_for_trainer())


def evaluation() -> EvaluationBoard:
    """Show what the workshop has done, on Kirkpatrick's four levels, to its trainer.

    Raises
    ------
    PermissionError
        In a participant's kernel: the page for it is the trainer's.
    """
    return EvaluationBoard(_for_trainer())


def _for_trainer() -> Session:
    here = session()
    if here.served and not here.trainer:
        raise PermissionError("The room's figures are for its trainer.")
    return here
