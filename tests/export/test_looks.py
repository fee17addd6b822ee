"""Reports as they are drawn: no page is empty, and nothing runs off the paper."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps

DPI = 40
EDGE = 8
"""Millimetres of paper that stay white all around."""


def drawn(pdf: bytes, folder: Path) -> list[Image.Image]:
    """Return a PDF's pages in grey."""
    if not shutil.which("pdftoppm"):
        pytest.skip("no pdftoppm here; it comes with poppler-utils")
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DPI), "-png", "-", str(folder / "page")],
        input=pdf,
        check=True,
    )
    return [Image.open(one) for one in sorted(folder.glob("page*.png"))]


def by_office(data: bytes, ending: str, folder: Path) -> bytes:
    """Return a file as LibreOffice prints it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: libreoffice-writer-nogui and -calc-nogui")
    file = folder / f"report.{ending}"
    file.write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/office"
    convert = [office, home, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*convert, file], check=True, capture_output=True, timeout=100)
    return file.with_suffix(".pdf").read_bytes()


def assert_fits(pages: list[Image.Image]) -> None:
    edge = round(EDGE / 25.4 * DPI)
    for number, page in enumerate(pages, 1):
        ink = ImageOps.invert(page.convert("L")).point(lambda grey: 255 * (grey > 60))
        box = ink.getbbox()
        assert box, f"page {number} is empty"
        left, top, right, bottom = box
        assert left >= edge, f"page {number} runs off to the left"
        assert top >= edge, f"page {number} runs off the top"
        assert right <= page.width - edge, f"page {number} runs off to the right"
        assert bottom <= page.height - edge, f"page {number} runs off the bottom"


def test_a_dossier_as_pdf_fits_its_pages(example_pdf: bytes, tmp_path: Path) -> None:
    pages = drawn(example_pdf, tmp_path)
    assert 20 < len(pages) < 60
    assert_fits(pages)


def test_answers_that_mean_no_good_fit_too(nasty_pdf: bytes, tmp_path: Path) -> None:
    assert_fits(drawn(nasty_pdf, tmp_path))


def test_a_dossier_as_word_file_fits_its_pages(
    example_docx: bytes, tmp_path: Path
) -> None:
    pages = drawn(by_office(example_docx, "docx", tmp_path), tmp_path)
    assert 20 < len(pages) < 60
    assert_fits(pages)


def test_a_spreadsheet_opens_in_another_program(
    example_xlsx: bytes, tmp_path: Path
) -> None:
    pdf = by_office(example_xlsx, "xlsx", tmp_path)
    assert BytesIO(pdf).read(5) == b"%PDF-"
