"""Imports, what was read from their documents, and what people put right there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from django.db.models import F, QuerySet

from goldthread.documents import Document
from goldthread.documents.review import (
    Cell,
    Fix,
    ItemKind,
    LeftOver,
    Question,
    Section,
    fix_from_json,
    left_over_in,
    questions_about,
    sections_of,
    with_fixes,
)
from goldthread.documents.transport import document_from_json
from goldthread.exchange import framework_from_json
from goldthread.framework import Framework
from goldthread.web.drafting.models import DocumentImport, ImportFix, ImportReading
from goldthread.web.records.models import Authority

Kept: TypeAlias = tuple[int, datetime]
"""A row that never changes: its key and when it was written."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a document: its blocks, the framework, its sections and questions."""

    document: Document
    framework: Framework
    sections: tuple[Section, ...]
    left_over: LeftOver
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class PutRight:
    """A reading with what people put right.

    ``said`` is what holds of each cell with the row it is kept in. ``questions`` are all that
    there is to look at, those that putting something right gave rise to among them, and
    ``open`` those that nobody has looked at yet.
    """

    read: Read
    said: dict[Cell, tuple[ImportFix, Fix]]
    framework: Framework
    questions: tuple[Question, ...]
    open: tuple[Question, ...]

    @property
    def looked_at(self) -> int:
        """How many of the questions somebody has looked at."""
        return len(self.questions) - len(self.open)

    def seen(self, cell: Cell) -> int | None:
        """The key of what was said of a cell, to be sent with a form about it."""
        held = self.said.get(cell)
        return held[0].pk if held else None


def imports_of(authority: Authority) -> QuerySet[DocumentImport]:
    """The imports of an authority, the latest first."""
    return (
        DocumentImport.objects.for_authority(authority)
        .select_related("authority", "taken_into")
        .order_by("-number")
    )


def import_at(authority: Authority, number: str) -> DocumentImport | None:
    """The import at an address; ``None`` where there is none."""
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        return None
    return (
        DocumentImport.objects.for_authority(authority)
        .select_related("authority", "base", "taken_into")
        .filter(number=int(number))
        # The reading itself is large, and most pages want to know no more of it than this.
        .annotate(read_at=F("reading__read_at"))
        .first()
    )


def was_read(document_import: DocumentImport) -> bool:
    """Whether there is a reading of an import that ``import_at`` found."""
    return getattr(document_import, "read_at", None) is not None


def read_of(document_import: DocumentImport) -> Read:
    """What was read from the document of an import that is read."""
    return _read(_reading_of(document_import))


def fixes_of(document_import: DocumentImport) -> list[tuple[ImportFix, Fix]]:
    """What holds of its cells, in the order in which it was said."""
    rows = document_import.fixes.filter(undone_at=None).order_by("at", "pk")
    return [(row, _as_fix(row)) for row in rows]


def put_right(document_import: DocumentImport) -> PutRight:
    """The reading of an import with everything that was put right."""
    read = read_of(document_import)
    held = fixes_of(document_import)
    kept = tuple((row.pk, row.at) for row, _fix in held)
    fixed = _fixed(_reading_of(document_import), kept)
    said = {fix.cell: (row, fix) for row, fix in held}
    after = questions_about(fixed, {**read.left_over, **_left_over_in_rows(read, fixed)})
    before = {question.cell for question in read.questions}
    every = (*read.questions, *(one for one in after if one.cell not in before))
    still = {question.cell for question in after}
    return PutRight(
        read=read,
        said=said,
        framework=fixed,
        questions=every,
        open=tuple(one for one in every if one.cell in still and one.cell not in said),
    )


def _left_over_in_rows(read: Read, fixed: Framework) -> LeftOver:
    """The words that nothing was made of in the items that rows were made into."""
    measures = {one.id for one in read.framework.measures}
    deliverables = {one.id for one in read.framework.deliverables}
    made = replace(
        fixed,
        measures=tuple(one for one in fixed.measures if one.id not in measures),
        deliverables=tuple(one for one in fixed.deliverables if one.id not in deliverables),
    )
    return left_over_in(made)


def _as_fix(row: ImportFix) -> Fix:
    return fix_from_json(Cell(ItemKind(row.kind), row.item, row.field), row.told)


def _reading_of(document_import: DocumentImport) -> Kept:
    pk, read_at = ImportReading.objects.values_list("pk", "read_at").get(
        document_import=document_import
    )
    return pk, read_at


# What was read never changes, and what was said of a cell neither: a page of a document of
# ninety pages asks for them again and again. The time tells rows apart whose key was given
# twice because a transaction was taken back.
@lru_cache(maxsize=4)
def _read(kept: Kept) -> Read:
    row = ImportReading.objects.get(pk=kept[0])
    document, framework = document_from_json(row.document), framework_from_json(row.framework)
    left_over = {
        Cell(ItemKind(kind), item, field): tuple(words)
        for kind, item, field, words in row.left_over
    }
    return Read(
        document=document,
        framework=framework,
        sections=sections_of(document, framework),
        left_over=left_over,
        questions=questions_about(framework, left_over),
    )


@lru_cache(maxsize=8)
def _fixed(reading: Kept, fixes: tuple[Kept, ...]) -> Framework:
    rows = ImportFix.objects.in_bulk([key for key, _at in fixes])
    return with_fixes(_read(reading).framework, (_as_fix(rows[key]) for key, _at in fixes))


def names_of_places(framework: Framework) -> Iterable[tuple[str, str]]:
    """The id of every node with its title, indented by its depth, in the order of the document."""
    depth: dict[str | None, int] = {None: -1}
    for node in framework.nodes:
        depth[node.id] = depth.get(node.parent, -1) + 1
        yield node.id, f"{'– ' * depth[node.id]}{node.title}"
