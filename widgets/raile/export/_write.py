from __future__ import annotations

from typing import Literal, get_args

from raile.model.document import Document

Format = Literal["docx", "pdf", "xlsx", "html", "csv"]
"""Named as files are that have it."""

FORMATS: tuple[Format, ...] = get_args(Format)


def write(document: Document, form: Format) -> bytes:
    """Return a report as a file, made here and now.

    Raises
    ------
    ExportError
        Where the machine lacks what a PDF needs.
    """
    match form:
        case "docx":
            from raile.export._docx import write_docx

            return write_docx(document)
        case "pdf":
            from raile.export._pdf import write_pdf

            return write_pdf(document)
        case "xlsx":
            from raile.export._xlsx import write_xlsx

            return write_xlsx(document)
        case "html":
            from raile.export._html import write_html

            return write_html(document)
        case "csv":
            from raile.export._csv import write_csv

            return write_csv(document)
