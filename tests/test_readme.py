"""README is true: what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from raile.cli import main
from raile.load import Content


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return root.joinpath("README.md").read_text("utf-8")


def test_the_attribution_is_the_workshops_own(readme: str) -> None:
    assert Content().workshop.attribution.strip() in " ".join(readme.split())


def test_every_file_that_it_links_is_there(root: Path, readme: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert links
    assert [link for link in links if not root.joinpath(link).exists()] == []


def test_every_image_is_told_in_words(readme: str) -> None:
    told = re.findall(r"!\[([^\]]*)\]", readme)
    assert told
    assert all(len(text.split()) >= 3 for text in told)


def test_every_folder_that_it_explains_is_there(root: Path, readme: str) -> None:
    folders = re.findall(r"^\| `(\w+)/` \|", readme, re.MULTILINE)
    assert set(folders) == {"content", "exercises", "widgets", "notebooks", "tests"}
    assert [folder for folder in folders if not root.joinpath(folder).is_dir()] == []


def test_every_make_target_that_it_names_is_there(root: Path, readme: str) -> None:
    makefile = root.joinpath("Makefile").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)\b`", readme))
    assert named
    assert [name for name in named if f"\n{name}:" not in makefile] == []


def test_every_command_and_setting_that_it_names_is_there(readme: str) -> None:
    for words in re.findall(r"`raile ([a-z ]+)", readme):
        command: click.Command = main
        for word in words.split():
            assert isinstance(command, click.Group)
            command = command.commands[word]
    serve = main.commands["serve"]
    settings = {
        (parameter.opts[0], parameter.envvar)
        for parameter in serve.params
        if isinstance(parameter, click.Option)
    }
    rows = re.findall(r"\| `(--[a-z-]+)` \| `(RAILE_\w+)` \|", readme)
    assert set(rows) == settings
