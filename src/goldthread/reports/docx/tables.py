"""Tables of a pack as Word tables: a caption, a header row that repeats, row headers."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from goldthread.reports.docx.words import W, Writing, plain
from goldthread.reports.pack.blocks import Column, ColumnKind, Facts, KeyFigures, Row, Table, Words

_TWIPS_PER_PIXEL = 15
_WITH_NEXT = "<w:keepNext/>"
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"'
_HEAVY = 'w:val="single" w:sz="12" w:space="0" w:color="0B0C0C"'


def table(block: Table, writing: Writing, width: float) -> str:
    """A table, and its caption before it."""
    caption = writing.paragraph((Words(block.caption),), "Caption", more=_WITH_NEXT)
    widths = _widths([column.share for column in block.columns], width)
    head = _row(
        [plain(column.title, "<w:b/>") for column in block.columns],
        widths,
        block.columns,
        properties="<w:cantSplit/><w:tblHeader/>",
        border=f"<w:tcBorders><w:bottom {_HEAVY}/></w:tcBorders>",
        keep=_WITH_NEXT,
    )
    last = len(block.rows) - 1
    rows = "".join(
        # The last row does not stand alone on a page.
        _body_row(row, widths, block.columns, writing, keep=_WITH_NEXT if place == last - 1 else "")
        for place, row in enumerate(block.rows)
    )
    name = block.name or block.caption
    return caption + _whole(f"{head}{rows}", widths, name, first_column=True, header=True)


def facts(block: Facts, writing: Writing, width: float) -> str:
    """Names and what they stand for, as a table of two columns with row headers."""
    widths = _widths([1, 3], width)
    columns = (Column(""), Column(""))
    last = len(block.pairs) - 1
    rows = "".join(
        _row(
            [plain(name, "<w:b/>"), writing.runs(what)],
            widths,
            columns,
            keep=_WITH_NEXT if block.is_short and place < last else "",
        )
        for place, (name, what) in enumerate(block.pairs)
    )
    return _whole(rows, widths, "Facts in pairs", first_column=True, header=False)


def key_figures(block: KeyFigures, writing: Writing) -> str:
    """Large numbers in a line, each with what it counts, and the sentence they come to."""
    figures = plain("     ").join(
        f"{writing.runs((one.mark,)) if one.mark else plain(one.words.capitalize())}"
        f"{plain(f': {one.number}', '<w:b/>')}"
        for one in block.figures
    )
    line = f'<w:p {W}><w:pPr><w:pStyle w:val="KeyFigure"/></w:pPr>{figures}</w:p>'
    return line + writing.paragraph((Words(block.sentence),), "Lead")


def _whole(
    rows: str, widths: Sequence[int], caption: str, *, first_column: bool, header: bool
) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl {W}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {_LINE}/><w:bottom {_LINE}/><w:insideH {_LINE}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:firstRow="{int(header)}" w:firstColumn="{int(first_column)}" '
        'w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        # What Word asks for after a table; as low as can be, or it would begin a page by itself.
        f'<w:p {W}><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="60" '
        'w:line="60" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _body_row(
    row: Row,
    widths: Sequence[int],
    columns: Sequence[Column],
    writing: Writing,
    *,
    keep: str,
) -> str:
    cells = [writing.runs(cell, in_table=True) for cell in row.cells]
    return _row(cells, widths, columns, properties="<w:cantSplit/>", keep=keep)


def _row(
    cells: Sequence[str],
    widths: Sequence[int],
    columns: Sequence[Column],
    *,
    properties: str = "",
    border: str = "",
    keep: str = "",
) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{keep}{_aligned(column)}</w:pPr>{cell}</w:p></w:tc>'
        for cell, width, column in zip(cells, widths, columns, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def _aligned(column: Column) -> str:
    return '<w:jc w:val="right"/>' if column.kind is ColumnKind.NUMBER else ""


def _widths(shares: Sequence[float], width: float) -> list[int]:
    """The width of each column in twentieths of a point."""
    return [round(width * _TWIPS_PER_PIXEL * share / sum(shares)) for share in shares]
