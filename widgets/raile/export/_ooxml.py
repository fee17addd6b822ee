"""What Word's format has and python-docx has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shape import InlineShape
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph


def element(name: str, /, **attributes: str) -> Any:
    """Return an element of the main vocabulary, such as ``w:rtl``."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_language(file: Document, language: str) -> None:
    """Say which language the words are in, for spelling and for voices."""
    code = "en-GB" if language == "en" else language
    found = file.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rPr')}")
    for old in found.findall(qn("w:lang")):
        found.remove(old)
    found.append(element("lang", val=code, eastAsia=code, bidi=code))


def page_numbers(written: Paragraph, page: str, of: str) -> None:
    """Write the page's number and that of all pages."""
    written.add_run(f"{page} ")
    _field(written, "PAGE")
    written.add_run(f" {of} ")
    _field(written, "NUMPAGES")


def content_entry(written: Paragraph, title: str, name: str) -> None:
    """Write a line of the contents that leads to a bookmark, with its page."""
    holder = element("hyperlink", anchor=name, history="1")
    run = written.add_run(title)
    written._p.remove(run._r)
    holder.append(run._r)
    written._p.append(holder)
    written.add_run("\t")
    _field(written, f"PAGEREF {name} \\h")


def bookmark(written: Paragraph, name: str, number: int) -> None:
    """Name a place."""
    start = element("bookmarkStart", id=str(number), name=name)
    written._p.get_or_add_pPr().addnext(start)
    written._p.append(element("bookmarkEnd", id=str(number)))


def link(written: Paragraph, text: str, target: str) -> None:
    """Write a link to the web."""
    known = written.part.relate_to(
        target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    holder = OxmlElement("w:hyperlink")
    holder.set(qn("r:id"), known)
    run = written.add_run(text)
    run.underline = True
    written._p.remove(run._r)
    holder.append(run._r)
    written._p.append(holder)


def repeat_as_head(row: _Row) -> None:
    """Make a row the head of its table, on each page that the table is on."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    properties.append(element("tblHeader"))


def keep_on_one_page(row: _Row) -> None:
    """Never break a row."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def tell(shape: InlineShape, words: str) -> None:
    """Say what a picture shows, for those who do not see it."""
    shape._inline.docPr.set("descr", words)


def line_above(cell: _Cell) -> None:
    """Draw a line to write on, above a cell."""
    borders = element("tcBorders")
    borders.append(element("top", val="single", sz="6", space="0", color="auto"))
    cell._tc.get_or_add_tcPr().append(borders)


def at_end(written: Paragraph) -> None:
    """Align numbers by their last digit."""
    written.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def from_the_right(written: Paragraph) -> None:
    """Set a paragraph whose script runs from the right."""
    written._p.get_or_add_pPr().insert_element_before(
        element("bidi"),
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:rPr",
    )


def _field(written: Paragraph, code: str) -> None:
    for kind in ("begin", None, "separate", "text", "end"):
        run = written.add_run("1" if kind == "text" else "")
        if kind is None:
            told = element("instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = code
            run._r.append(told)
        elif kind != "text":
            run._r.append(element("fldChar", fldCharType=kind))
