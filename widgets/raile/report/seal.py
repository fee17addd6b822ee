"""A record as a code that whoever has the key can confirm, and nobody can forge.

The code *carries* the record's facts, packed small, and a keyed hash over them. So
nothing has to be stored for it: a printed record can still be checked after the
person has erased everything, or when the database is gone. Whoever confirms it reads
the facts out of the code and compares them with the paper.

What it does not do:

- It says what was done and never by whom. No name and no code name is in it: with the
  code name, whoever got the paper could open the person's answers. Two people could
  show the same paper; that it is theirs, its bearer says and signs.
- It is no secret. Whoever has the code can read the facts that stand beside it, and
  nothing more.
- It cannot be taken back, and it holds as long as the key is kept. Who has the key can
  make any code.
- Modules and roles are in it as short marks of their ids. One that the content no
  longer has, or that shares its mark with another, is read as gone, never as another.
- The hash has 64 bits: enough where each try is a request to a server that counts
  wrong ones, too few where somebody could try without limit.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from raile.report.record import GONE, ModuleDone, Record

_FORMAT = 2
_WITHOUT_TESTS = 1
"""An earlier format, without the tests before and after; its codes stay good."""
_EPOCH = date(2020, 1, 1)
_HASH = 8
"""Bytes of the keyed hash."""
_GROUP = 5
_LONGEST = 500
"""Characters; a record of twenty modules has fewer than 250."""

# How many values each field has.
_FORMATS = 8
_DAYS = 1 << 15
_SPAN = 1 << 12
_ROLES = 1 << 10
_MINUTES = 1 << 12
_MODULES = 1 << 6
_MARKS = 1 << 12
_PERCENT = 101
_SCORES = 102
_ANSWERED = 1 << 8

_NO_SCORE = 101
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.-+_"
_LONGEST_VERSION = 20

# No I, L, O and U: these are misread. What is typed instead is understood.
_RFC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_OURS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WRITE = str.maketrans(_RFC, _OURS)
_READ = str.maketrans(_OURS + "OIL", _RFC + "ABB")


def seal(record: Record, key: str) -> str:
    """Return the code of a record, in groups of five letters and digits."""
    payload = _pack(_fields(record))
    code = base64.b32encode(payload + _hash(payload, key)).decode().rstrip("=")
    code = code.translate(_WRITE)
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def unseal(
    typed: str, key: str, *, modules: Iterable[str], roles: Iterable[str]
) -> Record | None:
    """Return the record that a code carries; none if the key did not seal it.

    Parameters
    ----------
    typed
        The code as somebody typed it: case, spaces and dashes do not matter.
    modules, roles
        Ids that the content knows.
    """
    whole = _bytes(typed)
    payload, proof = whole[:-_HASH], whole[-_HASH:]
    if not payload or not hmac.compare_digest(proof, _hash(payload, key)):
        return None
    return _read(_Packed(payload), _by_mark(modules, _MARKS), _by_mark(roles, _ROLES))


def version(text: str) -> str:
    """Return a version as a code can carry it: short, in small letters."""
    small = text.lower()[:_LONGEST_VERSION]
    return "".join(one if one in _LETTERS else "_" for one in small)


def _hash(payload: bytes, key: str) -> bytes:
    message = b"raile completion record " + payload
    return hmac.new(key.encode(), message, hashlib.sha256).digest()[:_HASH]


def _bytes(typed: str) -> bytes:
    code = "".join(one for one in typed[:_LONGEST].upper() if one.isalnum())
    if not code.isascii() or "U" in code:
        return b""
    code = code.translate(_READ)
    try:
        return base64.b32decode(code + "=" * (-len(code) % 8))
    except binascii.Error:
        return b""


Field = tuple[int, int]
"""A number from 0, and how many values it could have."""


def _fields(record: Record) -> Iterator[Field]:
    yield _FORMAT, _FORMATS
    yield _most(max(0, (record.first - _EPOCH).days), _DAYS)
    yield _most((record.last - record.first).days, _SPAN)
    yield (_mark(record.role, _ROLES) if record.role else 0), _ROLES
    yield _most(record.minutes, _MINUTES)
    yield _score(record.before), _SCORES
    yield _score(record.after), _SCORES
    yield from _letters(record.content)
    yield from _letters(record.code)
    yield _most(len(record.modules), _MODULES)
    for one in record.modules[: _MODULES - 1]:
        yield _mark(one.module, _MARKS), _MARKS
        yield one.percent, _PERCENT
        yield _score(one.score), _SCORES
        yield _most(one.answered, _ANSWERED)


def _score(score: int | None) -> int:
    return _NO_SCORE if score is None else score


def _most(value: int, size: int) -> Field:
    return min(value, size - 1), size


def _letters(text: str) -> Iterator[Field]:
    for letter in version(text):
        yield _LETTERS.index(letter) + 1, len(_LETTERS) + 1
    yield 0, len(_LETTERS) + 1


def _mark(name: str, size: int) -> int:
    """Return a number from 1 that stands for an id."""
    digest = hashlib.sha256(name.encode()).digest()
    return 1 + int.from_bytes(digest[:4]) % (size - 1)


def _by_mark(names: Iterable[str], size: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for name in names:
        mark = _mark(name, size)
        found[mark] = GONE if mark in found else name
    return found


def _pack(fields: Iterable[Field]) -> bytes:
    number = 1  # or else leading zeros would get lost
    for value, size in reversed(list(fields)):
        number = number * size + value
    return number.to_bytes((number.bit_length() + 7) // 8)


class _Packed:
    """Gives the fields back in their order."""

    def __init__(self, payload: bytes) -> None:
        self._number = int.from_bytes(payload)

    def take(self, size: int) -> int:
        self._number, value = divmod(self._number, size)
        return value

    def score(self) -> int | None:
        score = self.take(_SCORES)
        return None if score == _NO_SCORE else score

    def letters(self) -> str:
        return "".join(_LETTERS[one - 1] for one in iter(self._letter, 0))

    def _letter(self) -> int:
        return self.take(len(_LETTERS) + 1)


def _read(
    packed: _Packed, modules: dict[int, str], roles: dict[int, str]
) -> Record | None:
    form = packed.take(_FORMATS)
    if form not in (_WITHOUT_TESTS, _FORMAT):
        return None
    tests = form == _FORMAT
    first = _EPOCH + timedelta(packed.take(_DAYS))
    last = first + timedelta(packed.take(_SPAN))
    role = packed.take(_ROLES)
    # The arguments take their fields in the order in which they stand here.
    return Record(
        role=roles.get(role, GONE) if role else None,
        minutes=packed.take(_MINUTES),
        before=packed.score() if tests else None,
        after=packed.score() if tests else None,
        first=first,
        last=last,
        content=packed.letters(),
        code=packed.letters(),
        modules=tuple(_module(packed, modules) for _ in range(packed.take(_MODULES))),
    )


def _module(packed: _Packed, modules: dict[int, str]) -> ModuleDone:
    # In this order, too.
    return ModuleDone(
        module=modules.get(packed.take(_MARKS), GONE),
        percent=packed.take(_PERCENT),
        score=packed.score(),
        answered=packed.take(_ANSWERED),
    )
