"""Terms in running text, and where sources are named."""

from __future__ import annotations

import pytest

from raile.load import Content, citations, term_forms, terms_in
from raile.model.course import Term


class _Small:
    """Content that holds terms and nothing else."""

    def __init__(self, language: str, **meanings: str) -> None:
        self.language = language
        self.glossary = {
            name: Term(
                id=name, term=name.title(), meaning=meaning, common=name == "gate"
            )
            for name, meaning in meanings.items()
        }


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Proxy", ("Proxy", "Proxies")),
        ("Bias", ("Bias", "Biases")),
        ("Watch-list", ("Watch-list", "Watch-lists")),
        (
            "DPIA (impact assessment)",
            ("DPIA", "DPIAs", *term_forms("impact assessment", "en")),
        ),
        ("Identification (one to many)", ("Identification", "Identifications")),
    ],
)
def test_a_term_is_found_in_the_singular_and_the_plural(
    term: str, expected: tuple[str, ...]
) -> None:
    assert term_forms(term, "en") == expected


def test_only_terms_of_the_text_are_found_and_no_common_words() -> None:
    content = _Small("en", drift="It drifts.", gate="A step.", proxy="A stand-in.")
    found = terms_in("Drift begins at the gate.", content, content)
    assert [one.id for one in found] == ["drift"]


def test_a_term_that_is_not_translated_is_not_found_in_another_language() -> None:
    english = _Small("en", drift="It drifts.", proxy="A stand-in.")
    french = _Small("fr", drift="It drifts.", proxy="Un remplaçant.")
    found = terms_in("Drift et proxy", french, english)
    assert [one.id for one in found] == ["proxy"]


def test_every_naming_of_a_source_is_counted_where_it_stands() -> None:
    content = Content()
    uses = citations(content)
    assert list(uses) == list(content.sources)
    item = next(one for one in content.item_set("errors/quiz").items if one.source)
    assert uses[item.source[0]].modules["errors"] >= 1
    named = sum(
        source in one.source
        for one in content.glossary.values()
        for source in ("raile-kit",)
    )
    assert uses["raile-kit"].terms == named > 0
    sheet = content.datasheet(content.data_sets[0])
    assert uses[sheet.source[0]].data >= 1
