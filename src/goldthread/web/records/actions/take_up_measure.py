"""Take a retired measure up again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.copying import copied_statement
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import (
    EditionMeasure,
    Framework,
    FrameworkStatus,
    Measure,
    Retirement,
)
from goldthread.web.records.selectors.editions import last_statement
from goldthread.web.refusal import ActionRefusedError


def take_up_measure(*, measure: Measure, by: str, reason: str) -> Retirement:
    """Ask for a measure again that was retired.

    Where a draft was to drop it, that draft states it again, in the words it was last adopted
    in. Raises ``ActionRefusedError`` without a reason, and where it is not retired.
    """
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        now = Retirement.objects.filter(measure=measure).order_by("pk").last()
        reasons = [] if reason.strip() else ["Give a reason: the page of the measure says it."]
        if now is None or now.taken_back:
            reasons.append(f"{measure} is not retired.")
        if now is None or reasons:
            raise ActionRefusedError(reasons)
        row = Retirement.objects.create(
            measure=measure,
            edition=now.edition,
            from_period=now.from_period,
            from_first=now.from_first,
            taken_back=True,
            reason=reason.strip(),
            decided_at=timezone.now(),
            decided_by=by,
        )
        draft = None
        if now.edition is not None:
            drafts = Framework.objects.for_authority(authority).filter(
                number=now.edition, status=FrameworkStatus.DRAFT
            )
            draft = drafts.first()
        if draft is not None:
            _state_again(draft, measure)
        record_event(
            by=by,
            action="take up measure",
            authority=authority,
            subject=row,
            before={"retired for": now.reason},
            after={"measure": measure.code, "stated in": str(draft) if draft else None},
            reason=row.reason,
        )
    return row


def _state_again(draft: Framework, measure: Measure) -> None:
    there = EditionMeasure.objects.filter(framework=draft)
    last = last_statement(draft.authority, measure.code)
    if last is None or there.filter(measure=measure).exists():
        return
    place = there.aggregate(last=Max("position"))["last"]
    copied_statement(last, draft, position=0 if place is None else place + 1)
