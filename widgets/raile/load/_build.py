"""Documents to models; pydantic's errors in plain English with their cures."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel, Tag, ValidationError

from raile.load._document import Document, Keys
from raile.load._fault import Fault, closest
from raile.model.base import Strict

M = TypeVar("M", bound=Strict)

_MISSING = object()
_OF_KEY = "[key]"
"""What pydantic adds to the location of a mapping's key that is wrong."""
_SLUG = re.compile(r"[^a-z0-9]+")


def build(document: Document, model: type[M]) -> tuple[M | None, list[Fault]]:
    """Return the model of a document, or none, and everything wrong with it."""
    faults = list(document.faults)
    if not document.readable:
        return None, faults
    # Strict JSON takes lists for tuples, but neither "yes" for true nor "5" for 5.
    text = json.dumps(document.data)
    try:
        value = model.model_validate_json(text, strict=True)
    except ValidationError as error:
        lines = {fault.line for fault in faults}
        found = _explain(document, model, error)
        return None, faults + [one for one in found if one.line not in lines]
    return (None if faults else value), faults


class _Place(NamedTuple):
    """Where an error lies: keys of the data, and the models around it."""

    keys: Keys
    model: type[BaseModel] | None
    """The model that the last key belongs to."""
    choices: Mapping[str, type[BaseModel]]
    """What may stand there, by kind."""
    exact: bool
    """False where pydantic names one of several types that the value may have."""


class _Error(NamedTuple):
    type: str
    place: _Place
    ctx: Mapping[str, Any]
    given: Any
    document: Document

    @property
    def key(self) -> str:
        last = self.place.keys[-1] if self.place.keys else ""
        if isinstance(last, int):
            return f"Entry {last + 1} of '{self.place.keys[-2]}'"
        return f"'{last}'" if last else "The file"


def _explain(
    document: Document, model: type[BaseModel], error: ValidationError
) -> list[Fault]:
    errors = []
    for one in error.errors(include_url=False, include_input=False):
        place = _place(model, one["loc"])
        wrong_key = one["loc"][-1:] == (_OF_KEY,)
        given = place.keys[-1] if wrong_key else _value(document.data, place.keys)
        ctx = one.get("ctx", {})
        errors.append(_Error(one["type"], place, ctx, given, document))
    errors = [one for one in errors if not _is_echo(one, errors)]
    faults = {}
    for found in errors:
        wrong, cure = _sentences(found)
        keys = found.place.keys
        faults[keys, wrong] = document.fault(keys, wrong, cure)
    return list(faults.values())


def _place(model: type[BaseModel], loc: tuple[str | int, ...]) -> _Place:
    """Follow pydantic's location, which also names kinds and types, to the data."""
    keys: Keys = ()
    around: type[BaseModel] | None = model
    holder: type[BaseModel] | None = None
    annotation: Any = model
    exact = True
    for part in loc:
        choices = _choices(annotation)
        entry = _entry(annotation)
        if isinstance(part, int) and entry is not None:
            keys, annotation, holder = (*keys, part), entry, None
        elif len(choices) > 1 and part in choices:
            annotation = choices[str(part)]
        elif part == _OF_KEY:
            annotation = None
        elif get_origin(annotation) is Mapping:
            keys, annotation = (*keys, part), get_args(annotation)[1]
        elif len(choices) == 1:
            around = holder = next(iter(choices.values()))
            keys = (*keys, part)
            info = around.model_fields.get(str(part))
            annotation = info.annotation if info else None
        else:
            exact = False
    return _Place(keys, holder, _choices(annotation), exact)


