"""Say what an imported edition is called, and what it is compared with."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.records.models import Framework
from goldthread.web.refusal import ActionRefusedError


def name_edition(
    *, document_import: DocumentImport, title: str, edition: str, base: Framework | None, by: str
) -> DocumentImport:
    """Set the title and name of the edition, and the edition its document is compared with.

    A blank ``title`` or ``edition`` is that of the document. Raises ``ActionRefusedError`` for
    an import that is not open, and for an edition of another authority.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        if base is not None and base.authority_id != now.authority_id:
            raise ActionRefusedError("That edition is not one of this authority.")
        before = _told(now)
        now.title, now.edition, now.base = title.strip(), edition.strip(), base
        now.save(update_fields=["title", "edition", "base"])
        record_event(
            by=by,
            action="name edition",
            authority=now.authority,
            subject=now,
            before=before,
            after=_told(now),
        )
    return now


def _told(now: DocumentImport) -> dict[str, str]:
    return {
        "title": now.title,
        "edition": now.edition,
        "compared with": str(now.base) if now.base else "",
    }
