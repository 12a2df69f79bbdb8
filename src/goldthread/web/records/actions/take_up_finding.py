"""Take a finding up again that was set aside."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.deciding import decision
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework, SetAside
from goldthread.web.records.selectors.set_asides import set_aside_in
from goldthread.web.refusal import ActionRefusedError


def take_up_finding(
    *, framework: Framework, rule: str, kind: str, item: str, reason: str, by: str
) -> SetAside:
    """Let a finding that was set aside count again.

    Raises ``ActionRefusedError`` without a reason, or when it is not set aside.
    """
    with transaction.atomic():
        lock_authority(framework.authority)
        if (rule, kind, item) not in set_aside_in(framework):
            raise ActionRefusedError(f"{rule} of {item} is not set aside.")
        row = decision(framework, rule, kind, item, reason, by, taken_up=True)
        row.save()
        record_event(
            by=by,
            action="take up finding",
            authority=framework.authority,
            subject=row,
            after={"framework": str(framework), "rule": rule, "kind": kind, "item": item},
            reason=row.reason,
        )
    return row
