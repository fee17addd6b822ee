"""The Word file, opened again by mammoth, and as the XML that it is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import mammoth
import pytest
from lxml import etree

from raile.export import write
from reported import ARABIC, EMOJI, FORMULA, LINK, LONG, SCRIPT, example_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def as_html(data: bytes) -> str:
    return str(mammoth.convert_to_html(BytesIO(data)).value)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def written(data: bytes) -> str:
    body = part(data, "word/document.xml")
    return "\n".join("".join(one.itertext(f"{W}t")) for one in body.iter(f"{W}p"))


def test_its_parts_are_headings(example_docx):
    html = as_html(example_docx)
    for one in example_paper().parts:
        assert re.search(rf"<h1>(<a[^>]*></a>)?{re.escape(one.title)}</h1>", html)


def test_it_says_what_the_dossier_says(example_docx):
    text = written(example_docx)
    assert "Gate 5: Approve and deploy: passed" in text
    assert "The worst risk is: High" in text
    assert "Rater 2: 5 Almost certain" in text
    assert "Police of Valmera" in text


def test_its_tables_have_heads_and_its_pictures_are_told(example_docx):
    body = part(example_docx, "word/document.xml")
    heads = list(body.iter(f"{W}tblHeader"))
    pictures = [one for one in body.iter() if one.tag.endswith("}docPr")]
    assert len(heads) > 20
    assert pictures
    assert all(one.get("descr") for one in pictures)


def test_it_says_its_title_and_language(example_docx):
    about = etree.tostring(part(example_docx, "docProps/core.xml"))
    assert b"Dossier (fictional): Lantern" in about
    styles = etree.tostring(part(example_docx, "word/styles.xml"))
    assert b'<w:lang w:val="en-GB"' in styles


def test_it_only_uses_styles_that_the_template_has(example_docx):
    styles = part(example_docx, "word/styles.xml")
    known = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    body = part(example_docx, "word/document.xml")
    used = {
        one.get(f"{W}val")
        for kind in ("pStyle", "tblStyle", "rStyle")
        for one in body.iter(f"{W}{kind}")
    }
    assert used <= known


def test_nothing_that_was_typed_is_a_link_or_a_field(nasty_docx):
    with zipfile.ZipFile(BytesIO(nasty_docx)) as file:
        links = file.read("word/_rels/document.xml.rels").decode()
    assert 'TargetMode="External"' not in links
    body = part(nasty_docx, "word/document.xml")
    fields = {"".join(one.itertext()).split()[0] for one in body.iter(f"{W}instrText")}
    assert fields == {"PAGEREF"}


def test_nothing_that_was_typed_is_lost(nasty_docx):
    text = written(nasty_docx)
    for one in (SCRIPT, LINK, ARABIC, EMOJI, FORMULA, LONG[: len(LONG) // 5].strip()):
        assert one in text
    assert "a\ufffdb\ufffdc" in text


def test_a_script_from_the_right_is_set_from_the_right(nasty_docx):
    body = part(nasty_docx, "word/document.xml")
    lines = [one for one in body.iter(f"{W}p") if "".join(one.itertext()) == ARABIC]
    assert lines
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in lines)


def test_an_agencys_own_template_gives_the_look(
    monkeypatch: pytest.MonkeyPatch, tmp_path
):
    import docx

    from raile import paths

    (tmp_path / "reports").mkdir()
    template = docx.Document(str(paths.content() / "reports" / "template.docx"))
    template.styles["Title"].font.name = "Courier New"
    template.save(str(tmp_path / "reports" / "template.docx"))
    monkeypatch.setenv("RAILE_CONTENT", str(tmp_path))
    made = part(write(example_paper(), "docx"), "word/styles.xml")
    assert b"Courier New" in etree.tostring(made)
