"""Say that one measure is to lead an outcome, or no longer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Measure
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.models import ProxyLink


def link_proxy(*, outcome: Measure, proxy: Measure, holds: bool, reason: str, by: str) -> ProxyLink:
    """Put a measure beside an outcome as one that is said to move before it, or take it away.

    Raises ``ActionRefusedError`` without a reason, for a measure beside itself, and for measures
    of two authorities.
    """
    reasons = []
    if not reason.strip():
        reasons.append("Say why: others will ask what makes you think so.")
    if outcome == proxy:
        reasons.append("A measure cannot stand beside itself.")
    if outcome.authority_id != proxy.authority_id:
        reasons.append(f"{proxy} belongs to another council.")
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(outcome.authority)
        row = ProxyLink.objects.create(
            authority=authority,
            outcome=outcome,
            proxy=proxy,
            holds=holds,
            reason=reason.strip(),
            said_at=timezone.now(),
            said_by=by,
        )
        record_event(
            by=by,
            action="link proxy" if holds else "unlink proxy",
            authority=authority,
            subject=row,
            after={"outcome": outcome.code, "proxy": proxy.code},
            reason=row.reason,
        )
    return row
