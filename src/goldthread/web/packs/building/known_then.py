"""What was known at a moment, worked out again from the figures and rules that were on record then.

What is kept is used wherever it was made from the very same figures and rules; the rest is made by
the code that makes what is kept, and kept nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.web.records.actions.working_out import KeptRows, WorkingOut
from goldthread.web.records.mapping.fingerprints import Fingerprints
from goldthread.web.records.mapping.subjects import MeasureSubject
from goldthread.web.records.models import (
    Benchmark,
    Departure,
    EarlierForecast,
    Forecast,
    Framework,
    Result,
    Travel,
)
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.records.selectors.as_known import portfolios_as_known
from goldthread.web.records.selectors.known_then import Key, KnownThen
from goldthread.web.records.selectors.subjects import measure_subjects


def known_then(framework: Framework, *, at: datetime, until: date) -> KnownThen:
    """What was known of an edition at a moment, of periods that ended by a day.

    A fixed number of queries. It takes as long as judging and forecasting what has other figures
    or rules now than then.
    """
    measures = [one.until(until) for one in measure_subjects(framework, known_at=at)]
    kept = KeptRows([one.edition_measure.pk for one in measures])
    work = WorkingOut(kept, authority=framework.authority, at=timezone.now())
    for one in measures:
        work.judge(one)
    # Of what is kept, the judging has left those that something else was known for.
    results = _standing(_of(Result, framework).select_related("observation"), kept.results.values())
    travels = _standing(_of(Travel, framework), kept.travels.values())
    benchmarks = _of(Benchmark, framework).select_related("comparator_group")
    made: dict[Any, list[Any]] = dict(work.added)

    def beside(rows: Iterable[Any]) -> Iterator[Any]:
        return (one for one in rows if _key(one) not in kept.travels)

    return KnownThen(
        at=at,
        measures={one.edition_measure.pk: one for one in measures},
        results=_latest_first([*results, *made.get(Result, ())]),
        travels={_key(one): one for one in (*travels, *made.get(Travel, ()))},
        benchmarks=(*beside(benchmarks), *made.get(Benchmark, ())),
        departures=(*beside(_of(Departure, framework)), *made.get(Departure, ())),
        forecasts={_key(one): one for one in _forecasts(framework, measures)},
        portfolios=portfolios_as_known(framework.authority, at),
    )


def _of(model: type[Any], framework: Framework) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(edition_measure__framework=framework)
    return rows.order_by()


def _standing(rows: Iterable[Any], fallen: Iterable[tuple[int, str]]) -> Iterator[Any]:
    """The rows that are not among those that fell away."""
    keys = {key for key, _ in fallen}
    return (one for one in rows if one.pk not in keys)


def _latest_first(rows: Iterable[Any]) -> dict[Key, tuple[Result, ...]]:
    found: dict[Key, list[Result]] = defaultdict(list)
    for one in sorted(rows, key=lambda row: (row.period_last, row.period_first), reverse=True):
        found[_key(one)].append(one)
    return {key: tuple(own) for key, own in found.items()}


def _key(row: Any) -> Key:
    return row.edition_measure_id, row.series_id


def _forecasts(framework: Framework, measures: Iterable[MeasureSubject]) -> Iterator[LookedAhead]:
    """What every series was heading for by what was known of it."""
    # Not at the top: every process that makes a pack of now would load the libraries of forecasts.
    from goldthread.web.records.mapping.forecasting import forecast_of

    kept: dict[tuple[Key, str], LookedAhead] = {
        (_key(row), row.inputs_hash): row
        for model in (Forecast, EarlierForecast)
        for row in _of(model, framework).select_related("series").defer("points")
    }
    for measure in measures:
        for one in measure.series:
            if one.latest is None:
                continue
            hashed = Fingerprints(measure, one).of_whole()
            key = measure.edition_measure.pk, one.series.pk
            yield kept.get((key, hashed)) or forecast_of(
                EarlierForecast(), measure, one, inputs_hash=hashed, at=timezone.now()
            )
