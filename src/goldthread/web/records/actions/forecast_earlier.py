"""Look ahead from where the figures of a framework stood at the end of an earlier period."""

from __future__ import annotations

from datetime import datetime

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
from goldthread.web.records.mapping.fingerprints import Fingerprints
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject
from goldthread.web.records.models import EarlierForecast, Forecast, Framework
from goldthread.web.records.selectors.subjects import measure_subjects


def forecast_earlier(
    *, framework: Framework, period: Period, by: str, known_at: datetime | None = None
) -> ForecastFramework:
    """Forecast every series that has later figures from those up to the end of a period.

    For reports of a period that is past. Where the last figure of a series lies in the period
    or before it, its forecast is the one that ``forecast_framework`` keeps. With ``known_at`` every
    series is forecast that was known otherwise at that moment than any forecast there is. Only what
    changed since it was last asked for is worked out again. For background work and the command line,
    never for a request.
    """
    # Not at the top: every process that records a figure would load the libraries of forecasts.
    from goldthread.web.records.mapping.forecasting import forecast_of

    made_now = _forecast_now(framework) if known_at is not None else frozenset()
    subjects: list[tuple[MeasureSubject, SeriesSubject]] = []
    for measure in measure_subjects(framework, known_at=known_at):
        then = measure.until(period.last)
        for now, one in zip(measure.series, then.series, strict=True):
            later = now.latest is not None and now.latest.last > period.last
            if later if known_at is None else _print_of(then, one) not in made_now:
                subjects.append((then, one))
    rows = EarlierForecast.objects.filter(
        edition_measure__framework=framework, up_to=period.last, known_at=known_at
    )
    anew = worked_out_anew(
        subjects,
        fingerprints_of(rows),
        lambda measure, one, hashed, at: forecast_of(
            EarlierForecast(up_to=period.last, known_at=known_at),
            measure,
            one,
            inputs_hash=hashed,
            at=at,
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
                    **({"as known at": known_at} if known_at else {}),
                    "series": anew.series,
                    "worked_out": len(anew.made),
                },
            )
    return ForecastFramework(anew.series, len(anew.made))


_Print = tuple[int, int, str]
"""The edition's measure and the series, by key, and the hash of what it is made from."""


def _forecast_now(framework: Framework) -> frozenset[_Print]:
    """What is forecast of an edition by what is known now. Two queries."""
    return frozenset(
        row
        for rows in (Forecast.objects.all(), EarlierForecast.objects.filter(known_at=None))
        for row in rows.filter(edition_measure__framework=framework)
        .order_by()
        .values_list("edition_measure_id", "series_id", "inputs_hash")
    )


def _print_of(measure: MeasureSubject, one: SeriesSubject) -> _Print:
    hashed = Fingerprints(measure, one).of_whole()
    return measure.edition_measure.pk, one.series.pk, hashed
