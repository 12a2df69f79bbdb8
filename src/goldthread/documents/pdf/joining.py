"""Tables that go on over a page break made one again, and the rows that the break cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.pdf.page import Box
from goldthread.documents.pdf.printed import PrintedCell, PrintedRow, PrintedTable
from goldthread.documents.pdf.wording import Measure, awaits_more, is_item

_SAME_EDGE = 4.0  # points that the columns of two pages may differ
_HEADER_ROWS = 3  # no page repeats more
_PADDING = 12.0  # points of white between a rule and its text, at most


def header_rows(table: PrintedTable) -> int:
    """How many rows at the top are set as a header: bold throughout, unlike what follows."""
    bold = 0
    while bold < min(len(table.rows), _HEADER_ROWS) and table.rows[bold].bold:
        said = sum(1 for cell in table.rows[bold].cells if cell.lines)
        if bold and said == 1 and table.columns > 1:
            break  # a bold line across the table names the rows below it
        bold += 1
    return bold if bold < len(table.rows) else 0


def goes_on(first: PrintedTable, second: PrintedTable) -> bool:
    """Whether a table at the top of a page is the rest of the one at the foot of the page before.

    Columns must stand at the same places, or where no rules show them, hold each other's text. A header of its own that differs begins a new table.
    """
    if first.columns != second.columns:
        return False
    shift = [b - a for a, b in zip(first.edges, second.edges, strict=True)]
    # Facing pages may have different margins: the columns then all move together.
    same_edges = max(shift) - min(shift) <= _SAME_EDGE
    both_ruled = first.ruled and second.ruled
    if not same_edges and (both_ruled or not (_fits(first, second) or _fits(second, first))):
        return False
    return repeated_rows(first, second) > 0 or not second.rows[0].bold or not header_rows(first)


def _fits(columns: PrintedTable, table: PrintedTable) -> bool:
    """Whether all that is printed in a table would stand in the columns of the other."""
    return all(
        columns.edges[at] - 2 <= line.x0 and line.x1 <= columns.edges[at + 1] + 2
        for row in table.rows
        for at, cell in enumerate(row.cells)
        for line in cell.lines
    )


def repeated_rows(first: PrintedTable, second: PrintedTable) -> int:
    """How many rows of the first table's header the second repeats at its top."""
    count = 0
    for above, below in zip(first.rows[:_HEADER_ROWS], second.rows[:_HEADER_ROWS], strict=False):
        if above.is_blank or above.texts != below.texts or above.bold != below.bold:
            break
        count += 1
    return count


def join(first: PrintedTable, second: PrintedTable) -> None:
    """Put the rows of the second table behind those of the first, healing what the break cut."""
    _part_header_from_rest(first, second)
    repeated = repeated_rows(first, second)
    for row in (*first.rows[:repeated], *second.rows[:repeated]):
        row.header = True
    rest = second.rows[repeated:]
    # A row that fills more than a page is followed by the header that was repeated within it.
    own = [row for row in first.rows if not row.header]
    if rest and own:
        anchors = [anchor_of(own, len(own) - 1, column) for column in range(first.columns)]
        # A repeated header stays where it is printed, so the healed row stands before it.
        if _is_cut(own, anchors, rest[0], is_open=first.open_bottom and second.open_top):
            _heal(own[-1], anchors, rest[0])
            second.rows = [*second.rows[:repeated], *rest[1:]]
        else:
            _carry_merges(own, anchors, rest[0])
    first.rows += second.rows
    first.open_bottom = second.open_bottom


def _part_header_from_rest(first: PrintedTable, second: PrintedTable) -> None:
    """Part the repeated header from the rest of a cut row where no rule is drawn between them."""
    header, row = first.rows[0], second.rows[0]
    counts = [len(cell.lines) for cell in header.cells]
    begins = all(
        [line.text for line in cell.lines] == [line.text for line in found.lines[:count]]
        for cell, found, count in zip(header.cells, row.cells, counts, strict=True)
    )
    if header.is_blank or not begins or header.texts == row.texts:
        return
    edge = max(line.bottom for cell, count in zip(row.cells, counts, strict=True)
               for line in cell.lines[:count])  # fmt: skip
    top, rest = [], []
    for cell, count in zip(row.cells, counts, strict=True):
        box = cell.box
        over, under = cell.lines[:count], cell.lines[count:]
        top.append(PrintedCell(Box(box.x0, box.top, box.x1, edge), over, left=cell.left))
        rest.append(PrintedCell(Box(box.x0, edge, box.x1, box.bottom), under, left=cell.left))
    second.rows[:1] = [PrintedRow(top, list(row.pages)), PrintedRow(rest, list(row.pages))]


def anchor_of(rows: Sequence[PrintedRow], index: int, column: int) -> PrintedCell:
    """The cell in which the text of a merged cell stands; ``rows`` without headers."""
    while index > 0 and rows[index].cells[column].above:
        index -= 1
    while column > 0 and rows[index].cells[column].left:
        column -= 1
    return rows[index].cells[column]


