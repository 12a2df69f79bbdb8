"""Say whether two things with names that are near are the same thing."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.revision import ItemKind
from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport


def settle_pairs(
    *, document_import: DocumentImport, kind: ItemKind, new_id: str, old_id: str | None, by: str
) -> DocumentImport:
    """Keep that an item of the document is this one of the edition, or none of them.

    Raises ``ActionRefusedError`` for an import that is not open.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        before = list(now.settled)
        now.settled = [one for one in before if one[:2] != [kind.value, new_id]]
        now.settled.append([kind.value, new_id, old_id])
        now.save(update_fields=["settled"])
        record_event(
            by=by,
            action="settle pairs",
            authority=now.authority,
            subject=now,
            before={"settled": before},
            after={"settled": now.settled},
        )
    return now
