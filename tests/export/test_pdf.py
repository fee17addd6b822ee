"""The PDF, opened again by pypdf: whole, tagged, and with a table of contents."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from raile.export import ExportError, write
from reported import ARABIC, EMOJI, FORMULA, LINK, SCRIPT, example_paper, nasty_paper


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def text_of(data: bytes) -> str:
    """Return all that a reader can copy out of it."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext here; it comes with poppler-utils")
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    # A word that was broken at the end of a line is one word.
    text = re.sub("[-\u2010]\n", "", done.stdout.decode())
    return " ".join(text.split())


def tags(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield every structure element with its kind."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from tags(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tags(node["/K"])


def test_it_says_its_title_and_language_and_that_it_is_tagged(example_pdf):
    reader = read(example_pdf)
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en"
    assert reader.metadata.title.startswith("Dossier (fictional): Lantern")
    assert reader.metadata.author == "Police of Valmera"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_its_tags_tell_headings_tables_and_what_pictures_show(example_pdf):
    found = list(tags(read(example_pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]))
    kinds = {kind for kind, _ in found}
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Figure"} <= kinds
    pictures = [node for kind, node in found if kind == "/Figure"]
    assert pictures
    assert all(node.get("/Alt") for node in pictures)


def test_each_part_has_a_bookmark(example_pdf):
    flat = str(read(example_pdf).outline)
    for part in example_paper().parts:
        assert part.title in flat


def test_it_says_what_the_dossier_says(example_pdf):
    text = text_of(example_pdf)
    assert "Gate 5: Approve and deploy: passed" in text
    assert "The worst risk is: High" in text
    assert "Fictional" in text
    assert "8,300 people who were acquitted or never charged" in text
    assert "Rater 2: 5 Almost certain" in text


def test_nothing_that_was_typed_runs_or_is_a_link(nasty_pdf):
    reader = read(nasty_pdf)
    assert "/Names" not in reader.trailer["/Root"] or "/JavaScript" not in str(
        reader.trailer["/Root"]["/Names"]
    )
    actions = [
        note.get_object().get("/A", {})
        for page in reader.pages
        for note in page.get("/Annots", [])
    ]
    assert not [one for one in actions if one.get("/S") in ("/URI", "/JavaScript")]


def test_nothing_that_was_typed_is_lost(nasty_pdf):
    text = text_of(nasty_pdf)
    assert SCRIPT in text
    assert LINK in text
    assert FORMULA in text
    # 4,000 words in a row, three times: the group's in a table as well.
    assert text.count("word") >= 5 * 4_000
    assert EMOJI[0] in text
    assert ARABIC.split()[0] in text


def test_without_pango_it_says_so(monkeypatch: pytest.MonkeyPatch):
    import sys

    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(ExportError) as fault:
        write(nasty_paper(), "pdf")
    assert fault.value.reason == "pango"
