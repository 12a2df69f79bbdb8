"""Put an edition in the archive, or bring it back."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.editions import (
    EditionState,
    EditionStep,
    EditionStepRefusedError,
    edition_after,
)
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework
from goldthread.web.refusal import ActionRefusedError


def archive_edition(*, framework: Framework, by: str, reason: str) -> Framework:
    """Put a superseded edition, or a draft that came to nothing, in the archive; nothing is lost.

    Raises ``ActionRefusedError`` without a reason, and for the edition in force.
    """
    return _moved(framework, EditionStep.ARCHIVE, by=by, reason=reason)


def bring_back_edition(*, framework: Framework, by: str, reason: str) -> Framework:
    """Bring an edition back from the archive, as what it was: superseded, or a draft.

    Raises ``ActionRefusedError`` without a reason, and where it is not there.
    """
    return _moved(framework, EditionStep.BRING_BACK, by=by, reason=reason)


def _moved(framework: Framework, step: EditionStep, *, by: str, reason: str) -> Framework:
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        now = Framework.objects.for_authority(authority).get(pk=framework.pk)
        if step.needs_a_reason and not reason.strip():
            raise ActionRefusedError("Give a reason: it stays on record.")
        before = now.status
        try:
            now.status = edition_after(
                EditionState(before), step, was_adopted=now.adopted_at is not None
            ).value
        except EditionStepRefusedError as refused:
            raise ActionRefusedError(f"{now}: {refused}") from refused
        now.save(update_fields=["status"])
        record_event(
            by=by,
            action=f"{step.value.replace('_', ' ')} edition",
            authority=authority,
            subject=now,
            before={"state": before},
            after={"state": now.status},
            reason=reason.strip(),
        )
    return now
