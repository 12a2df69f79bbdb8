"""Say what a cell of an imported document means, where it was not understood or misread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from goldthread.documents.review import (
    Fix,
    FixError,
    How,
    ItemKind,
    fix_to_json,
    of_no_item,
    printed_of,
    title_of,
    with_fixes,
    with_rows,
)
from goldthread.framework import Framework
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport, ImportFix
from goldthread.web.drafting.selectors.imports import fixes_of, read_of
from goldthread.web.refusal import ActionRefusedError

Seen = int | None
"""The key of the fix that held when the page was opened; ``None`` for none."""


def fix_cell(
    *, document_import: DocumentImport, fixes: Sequence[tuple[Fix, Seen]], by: str
) -> list[ImportFix]:
    """Keep what a person said of these cells, beside what the document prints: all or nothing.

    What was said of a cell before is undone by it, and what was said of an item that a row was
    made into, where the row becomes something else. Raises ``ActionRefusedError`` when somebody
    else put one of the cells right meanwhile, when a cell is not there, or when the framework
    would not hold together.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        read = read_of(now)
        standing = {fix.cell: row for row, fix in fixes_of(now)}
        said = {fix.cell: fix for row, fix in fixes_of(now)}
        placed = with_rows(read.framework, said.values())
        at = timezone.now()
        rows: list[ImportFix] = []
        replaced: list[ImportFix] = []
        for fix, seen in fixes:
            before = standing.get(fix.cell)
            try:
                printed = printed_of(_holding(fix, read.framework, placed), fix.cell)
                title = title_of(_holding(fix, read.framework, placed), fix.cell)
            except LookupError as error:
                raise ActionRefusedError(str(error)) from None
            if (before.pk if before else None) != seen:
                who = before.by if before else "Somebody else"
                raise ActionRefusedError(
                    f"“{title[:80]}” was put right by {who} while you had the page open. Nothing "
                    "of yours was kept: look at it again."
                )
            if fix.how is How.DROPPED and not fix.words.strip():
                raise ActionRefusedError("Say why it is no part of the framework.")
            kept = replace(fix, printed=printed)
            said[fix.cell] = kept
            if before is not None:
                replaced.append(before)
            rows.append(
                ImportFix(
                    document_import=now,
                    kind=fix.cell.kind,
                    item=fix.cell.item,
                    field=fix.cell.field,
                    told={**fix_to_json(kept), "title": title},
                    by=by,
                    at=at,
                )
            )
        try:
            with_fixes(read.framework, said.values())
            lost = of_no_item(read.framework, list(said.values()))
        except FixError as error:
            raise ActionRefusedError(str(error)) from None
        replaced += [standing[cell] for cell in lost if cell in standing]
        for before in replaced:
            before.undone_by, before.undone_at = by, at
            before.save(update_fields=["undone_by", "undone_at"])
        for row in rows:
            row.save()
        done = [
            Done(
                "fix cell",
                row,
                before=next((old.told for old in replaced if _same_cell(old, row)), None),
                after=row.told,
            )
            for row in rows
        ]
        record_events(by=by, authority=now.authority, done=done)
    return rows


def _holding(fix: Fix, read: Framework, placed: Framework) -> Framework:
    """The framework that holds a cell: rows stand in the one as it was read, and nowhere else."""
    return read if fix.cell.kind is ItemKind.ROW else placed


def _same_cell(one: ImportFix, other: ImportFix) -> bool:
    return (one.kind, one.item, one.field) == (other.kind, other.item, other.field)
