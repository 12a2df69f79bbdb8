"""What was worked out before for some of an edition's measures, as far as it tells what stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Model

from goldthread.web.records.models import Benchmark, Departure, Result, Travel
from goldthread.web.records.selectors.worded import Worded

_RESULTS = Worded(
    Result,
    lambda measures: (
        Result.objects.filter(edition_measure__in=measures)
        .order_by()
        .values_list("pk", "edition_measure", "series", "period_code", "inputs_hash", "assurance")
    ),
)
_TRAVELS = Worded(
    Travel,
    lambda measures: (
        Travel.objects.filter(edition_measure__in=measures)
        .order_by()
        .values_list("pk", "edition_measure", "series", "inputs_hash")
    ),
)
_BENCHMARKS = Worded(
    Benchmark,
    lambda measures: (
        Benchmark.objects.filter(edition_measure__in=measures)
        .order_by()
        .values_list("pk", "edition_measure", "series")
    ),
)
_DEPARTURES = Worded(
    Departure,
    lambda measures: (
        Departure.objects.filter(edition_measure__in=measures)
        .order_by()
        .values_list("pk", "edition_measure", "series")
    ),
)


def kept_results(measures: Collection[int]) -> Iterable[tuple[int, int, int, str, str, str]]:
    """The judgements of figures. One query.

    The key of each, those of the edition's measure and of the series, the code of the period,
    the hash of what it was made from, and the assurance.
    """
    return _RESULTS.columns_of(measures)


def kept_travels(measures: Collection[int]) -> Iterable[tuple[int, int, int, str]]:
    """Where series are going. One query.

    The key of each, those of the edition's measure and of the series, and the hash of what it
    was made from.
    """
    return _TRAVELS.columns_of(measures)


def kept_with_travels(
    measures: Collection[int],
) -> Mapping[type[Model], Iterable[tuple[int, int, int]]]:
    """What is worked out together with where a series is going, and stands as long as that does.

    The key of each row, and those of the edition's measure and of the series. Two queries.
    """
    return {
        Benchmark: _BENCHMARKS.columns_of(measures),
        Departure: _DEPARTURES.columns_of(measures),
    }
