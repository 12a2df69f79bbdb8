"""Ask for long work to be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from goldthread.web.audit.acting import acting
from goldthread.web.audit.actions import record_event
from goldthread.web.jobs.kinds import kind_of
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.waking import wake
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority


def start_job(
    *,
    kind: str,
    authority: Authority,
    by: str,
    arguments: Mapping[str, Any] | None = None,
    title: str = "",
    key: str = "",
) -> Job:
    """Put long work in the queue; it begins once the transaction around this call is kept.

    ``arguments`` are handed to the work and must be fit for JSON: the key of a record, not a
    record. ``title`` says what this one is ("Reading plan.docx"), else it is called as its kind
    is. The same ``key`` of a form that is sent twice gives the same job. Raises ``LookupError``
    for a kind that does not exist.
    """
    called = title or kind_of(kind).title
    with transaction.atomic():
        authority = lock_authority(authority)
        there = Job.objects.for_authority(authority).filter(key=key).first() if key else None
        if there is not None:
            return there
        how = acting()
        job = Job.objects.create(
            authority=authority,
            key=key or get_random_string(22),
            kind=kind_of(kind).code,
            title=called[:200],
            arguments=dict(arguments or {}),
            asked_by=by,
            asked_at=timezone.now(),
            role=how.role,
            from_where=how.from_where,
        )
        record_event(
            by=by,
            action="start job",
            authority=authority,
            subject=job,
            after={"what": job.title},
        )
        transaction.on_commit(wake)
    return job
