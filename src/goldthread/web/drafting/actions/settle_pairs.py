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

    It overrules what the comparison found, and what was said of either of them before. Raises
    ``ActionRefusedError`` for an import that is not open.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        before = list(now.settled)
        # An item of the edition is one thing of the document: the last word on either holds.
        now.settled = [
            one
            for one in before
            if one[:2] != [kind.value, new_id]
            and not (old_id is not None and one[0] == kind.value and one[2] == old_id)
        ]
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
