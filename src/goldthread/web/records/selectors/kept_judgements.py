"""What was worked out before for some of an edition's measures, as far as it tells what stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Model

from goldthread.web.records.models import Benchmark, Departure, Result, Travel
from goldthread.web.records.selectors.worded import Row, Worded


def _kept(model: type[Row], *more: str) -> Worded[Row]:
    """The rows of a model for some of an edition's measures: whose they are, and more columns."""
    columns = ("pk", "edition_measure", "series", *more)
    return Worded(
        model,
        lambda measures: (
            model._default_manager.filter(edition_measure__in=measures)
            .order_by()
            .values_list(*columns)
        ),
    )


_RESULTS = _kept(Result, "period_code", "inputs_hash", "assurance")
_TRAVELS = _kept(Travel, "inputs_hash")
_BENCHMARKS = _kept(Benchmark)
_DEPARTURES = _kept(Departure)


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
