"""Which edition a pack of a period is about, and what of it the public may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from goldthread.framework.periods import Period, PeriodError, period_from_code
from goldthread.framework.wording import day
from goldthread.web.packs.building.known_then import known_then
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority, Framework, FrameworkRevision
from goldthread.web.records.selectors.as_known import editions_as_known
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.scope import Scope, calendar_of


def period_of_pack(authority: Authority, code: str) -> Period:
    """The period of this code. Raises ``ActionRefusedError`` for what is none."""
    try:
        return period_from_code(code, calendar_of(authority.year_start_month))
    except PeriodError as wrong:
        raise ActionRefusedError(f"“{code}” is not a period: {wrong}") from wrong


def scope_of_period(
    authority: Authority, period: Period, *, today: date, known_at: datetime | None = None
) -> Scope:
    """The edition that held at the end of a period, as the public may see it. Two queries.

    With ``known_at`` it is the one that held by what was known at that moment, and its figures and
    rules are those of then; that takes as long as ``known_then``. A pack goes to a public meeting
    whoever makes it, so a small number of people is left out of it for everybody. Raises
    ``ActionRefusedError`` where there is no framework, or was none that is still on record.
    """
    editions = tuple(records.editions_of(authority))
    for one in editions:
        one.authority = authority  # at hand already
    framework = _edition(authority, editions, period, known_at)
    in_force = records.framework_in_force_of(editions)
    scope = Scope(
        authority,
        framework,
        today,
        period,
        records.disclosure_for(authority, public=True, known_at=known_at),
        framework.number if framework != in_force else None,
        editions,
    )
    if known_at is None:
        return scope
    return replace(scope, then=known_then(framework, at=known_at, until=period.last))


def edition_of_period(
    authority: Authority, period: Period, known_at: datetime | None = None
) -> Framework:
    """The edition that a pack of a period is about; raises as ``scope_of_period``. Two queries."""
    editions = tuple(records.editions_of(authority))
    for one in editions:
        one.authority = authority  # at hand already
    return _edition(authority, editions, period, known_at)


def _edition(
    authority: Authority,
    editions: tuple[Framework, ...],
    period: Period,
    known_at: datetime | None,
) -> Framework:
    if not editions:
        raise ActionRefusedError(f"{authority} has no framework yet: bring one in first.")
    known = editions if known_at is None else editions_as_known(editions, known_at)
    framework = _held_at(known, period.last)
    if framework is None:
        first = day(timezone.localdate(min(one.read_at for one in editions)))
        on = day(timezone.localdate(known_at))
        raise ActionRefusedError(
            f"Nothing was on record of {authority} on {on}: its first framework was brought in on "
            f"{first}. Choose that day or a later one."
        )
    if known_at is not None:
        _require_as_it_was(framework, known_at)
    return framework


def end_of(day: date) -> datetime:
    """The last moment of a day where the council is."""
    following = datetime.combine(day + timedelta(days=1), time.min)
    return timezone.make_aware(following) - timedelta(microseconds=1)


def _require_as_it_was(framework: Framework, known_at: datetime) -> None:
    """Refuse an edition that was a draft then and was changed since: what it said is not kept."""
    if FrameworkRevision.objects.filter(framework=framework, made_at__gt=known_at).exists():
        raise ActionRefusedError(
            f"{framework} was a draft on {day(timezone.localdate(known_at))} and has been changed "
            "since: how it stood then cannot be shown."
        )


def _held_at(editions: Iterable[Framework], day: date) -> Framework | None:
    """The edition in force on a day; before the first of them and among drafts, the one shown."""
    by_key = {one.pk: one for one in editions}
    for key, span in records.spans_of(editions).items():
        begun = span.first is not None and span.first <= day
        if begun and (span.last is None or day <= span.last):
            return by_key[key]
    return records.framework_in_force_of(editions)
