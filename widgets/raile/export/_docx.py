"""A report as a Word file, with the styles of a template that people may change."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.shared import Emu

from raile import paths
from raile.export import _ooxml as ooxml
from raile.export._drawing import pixels
from raile.export._html import leads_right, shown
from raile.model.document import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    Notice,
    Paragraph,
    Run,
    Signatures,
    Table,
)

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.table import Table as Grid
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Written

TEMPLATE = "reports/template.docx"
"""Of the content: an agency opens it, changes its styles, and keeps their names."""

_APART = Emu(330000)
"""Above a part that begins on the page of the one before."""
_LABELS = 0.27
"""Of the width, for the labels of facts."""
_ON_COVER = 10
"""Parts whose list still fits on the cover."""
_WHOLE = 1500
"""Characters of a row that stays on one page."""


def write_docx(document: Document) -> bytes:
    """Return a report as a Word file."""
    report = _Report(document)
    report.front()
    for at, part in enumerate(document.parts, 1):
        report.part(at)
        above = part.title
        for one in part.blocks:
            report.block(one, above)
            above = one.title if isinstance(one, Heading) else above
    return report.saved()


class _Report:
    """One file in the making."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file: File = docx.Document(str(paths.content() / TEMPLATE))
        section = self._file.sections[-1]
        sides = (section.left_margin or 0) + (section.right_margin or 0)
        self._width = (section.page_width or 0) - sides
        about = self._file.core_properties
        about.title = f"{document.kind}: {document.title}"
        about.author = document.agency
        about.language = document.language
        ooxml.set_language(self._file, document.language)
        labels = document.labels
        footer = section.footer.paragraphs[0]
        ooxml.page_numbers(footer, labels.page, labels.of)
        section.header.paragraphs[0].text = about.title
        if document.cover:
            section.different_first_page_header_footer = True

    def front(self) -> None:
        """Write the cover, and what the report contains."""
        document = self._document
        self._say(document.agency or document.kind, "Report Agency")
        if document.agency:
            self._say(document.kind, "Subtitle")
        self._paragraph((Run(text=document.title),), "Title")
        self._facts(document.facts)
        for one in document.notices:
            self._notice(one)
        if document.cover:
            contents = self._file.add_paragraph(
                document.labels.contents, style="Report Label"
            )
            many = len(document.parts) > _ON_COVER
            contents.paragraph_format.page_break_before = many
            for at, part in enumerate(document.parts, 1):
                entry = self._file.add_paragraph(style="Report Contents")
                ooxml.content_entry(entry, part.title, f"part-{at}")

    def part(self, at: int) -> None:
        """Begin a part, on a new page where it wants one."""
        part = self._document.parts[at - 1]
        heading = self._file.add_heading(part.title, 1)
        ooxml.bookmark(heading, f"part-{at}", at)
        new_page = part.new_page and self._document.cover
        heading.paragraph_format.page_break_before = new_page
        if not new_page:
            heading.paragraph_format.space_before = _APART

    def block(self, block: Block, above: str) -> None:
        """Write a block; a table needs no title that its heading says already."""
        match block:
            case Paragraph():
                self._paragraph(block.line, "Report Quiet" if block.quiet else "Normal")
            case Heading():
                self._file.add_heading(block.title, block.level)
            case Notice():
                self._notice(block)
            case Facts():
                self._facts(block.rows)
            case Bullets():
                for item in block.items:
                    style = "List Number" if block.ordered else "List Bullet"
                    self._paragraph(item, style)
            case Table():
                self._table(block, titled=block.title != above)
            case Figure():
                self._figure(block)
            case Signatures():
                self._signatures(block)

    def saved(self) -> bytes:
        """Return the file."""
        file = BytesIO()
        self._file.save(file)
        return file.getvalue()

    def _say(self, text: str, style: str) -> None:
        self._file.add_paragraph(text, style=style)

    def _paragraph(self, line: Line, style: str) -> None:
        _fill(self._file.add_paragraph(style=style), line)

    def _notice(self, notice: Notice) -> None:
        style = f"Report {notice.weight.capitalize()}"
        self._say(notice.title, f"{style} Title")
        for at, line in enumerate(notice.lines, 1):
            written = self._file.add_paragraph(style=style)
            # Or the box would be torn apart at the end of a page.
            written.paragraph_format.keep_with_next = at < len(notice.lines)
            _fill(written, line)
        self._gap()

    def _facts(self, rows: Sequence[Fact]) -> None:
        widths = (_LABELS, 1 - _LABELS)
        grid = self._grid(len(rows), widths, "Report Facts")
        for row, fact in zip(grid.rows, rows, strict=True):
            label, value = row.cells
            _set(label, ((Run(text=fact.label),),), "Report Label")
            _set(value, fact.lines, "Report Value")
        self._gap()

    def _table(self, table: Table, *, titled: bool) -> None:
        if not table.rows:
            if table.empty:
                self._say(table.empty, "Normal")
            return
        if titled:
            self._say(table.title, "Caption")
        total = sum(one.width for one in table.columns)
        widths = [one.width / total for one in table.columns]
        grid = self._grid(len(table.rows) + 1, widths, "Report Table")
        first, *others = grid.rows
        ooxml.repeat_as_head(first)
        right = [one.type == "number" for one in table.columns]
        for cell, column, at_end in zip(first.cells, table.columns, right, strict=True):
            _set(cell, ((Run(text=column.title),),), "Report Cell", at_end=at_end)
        for row, cells in zip(others, table.rows, strict=True):
            texts = [shown(cell, self._document.language) for cell in cells]
            if sum(map(len, texts)) < _WHOLE:
                ooxml.keep_on_one_page(row)
            for cell, text, at_end in zip(row.cells, texts, right, strict=True):
                _set(cell, ((Run(text=text),),), "Report Cell", at_end=at_end)
        self._gap()

    def _figure(self, figure: Figure) -> None:
        picture = self._file.add_paragraph()
        picture.paragraph_format.keep_with_next = True
        shape = picture.add_run().add_picture(
            BytesIO(pixels(figure.svg)), width=Emu(round(self._width * figure.width))
        )
        ooxml.tell(shape, f"{figure.title}. {figure.told}")
        if figure.width == 1:
            caption = f"{self._document.labels.figure}: {figure.title}"
            self._say(caption, "Report Quiet")

    def _signatures(self, block: Signatures) -> None:
        labels = self._document.labels
        for one in block.lines:
            said = (Run(text="\n" + one.says),) if one.says else ()
            written = self._file.add_paragraph(style="Normal")
            written.paragraph_format.keep_with_next = True
            written.paragraph_format.space_before = Emu(230000)
            written.paragraph_format.space_after = Emu(420000)
            _fill(written, (Run(text=one.function, strong=True), *said))
            grid = self._grid(1, (0.32, 0.02, 0.32, 0.02, 0.32), "Report Signature")
            cells = grid.rows[0].cells
            blanks = (f"{labels.place}, {labels.date}", labels.name, labels.signature)
            for cell, text in zip(cells[::2], blanks, strict=True):
                ooxml.line_above(cell)
                _set(cell, ((Run(text=text),),), "Report Blank")

    def _grid(self, rows: int, widths: Sequence[float], style: str) -> Grid:
        grid: Grid = self._file.add_table(rows, len(widths), style=style)
        grid.autofit = False
        for column, share in zip(grid.columns, widths, strict=True):
            column.width = Emu(round(self._width * share))
        for row in grid.rows:
            for cell, share in zip(row.cells, widths, strict=True):
                cell.width = Emu(round(self._width * share))
        return grid

    def _gap(self) -> None:
        """Keep what follows apart: two tables or boxes in a row would become one."""
        gap = self._file.add_paragraph()
        gap.paragraph_format.space_after = Emu(0)
        gap.paragraph_format.line_spacing = Emu(76200)


def _set(
    cell: _Cell, lines: Sequence[Line], style: str, *, at_end: bool = False
) -> None:
    for at, line in enumerate(lines or ((),)):
        written = cell.add_paragraph() if at else cell.paragraphs[0]
        written.style = style
        if at_end:
            ooxml.at_end(written)
        _fill(written, line)


def _fill(written: Written, line: Line) -> None:
    right = leads_right(line)
    if right:
        ooxml.from_the_right(written)
    for one in line:
        if one.link:
            ooxml.link(written, one.text, one.link)
            continue
        run = written.add_run(one.text)
        run.bold = one.strong or None
        run.italic = one.emphasis or None
        if right:
            run.font.rtl = True
