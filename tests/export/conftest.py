"""Files of reports, each made once."""

from __future__ import annotations

import pytest

from raile.export import write
from reported import example_paper, nasty_paper


def pango() -> bool:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def example_pdf() -> bytes:
    if not pango():
        pytest.skip("no Pango, which sets PDFs")
    return write(example_paper(), "pdf")


@pytest.fixture(scope="session")
def nasty_pdf() -> bytes:
    if not pango():
        pytest.skip("no Pango, which sets PDFs")
    return write(nasty_paper(), "pdf")


@pytest.fixture(scope="session")
def example_docx() -> bytes:
    return write(example_paper(), "docx")


@pytest.fixture(scope="session")
def nasty_docx() -> bytes:
    return write(nasty_paper(), "docx")


@pytest.fixture(scope="session")
def example_xlsx() -> bytes:
    return write(example_paper(), "xlsx")


@pytest.fixture(scope="session")
def nasty_xlsx() -> bytes:
    return write(nasty_paper(), "xlsx")


@pytest.fixture(scope="session")
def example_html() -> str:
    return write(example_paper(), "html").decode()


@pytest.fixture(scope="session")
def nasty_html() -> str:
    return write(nasty_paper(), "html").decode()