def _choices(annotation: Any, tag: str = "") -> dict[str, type[BaseModel]]:
    """Return the models that an annotation allows, by the tag that chooses them."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        tags = [str(one.tag) for one in args[1:] if isinstance(one, Tag)]
        return _choices(args[0], *tags)
    if origin in (Union, UnionType):
        return {k: v for one in args for k, v in _choices(one).items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for info in annotation.model_fields.values():
            if get_origin(info.annotation) is Literal and info.is_required():
                values = get_args(info.annotation)
                tag = str(values[0]) if len(values) == 1 else tag
        return {tag: annotation}
    return {}


def _entry(annotation: Any) -> Any:
    """Return the annotation of a list's entries, or none if it is no list."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return args[0]
    if origin is Annotated:
        return _entry(args[0])
    if origin in (Union, UnionType):
        return next((e for one in args if (e := _entry(one)) is not None), None)
    return None


def _value(data: Any, keys: Keys) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return _MISSING
    return data


def _is_echo(error: _Error, errors: list[_Error]) -> bool:
    """Whether an error only repeats another one."""
    place, given = error.place, error.given
    if error.type == "too_short" and isinstance(given, list):
        # Entries that are wrong themselves are not counted by pydantic.
        return len(given) >= int(error.ctx["min_length"])
    if error.type == "missing" and place.model:
        typed = [
            str(one.place.keys[-1])
            for one in errors
            if one.type == "extra_forbidden" and one.place.keys[:-1] == place.keys[:-1]
        ]
        key = str(place.keys[-1])
        return any(_meant(one, place.model) == key for one in typed)
    if not place.exact:
        return any(
            not one.place.exact and one.place.keys == place.keys[: len(one.place.keys)]
            for one in errors[: errors.index(error)]
        )
    return False


def _meant(key: str, model: type[BaseModel]) -> str:
    return closest(key, model.model_fields).removeprefix("Did you mean '")[:-2]


def _sentences(error: _Error) -> tuple[str, str]:
    """Return what is wrong and the cure."""
    if not error.place.exact:
        wrong = f"{error.key} cannot be {_shown(error.given)}"
        return wrong, "Write text, a number, true or false, or a list of them."
    known = _BY_TYPE.get(error.type)
    if known is None:
        return (
            f"{error.key} does not fit ({error.type})",
            "Compare it with its neighbours.",
        )
    return known(error)


