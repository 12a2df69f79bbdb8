"""The row that says a finding is set aside, or taken up again."""

from __future__ import annotations

from django.utils import timezone

from goldthread.web.records.models import Framework, SetAside
from goldthread.web.refusal import ActionRefusedError


def decision(
    framework: Framework,
    rule: str,
    kind: str,
    item: str,
    reason: str,
    by: str,
    *,
    taken_up: bool = False,
) -> SetAside:
    """The row, not yet saved. Raises ``ActionRefusedError`` without a reason."""
    if not reason.strip():
        raise ActionRefusedError(
            "Give the reason: an exception nobody can explain cannot be reviewed."
        )
    return SetAside(
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
