"""Look ahead from the figures of a framework, and keep what is to be expected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.looking_ahead import (
    fingerprints_of,
    put_in_place,
    worked_out_anew,
)
from goldthread.web.records.models import Forecast, Framework
from goldthread.web.records.selectors.subjects import measure_subjects


@dataclass(frozen=True, slots=True)
class ForecastFramework:
    """How many series were looked at, and for how many a forecast was worked out."""

    series: int
    worked_out: int


def forecast_framework(
    *, framework: Framework, by: str, series: Collection[int] | None = None
) -> ForecastFramework:
    """Forecast every series whose figures, rules or comparators changed since its last forecast.

    For background work and the command line, never for a request: a forecast takes some
    milliseconds and the libraries behind it a second to load. ``series`` limits it to the
    measures of these series (``None``: all).
    """
    # Not at the top: every process that records a figure would load the libraries of forecasts.
    from goldthread.web.records.mapping.forecasting import forecast_of

    subjects = measure_subjects(framework, series=series)
    rows = Forecast.objects.filter(
        edition_measure__in=[subject.edition_measure.pk for subject in subjects]
    )
    anew = worked_out_anew(
        ((measure, one) for measure in subjects for one in measure.series),
        fingerprints_of(rows),
        lambda measure, one, hashed, at: forecast_of(
            Forecast(), measure, one, inputs_hash=hashed, at=at
        ),
    )
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        if put_in_place(anew, rows):
            record_event(
                by=by,
                action="forecast framework",
                authority=authority,
                subject=framework,
                after={"series": anew.series, "worked_out": len(anew.made)},
            )
    return ForecastFramework(anew.series, len(anew.made))
