"""Say how far from a target still counts as close."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.engine.goals import (
    IntervalTest,
    PercentagePoints,
    PercentOfTarget,
)
from goldthread.engine.goals import Tolerance as Rule
from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.mapping.tolerances import tolerance_row_on, tolerance_to_json
from goldthread.web.records.models import Framework, Measure, Tolerance
from goldthread.web.records.selectors.tolerances import tolerances_said
from goldthread.web.refusal import ActionRefusedError


def set_tolerance(
    *,
    framework: Framework,
    measure: Measure | None,
    rule: Rule | None,
    from_period: Period | None,
    by: str,
    reason: str,
) -> Tolerance:
    """Let a tolerance hold from a period on (``None``: for every period).

    For one measure, or without one for every measure of the framework that has none of its own.
    A ``rule`` of ``None`` lets the framework's hold for a measure again. Results follow with the
    next evaluation. Raises ``ActionRefusedError`` without a reason, for numbers below nought or a
    confidence that is none, and for a measure the framework does not state.
    """
    reasons = _reasons_to_refuse(framework, measure, rule, reason)
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        said = tolerances_said(framework).get(measure.pk if measure else None, [])
        since = from_period.first if from_period else None
        before = tolerance_row_on(said, since) if since else None
        row = Tolerance.objects.create(
            authority=authority,
            title=framework.title,
            edition=framework.edition,
            measure=measure,
            rule=tolerance_to_json(rule) if rule else None,
            valid_from=since,
            reason=reason.strip(),
            set_at=timezone.now(),
            set_by=by,
        )
        record_event(
            by=by,
            action="set tolerance",
            authority=authority,
            subject=row,
            before=_told(before) if before else None,
            after={**_told(row), "measure": measure.code if measure else None},
            reason=row.reason,
        )
    return row


def _reasons_to_refuse(
    framework: Framework, measure: Measure | None, rule: Rule | None, reason: str
) -> list[str]:
    reasons = []
    if not reason.strip():
        reasons.append("Give a reason: what counts as close stays on record with why.")
    if rule is None and measure is None:
        reasons.append("A framework needs a tolerance: say which, or none at all.")
    if measure and not framework.edition_measures.filter(measure=measure).exists():
        reasons.append(f"{framework} does not state {measure}.")
    match rule:
        case PercentOfTarget(number) | PercentagePoints(number) if number < 0:
            reasons.append(f"{number} is below nought, and no distance from a target is.")
        case IntervalTest(confidence) if not 0 < confidence < 1:
            reasons.append(f"A confidence of {confidence} is none: write one such as 0.95.")
    return reasons


def _told(row: Tolerance) -> dict[str, object]:
    return {"rule": row.rule, "from": str(row.valid_from), "set_by": row.set_by}
