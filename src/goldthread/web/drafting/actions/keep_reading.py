"""Keep what was read from a document that was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

import goldthread
from goldthread.documents.review import (
    Cell,
    FixError,
    ItemKind,
    cells_of,
    fix_from_json,
    printed_of,
    title_of,
    with_fixes,
    with_rows,
)
from goldthread.documents.transport import document_as_json
from goldthread.exchange import framework_to_json
from goldthread.framework import Framework
from goldthread.framework.rules import RuleFormError
from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands
from goldthread.web.drafting.files import ReadingOfAFile
from goldthread.web.drafting.models import (
    DocumentImport,
    ImportFix,
    ImportReading,
    ImportState,
)
from goldthread.web.records.models import Framework as FrameworkRecord
from goldthread.web.records.models import FrameworkStatus
from goldthread.web.refusal import ActionRefusedError


def keep_reading(
    *, document_import: DocumentImport, reading: ReadingOfAFile, by: str
) -> DocumentImport:
    """Keep what was read, and open the import to be looked over.

    What people put right in the last document that was taken in is put right here as well,
    wherever the very same words stand in the same place. Raises ``ActionRefusedError`` when
    the import is not waiting for its reading (it was thrown away meanwhile).
    """
    with transaction.atomic():
        now = _waiting(document_import)
        ImportReading.objects.create(
            document_import=now,
            document=document_as_json(reading.document),
            framework=framework_to_json(reading.framework),
            left_over=[
                [cell.kind, cell.item, cell.field, list(words)]
                for cell, words in reading.left_over.items()
            ],
            goldthread_version=goldthread.__version__,
            read_at=timezone.now(),
        )
        now.state = ImportState.OPEN
        now.base = _base_of(now, reading.framework)
        now.save(update_fields=["state", "base"])
        carried = _carried_over(now, reading.framework)
        record_event(
            by=by,
            action="read document",
            authority=now.authority,
            subject=now,
            after={
                "nodes": len(reading.framework.nodes),
                "measures": len(reading.framework.measures),
                "deliverables": len(reading.framework.deliverables),
                "rows": reading.framework.rows.total,
                "unplaced_rows": reading.framework.rows.unaccounted,
                "fixes_carried_over": carried,
            },
        )
    return now


def keep_unreadable(*, document_import: DocumentImport, trouble: str, by: str) -> DocumentImport:
    """Keep why a document could not be read. Raises ``ActionRefusedError`` as ``keep_reading``."""
    with transaction.atomic():
        now = _waiting(document_import)
        now.state, now.trouble = ImportState.UNREADABLE, trouble
        now.save(update_fields=["state", "trouble"])
        record_event(
            by=by,
            action="read document",
            authority=now.authority,
            subject=now,
            after={"not readable": trouble},
        )
    return now


def _waiting(document_import: DocumentImport) -> DocumentImport:
    now = as_it_stands(document_import)
    if now.state != ImportState.READING:
        raise ActionRefusedError(f"{now} is {now.get_state_display()} and waits for no reading.")
    return now


def _base_of(now: DocumentImport, read: Framework) -> FrameworkRecord | None:
    """What the document is compared with at first.

    The edition of the same title and name, else the newest draft, else the edition in force.
    """
    there = list(FrameworkRecord.objects.for_authority(now.authority).order_by("-read_at", "-pk"))
    same = [one for one in there if (one.title, one.edition) == (read.title, read.edition)]
    drafts = [one for one in there if one.status == FrameworkStatus.DRAFT]
    in_force = [one for one in there if one.status == FrameworkStatus.ADOPTED]
    return next(iter((*same, *drafts, *in_force)), None)


def _carried_over(now: DocumentImport, read: Framework) -> int:
    """Put right here what was put right in the last import, where the same words stand."""
    last = (
        DocumentImport.objects.for_authority(now.authority)
        .filter(state=ImportState.TAKEN_IN)
        .order_by("-taken_at", "-pk")
        .first()
    )
    if last is None:
        return 0
    rows = list(last.fixes.filter(undone_at=None))
    made = _of_the_same_words(read, [row for row in rows if row.kind == ItemKind.ROW])
    made = made if _hold(read, made) else _that_hold(read, made)
    # What was said of an item that a row was made into is looked for in that item.
    placed = with_rows(read, (fix_from_json(cell, row.told) for row, cell in made))
    found = [
        *made,
        *_of_the_same_words(placed, [row for row in rows if row.kind != ItemKind.ROW]),
    ]
    carried = found if _hold(read, found) else _that_hold(read, found)
    at = timezone.now()
    ImportFix.objects.bulk_create(
        ImportFix(
            document_import=now,
            kind=cell.kind,
            item=cell.item,
            field=cell.field,
            told=row.told,
            by=row.by,
            at=at,
            carried_from=row,
        )
        for row, cell in carried
    )
    return len(carried)


Carried = Sequence[tuple[ImportFix, Cell]]
"""Fixes of another import, each with the cell it is about here."""


def _of_the_same_words(framework: Framework, rows: Iterable[ImportFix]) -> Carried:
    """These fixes, each with the cell in which the very words stand that it was said of."""
    known = _cells_by_words(framework)
    found: list[tuple[ImportFix, Cell]] = []
    for row in rows:
        cell = known.get((row.kind, row.field, row.told.get("title", ""), row.told["printed"]))
        if cell is not None:
            found.append((row, cell))
    return found


def _hold(read: Framework, fixes: Carried) -> bool:
    """Whether these fixes hold together in this document."""
    try:
        with_fixes(read, (fix_from_json(cell, row.told) for row, cell in fixes))
    except (FixError, RuleFormError):
        return False
    return True


def _that_hold(read: Framework, fixes: Carried) -> Carried:
    """The fixes without those that name a place this document has not."""
    held: list[tuple[ImportFix, Cell]] = []
    for one in fixes:
        if _hold(read, [*held, one]):
            held.append(one)
    return held


def _cells_by_words(read: Framework) -> dict[tuple[str, str, str, str], Cell]:
    """Every cell by its kind, field, the name of its item and its printed words.

    Names that several items share lead nowhere: a fix is not guessed onto one of them.
    """
    found: dict[tuple[str, str, str, str], Cell | None] = {}
    for cell in cells_of(read):
        key = (cell.kind.value, cell.field, title_of(read, cell), printed_of(read, cell))
        found[key] = None if key in found else cell
    return {key: cell for key, cell in found.items() if cell is not None}
