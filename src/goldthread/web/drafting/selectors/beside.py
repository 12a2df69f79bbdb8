"""A section of a document as printed, beside what was understood of each of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from goldthread.documents.review import (
    Cell,
    ItemKind,
    PrintedRow,
    Question,
    Section,
    column_at,
    item_at,
    printed_in,
    readable_fields,
    rule_in,
)
from goldthread.framework import Deliverable, KeptColumn, Measure, UnplacedRow
from goldthread.web.drafting.selectors.imports import PutRight
from goldthread.web.drafting.selectors.wording import (
    better_in_words,
    field_name,
    fix_in_words,
    places_in_words,
    places_of,
    rule_sentence,
)


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of an item as it was understood.

    ``question`` is set where a person should look at it and nobody has; ``fixed`` where
    somebody said what it means.
    """

    cell: Cell
    name: str
    read: str
    question: Question | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class ItemShown:
    """A measure or deliverable as it was understood; ``dropped`` says why it is left out."""

    cell: Cell
    kind: str
    title: str
    fields: tuple[FieldShown, ...]
    dropped: str = ""

    @property
    def asks(self) -> bool:
        """Whether anything of it should be looked at."""
        return any(field.question for field in self.fields)


@dataclass(frozen=True, slots=True)
class RowShown:
    """One printed line: its cells under the headings of their columns, and what it was read as."""

    style: str
    cells: tuple[tuple[str, str], ...]
    place: str
    items: tuple[ItemShown, ...] = ()
    unplaced: Question | None = None
    unplaced_said: str = ""

    @property
    def words(self) -> str:
        """A heading's or a paragraph's words."""
        return " ".join(text for _heading, text in self.cells)


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section of the document; ``open`` counts what nobody has looked at in it."""

    number: int
    title: str
    rows: tuple[RowShown, ...]
    elsewhere: tuple[ItemShown, ...]
    open: int

    @property
    def first_open(self) -> str:
        """Where on its page the first thing stands that nobody has looked at; blank for none."""
        for row in self.rows:
            if row.unplaced and not row.unplaced_said:
                return f"row-{row.unplaced.cell.item}"
            for item in row.items:
                if item.asks:
                    return f"{item.cell.kind}-{item.cell.item}"
        return next((f"{one.cell.kind}-{one.cell.item}" for one in self.elsewhere if one.asks), "")


@dataclass(frozen=True, slots=True)
class SectionListed:
    """A section in the contents: how many items it holds, and how many questions are open."""

    number: int
    title: str
    rows: int
    items: int
    open: int


def contents(right: PutRight) -> tuple[SectionListed, ...]:
    """Every section of the document, in order."""
    open_of = _open_by_item(right)
    found = []
    for number, section in enumerate(right.read.sections, start=1):
        items = section.items
        unplaced = [str(row.unplaced) for row in section.rows if row.unplaced]
        asked = sum(len(open_of.get((one.kind, one.item), ())) for one in items)
        asked += sum(len(open_of.get((ItemKind.ROW, one), ())) for one in unplaced)
        rows = sum(row.style == "row" for row in section.rows)
        found.append(SectionListed(number, section.title, rows, len(items), asked))
    return tuple(found)


def section_shown(right: PutRight, number: int) -> SectionShown | None:
    """The section of this number beside what was understood; ``None`` where there is none."""
    if not 0 < number <= len(right.read.sections):
        return None
    section = right.read.sections[number - 1]
    shown = _Shown(right)
    rows = []
    seen: set[Cell] = set()
    for row in section.rows:
        first = tuple(cell for cell in row.items if cell not in seen)
        seen.update(first)
        rows.append(shown.row(row, first))
    return SectionShown(
        number=number,
        title=section.title,
        rows=tuple(rows),
        elsewhere=tuple(one for cell in section.elsewhere if (one := shown.item(cell))),
        open=contents(right)[number - 1].open,
    )


def section_of(right: PutRight, cell: Cell) -> int | None:
    """The number of the section in which an item, or a row without a place, stands."""
    for number, section in enumerate(right.read.sections, start=1):
        for item in section.items:
            if (item.kind, item.item) == (cell.kind, cell.item):
                return number
        if cell.kind is ItemKind.ROW and any(
            str(row.unplaced) == cell.item for row in section.rows if row.unplaced
        ):
            return number
        if cell.kind is ItemKind.NODE and cell.item in section.nodes:
            return number
        if cell.kind is ItemKind.COLUMN and _stands_in(right, cell, section):
            return number
    return None


def _stands_in(right: PutRight, cell: Cell, section: Section) -> bool:
    """Whether a column stands beside one of the items of a section."""
    named = {one.item for one in column_at(right.read.framework, cell.item).cells}
    return any(item.item in named for item in section.items)


def item_shown(right: PutRight, cell: Cell) -> ItemShown | None:
    """A measure or deliverable as it was understood; ``None`` for anything else."""
    return _Shown(right).item(Cell(cell.kind, cell.item, ""))


class _Shown:
    def __init__(self, right: PutRight) -> None:
        self._right = right
        self._open = {question.cell: question for question in right.open}
        self._fixed = {
            (kind, item.id): item
            for kind, items in (
                (ItemKind.MEASURE, right.framework.measures),
                (ItemKind.DELIVERABLE, right.framework.deliverables),
            )
            for item in items
        }

    def row(self, row: PrintedRow, items: tuple[Cell, ...]) -> RowShown:
        if row.style in ("heading", "text"):
            cells = tuple(("", text) for text in row.texts)
        else:
            cells = tuple(
                (heading if row.style == "row" else "", text)
                for heading, text in zip_longest(row.headings, row.texts, fillvalue="")
                if text
            )
        place = Cell(ItemKind.ROW, str(row.unplaced), "place")
        said = self._right.said.get(place)
        return RowShown(
            style=row.style,
            cells=cells,
            place=str(row.source),
            items=tuple(one for cell in items if (one := self.item(cell))),
            unplaced=next((one for one in self._right.questions if one.cell == place), None)
            if row.unplaced
            else None,
            unplaced_said=fix_in_words(self._right.framework, said[1]) if said else "",
        )

    def item(self, cell: Cell) -> ItemShown | None:
        item = self._fixed.get((cell.kind, cell.item))
        kind = "Measure" if cell.kind is ItemKind.MEASURE else "Deliverable"
        if item is None:
            dropped = self._right.said.get(Cell(cell.kind, cell.item, "item"))
            if dropped is None:
                return None
            read = item_at(self._right.read.framework, Cell(cell.kind, cell.item, "title"))
            title = "" if isinstance(read, UnplacedRow | KeptColumn) else read.title
            return ItemShown(cell, kind, title, (), dropped[1].words)
        return ItemShown(cell, kind, item.title, tuple(self._fields(cell.kind, item)))

    def _fields(self, kind: ItemKind, item: Measure | Deliverable) -> Iterator[FieldShown]:
        def shown(field: str, read: str) -> FieldShown:
            cell = Cell(kind, item.id, field)
            return FieldShown(
                cell=cell,
                name=field_name(cell),
                read=read,
                question=self._open.get(cell),
                fixed=cell in self._right.said,
            )

        for field in readable_fields(item):
            read = rule_sentence(field, rule_in(item, field))
            told = shown(field, read)
            if told.cell.milestone is not None and isinstance(item, Deliverable):
                step = item.milestones[told.cell.milestone]
                yield FieldShown(
                    told.cell,
                    "Milestone",
                    f"{step.text}: {read or 'no date'}",
                    told.question,
                    told.fixed,
                )
            elif read or printed_in(item, field) or told.fixed:
                yield told
        if isinstance(item, Measure):
            direction = shown("direction", better_in_words(item))
            if item.polarity or direction.question or direction.fixed:
                yield direction
        for field in ("lead_members", "lead_officers", "partners", "programmes"):
            names = getattr(item, field, ())
            if names or Cell(kind, item.id, field) in self._right.said:
                yield shown(field, ", ".join(names) or "Nobody.")
        if isinstance(item, Measure) and item.service:
            yield shown("service", item.service)
        yield shown("place", places_in_words(self._right.framework, places_of(item)))


def _open_by_item(right: PutRight) -> dict[tuple[ItemKind, str], list[Question]]:
    found: dict[tuple[ItemKind, str], list[Question]] = {}
    for question in right.open:
        found.setdefault((question.cell.kind, question.cell.item), []).append(question)
    return found
