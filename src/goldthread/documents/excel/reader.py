"""An Excel workbook → blocks, sheet by sheet."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from goldthread.documents.blocks import Block, Document, Heading, Table
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.excel.cells import Doubts, SeenSheet, see_sheet
from goldthread.documents.excel.layout import Title, blocks_of, heading_styles, sheet_pieces
from goldthread.documents.excel.looking_over import SheetCount, look_over, usual_font_size
from goldthread.documents.packages import OfficePackage
from goldthread.documents.progress import report_progress
from goldthread.framework import Source

_LONGEST_SHEET_TITLE = 31
_WORDS_OF_A_COMMON_HEAD = 3
_PLAIN_SHEET_TITLE = re.compile(r"(sheet|table|tabelle|feuil)\s*\d+", re.I)


def read(path: Path) -> Document:
    """The headings, paragraphs and tables of every visible sheet. Raises ``UnreadableDocument``."""
    with OfficePackage(path) as package:
        counts = look_over(package)
        usual_size = usual_font_size(package)
        remarks = _package_remarks(package.names)
    visible = [count for count in counts if not count.hidden and count.filled]
    if not visible:
        raise UnreadableDocument(
            "none of its visible sheets holds anything",
            "If the framework is on a hidden sheet, show that sheet and save it.",
        )
    doubts = Doubts()
    seen = _seen_sheets(path, visible, usual_size, doubts)
    running, rest = _without_common_heads([sheet_pieces(sheet) for sheet in seen])
    sheets = [
        _titled(sheet, pieces, of_many=len(visible) > 1)
        for sheet, pieces in zip(seen, rest, strict=True)
    ]
    styles = heading_styles([piece for _, pieces in sheets for piece in pieces])
    blocks: list[Block] = []
    for title, pieces in sheets:
        blocks += title + blocks_of(pieces, styles, 2 if len(visible) > 1 else 1)
    remarks += _sheet_remarks(counts) + doubts.remarks()
    return Document(path.name, "excel", tuple(blocks), None, tuple(remarks), running)


def _without_common_heads(
    sheets: list[list[Title | Table]],
) -> tuple[tuple[str, ...], list[list[Title | Table]]]:
    """The lines that head every sheet alike, and what stands under them on each.

    They are of the workbook and no sheet's own. A line of one or two words ("Performance
    indicators") says what the tables under it hold and stays.
    """
    common: list[str] = []
    while len(sheets) > 1:
        heads = [pieces[0] if len(pieces) > 1 else None for pieces in sheets]
        lines = {" ".join(one.text.split()) if isinstance(one, Title) else "" for one in heads}
        line = lines.pop()
        if lines or len(line.split()) < _WORDS_OF_A_COMMON_HEAD:
            break
        common.append(line)
        sheets = [pieces[1:] for pieces in sheets]
    return tuple(common), sheets


def _seen_sheets(
    path: Path, counts: list[SheetCount], usual_size: float, doubts: Doubts
) -> list[SeenSheet]:
    workbook = _opened(path)
    by_title = {sheet.title: sheet for sheet in workbook.worksheets}
    seen = []
    for done, count in enumerate(counts, start=1):
        if count.title not in by_title:
            raise UnreadableDocument(
                f"its sheet {count.title!r} could not be opened",
                "Open it in Excel and save it afresh.",
            )
        seen.append(see_sheet(by_title[count.title], count, usual_size, doubts))
        report_progress(done, len(counts))
    return seen


def _opened(path: Path) -> Workbook:
    """The workbook as the library opens it, its many kinds of complaint made into one."""
    try:
        # Handed over open: the library judges a path by its extension, which says nothing.
        with path.open("rb") as file:
            return load_workbook(file, data_only=True, rich_text=True, keep_links=False)
    except (ValueError, TypeError, LookupError, AttributeError, SyntaxError) as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise UnreadableDocument(
            f"parts of the workbook are damaged or contradict each other ({lines[0]})",
            "Open it in Excel and save it afresh.",
        ) from error


def _titled(
    sheet: SeenSheet, pieces: list[Title | Table], *, of_many: bool
) -> tuple[list[Block], list[Title | Table]]:
    """The title of one of many sheets as a heading, and the rest of the sheet.

    The title is given once: the first line of a sheet often repeats it, and in full.
    """
    if not of_many:
        return [], pieces
    first = pieces[0] if pieces else None
    if isinstance(first, Title) and _repeats(first.text, sheet.title):
        return [Heading(" ".join(first.text.split()), first.source, 1)], pieces[1:]
    if _PLAIN_SHEET_TITLE.fullmatch(sheet.title.strip()):
        return [], pieces
    return [Heading(sheet.title, Source(cells=(sheet.place(1, 1),)), 1)], pieces


def _repeats(line: str, title: str) -> bool:
    line, short = (re.sub(r"\W", "", text).lower() for text in (line, title))
    # A sheet's title is cut at 31 characters and may not hold : \ / ? * [ ].
    return line == short or (
        len(title) >= _LONGEST_SHEET_TITLE - 1 and bool(short) and line.startswith(short)
    )


def _package_remarks(names: frozenset[str]) -> list[str]:
    said = []
    if any(name.endswith("vbaProject.bin") for name in names):
        said.append("The file holds macros; they were not run.")
    if any("comments" in name.lower() for name in names):
        said.append("Comments on cells are not read.")
    if any(name.startswith(("xl/charts/", "xl/media/")) for name in names):
        said.append("Charts and pictures are not read.")
    return said


def _sheet_remarks(counts: list[SheetCount]) -> list[str]:
    said = [
        f"The sheet {count.title!r} is hidden and was not read."
        for count in counts
        if count.hidden and count.filled
    ]
    for count in counts:
        rows = [row for row in count.hidden_rows if row in count.filled]
        if rows and not count.hidden:
            said.append(
                f"The sheet {count.title!r} has {len(rows)} hidden rows; they were read too."
            )
        columns = count.read_from_hidden_columns
        if columns and not count.hidden:
            letters = ", ".join(get_column_letter(column) for column in columns)
            said.append(
                f"The sheet {count.title!r} has hidden columns ({letters}); they were read too."
            )
    return said
