"""The returns of the demonstration: what ended last month waits to be given."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.demo import DemoFramework
from goldthread.framework.periods import PeriodKind, containing

_DAYS_TO_GIVE = 20
"""So that on most days of a month some of its returns are not late yet."""


def open_demonstration_returns(frameworks: Iterable[DemoFramework], *, by: str) -> None:
    """Let the council of each framework collect from the month that ended last.

    Where somebody has said already from when it collects, that stays; returns that have come
    due since are opened either way, so that there is work to try whenever it is started.
    """
    from django.utils import timezone

    from goldthread.web.collection import actions
    from goldthread.web.collection.selectors import rules_of
    from goldthread.web.records import selectors
    from goldthread.web.records.mapping.subjects import calendar_of

    today = timezone.localdate()
    for demo in frameworks:
        authority = selectors.authority_by_code(demo.code)
        if rules_of(authority) is None:
            running = containing(today, PeriodKind.MONTH, calendar_of(authority))
            actions.start_collecting(
                authority=authority,
                collect_from=running.previous().first,
                days_to_give=_DAYS_TO_GIVE,
                by=by,
            )
        actions.open_returns(authority=authority, until=today, by=by)
