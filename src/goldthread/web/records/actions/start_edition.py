"""Start a new edition from one there is."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records import mapping
from goldthread.web.records.actions.load_framework import ReadDocument, load_framework
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework
from goldthread.web.refusal import ActionRefusedError


def start_edition(
    *, framework: Framework, edition: str, by: str, title: str | None = None, reason: str = ""
) -> Framework:
    """A copy of any edition as a new draft, to be changed and adopted in its turn.

    Measures and deliverables keep their identity, and with it their figures and their history.
    ``title`` of ``None`` keeps the title. Raises ``ActionRefusedError`` without a name for the
    edition, and where there is an edition of that title and name already.
    """
    edition = edition.strip()
    title = (title or framework.title).strip()
    if not edition:
        raise ActionRefusedError("Say which edition it is, such as: 2021-22.")
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        if Framework.objects.for_authority(authority).filter(title=title, edition=edition).exists():
            raise ActionRefusedError(f"There is an edition {edition} of {title} already.")
        record = Framework.objects.for_authority(authority).get(pk=framework.pk)
        copied = replace(mapping.framework_from_records(record), title=title, edition=edition)
        name = f"A copy of {record}"
        loaded = load_framework(
            authority=authority,
            framework=copied,
            document=ReadDocument(name, hashlib.sha256(name.encode()).hexdigest()),
            by=by,
            illustrative=record.illustrative,
        )
        record_event(
            by=by,
            action="start edition",
            authority=authority,
            subject=loaded.record,
            after={"edition": str(loaded.record), "copied_from": str(record)},
            reason=reason.strip(),
        )
    return loaded.record
