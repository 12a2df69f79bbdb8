"""Set a finding of an imported document aside, with the reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport, ImportAside
from goldthread.web.refusal import ActionRefusedError

_LONGEST_REASON = 1000


def set_aside_in_import(
    *, document_import: DocumentImport, rule: str, kind: str, item: str, reason: str, by: str
) -> ImportAside:
    """Accept what a rule says of an item as it is.

    Raises ``ActionRefusedError`` without a reason, and where it is set aside already.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        reason = reason.strip()
        if not reason or len(reason) > _LONGEST_REASON:
            raise ActionRefusedError(
                f"Say in at most {_LONGEST_REASON} letters why it is accepted as it is."
            )
        about = {"rule": rule, "kind": kind, "item": item}
        if now.asides.filter(undone_at=None, **about).exists():
            raise ActionRefusedError("It is set aside already.")
        row = ImportAside.objects.create(
            document_import=now, reason=reason, by=by, at=timezone.now(), **about
        )
        record_event(
            by=by,
            action="set aside in import",
            authority=now.authority,
            subject=row,
            after=about,
            reason=reason,
        )
    return row
