"""A row that found no place: what each of its cells says, and the item that a person makes of it.

The row is read as the document's own rows are, under the headings of its own table. Where they
say nothing, or say it wrongly, a person names what a cell holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from goldthread.documents.blocks import Cell, Document, Row, Table
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.columns import settled
from goldthread.documents.understanding.deliverables import deliverable_of, name_of
from goldthread.documents.understanding.events import JoinedTable, PlacedRow
from goldthread.documents.understanding.headers import (
    NODE_COLUMNS,
    Column,
    Header,
    Kind,
    header_of,
)
from goldthread.documents.understanding.lines import BLANK, Line, entry_of, said
from goldthread.documents.understanding.measures import measure_of
from goldthread.documents.understanding.naming import Names
from goldthread.documents.understanding.notes import Notes
from goldthread.framework import (
    Deliverable,
    Framework,
    Measure,
    Milestone,
    Role,
    Source,
    UnplacedRow,
)

Said: TypeAlias = Mapping[str, str]
"""What is said of an item by the names of its fields; a list has one entry a line."""

MEASURE, DELIVERABLE, NODE, NOTE = "measure", "deliverable", "node", "note"
BECOMES = (MEASURE, DELIVERABLE, NODE, NOTE)
"""What a row without a place may become."""

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        MEASURE: (
            "title",
            "rationale",
            "topic",
            "baseline",
            "direction",
            "target",
            "frequency",
            "lead_members",
            "lead_officers",
            "service",
            "ownership",
            "partners",
        ),
        DELIVERABLE: (
            "title",
            "description",
            "topic",
            "deadline",
            "milestones",
            "lead_members",
            "lead_officers",
            "programmes",
        ),
        NODE: ("title", "goal"),
        NOTE: ("title",),
    }
)
"""The fields that cells of a row may fill, by what it becomes. A note has its words alone."""

BAR = " | "
"""What parts a milestone from its date where both stand on one line."""

_KIND_OF: Mapping[str, Kind] = MappingProxyType(
    {
        "rationale": Kind.RATIONALE,
        "description": Kind.DESCRIPTION,
        "goal": Kind.DESCRIPTION,
        "topic": Kind.TOPIC,
        "baseline": Kind.BASELINE,
        "direction": Kind.DIRECTION,
        "target": Kind.TARGET,
        "frequency": Kind.FREQUENCY,
        "lead_members": Kind.LEAD_MEMBER,
        "lead_officers": Kind.LEAD_OFFICER,
        "service": Kind.SERVICE,
        "ownership": Kind.OWNERSHIP,
        "partners": Kind.PARTNERS,
        "deadline": Kind.DEADLINE,
        "milestones": Kind.MILESTONE,
        "programmes": Kind.PROGRAMME,
    }
)
_NAMED = {MEASURE: Kind.MEASURE, DELIVERABLE: Kind.DELIVERABLE, NODE: Kind.DELIVERABLE}
_LONG = (Kind.RATIONALE, Kind.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class RowCell:
    """One cell of a row without a place: its column, as its table settles it, and its words."""

    column: Column
    cell: Cell

    @property
    def text(self) -> str:
        """Its words, without marks of how they are set."""
        return plain(self.cell.text)


def cells_of_row(document: Document, framework: Framework, row: UnplacedRow) -> tuple[RowCell, ...]:
    """The cells of a row in which something stands, under the columns of its own table.

    Where the document does not show which row it is, the stretches of its text, with no columns.
    """
    found = _printed_row(document, row)
    if found is None:
        return tuple(
            RowCell(Column(at, Kind.UNKNOWN, ""), Cell(text, row.source))
            for at, text in enumerate(row.text.split(BAR))
        )
    table, printed = found
    header = _header_above(table, printed, {node.title for node in framework.nodes})
    columns = {one.index: one for one in header.columns} if header else {}
    return tuple(
        RowCell(columns.get(at, Column(at, Kind.UNKNOWN, "")), cell)
        for at, cell in enumerate(printed.cells)
        if cell.text.strip()
    )


def place_named_in(cells: Iterable[RowCell], framework: Framework) -> str:
    """The id of the place that columns of places name in a row; blank where they name none."""
    named = {one.text for one in cells if one.column.kind in NODE_COLUMNS}
    found = [node.id for node in framework.nodes if node.title in named]
    return found[-1] if found else ""


def likely(cells: Iterable[RowCell]) -> str:
    """What a row most likely is, by the columns its cells stand in; blank where nothing tells."""
    kinds = {one.column.kind for one in cells}
    measures = kinds & {Kind.MEASURE, Kind.TARGET, Kind.BASELINE, Kind.DIRECTION, Kind.FREQUENCY}
    work = kinds & {Kind.DELIVERABLE, Kind.DEADLINE, Kind.MILESTONE, Kind.PROGRAMME}
    if len(measures) == len(work):
        return ""
    return MEASURE if len(measures) > len(work) else DELIVERABLE


def meanings(cells: Iterable[RowCell], becomes: str) -> dict[int, str]:
    """The field that each cell fills, by the index of its column; a cell that fills none is left out."""
    found = {one.column.index: _field_of(one.column.kind, becomes) for one in cells}
    return {at: field for at, field in found.items() if field}


def said_in(cells: Iterable[RowCell], becomes: str, means: Mapping[int, str]) -> dict[str, str]:
    """What the cells say of the item, each field read as the document's own rows are.

    ``means`` names the field that each cell fills. A year in the heading of the target's or the
    baseline's column is told as ``target_year`` or ``baseline_year``.
    """
    cells = tuple(cells)
    if becomes == NOTE:
        words = BAR.join(one.text for one in cells if means.get(one.column.index) == "title")
        return {"title": words} if words else {}
    columns = tuple(
        replace(one.column, kind=_column_kind(means.get(one.column.index, ""), becomes, one.column))
        for one in cells
    )
    source = cells[0].cell.source if cells else Source()
    line = Line({one.column.index: entry_of(one.cell) for one in cells}, source)
    header, is_named = _with_one_name(line, Header(columns, len(columns)), _NAMED[becomes])
    told = _told(line, header, becomes)
    # A row that names nothing is read all the same, and its name is left to be given.
    return told if is_named else {**told, "title": ""}


def _with_one_name(line: Line, header: Header, kind: Kind) -> tuple[Header, bool]:
    """The header with one column for the name, and whether anything stands in it.

    Several cells that name the item are one name, one after the other.
    """
    named = header.all(kind)
    first = named[0] if named else Column(-1, kind, "")
    for more in named[1:]:
        line.put(first, line.at(first).joined_with(line.at(more)))
        line.put(more, BLANK)
    is_named = bool(line.at(first).title)
    if not is_named:
        line.put(first, said("unnamed", line.source))
    return header if named else Header((*header.columns, first), header.width), is_named


def _told(line: Line, header: Header, becomes: str) -> dict[str, str]:
    if becomes == MEASURE:
        return {**_filled(_measure(line, header), MEASURE), **_years(header)}
    made = deliverable_of(
        line, header, name_of(line, header), node="here", names=Names(), notes=Notes()
    )
    if becomes == NODE:
        return {"title": made.title, **({"goal": made.description} if made.description else {})}
    return _filled(made, DELIVERABLE)


def _measure(line: Line, header: Header) -> Measure:
    return measure_of(
        line,
        header,
        node="here",
        role=Role.INDICATOR,
        deliverable=None,
        names=Names(),
        notes=Notes(),
    )


def _filled(item: Measure | Deliverable, becomes: str) -> dict[str, str]:
    """The fields of an item in which something stands, as words."""
    found = {field: _words(item, field) for field in FIELDS[becomes]}
    return {field: words for field, words in found.items() if words}


def _words(item: Measure | Deliverable, field: str) -> str:
    if field == "topic":
        return item.placements[0].topic or ""
    if field == "milestones" and isinstance(item, Deliverable):
        return "\n".join(milestone_in_words(one) for one in item.milestones)
    value = getattr(item, f"{field}_text", None) or getattr(item, field, None)
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def milestone_in_words(step: Milestone) -> str:
    """A milestone on one line, its date behind a bar."""
    return f"{step.text}{BAR}{step.deadline_text}" if step.deadline_text else step.text


def _years(header: Header) -> dict[str, str]:
    found = {}
    for field, kind in (("target", Kind.TARGET), ("baseline", Kind.BASELINE)):
        columns = header.all(kind)
        if len(columns) == 1 and columns[0].year:
            found[f"{field}_year"] = columns[0].year
    return found


def _field_of(kind: Kind, becomes: str) -> str:
    if becomes == NOTE:
        return "title"
    fields = FIELDS[becomes]
    if kind in (Kind.MEASURE, Kind.DELIVERABLE, Kind.NAME) or (
        becomes == NODE and kind in (*NODE_COLUMNS, Kind.SECTION)
    ):
        return "title"
    if kind in _LONG:
        return next(one for one in ("rationale", "description", "goal") if one in fields)
    if kind is Kind.OWNER:
        return "lead_officers" if "lead_officers" in fields else ""
    if kind is Kind.SURVEY:
        return "topic" if "topic" in fields else ""
    return next((field for field in fields if _KIND_OF.get(field) is kind), "")


def _column_kind(field: str, becomes: str, column: Column) -> Kind:
    if field == "title":
        return _NAMED[becomes]
    if field == "lead_officers" and column.kind is Kind.OWNER:
        return Kind.OWNER
    return _KIND_OF.get(field, Kind.UNKNOWN)


def _printed_row(document: Document, row: UnplacedRow) -> tuple[Table, Row] | None:
    """The row of the document's tables that this is: of those at its place, the most alike."""
    parts = set(row.text.split(BAR))
    best: tuple[int, Table, Row] | None = None
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        for printed in block.rows:
            if not _share_a_place(printed.source, row.source):
                continue
            alike = len(parts & {plain(text) for text in printed.texts if text.strip()})
            if alike and (best is None or alike > best[0]):
                best = (alike, block, printed)
    return (best[1], best[2]) if best else None


def _share_a_place(one: Source, other: Source) -> bool:
    return bool(
        set(one.lines) & set(other.lines)
        or set(one.cells) & set(other.cells)
        or (not one.lines and not one.cells and set(one.pages) & set(other.pages))
    )


def _header_above(table: Table, row: Row, places: Collection[str]) -> Header | None:
    """The columns of a table as they are headed above one of its rows; ``None`` for no heading.

    A column of names that are all titles of ``places`` says where its rows stand.
    """
    heading: Header | None = None
    at = 0
    for position, printed in enumerate(table.rows):
        if printed is row:
            break
        found = header_of(printed.texts, marked=printed.marked_header)
        if found is not None:
            heading, at = found, position
    if heading is None:
        return None
    below = [PlacedRow(one) for one in table.rows[at + 1 :]]
    named = {
        plain(placed.row.cells[column.index].text)
        for column in heading.columns
        if column.kind in NODE_COLUMNS
        for placed in below
        if column.index < len(placed.row.cells)
    }
    return settled(JoinedTable(heading, below), heading, has_place=not named & set(places))
