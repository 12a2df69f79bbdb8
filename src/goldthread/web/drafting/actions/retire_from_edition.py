"""Retire a measure, and call off the returns that ask for it; or take it up again."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.periods import Period
from goldthread.web.collection.actions import ask_returns_again, call_off_returns
from goldthread.web.records.actions.retire_measure import retire_measure
from goldthread.web.records.actions.take_up_measure import take_up_measure
from goldthread.web.records.models import Framework, Measure, Retirement


def retire_and_call_off(
    *,
    measure: Measure,
    from_period: Period,
    by: str,
    reason: str,
    edition: Framework | None = None,
) -> Retirement:
    """Retire a measure; where that holds at once, its open returns are called off.

    With an ``edition``, a draft, both wait until it is adopted. Refused as ``retire_measure``.
    """
    with transaction.atomic():
        row = retire_measure(
            measure=measure, from_period=from_period, reason=reason, by=by, edition=edition
        )
        if edition is None:
            call_off_returns(measure=measure, from_first=row.from_first, by=by, reason=row.reason)
    return row


def take_up_and_ask_again(*, measure: Measure, by: str, reason: str) -> Retirement:
    """Take a retired measure up again, and ask for the returns that were called off.

    Refused as ``take_up_measure``.
    """
    with transaction.atomic():
        row = take_up_measure(measure=measure, by=by, reason=reason)
        ask_returns_again(measure=measure, by=by, reason=reason)
    return row
