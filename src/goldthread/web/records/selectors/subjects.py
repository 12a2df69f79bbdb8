"""An edition's measures with everything their figures are judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db.models import F, Prefetch

from goldthread.web.records.mapping.others import Others, others_by_series
from goldthread.web.records.mapping.subjects import MeasureSubject, calendar_of, subject_of
from goldthread.web.records.models import (
    ComparatorFigure,
    Component,
    EditionMeasure,
    Framework,
    Observation,
    Rebase,
    Series,
    Target,
)
from goldthread.web.records.selectors.comparators import groups_of
from goldthread.web.records.selectors.tolerances import tolerances_said


def measure_subjects(
    framework: Framework, *, series: Collection[int] | None = None, with_others: bool = True
) -> list[MeasureSubject]:
    """Every measure of an edition as the engine takes it, in the order of its document.

    ``series`` limits it to the measures of these series, parts of breakdowns among them
    (``None``: all). Without ``with_others`` what comparators published is left out. A fixed
    number of queries.
    """
    authority = framework.authority
    measures = EditionMeasure.objects.filter(framework=framework)
    if series is not None:
        asked = Series.objects.filter(pk__in=series).order_by().values("measure")
        measures = measures.filter(measure__in=asked)
    stated = list(
        measures.select_related("baseline", "measure")
        .prefetch_related(*_with_a_measure())
        .order_by("position")
    )
    keys = [one.measure_id for one in stated]
    figures = _newest_figures(keys)
    calendar = calendar_of(authority)
    others = _others(framework, keys) if with_others else {}
    tolerances = tolerances_said(framework, measures=keys)
    return [
        subject_of(one, figures, calendar=calendar, others=others, tolerances=tolerances)
        for one in stated
    ]


def _with_a_measure() -> Iterator[Prefetch]:
    """What a measure brings with it.

    Each in its own order alone: the models' orders begin with what they belong to, and the
    joins for that cost more than the rows.
    """
    yield Prefetch("components", Component.objects.order_by("position"))
    yield Prefetch("targets", Target.objects.order_by(F("valid_from").asc(nulls_first=True)))
    yield Prefetch("measure__series", Series.objects.order_by("position"))
    yield Prefetch("measure__series__rebases", Rebase.objects.order_by("period_first"))


def _newest_figures(measures: Collection[int]) -> dict[int, Collection[Observation]]:
    """The newest revision of each figure of these measures, by series, in the order of time.

    Every revision is read, and a later one takes the place of those before it: there are few,
    and to have the database leave them out takes longer.
    """
    found: dict[int, dict[str, Observation]] = defaultdict(dict)
    rows = Observation.objects.filter(series__measure__in=measures)
    for row in rows.order_by("period_last", "period_first", "revision"):
        found[row.series_id][row.period_code] = row
    return {series: by_period.values() for series, by_period in found.items()}


def _others(framework: Framework, measures: Collection[int]) -> Mapping[int, Others]:
    authority = framework.authority
    figures = list(
        ComparatorFigure.objects.filter(series__measure__in=measures)
        .select_related("comparator")
        .order_by("revision")
    )
    if not figures:
        return {}
    return others_by_series(figures, groups_of(authority), calendar_of(authority))
