"""Say something about a deliverable."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Remark
from goldthread.web.records.models import Deliverable
from goldthread.web.refusal import ActionRefusedError


def remark_on_deliverable(*, deliverable: Deliverable, text: str, by: str) -> Remark:
    """Add a remark or question. Raises ``ActionRefusedError`` for a blank one."""
    if not text.strip():
        raise ActionRefusedError("Write what you want to say.")
    with transaction.atomic():
        remark = Remark.objects.create(
            deliverable=deliverable, text=text.strip(), by=by, at=timezone.now()
        )
        record_event(
            by=by,
            action="remark on deliverable",
            authority=deliverable.authority,
            subject=deliverable,
            after={"remark": remark.text},
        )
    return remark
