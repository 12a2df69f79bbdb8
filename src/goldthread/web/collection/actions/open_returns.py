"""Open the returns that have come due."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.framework.returns import Asked, due_on
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import MeasureCollection, Return
from goldthread.web.collection.models.collection_plan import DAYS_TO_GIVE
from goldthread.web.collection.selectors import holidays_of, returns_to_open, rules_of
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.models import Authority, Measure
from goldthread.web.refusal import ActionRefusedError


def open_returns(*, authority: Authority, until: date, by: str) -> list[Return]:
    """Open every return whose period ended by a day and that is not open yet.

    Doing it again opens nothing twice. Nothing before the authority began to collect.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        rows = [
            Return(
                measure=planned.measure,
                period_code=planned.period.code,
                period_first=planned.period.first,
                period_last=planned.period.last,
                asked=planned.asked.value,
                due_on=planned.due_on,
            )
            for planned in returns_to_open(authority, until)
        ]
        save_in_batches(rows)
        if rows:
            record_event(
                by=by,
                action="open returns",
                authority=authority,
                subject=authority,
                after={"until": until, "returns": len(rows)},
            )
    return rows


def open_return(*, measure: Measure, period: Period, asked: Asked, by: str) -> Return:
    """Open one return by hand: of a measure collected once, by survey, or at no stated time.

    Raises ``ActionRefusedError`` where there is one for the period already, and where the
    period has not begun.
    """
    if period.first > timezone.localdate():
        raise ActionRefusedError(f"{period.label} has not begun yet, so there is nothing to give.")
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        found = Return.objects.for_authority(authority).filter(
            measure=measure, period_code=period.code
        )
        if found.exists():
            raise ActionRefusedError(f"{measure}, {period.label}: there is a return already.")
        rules = rules_of(authority)
        own = MeasureCollection.objects.filter(measure=measure).first()
        common = rules.days_to_give if rules else DAYS_TO_GIVE
        due = due_on(
            period,
            None,
            days_to_give=own.days_to_give if own and own.days_to_give else common,
            holidays=holidays_of(authority),
        )
        opened = Return.objects.create(
            measure=measure,
            period_code=period.code,
            period_first=period.first,
            period_last=period.last,
            asked=asked.value,
            due_on=due,
        )
        record_event(
            by=by,
            action="open return",
            authority=authority,
            subject=opened,
            after={"due_on": due, "asked": asked.value},
        )
    return opened
