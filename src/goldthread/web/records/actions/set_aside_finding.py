"""Set a finding aside with the reason, or take it up again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework, SetAside
from goldthread.web.records.selectors.checks import current_check
from goldthread.web.records.selectors.set_asides import set_aside_in
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
        return _decided(framework, rule, kind, item, reason, by, taken_up=False)


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
        return _decided(framework, rule, kind, item, reason, by, taken_up=True)


def _decided(
    framework: Framework, rule: str, kind: str, item: str, reason: str, by: str, *, taken_up: bool
) -> SetAside:
    if not reason.strip():
        raise ActionRefusedError(
            "Give the reason: an exception nobody can explain cannot be reviewed."
        )
    row = SetAside(
        authority=framework.authority,
        title=framework.title,
        edition=framework.edition,
        rule=rule,
        kind=kind,
        item=item,
        taken_up=taken_up,
        reason=reason.strip(),
        decided_at=timezone.now(),
        decided_by=by,
    )
    row.save()
    record_event(
        by=by,
        action="take up finding" if taken_up else "set aside finding",
        authority=framework.authority,
        subject=row,
        after={"framework": str(framework), "rule": rule, "kind": kind, "item": item},
        reason=row.reason,
    )
    return row