def _is_cut(
    rows: Sequence[PrintedRow], anchors: Sequence[PrintedCell], row: PrintedRow, *, is_open: bool
) -> bool:
    """Whether the page break cut the last of the rows, so that ``row`` is the rest of it.

    Certain when every text of the rest may go on where the text above it reached the foot of
    the page, no column that ended earlier has more to say, and the sense or the blanks say so.
    """
    said = [column for column, cell in enumerate(row.cells) if cell.lines]
    page = rows[-1].pages[-1]
    foot = _foot(anchors, page)
    if not said or not all(_reaches(anchors[c], row.cells[c], page, foot) for c in said):
        return False
    if is_open:
        return True
    run_on = [column for column in said if _runs_on(anchors[column], row.cells[column])]
    mid_sentence = [c for c in run_on if _mid_sentence(anchors[c], row.cells[c])]
    silent = [
        column
        for column, cell in enumerate(row.cells)
        if not cell.lines and not cell.left and anchors[column].lines
    ]
    usually_said = [column for column in silent if _is_usually_filled(rows, column)]
    if len(run_on) < len(said):
        # A new paragraph of the same cell: believed only where another cell reads on, and where
        # the other columns say nothing though their text began in the very row that is cut.
        if any(_surely_mid_sentence(anchors[c], row.cells[c]) for c in run_on):
            return bool(usually_said)
        begun = [c for c in usually_said if not rows[-1].cells[c].above and row.cells[c].deep == 1]
        return bool(mid_sentence) and len(begun) >= 2 and len(said) - len(run_on) <= 1
    if len(mid_sentence) == len(said):
        return bool(silent) or len(said) == len(row.cells)
    if mid_sentence:
        return bool(usually_said)
    return len(usually_said) >= 2 or 0 in usually_said


def _foot(anchors: Sequence[PrintedCell], page: int) -> float:
    """The lowest base line of a row on its page."""
    bases = [line.base for cell in anchors for line in cell.lines if line.page == page]
    return max(bases, default=0.0)


def _reaches(anchor: PrintedCell, cell: PrintedCell, page: int, foot: float) -> bool:
    """Whether the text above the page break goes down to the foot, set as the text below it."""
    if not anchor.lines:
        return False
    last, after = anchor.lines[-1], cell.lines[0]
    if last.page != page or foot - last.base > 0.8 * last.size:
        return False
    return last.bold == after.bold and abs(last.size - after.size) <= 0.6


def _runs_on(anchor: PrintedCell, cell: PrintedCell) -> bool:
    """Whether the break of the page may be a break of the line: the next word had no room."""
    last, after = anchor.lines[-1], cell.lines[0]
    if is_item(after.text):
        return True
    left = _left_of(anchor)
    return not Measure(left, anchor.box.x1 - (left - anchor.box.x0)).had_room_for(last, after)


def _left_of(cell: PrintedCell) -> float:
    start = min(line.x0 for line in cell.lines)
    return start if start - cell.box.x0 <= _PADDING else cell.box.x0 + 2


def _mid_sentence(anchor: PrintedCell, cell: PrintedCell) -> bool:
    """Whether the words may read on: no sentence ended above, or a small letter begins below."""
    return _surely_mid_sentence(anchor, cell) or not re.search(
        r"[.!?:;]['’”)]*$", anchor.lines[-1].text
    )


def _surely_mid_sentence(anchor: PrintedCell, cell: PrintedCell) -> bool:
    """Whether the words can only read on: a small letter begins, or a word waits for its noun."""
    before, after = anchor.lines[-1].text, cell.lines[0].text
    return bool(after[:1].islower() or re.match(r"[)\],;.%–]", after) or awaits_more(before))


def _is_usually_filled(rows: Sequence[PrintedRow], column: int) -> bool:
    """Whether the other rows of the table nearly always say something in this column."""
    own = [
        row.cells[column]
        for row in rows[:-1]
        if not row.cells[column].above and not row.cells[column].left
    ]
    blank = sum(1 for cell in own if cell.is_blank)
    return blank <= 0.1 * len(own)


def _heal(row: PrintedRow, anchors: Sequence[PrintedCell], rest: PrintedRow) -> None:
    for anchor, cell in zip(anchors, rest.cells, strict=True):
        anchor.lines += cell.lines
    row.pages += [page for page in rest.pages if page not in row.pages]


def _carry_merges(
    rows: Sequence[PrintedRow], anchors: Sequence[PrintedCell], row: PrintedRow
) -> None:
    """Merged cells that go on over the break, where ``row`` itself begins on the new page."""
    page = rows[-1].pages[-1]
    for column, cell in enumerate(row.cells):
        anchor = anchors[column]
        if cell.left or cell.above or not anchor.lines:
            continue
        was_merged = rows[-1].cells[column].above
        if cell.is_blank:
            cell.above = cell.deep > 1 or (was_merged and _is_usually_filled(rows, column))
        elif _text_goes_on(anchor, cell, page, rows[-1].cells[column].box.bottom):
            anchor.lines += cell.lines
            cell.lines = []
            cell.above = True


def _text_goes_on(anchor: PrintedCell, cell: PrintedCell, page: int, foot: float) -> bool:
    """Whether a merged cell's text reached the foot of its page and reads on over the break."""
    last = anchor.lines[-1]
    return (
        foot - last.bottom < 1.2 * last.size
        and _surely_mid_sentence(anchor, cell)
        and _reaches(anchor, cell, page, last.base)
        and _runs_on(anchor, cell)
    )
