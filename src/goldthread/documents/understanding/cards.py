"""Cards: tables with their headings down the side, for one item or for several beside each other."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.documents.blocks import Cell, Row, Table
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.events import JoinedTable, PlacedRow
from goldthread.documents.understanding.headers import Header, Kind, header_of, kind_of_heading
from goldthread.framework import Source

_ENOUGH_HEADINGS = 3
_MOST_ROWS = 25
_NAMED_ABOVE = "Measure"
"""What a line across the top of a card is taken to be headed, where nothing else names the item."""


def card_in(table: Table) -> JoinedTable | None:
    """A table with its headings down the side, set upright; ``None`` for any other table."""
    return _of_one_item(table) or _of_several_items(table)


def _of_one_item(table: Table) -> JoinedTable | None:
    """A table that describes one item ("Measure | ..." over "Target | ..."), set upright.

    ``None`` for any other table. Headings stand in its first column, or in every second one
    ("Target | 95% | Frequency | Monthly"): at least three of them known, one an item's name,
    unless a line across the top of the card gives that.
    """
    rows = [row for row in table.rows if not row.is_blank]
    cells = [[cell for cell in row.cells if not cell.continues_left] for row in rows]
    if not rows:
        return None
    across = max(len(row.cells) for row in rows)
    if across > 2 and len(rows) > _MOST_ROWS:
        return None
    named_above = _across_the_top(rows[0], cells[0], across)
    pairs = _pairs(cells[1:] if named_above else cells, rows[1:] if named_above else rows)
    if pairs is None or (across <= 2 and _is_a_list(rows)):
        return None
    if named_above is not None:
        pairs = [(Cell(_NAMED_ABOVE, named_above.source), named_above), *pairs]
    # The first headings tell nearly every other table from a card, and most tables are others.
    if not any(_is_known(heading) for heading, _ in pairs[:_ENOUGH_HEADINGS]):
        return None
    header = _header_of_card([heading for heading, _ in pairs], named_above=named_above is not None)
    if header is None or (across > 2 and not _are_values(value for _, value in pairs)):
        return None
    source = rows[0].source
    for row in rows[1:]:
        source = source.joined_with(row.source)
    values = tuple(value for _, value in pairs)
    return JoinedTable(
        header, [PlacedRow(Row(values, source))], whole=True, source=source, upright=False
    )


def _of_several_items(table: Table) -> JoinedTable | None:
    """A table whose items stand beside each other under their names ("Measure | Homes | Streets").

    Its first column holds what other tables have as their header, the name of the items first.
    """
    rows = [row for row in table.rows if not row.is_blank]
    across = max((len(row.cells) for row in rows), default=0)
    if not _ENOUGH_HEADINGS <= len(rows) <= _MOST_ROWS or across <= 2:
        return None
    even = all(len(row.cells) == across and row.cells[0].text.strip() for row in rows)
    if not even or any(cell.continues_left for row in rows for cell in row.cells):
        return None
    names = rows[0].cells[1:]
    if any(_is_known(cell) or not cell.text.strip() for cell in names) or header_of(rows[0].texts):
        return None
    header = _header_of_card([row.cells[0] for row in rows], named_above=False)
    if header is None or header.columns[0].kind not in (Kind.MEASURE, Kind.DELIVERABLE):
        return None
    items = []
    for at in range(1, across):
        cells = tuple(row.cells[at] for row in rows)
        source = cells[0].source
        for cell in cells[1:]:
            source = source.joined_with(cell.source)
        items.append(PlacedRow(Row(cells, source)))
    return JoinedTable(header, items, whole=True, source=rows[0].source, upright=False)


def _across_the_top(first: Row, cells: list[Cell], across: int) -> Cell | None:
    """The one text of a first row that is merged across a card."""
    merged = len(cells) == 1 and len(first.cells) == across > 1
    return cells[0] if merged and cells[0].text.strip() else None


def _pairs(cells: list[list[Cell]], rows: list[Row]) -> list[tuple[Cell, Cell]] | None:
    """Each heading with the cell beside it; ``None`` where a heading is missing."""
    pairs: list[tuple[Cell, Cell]] = []
    for own, row in zip(cells, rows, strict=True):
        for at in range(0, len(own), 2):
            beside = own[at + 1] if at + 1 < len(own) else Cell("", Source())
            if own[at].text.strip():
                pairs.append((own[at], beside))
            elif at == 0 or beside.text.strip():
                return None
        if not own or (len(own) % 2 and len(row.cells) % 2 and len(own) > 1):
            return None
    return pairs if len(pairs) >= _ENOUGH_HEADINGS else None


def _is_a_list(rows: list[Row]) -> bool:
    """Whether a table of two columns has a header of its own, and so lists items.

    A file may mark the first row as a header only because it is the first.
    """
    return len(rows) < _ENOUGH_HEADINGS or any(header_of(row.texts) for row in rows)


def _header_of_card(headings: list[Cell], *, named_above: bool) -> Header | None:
    """The header that a card's headings are, where they are no row of values."""
    texts = tuple(plain(cell.text) for cell in headings)
    kinds = [kind_of_heading(text)[0] for text in texts]
    known = [kind for kind in kinds if kind is not Kind.UNKNOWN]
    own = known[1:] if named_above else known
    if named_above and Kind.MEASURE in own:
        return None
    if len(own) < _ENOUGH_HEADINGS or len(known) * 5 < len(texts) * 3:
        return None
    if named_above and not {Kind.TARGET, Kind.BASELINE} & set(own):
        return None
    return header_of(texts, marked=True)


def _are_values(cells: Iterable[Cell]) -> bool:
    """Whether what stands beside the headings of a card are no headings themselves."""
    said = [cell for cell in cells if cell.text.strip()]
    headings = [cell for cell in said if _is_known(cell)]
    return len(headings) * 4 <= len(said)


def _is_known(cell: Cell) -> bool:
    return kind_of_heading(plain(cell.text))[0] is not Kind.UNKNOWN
