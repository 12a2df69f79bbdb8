"""From a PDF to blocks: its pages are looked at one by one, then the document as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from goldthread.documents.blocks import Document
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.pdf.assembly import assemble
from goldthread.documents.pdf.furniture import Furniture, furniture_of
from goldthread.documents.pdf.headings import usual_size
from goldthread.documents.pdf.layout import Flow, Layout, flow_of, layout_of
from goldthread.documents.pdf.pdfium import PdfFile
from goldthread.documents.pdf.wording import Vocabulary
from goldthread.documents.progress import report_progress

_UNREADABLE = 0.2  # the share of letters without a name from which a page is garbled


def read(path: Path, on_page: Callable[[int, int], None] | None = None) -> Document:
    """The headings, paragraphs and tables of a PDF in reading order, each with its pages.

    ``on_page`` is told the pages read so far and in all; without it the listener of
    ``progress`` is. Raises ``UnreadableDocument`` for a file that is no PDF, is locked, or
    shows only pictures of text. Pages without text among others are named in ``remarks``.
    """
    tell = on_page or report_progress
    layouts: list[Layout] = []
    slanted: Counter[str] = Counter()
    garbled: list[int] = []
    with PdfFile(path) as pdf:
        total = len(pdf)
        title, bookmarks = pdf.title, pdf.bookmarks
        for page in pdf.pages():
            layouts.append(layout_of(page))
            if page.slanted:
                slanted[page.slanted] += 1
            if page.unreadable_share > _UNREADABLE:
                garbled.append(page.number)
            tell(page.number, total)
    body = _body_size(layouts)
    furniture, told = furniture_of(
        {layout.number: layout.height for layout in layouts},
        {layout.number: layout.lines for layout in layouts},
        body,
    )
    flows = [flow_of(layout, furniture, body) for layout in layouts]
    pictures = [flow.layout.number for flow in flows if flow.layout.is_picture and _is_bare(flow)]
    _refuse_without_text(flows, pictures, garbled)
    assembled = assemble(flows, bookmarks, _vocabulary(layouts))
    remarks = (
        *_page_remarks(pictures, garbled, [each.number for each in layouts if each.is_crowded]),
        *_left_out(told, slanted, layouts),
    )
    running = tuple(line.text for line in told)
    return Document(path.name, "pdf", assembled.blocks, assembled.title or title, remarks, running)


def _is_bare(flow: Flow) -> bool:
    return not flow.parts and not flow.notes


def _refuse_without_text(flows: Sequence[Flow], pictures: list[int], garbled: list[int]) -> None:
    if pictures and all(_is_bare(flow) for flow in flows):
        raise UnreadableDocument(
            "its pages are pictures, such as a scan gives, and hold no text",
            "Ask for the document it was made from, "
            "or put it through text recognition (OCR) and read what that gives.",
        )
    if garbled and len(garbled) == len(flows):
        raise UnreadableDocument(
            "its fonts do not say which letters they show",
            "Ask for the document it was made from, "
            "or print it to pictures and put those through text recognition (OCR).",
        )


def _body_size(layouts: Sequence[Layout]) -> float:
    """The size of most of the plain type, in prose or in tables, whichever is the larger.

    Where nearly all is table, the few lines outside may all be notes in small type.
    """
    loose: Counter[float] = Counter()
    held: Counter[float] = Counter()
    for layout in layouts:
        for line in layout.lines:
            loose[round(line.size, 1)] += len(line.text)
        for table in layout.tables:
            for line in table.lines:
                held[round(line.size, 1)] += len(line.text)
    return max((usual_size(sizes) for sizes in (loose, held) if sizes), default=10.0)


def _vocabulary(layouts: Sequence[Layout]) -> Vocabulary:
    vocabulary = Vocabulary()
    for layout in layouts:
        vocabulary.learn(layout.lines)
        for table in layout.tables:
            for row in table.rows:
                for cell in row.cells:
                    vocabulary.learn(cell.lines)
    return vocabulary


def _page_remarks(pictures: list[int], garbled: list[int], crowded: list[int]) -> list[str]:
    remarks = []
    if pictures:
        remarks.append(
            f"{_pages(pictures)} hold a picture and no text, as a scan does; nothing was read "
            "there. Put the file through text recognition (OCR), or ask for the original."
            if len(pictures) > 1
            else f"{_pages(pictures)} holds a picture and no text, as a scan does; nothing was "
            "read there. Put the file through text recognition (OCR), or ask for the original."
        )
    if garbled:
        remarks.append(
            f"On {_pages(garbled).lower()} the fonts do not say which letters they show; "
            "check what was read there against the print."
        )
    if crowded:
        remarks.append(
            f"On {_pages(crowded).lower()} a drawing has too many lines to tell the rules of a "
            "table among them; check what was read there against the print."
        )
    return remarks


def _left_out(
    told: Sequence[Furniture], slanted: Counter[str], layouts: Sequence[Layout]
) -> list[str]:
    remarks = [
        f"Left out as repeated at the edge of the page: “{line.text}” "
        f"({_pages(line.pages).lower()})."
        for line in told
    ]
    remarks += [f"Left out as set across the page: “{text}”." for text in slanted]
    if any(layout.has_contents for layout in layouts):
        remarks.append("The table of contents is not read; its headings are read where they stand.")
    return remarks


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers for a person: "Pages 1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    spans = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"{'Pages' if len(numbers) > 1 else 'Page'} {', '.join(spans)}"
