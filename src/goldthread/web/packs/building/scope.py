"""Which edition a pack of a period is about, and what of it the public may see."""

from __future__ import annotations

from datetime import date

from goldthread.framework.periods import Period, PeriodError, period_from_code
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority, Framework
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.scope import Scope, calendar_of


def period_of_pack(authority: Authority, code: str) -> Period:
    """The period of this code. Raises ``ActionRefusedError`` for what is none."""
    try:
        return period_from_code(code, calendar_of(authority.year_start_month))
    except PeriodError as wrong:
        raise ActionRefusedError(f"“{code}” is not a period: {wrong}") from wrong


def scope_of_period(authority: Authority, period: Period, *, today: date) -> Scope:
    """The edition that held at the end of a period, as the public may see it. Two queries.

    A pack goes to a public meeting whoever makes it, so a small number of people is left out
    of it for everybody. Raises ``ActionRefusedError`` where there is no framework.
    """
    editions = tuple(records.editions_of(authority))
    for one in editions:
        one.authority = authority  # at hand already
    framework = _held_at(editions, period.last)
    if framework is None:
        raise ActionRefusedError(f"{authority} has no framework yet: bring one in first.")
    in_force = records.framework_in_force_of(editions)
    return Scope(
        authority,
        framework,
        today,
        period,
        records.disclosure_for(authority, public=True),
        framework.number if framework != in_force else None,
        editions,
    )


def _held_at(editions: tuple[Framework, ...], day: date) -> Framework | None:
    """The edition in force on a day; before the first of them and among drafts, the one shown."""
    by_key = {one.pk: one for one in editions}
    for key, span in records.spans_of(editions).items():
        begun = span.first is not None and span.first <= day
        if begun and (span.last is None or day <= span.last):
            return by_key[key]
    return records.framework_in_force_of(editions)
