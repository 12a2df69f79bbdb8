"""Forecasts worked out where something changed since, and put in the place of older ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.fingerprints import Fingerprints
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject
from goldthread.web.records.models import EditionMeasure
from goldthread.web.records.models.looked_ahead import LookedAhead

Row = TypeVar("Row", bound=LookedAhead)
Place = tuple[int, int]
"""The key of an edition's measure, and of one of its series."""


@dataclass(frozen=True, slots=True)
class Anew(Generic[Row]):
    """What was worked out: ``made`` to be kept, and the places whose old forecast must go.

    ``series`` is how many were looked at.
    """

    series: int
    made: list[Row]
    gone: frozenset[Place]


def worked_out_anew(
    subjects: Iterable[tuple[MeasureSubject, SeriesSubject]],
    kept: Mapping[Place, str],
    make: Callable[[MeasureSubject, SeriesSubject, str, datetime], Row],
) -> Anew[Row]:
    """The forecasts of series whose figures, rules or comparators changed.

    ``kept`` are the fingerprints of what there is. It takes some milliseconds a series, so that it
    is done before the records are locked: a figure that comes in meanwhile leaves a forecast that
    is known to be older, and is forecast the next time.
    """
    now, count, left = timezone.now(), 0, dict(kept)
    made = []
    for measure, one in subjects:
        if one.latest is None:
            continue
        count += 1
        hashed = Fingerprints(measure, one).of_whole()
        if left.pop((measure.edition_measure.pk, one.series.pk), None) != hashed:
            made.append(make(measure, one, hashed, now))
    return Anew(count, made, frozenset(left))


def fingerprints_of(rows: QuerySet[Row]) -> dict[Place, str]:
    """The fingerprint of each forecast. One query."""
    return {
        (measure, series): hashed
        for measure, series, hashed in rows.values_list(
            "edition_measure_id", "series_id", "inputs_hash"
        )
    }


def put_in_place(anew: Anew[Row], rows: QuerySet[Row]) -> int:
    """Put what was worked out in the place of what there is among ``rows``.

    Only where the edition still has the measure. Gives how many were put or taken away.
    """
    measures = {row.edition_measure_id for row in anew.made}
    still_there = set(EditionMeasure.objects.filter(pk__in=measures).values_list("pk", flat=True))
    made = [row for row in anew.made if row.edition_measure_id in still_there]
    places = anew.gone | {(row.edition_measure_id, row.series_id) for row in made}
    replaced = [
        key
        for key, measure, series in rows.values_list("pk", "edition_measure_id", "series_id")
        if (measure, series) in places
    ]
    rows.model._default_manager.filter(pk__in=replaced).delete()
    save_in_batches(made)
    return len(made) + len(replaced)
