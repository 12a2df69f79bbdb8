"""Change what a measure should reach, from a period on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.framework.rules import Target as TargetRule
from goldthread.framework.rules import rule_to_json
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.mapping.targets_in_order import close_in_order
from goldthread.web.records.models import EditionMeasure, Target
from goldthread.web.refusal import ActionRefusedError


def set_target(
    *,
    edition_measure: EditionMeasure,
    text: str,
    rule: TargetRule,
    from_period: Period,
    by: str,
    reason: str,
) -> Target:
    """Hold a measure to another target from a period on; the old one judges the periods before.

    ``text`` are the words and ``rule`` what was read from them. Setting a target for a period
    that another was set for already puts it in that one's place, and the record of changes keeps
    both. Results follow with the next evaluation. Raises ``ActionRefusedError`` without a reason
    or words, and for words that are not understood.
    """
    reasons = []
    if not reason.strip():
        reasons.append("Give a reason: a changed target stays on record with why it was changed.")
    if not text.strip():
        reasons.append("Say what the target is, such as: at least 90%.")
    elif isinstance(rule, NotUnderstood):
        reasons.append(
            f"“{text}” is not understood as a target. Write it more plainly, such as: at least "
            "90%, or: below the London average."
        )
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(edition_measure.framework.authority)
        targets = list(Target.objects.filter(edition_measure=edition_measure))
        here = next((one for one in targets if one.valid_from == from_period.first), None)
        before = _told(here) if here else None
        row = here or Target(edition_measure=edition_measure, valid_from=from_period.first)
        row.text, row.rule = text.strip(), rule_to_json(rule)
        row.set_at, row.set_by, row.reason = timezone.now(), by, reason.strip()
        if here is None:
            targets.append(row)
        close_in_order(targets)
        for one in targets:
            one.save()
        record_event(
            by=by,
            action="set target",
            authority=authority,
            subject=row,
            before=before,
            after={**_told(row), "measure": edition_measure.measure.code},
            reason=reason,
        )
    return row


def _told(target: Target) -> dict[str, object]:
    return {
        "text": target.text,
        "rule": target.rule,
        "from": str(target.valid_from),
        "set_by": target.set_by,
    }
