"""A table of a web page → rows of cells on one grid, spans said as the page says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.blocks import Cell, Row, Table
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.html.inline import is_hidden, source_of, words_of
from goldthread.documents.packages import Element

# The bounds of the HTML standard; a colspan past its bound counts as none.
_MOST_COLUMNS_SPANNED = 1000
_MOST_ROWS_SPANNED = 65534
_MOST_CELLS = 200_000


def is_layout(table: Element) -> bool:
    """Whether the table only arranges the page: it says so, or it frames one cell."""
    if table.get("role", "").lower() in ("presentation", "none"):
        return True
    return sum(1 for row, _ in _rows(table) for _ in _cells_of(row)) <= 1


def read_table(table: Element, place: str) -> Table:
    """The table's rows, spans laid out; ``place`` is how a person finds it, such as "table 3"."""
    read: list[Row] = []
    # For each column still covered by a cell above: how many more rows, and whether that cell
    # begins further left.
    covered: dict[int, tuple[int, bool]] = {}
    cells_in_all = 0
    for number, (row, in_head) in enumerate(_rows(table), start=1):
        # A page may stand on one line from end to end: its lines alone do not tell its rows apart.
        row_place = (f"{place} row {number}",)
        cells = _laid_out(row, covered, row_place)
        cells_in_all += len(cells)
        if cells_in_all > _MOST_CELLS:
            raise UnreadableDocument(
                f"its {place} spreads over more than {_MOST_CELLS:,} cells",
                "A framework needs a few thousand; save the page again from where it was made.",
            )
        if cells:
            tags = {cell.tag for cell in _cells_of(row)}
            source = replace(source_of(row), cells=row_place)
            read.append(Row(tuple(cells), source, marked_header=in_head or tags == {"th"}))
    return Table(tuple(read), source_of(table))


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """The table's own rows, heads first and feet last as a browser draws them."""
    parts = {"thead": 0, "tfoot": 2}
    for part in sorted(table, key=lambda element: parts.get(str(element.tag), 1)):
        if part.tag == "tr" and not is_hidden(part):
            yield part, False
        elif part.tag in ("thead", "tbody", "tfoot") and not is_hidden(part):
            for row in part:
                if row.tag == "tr" and not is_hidden(row):
                    yield row, part.tag == "thead"


def _cells_of(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell))


def _laid_out(
    row: Element, covered: dict[int, tuple[int, bool]], row_place: tuple[str, ...]
) -> list[Cell]:
    cells: list[Cell] = []
    # Spans from above are for this row as it stands; those that begin here are for the next.
    starting: dict[int, tuple[int, bool]] = {}

    def fill_covered() -> None:
        while len(cells) in covered:
            _, begins_left = covered[len(cells)]
            place = replace(source_of(row), cells=row_place)
            cells.append(Cell("", place, continues_above=True, continues_left=begins_left))

    for element in _cells_of(row):
        fill_covered()
        words = words_of(element)
        source = replace(source_of(element), cells=row_place)
        across = _span(element, "colspan", _MOST_COLUMNS_SPANNED)
        down = _span(element, "rowspan", _MOST_ROWS_SPANNED)
        for step in range(across):
            if step and len(cells) in covered:
                break  # the page's spans overlap; the cell above keeps its place
            if down > 1:
                starting[len(cells)] = (down - 1, step > 0)
            cells.append(
                Cell("", source, continues_left=True)
                if step
                else Cell(words.text, source, words.lines, bold=words.bold)
            )
    fill_covered()
    for column, (rows_left, begins_left) in list(covered.items()):
        if rows_left > 1:
            covered[column] = (rows_left - 1, begins_left)
        else:
            del covered[column]
    covered.update(starting)
    return cells


def _span(cell: Element, name: str, most: int) -> int:
    """How many columns or rows the cell covers; a rowspan of 0 runs to the end."""
    written = cell.get(name, "1").strip()
    if not written.isdecimal():
        return 1
    span = int(written[:6])
    if span == 0:
        return most if name == "rowspan" else 1
    return min(span, most) if name == "rowspan" or span <= most else 1
