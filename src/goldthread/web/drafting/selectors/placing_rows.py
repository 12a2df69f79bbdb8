"""A row of a document that found no place: what its cells say, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.documents.review import (
    BECOMES,
    FIELDS,
    Cell,
    Fix,
    How,
    ItemKind,
    RowCell,
    cells_of_row,
    item_of_row,
    likely,
    meanings,
    place_named_in,
    printed_in,
    readable_fields,
    rule_in,
    said_in,
)
from goldthread.framework import Deliverable, Measure, Placement, Role, UnplacedRow
from goldthread.framework.editions import LevelNames
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.beside import section_of
from goldthread.web.drafting.selectors.imports import PutRight
from goldthread.web.drafting.selectors.wording import (
    FIELD_NAMES,
    better_in_words,
    field_name,
    rule_sentence,
)

HEADED = ("target_year", "baseline_year")
"""Years that the headings of columns give, sent along unseen."""

BECOMES_WORDS: Mapping[str, str] = {
    "measure": "A measure",
    "deliverable": "A deliverable",
    "node": "A place",
    "note": "A note of a place",
}


@dataclass(frozen=True, slots=True)
class CellChosen:
    """One cell of a row: the heading of its column, its words, and the field it fills."""

    index: int
    heading: str
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row as its page shows it.

    ``becomes`` is what it is to be, blank while nothing says so; ``said`` what its cells, or
    somebody before, say of each field; ``fields`` the fields a cell may fill, with their names.
    """

    row: UnplacedRow
    becomes: str
    cells: tuple[CellChosen, ...]
    fields: tuple[tuple[str, str], ...]
    said: Mapping[str, str]


def row_read(right: PutRight, about: Cell, sent: Mapping[str, str]) -> RowRead:
    """What a row's cells say. ``sent`` may name what it becomes and the field of each cell."""
    framework = right.read.framework
    row = framework.rows.unplaced[int(about.item) - 1]
    cells = cells_of_row(right.read.document, framework, row)
    held = right.said.get(about)
    added = held[1] if held and held[1].how is How.ADDED else None
    becomes = sent.get("becomes", "")
    if becomes not in BECOMES:
        becomes = added.becomes if added else likely(cells)
    fields = _fields(becomes)
    chosen = {
        one.column.index: sent[name]
        for one in cells
        if (name := f"cell-{one.column.index}") in sent
    }
    means = (chosen or meanings(cells, becomes)) if becomes else {}
    means = {at: field for at, field in means.items() if field in dict(fields)}
    if added and added.becomes == becomes and not chosen:
        said = _said_before(added)
    else:
        said = (
            {**said_in(cells, becomes, means), **_likely_place(right, about, cells)}
            if becomes
            else {}
        )
    return RowRead(
        row=row,
        becomes=becomes,
        cells=tuple(
            CellChosen(
                one.column.index, one.column.heading, one.text, means.get(one.column.index, "")
            )
            for one in cells
        ),
        fields=fields,
        said=said,
    )


def levels_of(document_import: DocumentImport) -> LevelNames:
    """What the levels of an imported document's tree are called: as in the edition before it."""
    return document_import.base.levels if document_import.base else LevelNames()


def fix_of_row(about: Cell, becomes: str, cleaned: Mapping[str, str]) -> Fix:
    """What a form that holds together says of a row."""
    node, role = cleaned.get("node", ""), cleaned.get("role", "")
    wanted = ("level", *FIELDS[becomes], *HEADED)
    return Fix(
        about,
        How.ADDED,
        words=cleaned["title"].strip(),
        places=(Placement(node, Role(role) if role else None),) if node else (),
        becomes=becomes,
        fields=tuple(
            (name, cleaned[name].strip())
            for name in wanted
            if name != "title" and cleaned.get(name, "").strip()
        ),
    )


def understood_of(right: PutRight, fix: Fix) -> tuple[str, ...]:
    """What the words given for a row are understood as, and what is left unsaid, as sentences."""
    framework = right.read.framework
    row = framework.rows.unplaced[int(fix.cell.item) - 1]
    item = item_of_row(framework, fix, row)
    if item is None:
        return ()
    told = list(_rules_of(item))
    unsaid = [
        FIELD_NAMES[name].lower()
        for name in (*readable_fields(item), "lead_officers")
        if name in FIELD_NAMES and not _says(item, name)
    ]
    if unsaid:
        told.append(f"Nothing is said of: {', '.join(unsaid)}.")
    return tuple(told)


def _rules_of(item: Measure | Deliverable) -> list[str]:
    kind = ItemKind.MEASURE if isinstance(item, Measure) else ItemKind.DELIVERABLE
    told = []
    if isinstance(item, Measure) and item.direction_text:
        told.append(f"Which way is better: {better_in_words(item)}")
    for field in readable_fields(item):
        rule = rule_in(item, field)
        if rule is None:
            continue
        cell = Cell(kind, item.id, field)
        step = (
            item.milestones[cell.milestone or 0]
            if isinstance(item, Deliverable) and cell.milestone is not None
            else None
        )
        name = f"“{step.text}”" if step else field_name(cell)
        words = (
            f"“{printed_in(item, field)}” is not understood, and is asked of you afterwards."
            if isinstance(rule, NotUnderstood)
            else rule_sentence(field, rule)
        )
        told.append(f"{name}: {words}")
    return told


def _says(item: Measure | Deliverable, name: str) -> bool:
    if name == "lead_officers":
        return bool(item.lead_officers or item.lead_members)
    if name == "deadline" and isinstance(item, Deliverable) and item.milestones:
        return True
    return printed_in(item, name) is not None


def _fields(becomes: str) -> tuple[tuple[str, str], ...]:
    if becomes == "note":
        return (("title", "Part of the note"),)
    return tuple((name, FIELD_NAMES[name]) for name in FIELDS.get(becomes, ()))


def _said_before(fix: Fix) -> dict[str, str]:
    at = fix.places[0] if fix.places else None
    return {
        **dict(fix.fields),
        "title": fix.words,
        "node": at.node if at else "",
        "role": (at.role or "") if at else "",
    }


def _likely_place(right: PutRight, about: Cell, cells: tuple[RowCell, ...]) -> dict[str, str]:
    """The place a row names itself, else the one in whose stretch of the document it stands."""
    found = place_named_in(cells, right.read.framework) or _place_above(right, about)
    there = {node.id for node in right.framework.nodes}
    return {"node": found} if found in there else {}


def _place_above(right: PutRight, about: Cell) -> str:
    number = section_of(right, about) or 0
    begun = [node for section in right.read.sections[:number] for node in section.nodes]
    return begun[-1] if begun else ""
