"""Every cell of a reading, what the document says there, and the name of what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.documents.review.cells import (
    Cell,
    Item,
    ItemKind,
    items_of,
    printed_in,
    readable_fields,
)
from goldthread.documents.review.columns import column_at, words_of
from goldthread.documents.review.fixing import ENTRIES, WORDS
from goldthread.framework import Framework, KeptColumn, Measure, Node, UnplacedRow

HOLDS = "holds"
"""The field of what a column holds."""
PLACE = "place"
"""The field of where an item, or a row, stands."""
WHOLE = "item"
"""The field of an item as a whole, which may be dropped."""


def cells_of(framework: Framework) -> Iterator[Cell]:
    """Every cell of which something can be said, rows without a place first."""
    for number in range(1, len(framework.rows.unplaced) + 1):
        yield Cell(ItemKind.ROW, str(number), PLACE)
    for number in range(1, len(framework.rows.columns) + 1):
        yield Cell(ItemKind.COLUMN, str(number), HOLDS)
    for kind in (ItemKind.NODE, ItemKind.MEASURE, ItemKind.DELIVERABLE):
        for item in items_of(framework, kind):
            for field in fields_of(kind, item):
                yield Cell(kind, item.id, field)


def fields_of(kind: ItemKind, item: Item) -> Iterator[str]:
    """The fields of an item of which something can be said."""
    yield from WORDS[kind]
    yield from ENTRIES.get(kind, ())
    if isinstance(item, Measure):
        yield "direction"
    yield from readable_fields(item)
    yield PLACE
    yield WHOLE


def item_at(framework: Framework, cell: Cell) -> Item | UnplacedRow | KeptColumn:
    """What a cell belongs to. Raises ``LookupError`` where there is no such item or field."""
    if cell.kind is ItemKind.ROW:
        at = int(cell.item) if cell.item.isdecimal() else 0
        if cell.field != PLACE or not 0 < at <= len(framework.rows.unplaced):
            raise LookupError("There is no such row.")
        return framework.rows.unplaced[at - 1]
    if cell.kind is ItemKind.COLUMN:
        if cell.field != HOLDS:
            raise LookupError("There is no such column.")
        return column_at(framework, cell.item)
    for item in items_of(framework, cell.kind):
        if item.id == cell.item:
            if cell.field not in fields_of(cell.kind, item):
                raise LookupError(f"{item.title} has no {cell.field}.")
            return item
    raise LookupError(f"There is no {cell.kind} of that name.")


def title_of(framework: Framework, cell: Cell) -> str:
    """The name of what a cell belongs to; the words of a row. Raises ``LookupError``."""
    item = item_at(framework, cell)
    if isinstance(item, KeptColumn):
        return item.heading
    return item.text if isinstance(item, UnplacedRow) else item.title


def printed_of(framework: Framework, cell: Cell) -> str:
    """What the document says in a cell, a list with one entry a line. Raises ``LookupError``."""
    item = item_at(framework, cell)
    if isinstance(item, UnplacedRow):
        return item.text
    if isinstance(item, KeptColumn):
        return words_of(item)
    if cell.field in (PLACE, WHOLE):
        return _places_in_words(framework, item)
    if cell.field in ENTRIES.get(cell.kind, ()):
        return "\n".join(getattr(item, cell.field))
    if cell.field in WORDS[cell.kind]:
        return getattr(item, cell.field) or ""
    return printed_in(item, cell.field) or ""


def _places_in_words(framework: Framework, item: Item) -> str:
    titles = {node.id: node.title for node in framework.nodes}
    if isinstance(item, Node):
        return titles.get(item.parent or "", "")
    return "\n".join(dict.fromkeys(titles[one.node] for one in item.placements))
