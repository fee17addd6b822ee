"""The interface's own words: texts with placeholders and plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from raile.load._document import Document, Keys
from raile.load._fault import Fault, closest

if TYPE_CHECKING:
    from babel import Locale

Words = Mapping[str, Any]
"""Keys to texts, or to mappings of the same kind; plural forms are one of these."""

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_KEY = re.compile(r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")
_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


class Wording:
    """What one component says, in one language.

    Parameters
    ----------
    name
        The file's name, such as 'quiz'.
    words
        The English texts.
    language
        The language to say them in.
    translated
        The texts of that language; what is not there is said in English.

    Examples
    --------
    >>> words = Wording("quiz", {"sent": {"one": "{n} answer", "other": "{n} answers"}})
    >>> words.say("sent", n=1200)
    '1,200 answers'
    """

    def __init__(
        self,
        name: str,
        words: Words,
        language: str = "en",
        translated: Words | None = None,
    ) -> None:
        self._name = name
        self._words = words
        self._language = language
        self._translated = translated or {}

    def say(self, key: str, **values: object) -> str:
        """Return a text with its values, numbers and plurals as the language has them.

        Parameters
        ----------
        key
            Where the text stands, such as 'verdict.right'.
        **values
            For every ``{placeholder}`` in it. Plural forms are chosen by ``n``.

        Raises
        ------
        KeyError
            If there is no such text, or a value for it is missing.
        """
        language, text = "en", _at(self._words, key)
        translated = _at(self._translated, key)
        if _is_text(translated):
            language, text = self._language, translated
        if not _is_text(text):
            known = [".".join(map(str, keys)) for keys, _ in entries(self._words)]
            hint = closest(key, known)
            raise KeyError(f"There are no words '{key}' in '{self._name}'. {hint}")
        if not isinstance(text, str):
            text = self._form(key, text, language, values)
        return _PLACE.sub(lambda m: self._value(key, m[1], language, values), text)

    def all(self) -> dict[str, Any]:
        """Return all texts, nested as in the file, for the browser to use."""
        return _merged(self._words, self._translated)

    def _form(
        self, key: str, forms: Words, language: str, values: Mapping[str, object]
    ) -> str:
        number = values.get("n")
        if not isinstance(number, int | float):
            raise KeyError(f"'{key}' in '{self._name}' needs a number n")
        form = _locale(language).plural_form(number)
        return str(forms.get(form, forms["other"]))

    def _value(
        self, key: str, place: str, language: str, values: Mapping[str, object]
    ) -> str:
        if place not in values:
            raise KeyError(f"'{key}' in '{self._name}' needs a value for '{place}'")
        value = values[place]
        if isinstance(value, int | float):
            from babel.numbers import format_decimal

            return format_decimal(value, locale=_locale(language))
        return str(value)


def entries(words: Words, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Yield every text and every mapping of plural forms, with the way to it."""
    for key, value in words.items():
        if isinstance(value, Mapping) and not _is_text(value):
            yield from entries(value, (*keys, key))
        else:
            yield (*keys, key), value


def words_of(document: Document) -> tuple[dict[str, Any], list[Fault]]:
    """Return the words of a document, and what is wrong with them."""
    faults = list(document.faults)
    if not document.readable:
        return {}, faults
    if not isinstance(document.data, dict):
        cure = "Write lines 'key: text'."
        return {}, [
            *faults,
            document.fault((), "The file must be a group of keys", cure),
        ]
    faults.extend(_key_faults(document, document.data, ()))
    for keys, value in entries(document.data):
        faults.extend(_text_faults(document, keys, value))
    return document.data, faults


