"""The series of one measure, read for its page: every figure, result and forecast of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from goldthread.web.records import selectors as records
from goldthread.web.records.mapping.definitions import definition_on
from goldthread.web.records.models import (
    Calculation,
    Component,
    EditionMeasure,
    Observation,
    Rebase,
    Result,
    Series,
    Target,
)
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.records.selectors import withheld
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.beside_others import beside_others
from goldthread.web.scorecards.selectors.facts import (
    is_a_target,
    target_in_force,
)
from goldthread.web.scorecards.selectors.figures import (
    PlainFigure,
    SeriesLine,
    judgement_of,
    line_of,
    not_worked_out,
)
from goldthread.web.scorecards.selectors.measure_story import (
    edition_starts,
)
from goldthread.web.scorecards.selectors.outlooks import outlook_of
from goldthread.web.scorecards.selectors.parts_of_series import breakdowns_of_line
from goldthread.web.scorecards.selectors.series_material import SeriesMaterial
from goldthread.web.scorecards.selectors.series_pages import SeriesPage, series_page
from goldthread.web.scorecards.selectors.worked_out_of import worked_out_of


def series_read(
    scope: Scope, record: EditionMeasure, targets: list[Target]
) -> Iterator[SeriesPage]:
    """The pages of the measure's series in order. Nine queries, one more beside others."""
    every = {one.pk: one for one in _series_with_their_places(record)}
    asked = sorted(
        (key for key, one in every.items() if one.asked_at is not None),
        key=lambda key: every[key].asked_at,
    )
    # A line that somebody had worked out stands beside those that the edition asks for.
    asked += [key for key, one in every.items() if one.beside and one.asked_at is None]
    worked = worked_out_of(scope, [key for key in asked if every[key].is_calculated])
    editions = edition_starts(scope)
    rows = _observations(scope, record)
    results = _results(scope, record)
    told, own = scope.disclosure, [record.pk]
    travels = records.travels_of(scope.framework, edition_measures=own, disclosure=told)
    forecasts = records.forecasts_as_of(
        scope.framework, scope.last_day, edition_measures=own, disclosure=told
    )
    here = {key: row for (_, key), row in travels.items()}
    ahead = {key: row for (_, key), row in forecasts.items()}
    departures = records.departures_of(record, disclosure=told)
    afresh = [key for key in asked if every[key].starts_afresh]
    rebases = list(Rebase.objects.filter(series__in=afresh)) if afresh else []
    lines = {
        key: _line(
            scope,
            record,
            every[key],
            rows[key],
            results[key],
            ahead.get(key),
            targets,
            beside=every[key].asked_at is None,
        )
        for key in asked
    }
    benchmarks = records.benchmarks_of(record, disclosure=told)
    beside = beside_others(scope, benchmarks, lines, rows)
    for place, (key, line) in enumerate(lines.items(), start=1):
        yield series_page(
            scope,
            SeriesMaterial(
                record=record,
                series=every[key],
                line=line,
                targets=targets,
                observations=rows[key],
                results=results[key],
                alone=len(asked) == 1,
                editions=editions,
                worked=worked.get(key),
                travel=here.get(key),
                forecast=ahead.get(key),
                rebases=[rebase for rebase in rebases if rebase.series_id == key],
                beside=beside.get(key, ()),
                breakdowns=breakdowns_of_line(
                    scope,
                    line,
                    [one for one in every.values() if one.part and one.label == every[key].label],
                    {part: _newest(own) for part, own in rows.items()},
                    here,
                    [row for row in departures if row.series_id == key],
                ),
            ),
            place=place,
        )


def _series_with_their_places(record: EditionMeasure) -> QuerySet[Any]:
    """The measure's series with what else there is to read of each, so that it is read only then.

    ``asked_at`` is its place among those the edition asks for, ``None`` for any other.
    """
    own = Component.objects.filter(edition_measure=record, series=OuterRef("pk"))
    return (
        Series.objects.filter(measure=record.measure_id)
        .annotate(
            asked_at=Subquery(own.values("position")[:1]),
            is_calculated=Exists(Calculation.objects.filter(series=OuterRef("pk"))),
            starts_afresh=Exists(Rebase.objects.filter(series=OuterRef("pk"))),
        )
        .order_by("position")
    )


def _line(
    scope: Scope,
    record: EditionMeasure,
    series: Series,
    rows: list[Observation],
    results: Mapping[str, Result],
    forecast: LookedAhead | None,
    targets: list[Target],
    *,
    beside: bool,
) -> SeriesLine:
    figures = tuple(
        PlainFigure(
            row.period_code,
            row.period_first,
            row.period_last,
            row.value,
            row.provisional,
            row.illustrative,
            withheld(row),
        )
        for row in sorted(_newest(rows), key=lambda row: (row.period_last, row.period_first))
    )
    # Of two periods that end on one day the shorter is the one that counts.
    last = max(
        results.values(), key=lambda result: (result.period_last, result.period_first), default=None
    )
    in_force = target_in_force(scope, targets)
    has_target = is_a_target(in_force.rule if in_force else None) and not beside
    return line_of(
        scope,
        (series.pk, series.label, series.unit, definition_on(record, scope.day).polarity),
        figures,
        (last.period_code, judgement_of(scope, last)) if last else ("", not_worked_out(has_target)),
        outlook_of(scope, forecast, series.unit) if forecast and forecast.points else None,
        beside=beside,
    )


def _observations(scope: Scope, record: EditionMeasure) -> Mapping[int, list[Observation]]:
    """Every revision of every figure of the measure by series, its parts too, latest first."""
    found: dict[int, list[Observation]] = defaultdict(list)
    rows = Observation.objects.filter(series__measure=record.measure_id)
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    ordered = rows.order_by("-period_last", "period_first", "-revision")
    for row in scope.disclosure.shown(ordered):
        found[row.series_id].append(row)
    return found


def _newest(rows: Iterable[Observation]) -> list[Observation]:
    """The revision of each figure that counts, of rows that begin with it."""
    found: dict[str, Observation] = {}
    for row in rows:
        found.setdefault(row.period_code, row)
    return list(found.values())


def _results(scope: Scope, record: EditionMeasure) -> Mapping[int, Mapping[str, Result]]:
    found: dict[int, dict[str, Result]] = defaultdict(dict)
    rows = record.results.all()
    if not scope.disclosure.hidden:
        rows = rows.defer("inputs")
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    for row in rows:
        found[row.series_id][row.period_code] = row
    return found
