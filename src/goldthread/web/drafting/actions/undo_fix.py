"""Undo what was said of a cell."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.documents.review import FixError, of_no_item, with_fixes
from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import ImportFix
from goldthread.web.drafting.selectors.imports import fixes_of, read_of
from goldthread.web.refusal import ActionRefusedError


def undo_fix(*, fix: ImportFix, by: str) -> ImportFix:
    """Have a cell mean what was read from it again.

    Where that was a row made into an item, what was said of that item is undone with it.
    Raises ``ActionRefusedError`` where it was undone already, and where another fix stands on it.
    """
    with transaction.atomic():
        now = as_it_stands(fix.document_import)
        require_open(now)
        row = ImportFix.objects.get(pk=fix.pk)
        if row.undone_at is not None:
            raise ActionRefusedError("That was undone already.")
        standing = {said.cell: other for other, said in fixes_of(now) if other.pk != row.pk}
        rest = [said for other, said in fixes_of(now) if other.pk != row.pk]
        read = read_of(now).framework
        try:
            lost = of_no_item(read, rest)
            with_fixes(read, [said for said in rest if said.cell not in lost])
        except FixError as error:
            raise ActionRefusedError(
                f"Something else that was put right needs it: {error}"
            ) from None
        at = timezone.now()
        for gone in (row, *(standing[cell] for cell in sorted(lost))):
            gone.undone_by, gone.undone_at = by, at
            gone.save(update_fields=["undone_by", "undone_at"])
            record_event(
                by=by, action="undo fix", authority=now.authority, subject=gone, before=gone.told
            )
    return row
