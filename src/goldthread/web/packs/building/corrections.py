"""What was put right since a pack was frozen: for its addendum, never for the pack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from goldthread.framework.periods import PeriodError, period_from_code
from goldthread.framework.wording import amount
from goldthread.reports.pack.report import Correction, Report
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority, Observation
from goldthread.web.scorecards.scope import calendar_of


def corrections_since(
    authority: Authority, report: Report, *, known_at: datetime, until: datetime | None = None
) -> tuple[Correction, ...]:
    """Every figure of a report that was corrected after a moment, the earliest first.

    Corrections after ``until`` are left out.     What stood in the report beside what stands now: corrections on the way there are not
    listed. A figure that the public may not see, before or now, is not either. Three queries.
    """
    later = (
        Observation.objects.for_authority(authority)
        .filter(recorded_at__gt=known_at, revision__gt=1, period_last__lte=report.period.last)
        .filter(
            series__dimension="", series__measure__code__in=[one.code for one in report.measures]
        )
    )
    if until is not None:
        later = later.filter(recorded_at__lte=until)
    touched = set(later.values_list("series_id", "period_code"))
    if not touched:
        return ()
    revisions: dict[tuple[int, str], list[Observation]] = defaultdict(list)
    rows = (
        Observation.objects.filter(series__in={series for series, _ in touched})
        .select_related("series__measure")
        .order_by("revision")
    )
    for row in rows:
        if until is not None and row.recorded_at > until:
            continue
        if (row.series_id, row.period_code) in touched:
            revisions[row.series_id, row.period_code].append(row)
    told = records.disclosure_for(authority, public=True)
    found = [
        correction
        for own in revisions.values()
        if all(told.shows(one) for one in own)
        for correction in _correction(authority, report, own, known_at)
    ]
    return tuple(sorted(found, key=lambda one: (one.corrected_on, one.measure, one.series)))


def _correction(
    authority: Authority, report: Report, own: list[Observation], known_at: datetime
) -> Iterator[Correction]:
    before = [one for one in own if one.recorded_at <= known_at]
    if not before:
        return  # it was first recorded later: nothing that the report says is wrong
    was, now = before[-1], own[-1]
    if was.value == now.value and was.provisional == now.provisional:
        return
    measure = next(one for one in report.measures if one.code == now.series.measure.code)
    yield Correction(
        measure=measure.title,
        address=measure.address,
        series=now.series.label,
        period_label=_label(authority, now.period_code),
        was=_shown(was),
        now=_shown(now),
        corrected_on=now.recorded_at.date(),
        reason=now.reason,
    )


def _shown(one: Observation) -> str:
    if one.value is None:
        return "no figure"
    words = amount(one.value, one.series.unit)
    return f"{words} (provisional)" if one.provisional else words


def _label(authority: Authority, code: str) -> str:
    try:
        return period_from_code(code, calendar_of(authority.year_start_month)).label
    except PeriodError:
        return code
