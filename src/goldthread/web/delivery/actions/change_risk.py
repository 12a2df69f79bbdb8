"""Change what is said of a risk or an issue, close it, or open it again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.actions.open_risk import RiskWords, told
from goldthread.web.delivery.models import RiskOrIssue
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def change_risk(
    *, risk: RiskOrIssue, words: RiskWords, seen: int, by: str, closed_for: str | None = None
) -> RiskOrIssue:
    """Keep what is said of a risk or an issue now.

    ``closed_for`` is the reason it is closed for; ``None`` leaves or puts it open. Raises
    ``ActionRefusedError`` when it was changed since the version that was ``seen``, and when it
    is closed without a reason.
    """
    columns = words.columns()
    if closed_for is not None and not closed_for.strip():
        raise ActionRefusedError("Say why it is closed: the reason stays on record.")
    reason = (closed_for or "").strip()
    closing = {
        "closed_by": by if reason else "",
        "closed_at": timezone.now() if reason else None,
        "closed_for": reason,
    }
    with transaction.atomic():
        authority = lock_authority(risk.deliverable.authority)
        before = RiskOrIssue.objects.get(pk=risk.pk)
        changed = RiskOrIssue.objects.filter(pk=risk.pk, version=seen).update(
            version=seen + 1, **columns, **closing
        )
        if not changed:
            raise ActionRefusedError(
                "Somebody else changed this while you had it open. Nothing of yours was saved: "
                "look at it again."
            )
        after = RiskOrIssue.objects.get(pk=risk.pk)
        record_event(
            by=by,
            action="close risk" if reason else "change risk",
            authority=authority,
            subject=after,
            before=told({name: getattr(before, name) for name in columns}),
            after=told(columns),
            reason=reason,
        )
    return after
