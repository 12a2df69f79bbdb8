"""Take back what was said of a pair, so that it is found by the words again."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.revision import ItemKind
from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.refusal import ActionRefusedError


def unsettle_pair(
    *, document_import: DocumentImport, kind: ItemKind, new_id: str, by: str
) -> DocumentImport:
    """Forget what a person said of an item of the document.

    Raises ``ActionRefusedError`` where nobody said anything of it, or the import is not open.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        before = list(now.settled)
        now.settled = [one for one in before if one[:2] != [kind.value, new_id]]
        if now.settled == before:
            raise ActionRefusedError("That was taken back already.")
        now.save(update_fields=["settled"])
        record_event(
            by=by,
            action="unsettle pair",
            authority=now.authority,
            subject=now,
            before={"settled": before},
            after={"settled": now.settled},
        )
    return now
