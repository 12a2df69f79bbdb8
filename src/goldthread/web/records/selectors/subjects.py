"""An edition's measures with everything their figures are judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from goldthread.web.records.mapping.others import Others, others_by_series
from goldthread.web.records.mapping.subjects import MeasureSubject, calendar_of, subject_of
from goldthread.web.records.models import EditionMeasure, Framework, Observation
from goldthread.web.records.selectors.comparators import groups_of, latest_comparator_figures
from goldthread.web.records.selectors.observations import latest_observations


def measure_subjects(
    framework: Framework, *, series: Collection[int] | None = None
) -> list[MeasureSubject]:
    """Every measure of an edition as the engine takes it, in the order of its document.

    ``series`` limits it to the measures of these series, parts of breakdowns among them
    (``None``: all). A fixed number of queries.
    """
    authority = framework.authority
    measures = EditionMeasure.objects.for_authority(authority).filter(framework=framework)
    figures = latest_observations(authority).filter(series__measure__editions__framework=framework)
    if series is not None:
        keys = list(
            measures.filter(measure__series__in=series).values_list("measure_id", flat=True)
        )
        measures = measures.filter(measure__in=keys)
        figures = figures.filter(series__measure__in=keys)
    stated = list(
        measures.select_related("baseline", "measure")
        .prefetch_related("components", "targets", "measure__series__rebases")
        .order_by("position")
    )
    by_series: dict[int, list[Observation]] = defaultdict(list)
    for observation in figures:
        by_series[observation.series_id].append(observation)
    calendar = calendar_of(authority)
    others = _others(framework, [one.measure_id for one in stated])
    return [subject_of(one, by_series, calendar=calendar, others=others) for one in stated]


def _others(framework: Framework, measures: Collection[int]) -> Mapping[int, Others]:
    authority = framework.authority
    figures = list(
        latest_comparator_figures(authority)
        .filter(series__measure__in=measures)
        .select_related("comparator")
    )
    if not figures:
        return {}
    return others_by_series(figures, groups_of(authority), calendar_of(authority))
