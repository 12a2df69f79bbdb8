"""The kinds of pack of an authority: what each is, when drafts are made, who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from goldthread.framework.periods import Period
from goldthread.web.collection.selectors.holidays import holidays_of
from goldthread.web.packs.models import Pack, PackDefinition, PackSchedule, PackState
from goldthread.web.records.models import Authority
from goldthread.web.scorecards.scope import calendar_of


def kinds_of(authority: Authority) -> QuerySet[PackDefinition]:
    """Every kind of pack of an authority, with how many readers and packs each has."""
    return (
        PackDefinition.objects.for_authority(authority)
        .select_related("authority", "schedule", "schedule__owner")
        .annotate(lines=Count("readers", distinct=True), made=Count("packs", distinct=True))
        .order_by("title", "audience", "audience_of", "inclusion")
    )


def kind_at(authority: Authority, key: str) -> PackDefinition | None:
    """The kind of pack with this key in an address; ``None`` where there is none."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return kinds_of(authority).filter(pk=key).first()


def schedule_of(definition: PackDefinition) -> PackSchedule | None:
    """When drafts of a kind are made by themselves, if they are."""
    found: PackSchedule | None = getattr(definition, "schedule", None)
    return found


@dataclass(frozen=True, slots=True)
class NextDraft:
    """The next draft that a schedule makes: of which period, and on which day."""

    period: Period
    on: date


def next_draft(schedule: PackSchedule, today: date) -> NextDraft | None:
    """What a schedule does next; ``None`` while it is paused."""
    if schedule.paused_at is not None:
        return None
    authority = schedule.definition.authority
    calendar, holidays = calendar_of(authority.year_start_month), holidays_of(authority)
    latest = schedule.day.latest(today, calendar, holidays)
    if latest is not None and _is_to_make(schedule, *latest):
        return NextDraft(*latest)
    return NextDraft(*schedule.day.next(today, calendar, holidays))


def drafts_due(authority: Authority, today: date) -> list[tuple[PackSchedule, Period]]:
    """The drafts that schedules ask for by today and that are not there."""
    due = []
    schedules = PackSchedule.objects.for_authority(authority).filter(paused_at=None)
    calendar, holidays = calendar_of(authority.year_start_month), holidays_of(authority)
    for schedule in schedules.select_related("definition__authority", "owner"):
        latest = schedule.day.latest(today, calendar, holidays)
        if latest is not None and _is_to_make(schedule, *latest):
            due.append((schedule, latest[0]))
    return due


def _is_to_make(schedule: PackSchedule, period: Period, on: date) -> bool:
    if on < schedule.starts_on or period.code == schedule.made_last:
        return False
    own = Pack.objects.filter(definition=schedule.definition, period_code=period.code)
    return not own.exists()


def packs_to_tell(authority: Authority, now: datetime) -> QuerySet[Pack]:
    """Issued packs whose time has come and whose readers were not written to."""
    return (
        Pack.objects.for_authority(authority)
        .filter(state=PackState.ISSUED, readers_told_at=None)
        .annotate(out_at=Coalesce("embargo_until", "issued_at"))
        .filter(out_at__lte=now)
        .select_related("authority", "definition__authority")
        .order_by("number")
    )
