"""Look ahead from where the figures of a framework stood at the end of an earlier period."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.forecast_framework import ForecastFramework
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.looking_ahead import (
    fingerprints_of,
    put_in_place,
    worked_out_anew,
)
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject
from goldthread.web.records.models import EarlierForecast, Framework
from goldthread.web.records.selectors.subjects import measure_subjects


def forecast_earlier(*, framework: Framework, period: Period, by: str) -> ForecastFramework:
    """Forecast every series that has later figures from those up to the end of a period.

    For reports of a period that is past. Where the last figure of a series lies in the period
    or before it, its forecast is the one that ``forecast_framework`` keeps. Only what changed
    since it was last asked for is worked out again. For background work and the command line,
    never for a request.
    """
    # Not at the top: every process that records a figure would load the libraries of forecasts.
    from goldthread.web.records.mapping.forecasting import forecast_of

    subjects: list[tuple[MeasureSubject, SeriesSubject]] = []
    for measure in measure_subjects(framework):
        then = measure.until(period.last)
        subjects += [
            (then, one)
            for now, one in zip(measure.series, then.series, strict=True)
            if now.latest is not None and now.latest.last > period.last
        ]
    rows = EarlierForecast.objects.filter(edition_measure__framework=framework, up_to=period.last)
    anew = worked_out_anew(
        subjects,
        fingerprints_of(rows),
        lambda measure, one, hashed, at: forecast_of(
            EarlierForecast(up_to=period.last), measure, one, inputs_hash=hashed, at=at
        ),
    )
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        if put_in_place(anew, rows):
            record_event(
                by=by,
                action="forecast earlier",
                authority=authority,
                subject=framework,
                after={
                    "period": period.code,
                    "series": anew.series,
                    "worked_out": len(anew.made),
                },
            )
    return ForecastFramework(anew.series, len(anew.made))
