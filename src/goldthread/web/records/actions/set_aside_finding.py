"""Set a finding aside, with the reason."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.deciding import decision
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework, SetAside
from goldthread.web.records.selectors.checks import current_check
from goldthread.web.refusal import ActionRefusedError


def set_aside_finding(
    *, framework: Framework, rule: str, kind: str, item: str, reason: str, by: str
) -> SetAside:
    """Set aside what a rule says of an item, from this reading of the edition on.

    ``kind`` and ``item`` are the item's kind and lasting code. Raises ``ActionRefusedError``
    without a reason, or when the current check says no such thing of it.
    """
    with transaction.atomic():
        lock_authority(framework.authority)
        check = current_check(framework)
        about = {"kind": kind, "code": item}
        said = check is not None and any(
            about.items() <= one.items()
            for finding in check.findings.filter(code=rule)
            for one in finding.items
        )
        if not said:
            raise ActionRefusedError(f"The current check says nothing of {rule} about {item}.")
        row = decision(framework, rule, kind, item, reason, by)
        row.save()
        record_event(
            by=by,
            action="set aside finding",
            authority=framework.authority,
            subject=row,
            after={"framework": str(framework), "rule": rule, "kind": kind, "item": item},
            reason=row.reason,
        )
    return row
