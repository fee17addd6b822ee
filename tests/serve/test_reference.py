"""The pages to look things up in: terms and sources."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from raile import paths
from raile.load import Content
from servers import Workshop, running

Visit = Callable[..., httpx.Client]

CONTENT = Content()
FRENCH = {"fr"} & {one.id for one in CONTENT.workshop.languages}


def _ids(page: str) -> list[str]:
    return re.findall(r'<\w+ id="([\w-]+)" data-entry', page)


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_the_glossary_has_every_term_once_by_the_alphabet(visit: Visit) -> None:
    page = visit().get("/glossary").text
    assert Counter(_ids(page)) == Counter(list(CONTENT.glossary))
    names = [html.unescape(one) for one in re.findall(r"<dt>(.*?)</dt>", page)]
    letters = [name[0].upper() for name in names]
    assert letters == sorted(letters)
    assert len(names) == len(CONTENT.glossary)
    for term in CONTENT.glossary.values():
        assert term.term in names


def test_no_link_of_a_page_is_dead(visit: Visit) -> None:
    client = visit()
    known = {*CONTENT.modules, *CONTENT.extras}
    pages = {"/", "/glossary", "/sources", "/record", "/record/check", "/erase"}
    seen: dict[str, str] = {}
    while ahead := pages - set(seen):
        for path in ahead:
            answer = client.get(path)
            assert answer.status_code == 200, path
            seen[path] = answer.text
            for link in re.findall(r'href="(/[^"]*)"', answer.text):
                page = html.unescape(link).partition("#")[0].partition("?")[0]
                if page.startswith("/learn/"):
                    assert page.removeprefix("/learn/") in known, (path, link)
                elif page != "/trainer":
                    pages.add(page)
    for path, text in seen.items():
        ids = set(re.findall(r'\bid="([^"]+)"', text))
        for anchor in re.findall(r'href="#([^"]+)"', text):
            assert html.unescape(anchor) in ids, (path, anchor)


def test_every_letter_and_every_related_term_can_be_jumped_to(visit: Visit) -> None:
    page = visit().get("/glossary").text
    targets = set(re.findall(r'href="#([\w-]+)"', page))
    assert targets <= set(re.findall(r'id="([\w-]+)"', page))
    assert {f"letter-{one.term[0].lower()}" for one in CONTENT.glossary.values()} <= (
        targets
    )


def test_the_sources_of_terms_stand_on_the_page_of_sources(visit: Visit) -> None:
    person = visit()
    named = re.findall(r'href="/sources#([\w-]+)"', person.get("/glossary").text)
    assert named
    assert set(named) <= set(_ids(person.get("/sources").text))


def test_every_source_is_listed_once_with_its_standing(visit: Visit) -> None:
    page = visit().get("/sources").text
    assert Counter(_ids(page)) == Counter(list(CONTENT.sources))
    groups = dict(re.findall(r'id="standing-([\w-]+)".*?(<ul.*?</ul>)', page, re.S))
    assert list(groups) == ["confirmed", "secondary", "to-check", "own"]
    for standing, group in groups.items():
        assert {CONTENT.sources[one].standing for one in _ids(group)} == {standing}


def test_a_source_tells_what_it_is_and_where_it_is_used(visit: Visit) -> None:
    page = visit().get("/sources").text
    quiz = CONTENT.item_set("errors/quiz")
    source = CONTENT.sources[next(one.source[0] for one in quiz.items if one.source)]
    entry = page.partition(f'id="{source.id}" data-entry')[2].partition("</li>")[0]
    shown = _text(entry)
    assert source.title in shown
    assert (source.publisher or "") in shown
    assert (source.date or "") in shown
    assert (source.note or "") in shown
    assert '<a href="/learn/errors">' in entry
    assert CONTENT.modules["errors"].title in shown


def test_links_to_other_hosts_open_apart_and_say_so(visit: Visit) -> None:
    page = visit().get("/sources").text
    works = re.findall(r'class="raile-work"><a href="(http.*?)"(.*?)>(.*?)</a>', page)
    assert Counter(html.unescape(one[0]) for one in works) == Counter(
        one.link for one in CONTENT.sources.values() if one.link
    )
    for _, attributes, text in works:
        assert attributes == ' target="_blank" rel="noopener"'
        assert "(opens in a new tab)" in text


@pytest.mark.parametrize("path", ["/", "/erase", "/learn/welcome", "/nothing"])
def test_every_page_leads_to_both(visit: Visit, path: str) -> None:
    foot = visit().get(path).text.partition("<footer")[2]
    assert 'href="/glossary"' in foot
    assert 'href="/sources"' in foot


def test_the_start_page_names_both_under_good_to_know(visit: Visit) -> None:
    page = visit().get("/").text
    rules = page.partition('id="rules"')[2].partition("</section>")[0]
    assert 'href="/glossary"' in rules
    assert 'href="/sources"' in rules


def test_a_lesson_brings_the_terms_that_it_uses_and_no_others(visit: Visit) -> None:
    page = visit().get("/learn/principles").text
    found = re.search(
        r'<script type="application/json" id="raile-terms">(.*?)</s', page
    )
    assert found
    terms = {one["id"]: one for one in json.loads(found[1])["terms"]}
    assert "threshold" in terms
    assert "thresholds" in [form.lower() for form in terms["threshold"]["forms"]]
    lesson = CONTENT.lesson("principles").markdown.lower()
    assert "chilling" not in lesson
    assert "chilling-effect" not in terms


def test_what_authors_write_is_text_and_never_markup(
    new_workshop: Callable[..., Workshop], tmp_path: Path
) -> None:
    shutil.copytree(paths.content(), tmp_path / "content")
    with (tmp_path / "content/glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write(
            "  - id: principle\n    term: <i>principle\n"
            "    meaning: </script><b>bold</b>\n"
        )
    with (tmp_path / "content/modules/02-principles/lesson.md").open("a") as lesson:
        lesson.write("\nThis is an `<i>principle`.\n")
    with (tmp_path / "content/sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("  - id: odd\n    title: <b>odd</b>\n    standing: own\n")
    own = str(tmp_path / "content")
    with running(new_workshop(RAILE_CONTENT=own)) as workshop:
        terms, works, lesson_page = (
            httpx.get(workshop.at(path), timeout=60).text
            for path in ("/glossary", "/sources", "/learn/principles")
        )
    assert "<dt>&lt;i&gt;principle</dt>" in terms
    assert "&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;" in terms
    assert "&lt;b&gt;odd&lt;/b&gt;" in works
    for page in (terms, works, lesson_page):
        assert "<i>principle" not in page
        assert "<b>" not in page
    found = re.search(r'id="raile-terms">(.*?)</script>', lesson_page)
    assert found
    notes = {one["id"]: one["html"] for one in json.loads(found[1])["terms"]}
    assert notes["principle"] == "&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;"


@pytest.mark.skipif(not FRENCH, reason="French is not offered")
def test_what_is_not_translated_is_marked_as_english(visit: Visit) -> None:
    person = visit()
    person.post("/me", data={"language": "fr"})
    page = person.get("/glossary").text
    assert "<h1>Glossaire</h1>" in page
    translated = Content(language="fr").glossary
    for name, term in CONTENT.glossary.items():
        here = re.search(rf'<div id="{name}" data-entry([^>]*)>', page)
        assert here
        assert ('lang="en"' in here[1]) == (translated[name].meaning == term.meaning)
    title = html.escape(CONTENT.sources["raile-kit"].title, quote=False)
    assert f'<span lang="en">{title}</span>' in person.get("/sources").text
    assert '<span lang="en">' not in visit().get("/sources").text
