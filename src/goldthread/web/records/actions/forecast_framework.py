"""Look ahead from the figures of a framework, and keep what is to be expected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.fingerprints import Fingerprints
from goldthread.web.records.models import EditionMeasure, Forecast, Framework
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
    milliseconds and the libraries behind it a second to load. It is worked out before the
    records are locked, so that nobody waits; a figure that comes in meanwhile leaves a
    forecast that is known to be older, and is forecast the next time. ``series`` limits it to
    the measures of these series (``None``: all).
    """
    # Not at the top: every process that records a figure would load the libraries of forecasts.
    from goldthread.web.records.mapping.forecasting import forecast_of

    subjects = measure_subjects(framework, series=series)
    measures = [subject.edition_measure.pk for subject in subjects]
    kept = {
        (measure, one): hashed
        for measure, one, hashed in Forecast.objects.filter(
            edition_measure__in=measures
        ).values_list("edition_measure_id", "series_id", "inputs_hash")
    }
    now, count = timezone.now(), 0
    made: list[Forecast] = []
    for subject in subjects:
        for one in subject.series:
            if one.latest is None:
                continue
            count += 1
            hashed = Fingerprints(subject, one).of_whole()
            if kept.pop((subject.edition_measure.pk, one.series.pk), None) != hashed:
                made.append(forecast_of(subject, one, inputs_hash=hashed, at=now))
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        still_there = set(
            EditionMeasure.objects.for_authority(authority)
            .filter(pk__in=measures)
            .values_list("pk", flat=True)
        )
        made = [row for row in made if row.edition_measure_id in still_there]
        places = {(row.edition_measure_id, row.series_id) for row in made} | set(kept)
        replaced = [
            key
            for key, measure, one in Forecast.objects.filter(
                edition_measure__in=measures
            ).values_list("pk", "edition_measure_id", "series_id")
            if (measure, one) in places
        ]
        Forecast.objects.filter(pk__in=replaced).delete()
        save_in_batches(made)
        if made or replaced:
            record_event(
                by=by,
                action="forecast framework",
                authority=authority,
                subject=framework,
                after={"series": count, "worked_out": len(made)},
            )
    return ForecastFramework(count, len(made))
