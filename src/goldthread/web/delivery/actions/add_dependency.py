"""Say what a deliverable waits for."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Dependency
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Deliverable
from goldthread.web.refusal import ActionRefusedError


def add_dependency(
    *, deliverable: Deliverable, waits_for: Deliverable, by: str, reason: str = ""
) -> Dependency:
    """Say that a deliverable cannot be done before another is.

    Raises ``ActionRefusedError`` where it is said already, and where the other waits for this
    one, however far round.
    """
    with transaction.atomic():
        authority = lock_authority(deliverable.authority)
        waits: dict[int, set[int]] = defaultdict(set)
        own = Dependency.objects.for_authority(authority).filter(ended_at=None)
        for one, other in own.values_list("deliverable_id", "waits_for_id"):
            waits[one].add(other)
        if waits_for.pk in waits[deliverable.pk]:
            raise ActionRefusedError(f"It is on record that it waits for {waits_for}.")
        if deliverable.pk in _all_that(waits_for.pk, waits):
            raise ActionRefusedError(
                f"{waits_for} waits for {deliverable}, so neither could ever begin."
            )
        row = Dependency.objects.create(
            deliverable=deliverable,
            waits_for=waits_for,
            reason=reason.strip(),
            added_by=by,
            added_at=timezone.now(),
        )
        record_event(
            by=by,
            action="add dependency",
            authority=authority,
            subject=row,
            after={"deliverable": deliverable.title, "waits_for": waits_for.title},
            reason=row.reason,
        )
    return row


def _all_that(key: int, waits: dict[int, set[int]]) -> set[int]:
    """A deliverable and everything it waits for, however far round."""
    found, ahead = set[int](), [key]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += waits[one]
    return found
