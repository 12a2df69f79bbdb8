"""What the engine made of the figures of a measure, for the page that shows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.web.records.models import (
    Benchmark,
    Departure,
    EarlierForecast,
    EditionMeasure,
    Forecast,
    Framework,
    Observation,
    Series,
    Travel,
)
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.records.selectors.observations import latest_observations
from goldthread.web.records.selectors.published import EVERYTHING, Disclosure


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One part of a breakdown with its figures in the order of time, and where it is going."""

    series: Series
    figures: tuple[Observation, ...]
    travel: Travel | None


def travels_of(
    framework: Framework,
    *,
    edition_measures: Collection[int] | None = None,
    disclosure: Disclosure = EVERYTHING,
) -> dict[tuple[int, int], Travel]:
    """Where every series of an edition is going, by (edition's measure, series). One query."""
    rows = Travel.objects.filter(edition_measure__framework=framework)
    if edition_measures is not None:
        rows = rows.filter(edition_measure__in=edition_measures)
    return {
        (row.edition_measure_id, row.series_id): row
        for row in rows
        if disclosure.shows_what_came_of(row)
    }


def forecasts_as_of(
    framework: Framework,
    day: date | None = None,
    *,
    edition_measures: Collection[int] | None = None,
    disclosure: Disclosure = EVERYTHING,
) -> dict[tuple[int, int], LookedAhead]:
    """What every series of an edition is heading for, by (edition's measure, series).

    From all its figures, in one query; or, with a ``day``, from those of periods that ended by
    then, in two. For series with later figures there is one only where ``forecast_earlier`` was
    asked for that day. A series whose figures changed since keeps its forecast until the next
    one is made: its ``period_code`` says which figure it was made with.
    """
    kept: list[QuerySet[Any]] = [Forecast.objects.all()]
    if day is not None:
        kept = [
            Forecast.objects.filter(period_last__lte=day),
            EarlierForecast.objects.filter(up_to=day, known_at=None),
        ]
    found: dict[tuple[int, int], LookedAhead] = {}
    for rows in kept:
        rows = rows.filter(edition_measure__framework=framework)
        if edition_measures is not None:
            rows = rows.filter(edition_measure__in=edition_measures)
        for row in rows:
            if disclosure.shows_what_came_of(row):
                found[row.edition_measure_id, row.series_id] = row
    return found


def benchmarks_of(
    edition_measure: EditionMeasure, *, disclosure: Disclosure = EVERYTHING
) -> list[Benchmark]:
    """Where a measure's figures lie in each group: by series and group, the latest period first.

    One query.
    """
    rows = (
        Benchmark.objects.filter(edition_measure=edition_measure)
        .select_related("comparator_group", "series")
        .order_by("series__position", "comparator_group__position", "-period_last")
    )
    return [row for row in rows if disclosure.shows_what_came_of(row)]


def departures_of(
    edition_measure: EditionMeasure, *, disclosure: Disclosure = EVERYTHING
) -> list[Departure]:
    """The parts of a measure's breakdowns that the whole does not speak for. One query."""
    rows = (
        Departure.objects.filter(edition_measure=edition_measure)
        .select_related("part", "series")
        .order_by("series__position", "part__position")
    )
    return [row for row in rows if disclosure.shows_what_came_of(row)]


def breakdowns_of(
    edition_measure: EditionMeasure, *, disclosure: Disclosure = EVERYTHING
) -> dict[int, dict[str, list[PartFigures]]]:
    """The parts of each of a measure's series, by the key of the whole and by dimension.

    Parts are in the order they were first given. Three queries.
    """
    all_series = list(
        Series.objects.filter(measure=edition_measure.measure_id).order_by("position")
    )
    parts = [one for one in all_series if one.part]
    if not parts:
        return {}
    figures: dict[int, list[Observation]] = {}
    for row in disclosure.shown(
        latest_observations(edition_measure.framework.authority).filter(series__in=parts)
    ):
        figures.setdefault(row.series_id, []).append(row)
    travels = {
        row.series_id: row
        for row in Travel.objects.filter(edition_measure=edition_measure, series__in=parts)
        if disclosure.shows_what_came_of(row)
    }
    wholes = {one.label: one.pk for one in all_series if not one.part}
    found: dict[int, dict[str, list[PartFigures]]] = {}
    for part in parts:
        found.setdefault(wholes[part.label], {}).setdefault(part.dimension, []).append(
            PartFigures(part, tuple(figures.get(part.pk, ())), travels.get(part.pk))
        )
    return found
