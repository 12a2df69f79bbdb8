"""Write down what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from goldthread.web.audit.models import Event

if TYPE_CHECKING:
    # The records stand above the audit; only the type is known here.
    from goldthread.web.records.models import Authority


def record_event(
    *,
    by: str,
    action: str,
    authority: Authority,
    subject: models.Model,
    before: Any = None,
    after: Any = None,
    reason: str = "",
) -> Event:
    """Add one event; call it inside the transaction of the change that it tells of.

    ``by`` is who did it. A batch is one event whose ``after`` says what it amounts to. Raises
    ``ValueError`` when nobody is named, and ``RuntimeError`` outside a transaction: an event
    that is kept while its change is lost, or the other way round, would be a false record.
    """
    if not by.strip():
        raise ValueError("An audit event needs to say who did it.")
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(
            "An audit event is written in the transaction of the change it tells of."
        )
    return Event.objects.create(
        by=by,
        action=action,
        authority=authority,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        before=before,
        after=after,
        reason=reason,
    )
