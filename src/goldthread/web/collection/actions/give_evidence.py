"""Give a file that shows where a figure comes from."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import as_it_stands, name_of, require_open
from goldthread.web.collection.evidence import keep_file, plain_name, require_known_kind
from goldthread.web.collection.models import Evidence, Return
from goldthread.web.refusal import ActionRefusedError


def give_evidence(*, period_return: Return, name: str, content: bytes, by: str) -> Evidence:
    """Keep a file with a return that is with its data owner; the same file again is kept once.

    Raises ``ActionRefusedError`` for a file that is too large or of no kind that is taken, and
    where the return is with somebody else or its period is locked.
    """
    name = plain_name(name)
    require_known_kind(name, content)
    # Kept before it is on record: a file nobody knows of harms less than one that is missing.
    digest = keep_file(content)
    with transaction.atomic():
        now = as_it_stands(period_return)
        require_open(now)
        if not now.stands_at.is_with_the_data_owner:
            raise ActionRefusedError(
                f"{name_of(now)}: files are added while the return is with its data owner."
            )
        there = Evidence.objects.filter(period_return=now, sha256=digest, taken_away_at=None)
        already = there.first()
        if already is not None:
            return already
        evidence = Evidence.objects.create(
            period_return=now,
            name=name,
            size=len(content),
            sha256=digest,
            given_by=by,
            given_at=timezone.now(),
        )
        record_event(
            by=by,
            action="give evidence",
            authority=now.measure.authority,
            subject=now,
            after={"name": name, "size": len(content), "sha256": digest},
        )
    return evidence
