"""Write down what was done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from goldthread.web.audit.acting import acting
from goldthread.web.audit.models import ChainHead, Event

if TYPE_CHECKING:
    # The records stand above the audit; only the type is known here.
    from goldthread.web.records.models import Authority

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done: to what, what it was before and is after, and why."""

    action: str
    subject: models.Model
    before: Any = None
    after: Any = None
    reason: str = ""


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

    ``by`` is who did it; in what role and from where is known from ``acting``. A batch is one
    event whose ``after`` says what it amounts to. Raises ``ValueError`` when nobody is named,
    and ``RuntimeError`` outside a transaction: an event that is kept while its change is
    lost, or the other way round, would be a false record.
    """
    done = Done(action, subject, before, after, reason)
    return record_events(by=by, authority=authority, done=[done])[0]


def record_events(*, by: str, authority: Authority, done: Sequence[Done]) -> list[Event]:
    """Add events of one authority, in this order: as ``record_event``, many at a time."""
    if not by.strip():
        raise ValueError("An audit event needs to say who did it.")
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(
            "An audit event is written in the transaction of the change it tells of."
        )
    head, _ = ChainHead.objects.select_for_update().get_or_create(authority=authority)
    now, how = timezone.now(), acting()
    events: list[Event] = []
    for one in done:
        event = Event(
            number=head.number + 1,
            at=now,
            by=by,
            role=how.role,
            from_where=how.from_where,
            action=one.action,
            authority=authority,
            subject_type=one.subject._meta.label_lower,
            subject_id=str(one.subject.pk),
            before=_as_json(one.before),
            after=_as_json(one.after),
            reason=one.reason,
            previous_digest=head.digest,
        )
        event.digest = event.link.digest(head.digest)
        head.number, head.digest = event.number, event.digest
        events.append(event)
    Event.objects.bulk_create(events, batch_size=_BATCH)
    head.save(update_fields=["number", "digest"])
    return events


def _as_json(value: Any) -> Any:
    """The value as a database gives it back: days and exact numbers as text."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
