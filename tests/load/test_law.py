"""The law in its four files: one date, one finding or one answer that leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from raile.load import Content
from raile.model.law import Law
from small import Small

DATES = "content/law/dates.yaml"
WALK = "content/law/walk.yaml"
DUTIES = "content/law/duties.yaml"
CASES = "content/law/cases.yaml"

FILES = {
    DATES: """\
dates:
- id: bans
  date: 2025-02-02
  kind: applies
  title: Bans
  text: They apply.
  standing: confirmed
  source: met-2025
- id: duties
  date: 2027-12-02
  kind: applies
  title: Duties
  text: They apply.
  standing: confirmed
  source: met-2025
""",
    WALK: """\
questions:
- id: what
  ask: What is it?
  choices:
  - {id: banned, text: A, article: "1", because: "Since {bans}.", finds: ban}
  - {id: risky, text: B, article: "2", because: It is risky., finds: risk, next: when}
  source: met-2025
- id: when
  ask: Since when?
  choices:
  - {id: new, text: New, article: "3", because: Now.}
  - id: old
    text: Old
    article: "4"
    because: Later.
    shift: {date: duties, becomes: bans}
  source: met-2025
findings:
- id: ban
  kind: prohibited
  title: Ban
  point: "1"
  text: No.
  date: bans
  source: met-2025
- id: risk
  kind: high-risk
  title: Risk
  point: "2"
  text: With care.
  date: duties
  source: met-2025
""",
    DUTIES: """\
duties:
- id: stop
  roles: [provider, deployer]
  findings: [ban]
  unless: [risk]
  title: Stop
  text: Stop it.
  article: "1"
  date: bans
  source: met-2025
""",
    CASES: """\
cases:
- id: tool
  title: Tool
  system: A tool.
  answers: {what: banned}
  findings: [ban]
  date: bans
  duties: [stop]
  why: Banned.
""",
}


@pytest.fixture
def small(tmp_path: Path) -> Small:
    content = Small(tmp_path)
    for file, text in FILES.items():
        content.write(file, text)
    return content


def test_the_small_law_is_valid_and_read(small: Small) -> None:
    assert small.faults() == []
    law = Content(small.root).law
    assert isinstance(law, Law)
    assert [one.id for one in law.dates] == ["bans", "duties"]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            (WALK, "  date: duties\n", "  date: dutys\n"),
            f"{WALK}:31  risk: There is no date 'dutys' in dates.yaml. Did you mean "
            "'duties'?",
        ),
        (
            (WALK, "becomes: bans", "becomes: never"),
            f"{WALK}:16  old: There is no date 'never' in dates.yaml. Add it to "
            "dates.yaml.",
        ),
        (
            (WALK, "Since {bans}", "Since {ban}"),
            f"{WALK}:5  banned: There is no date 'ban' in dates.yaml. Did you mean "
            "'bans'?",
        ),
        (
            (WALK, "next: when", "next: whence"),
            f"{WALK}:1  walk: 'what' leads to 'whence', which is not there. Name a "
            "question of this walk.",
        ),
        (
            (DUTIES, "  date: bans", "  date: band"),
            f"{DUTIES}:9  stop: There is no date 'band' in dates.yaml. Did you mean "
            "'bans'?",
        ),
        (
            (DUTIES, "unless: [risk]", "unless: [risks]"),
            f"{DUTIES}:5  stop: There is no finding 'risks'. Did you mean 'risk'?",
        ),
        (
            (DUTIES, "roles: [provider, deployer]", "roles: [provider, user]"),
            f"{DUTIES}:3  stop: Entry 2 of 'roles' cannot be 'user'. Choose one of: "
            "provider, deployer.",
        ),
        (
            (CASES, "what: banned", "what: band"),
            f"{CASES}:5  tool: 'what' has no answer 'band'. Did you mean 'banned'?",
        ),
        (
            (CASES, "what: banned", "whatever: banned"),
            f"{CASES}:5  tool: The walk has no question 'whatever'. Did you mean "
            "'what'?",
        ),
        (
            (CASES, "duties: [stop]", "duties: [halt]"),
            f"{CASES}:8  tool: There is no duty 'halt'. Add it, or remove it here.",
        ),
        (
            (CASES, "  date: bans", "  date: bands"),
            f"{CASES}:7  tool: There is no date 'bands' in dates.yaml. Did you mean "
            "'bans'?",
        ),
        (
            (DATES, "date: 2027-12-02", "date: 2 December 2027"),
            f"{DATES}:10  duties: 'date' must be a day, but is '2 December 2027'. "
            "Write year, month and day: 2025-11-23.",
        ),
        (
            (DATES, "  standing: confirmed\n  source: met-2025\n- id", "- id"),
            f"{DATES}:2  bans: 'source' is missing. Add 'source: …'.",
        ),
        (
            (
                DATES,
                "Bans\n  text: They apply.",
                "Bans\n  articel: x\n  text: They apply.",
            ),
            f"{DATES}:6  bans: Unknown key 'articel'. Did you mean 'article'?",
        ),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(
    small: Small, edit: tuple[str, str, str], said: str
) -> None:
    small.change(*edit)
    assert said in small.faults()


def test_an_unknown_source_is_told(small: Small) -> None:
    small.change(
        WALK,
        "  text: No.\n  date: bans\n  source: met-2025",
        "  text: No.\n  date: bans\n  source: met-2205",
    )
    assert any("There is no source 'met-2205'" in one for one in small.faults())


def test_another_file_in_the_folder_is_read_by_nobody(small: Small) -> None:
    small.write("content/law/more.yaml", "dates: []\n")
    assert small.faults() == [
        "content/law/more.yaml:1  more: Nothing reads this file. Move it to the folder "
        "of its kind, or remove it."
    ]


def test_a_translation_replaces_texts_only(small: Small) -> None:
    small.write(
        "content/law/dates.fr.yaml", "dates:\n- {id: bans, title: Interdictions}\n"
    )
    assert small.faults() == []
    dates = Content(small.root, language="fr").law.dates
    assert [one.title for one in dates] == ["Interdictions", "Duties"]
