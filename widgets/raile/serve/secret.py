"""Secrets in files that only their owner may read."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

SHORTEST = 12
"""Characters; a secret that is made has 43."""


class SecretError(Exception):
    """A secret cannot be had; the message tells why and the cure."""


def read(file: Path) -> str:
    """Return the secret that a file holds, without the spaces around it.

    Raises
    ------
    SecretError
        When the file is missing or unreadable, or holds too little.
    """
    try:
        text = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise SecretError(
            f"The secret file {file} is not there. Make it, or leave the setting out "
            "and one is made for you."
        ) from error
    except (OSError, UnicodeError) as error:
        raise SecretError(f"The secret file {file} cannot be read: {error}.") from error
    if not text:
        raise SecretError(f"The secret file {file} is empty. Write a secret into it.")
    if len(text) < SHORTEST or not text.isascii() or not text.isprintable():
        raise SecretError(
            f"The secret in {file} is too easy to guess or to mistype. Use at least "
            f"{SHORTEST} plain characters."
        )
    return text


def own(file: Path) -> str:
    """Return the secret of a file of ours, made the first time.

    Raises
    ------
    SecretError
        When the file cannot be made, or others can read it.
    """
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        _refuse_shared(file)
        return read(file)
    except OSError as error:
        raise SecretError(f"The secret file {file} cannot be made: {error}.") from error
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        made = secrets.token_urlsafe(32)
        opened.write(made + "\n")
    return made


def _refuse_shared(file: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise SecretError(
            f"Others on this machine can read {file}. Run: chmod 600 {file}"
        )
