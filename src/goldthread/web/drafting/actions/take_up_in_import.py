"""Take a finding of an imported document up again that was set aside."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import ImportAside
from goldthread.web.refusal import ActionRefusedError


def take_up_in_import(*, aside: ImportAside, by: str) -> ImportAside:
    """Have a finding count again. Raises ``ActionRefusedError`` where it does already."""
    with transaction.atomic():
        now = as_it_stands(aside.document_import)
        require_open(now)
        row = ImportAside.objects.get(pk=aside.pk)
        if row.undone_at is not None:
            raise ActionRefusedError("It is not set aside any more.")
        row.undone_by, row.undone_at = by, timezone.now()
        row.save(update_fields=["undone_by", "undone_at"])
        record_event(
            by=by,
            action="take up in import",
            authority=now.authority,
            subject=row,
            before={"rule": row.rule, "kind": row.kind, "item": row.item},
        )
    return row
