"""Give a document to be brought in as a framework."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.evidence import plain_name
from goldthread.web.drafting.files import keep_document, require_a_document
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.jobs.actions import start_job
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority


def give_document(
    *, authority: Authority, name: str, content: bytes, key: str, by: str
) -> DocumentImport:
    """Keep a document and have it read; the same form sent twice gives one import.

    Raises ``ActionRefusedError`` for one that is empty, too large or of a kind not read.
    """
    name = plain_name(name)
    require_a_document(name, content)
    # Kept before it is on record: a file nobody knows of harms less than one that is missing.
    digest = keep_document(content)
    with transaction.atomic():
        authority = lock_authority(authority)
        own = DocumentImport.objects.for_authority(authority)
        there = own.filter(key=key).first()
        if there is not None:
            return there
        number = (own.order_by().aggregate(last=Max("number"))["last"] or 0) + 1
        given = DocumentImport(
            authority=authority,
            number=number,
            key=key,
            name=name,
            size=len(content),
            sha256=digest,
            given_by=by,
            given_at=timezone.now(),
        )
        job = start_job(
            kind="read document",
            authority=authority,
            by=by,
            arguments={"number": number},
            title=f"Reading {name}",
        )
        given.job_key = job.key
        given.save()
        record_event(
            by=by,
            action="give document",
            authority=authority,
            subject=given,
            after={"name": name, "size": len(content), "sha256": digest},
        )
    return given