def translated_words(
    words: Words, document: Document
) -> tuple[dict[str, Any], list[Fault], set[Keys]]:
    """Return translated words, what is wrong with them, and which ones are done."""
    data, faults = words_of(document)
    originals = dict(entries(words))
    done: set[Keys] = set()
    for keys, value in entries(data):
        if keys not in originals:
            known = [".".join(map(str, one)) for one in originals]
            name = ".".join(map(str, keys))
            cure = closest(name, known, "Remove it.")
            faults.append(document.fault(keys, f"The original has no '{name}'", cure))
            continue
        done.add(keys)
        faults.extend(_place_faults(document, keys, originals[keys], value))
    return data, faults, done


def plural_faults(words: Words, document: Document, language: str) -> Iterator[Fault]:
    """Yield a fault for every plural form that a language needs and a text lacks."""
    needed = _needed_forms(language)
    for keys, value in entries(words):
        if isinstance(value, Mapping):
            for form in sorted(needed - set(value)):
                wrong = f"'{keys[-1]}' has no plural form '{form}'"
                cure = f"Add it; the language '{language}' has it."
                yield document.fault(keys, wrong, cure)


def _key_faults(document: Document, words: Words, keys: Keys) -> Iterator[Fault]:
    for key, value in words.items():
        here = (*keys, key)
        if not _KEY.match(key):
            cure = "Write lower-case letters and digits, joined by '-' or '_'."
            yield document.fault(here, f"'{key}' cannot be a key", cure)
        if isinstance(value, Mapping):
            yield from _key_faults(document, value, here)


def _text_faults(document: Document, keys: Keys, value: Any) -> Iterator[Fault]:
    for text in value.values() if isinstance(value, Mapping) else [value]:
        if not isinstance(text, str) or not text.strip():
            wrong = f"'{keys[-1]}' is no text"
            cure = (
                "Write a text; put it in quotes if it is a number or begins with '{'."
            )
            yield document.fault(keys, wrong, cure)
        elif set("{}") & set(_PLACE.sub("", text)):
            wrong = f"'{keys[-1]}' has a brace that belongs to no placeholder"
            cure = "Write placeholders as '{name}', in lower case."
            yield document.fault(keys, wrong, cure)


def _place_faults(
    document: Document, keys: Keys, original: Any, value: Any
) -> Iterator[Fault]:
    if isinstance(original, Mapping) != isinstance(value, Mapping):
        wrong = f"'{keys[-1]}' and its original are not both plural forms"
        yield document.fault(keys, wrong, "Give it the shape of its original.")
        return
    has, needs = _places(value), _places(original)
    for place in sorted(has - needs):
        wrong = f"The original of '{keys[-1]}' has no placeholder '{{{place}}}'"
        otherwise = "Remove it."
        yield document.fault(keys, wrong, closest(place, needs, otherwise))
    for place in sorted(needs - has):
        wrong = f"'{keys[-1]}' lacks the placeholder '{{{place}}}'"
        yield document.fault(keys, wrong, "Put it where the value belongs.")


def _places(value: Any) -> set[str]:
    found = value.values() if isinstance(value, Mapping) else [value]
    return {place for text in found for place in _PLACE.findall(str(text))}


def _is_text(value: Any) -> bool:
    if isinstance(value, Mapping):
        return "other" in value and _FORMS.issuperset(value)
    return isinstance(value, str)


def _at(words: Words, key: str) -> Any:
    value: Any = words
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _merged(words: Words, translated: Words) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key, value in words.items():
        new = translated.get(key)
        if isinstance(value, Mapping) and not _is_text(value):
            merged[key] = _merged(value, new if isinstance(new, Mapping) else {})
        else:
            chosen = new if _is_text(new) else value
            merged[key] = dict(chosen) if isinstance(chosen, Mapping) else chosen
    return merged


@cache
def is_language(code: str) -> bool:
    """Whether a code names a language whose plurals and numbers are known."""
    from babel import UnknownLocaleError

    try:
        _locale(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(language, sep="-")


@cache
def _needed_forms(language: str) -> frozenset[str]:
    """Return the forms that whole numbers take, and the one of all others."""
    form = _locale(language).plural_form
    return frozenset({form(number) for number in range(201)} | {"other"})