def _shown(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case str():
            return f"'{value[:40]}…'" if len(value) > 40 else f"'{value}'"
        case dict():
            return "a group of keys"
        case list():
            return "a list"
    return str(value)


def _missing(error: _Error) -> tuple[str, str]:
    return f"{error.key} is missing", f"Add '{error.place.keys[-1]}: …'."


def _unknown(error: _Error) -> tuple[str, str]:
    key = str(error.place.keys[-1])
    fields = error.place.model.model_fields if error.place.model else {}
    otherwise = f"The keys here are: {', '.join(fields)}."
    return f"Unknown key '{key}'", closest(key, fields, otherwise)


def _text(error: _Error) -> tuple[str, str]:
    match error.given:
        case None:
            return f"{error.key} is empty", "Write its text, or remove the key."
        case dict() | list():
            wrong = f"{error.key} must be a text, but is {_shown(error.given)}"
            return wrong, "Put the whole text in quotes."
    shown = _shown(error.given)
    return (
        f"{error.key} must be a text, but is {shown}",
        f'Put it in quotes: "{shown}".',
    )


def _whole(error: _Error) -> tuple[str, str]:
    wrong = f"{error.key} must be a whole number, but is {_shown(error.given)}"
    return wrong, "Write digits only, without quotes or unit."


def _number(error: _Error) -> tuple[str, str]:
    wrong = f"{error.key} must be a number, but is {_shown(error.given)}"
    return wrong, "Write it with a decimal point, without quotes or unit."


def _day(error: _Error) -> tuple[str, str]:
    wrong = f"{error.key} must be a day, but is {_shown(error.given)}"
    return wrong, "Write year, month and day: 2025-11-23."


def _truth(error: _Error) -> tuple[str, str]:
    wrong = f"{error.key} must be true or false, but is {_shown(error.given)}"
    return wrong, "Write true or false, without quotes."


def _list(error: _Error) -> tuple[str, str]:
    wrong = f"{error.key} must be a list, but is {_shown(error.given)}"
    return wrong, "Begin each entry with '- ' on a line of its own."


def _group(error: _Error) -> tuple[str, str]:
    wrong = f"{error.key} must be a group of keys, but is {_shown(error.given)}"
    return wrong, "Write lines 'key: value', indented by 2 spaces more."


def _chosen(error: _Error) -> tuple[str, str]:
    allowed = re.findall(r"'([^']*)'", str(error.ctx["expected"]))
    word = error.given if isinstance(error.given, str) else ""
    otherwise = f"Choose one of: {', '.join(allowed)}."
    return f"{error.key} cannot be {_shown(error.given)}", closest(
        word, allowed, otherwise
    )


def _kind(error: _Error) -> tuple[str, str]:
    name = str(error.ctx["discriminator"]).strip("'")
    kinds = list(error.place.choices)
    otherwise = f"Choose one of: {', '.join(kinds)}."
    if error.type == "union_tag_not_found":
        return f"'{name}' is missing", otherwise
    tag = str(error.ctx["tag"])
    return f"There is no {name} '{tag}'", closest(tag, kinds, otherwise)


def _pattern(error: _Error) -> tuple[str, str]:
    pattern, given = str(error.ctx["pattern"]), str(error.given)
    if pattern.startswith("^https?"):
        wrong = f"'{given}' is not the address of a page"
        return wrong, "Begin it with https:// or http://."
    if "#" in pattern:
        wrong = f"'{given}' is not a passage of a lesson"
        return wrong, "Write 'module' or 'module#heading', in lower case."
    if pattern.startswith("^[a-z0-9]"):
        slug = _SLUG.sub("-", given.lower()).strip("-")
        meant = f", such as '{slug}'" if slug else ""
        cure = f"Write lower-case letters and digits, joined by hyphens{meant}."
        return f"'{given}' is not an id", cure
    return f"{error.key} cannot be '{given}'", f"Its pattern is {pattern}."


def _empty(error: _Error) -> tuple[str, str]:
    return f"{error.key} is empty", "Write its text, or remove the key."


def _long(error: _Error) -> tuple[str, str]:
    limit = error.ctx["max_length"]
    return f"{error.key} is longer than {limit} characters", "Shorten it."


def _short_list(error: _Error) -> tuple[str, str]:
    least = error.ctx["min_length"]
    wrong = f"{error.key} has {len(error.given)} entries"
    return wrong.replace(" 1 entries", " 1 entry"), f"Give at least {least}."


def _limit(words: str, name: str) -> Callable[[_Error], tuple[str, str]]:
    def sentences(error: _Error) -> tuple[str, str]:
        limit = f"{error.ctx[name]:g}"
        wrong = f"{error.key} is {_shown(error.given)}"
        return wrong, f"Write a number {words} {limit}."

    return sentences


def _of_the_model(error: _Error) -> tuple[str, str]:
    wrong, _, cure = str(error.ctx["error"]).partition("; ")
    cure = cure or "compare it with its neighbours"
    return wrong[0].upper() + wrong[1:], cure[0].upper() + cure[1:] + "."


_BY_TYPE: dict[str, Callable[[_Error], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "string_too_short": _empty,
    "string_too_long": _long,
    "string_pattern_mismatch": _pattern,
    "int_type": _whole,
    "float_type": _number,
    "bool_type": _truth,
    "date_type": _day,
    "date_parsing": _day,
    "date_from_datetime_parsing": _day,
    "tuple_type": _list,
    "model_type": _group,
    "dict_type": _group,
    "literal_error": _chosen,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _kind,
    "greater_than": _limit("above", "gt"),
    "greater_than_equal": _limit("of at least", "ge"),
    "less_than": _limit("below", "lt"),
    "less_than_equal": _limit("of at most", "le"),
    "too_short": _short_list,
    "value_error": _of_the_model,
}
