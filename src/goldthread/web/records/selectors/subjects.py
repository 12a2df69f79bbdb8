"""An edition's measures with everything their figures are judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import F, QuerySet

from goldthread.web.records.mapping.others import Others, others_by_series
from goldthread.web.records.mapping.subjects import (
    MeasureSubject,
    Stated,
    TargetInForce,
    calendar_of,
    subject_of,
    targets_in_force,
)
from goldthread.web.records.models import (
    Baseline,
    Comparator,
    ComparatorFigure,
    Component,
    Definition,
    EditionMeasure,
    Framework,
    Observation,
    Rebase,
    Series,
    Target,
)
from goldthread.web.records.selectors.as_known import (
    editions_as_known,
    stated_as_known,
    targets_as_known,
)
from goldthread.web.records.selectors.calculations import running_among
from goldthread.web.records.selectors.comparators import groups_of
from goldthread.web.records.selectors.editions import editions_of, spans_of
from goldthread.web.records.selectors.tolerances import tolerances_said
from goldthread.web.records.selectors.worded import Worded, related_of, with_related


def measure_subjects(
    framework: Framework,
    *,
    series: Collection[int] | None = None,
    with_others: bool = True,
    known_at: datetime | None = None,
) -> list[MeasureSubject]:
    """Every measure of an edition as the engine takes it, in the order of its document.

    ``series`` limits it to the measures of these series, parts of breakdowns among them
    (``None``: all). Without ``with_others`` what comparators published is left out. With
    ``known_at`` figures and rules are those that were on record at that moment. A fixed
    number of queries for each five hundred series. Of its figures only the numbers are read.
    """
    stated = _stated(framework, series)
    if known_at is not None:
        stated = stated_as_known(framework.authority, stated, known_at)
    keys = [one.row.measure_id for one in stated]
    every = [one.pk for each in stated for one in each.series]
    said = tolerances_said(framework, measures=keys)
    return _subjects(
        framework,
        stated,
        newest_figures(every, known_at=known_at),
        known_at,
        rebases=_by(_known(_REBASES.of(every), "decided_at", known_at), "series_id"),
        others=_others(framework, every, known_at) if with_others else {},
        tolerances={key: list(_known(rows, "set_at", known_at)) for key, rows in said.items()},
        running=running_among(every, known_at=known_at),
    )


def subjects_to_question(
    framework: Framework,
    figures: Mapping[int, Collection[Observation]],
    *,
    running: Collection[int],
) -> list[MeasureSubject]:
    """The measures of some series with what new figures of these are questioned by.

    That is the rules and the newest ``figures`` of these series alone; ``running`` are the keys
    of series that are worked out since the start of the year. A fixed number of queries.
    """
    return _subjects(framework, _stated(framework, figures), figures, running=running)


def _subjects(
    framework: Framework,
    stated: Collection[Stated],
    figures: Mapping[int, Collection[Observation]],
    known_at: datetime | None = None,
    **known: Any,
) -> list[MeasureSubject]:
    calendar = calendar_of(framework.authority)
    earlier = _targets_of_other_editions(
        framework, [one.row.measure_id for one in stated], known_at
    )
    since = framework.in_force_from
    return [
        subject_of(
            one,
            figures,
            calendar=calendar,
            # Each target of an edition for the days it held.
            targets=(
                *earlier.get(one.row.measure_id, ()),
                *targets_in_force(one.targets, since=since),
            ),
            **known,
        )
        for one in stated
    ]


# Each in its own order alone: the models' orders begin with what they belong to, and the joins
# for that cost more than the rows.


def _measures(framework: Any) -> QuerySet[EditionMeasure]:
    """What some editions say of measures, each with the measure itself."""
    rows = EditionMeasure.objects.filter(framework__in=framework).order_by()
    return with_related(rows, "measure")


_MEASURES_OF_AN_EDITION = Worded(EditionMeasure, _measures)
_MEASURES_OF_SERIES = Worded(
    EditionMeasure,
    lambda series, framework: _measures([framework]).filter(
        measure__in=Series.objects.filter(pk__in=series).order_by().values("measure")
    ),
)
_SERIES = Worded(
    Series, lambda measures: Series.objects.filter(measure__in=measures).order_by("position")
)
_COMPONENTS = Worded(
    Component,
    lambda stated: Component.objects.filter(edition_measure__in=stated).order_by("position"),
)
_TARGETS = Worded(
    Target,
    lambda stated: Target.objects.filter(edition_measure__in=stated).order_by(
        F("valid_from").asc(nulls_first=True)
    ),
)
_DEFINITIONS = Worded(
    Definition, lambda stated: Definition.objects.filter(edition_measure__in=stated).order_by("pk")
)
_BASELINES = Worded(
    Baseline, lambda stated: Baseline.objects.filter(edition_measure__in=stated).order_by()
)
_REBASES = Worded(
    Rebase, lambda series: Rebase.objects.filter(series__in=series).order_by("period_first")
)
_FIGURES = Worded(
    Observation,
    lambda series: (
        Observation.objects.filter(series__in=series)
        .order_by("period_last", "period_first", "revision")
        .defer("source", "questions", "made_of", "reason", "recorded_at", "recorded_by")
    ),
)
_FIGURES_WITH_THEIR_MOMENTS = Worded(
    Observation,
    lambda series: Observation.objects.filter(series__in=series).order_by(
        "period_last", "period_first", "revision"
    ),
)
_FIGURES_OF_OTHERS = Worded(
    ComparatorFigure,
    lambda series: ComparatorFigure.objects.filter(series__in=series).order_by("revision"),
)


def _stated(framework: Framework, series: Collection[int] | None) -> list[Stated]:
    """The measures of an edition, or of some series in it, in the order of its document."""
    rows = (
        _MEASURES_OF_AN_EDITION.of([framework.pk])
        if series is None
        else _MEASURES_OF_SERIES.of(series, framework.pk)
    )
    # A measure of several series may be asked for in several parts.
    by_key = {row.pk: row for row in rows}
    its_series = _by(_SERIES.of(row.measure_id for row in rows), "measure_id")
    components = _by(_COMPONENTS.of(by_key), "edition_measure_id")
    targets = _by(_TARGETS.of(by_key), "edition_measure_id")
    definitions = _by(_DEFINITIONS.of(by_key), "edition_measure_id")
    baselines = {one.edition_measure_id: one for one in _BASELINES.of(by_key)}
    found: list[Stated] = []
    for row in sorted(by_key.values(), key=lambda row: row.position):
        # At hand already: nobody who goes on to ask need ask the database.
        row.measure = related_of(row, "measure")
        row.measure.authority = framework.authority
        for one in its_series[row.measure_id]:
            one.measure = row.measure
        found.append(
            Stated(
                row=row,
                series=tuple(its_series[row.measure_id]),
                asked=tuple(one.series_id for one in components[row.pk]),
                targets=tuple(targets[row.pk]),
                definitions=tuple(definitions[row.pk]),
                baseline=baselines.get(row.pk),
            )
        )
    return found


Row = TypeVar("Row")


def _by(rows: Iterable[Row], owner: str) -> dict[int, list[Row]]:
    """Rows by the key of what they belong to, in their order."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, owner)].append(row)
    return found


def _known(rows: Iterable[Row], moment: str, known_at: datetime | None) -> Iterator[Row]:
    """The rows that were on record at a moment, by the column that says since when they are."""
    return (one for one in rows if known_at is None or getattr(one, moment) <= known_at)


def _targets_of_other_editions(
    framework: Framework, measures: Collection[int], known_at: datetime | None
) -> dict[int, list[TargetInForce]]:
    """What the editions before this one held measures to, by measure. Three queries, or none."""
    found: dict[int, list[TargetInForce]] = defaultdict(list)
    if framework.in_force_from is None:
        return found
    editions = editions_of(framework.authority)
    spans = spans_of(editions if known_at is None else editions_as_known(editions, known_at))
    rows: Iterable[Target] = (
        Target.objects.filter(
            edition_measure__framework__in=[key for key in spans if key != framework.pk],
            edition_measure__measure__in=measures,
        )
        .select_related("edition_measure")
        .order_by(F("valid_from").asc(nulls_first=True))
    )
    if known_at is not None:
        rows = targets_as_known(framework.authority, rows, known_at)
    for row in rows:
        span = spans[row.edition_measure.framework_id]
        # Of an edition that came after this one nothing is known here.
        if span.last is not None and span.last < framework.in_force_from:
            found[row.edition_measure.measure_id] += targets_in_force(
                [row], since=span.first, until=span.last
            )
    return found


def newest_figures(
    series: Collection[int], *, known_at: datetime | None = None
) -> dict[int, Collection[Observation]]:
    """The newest revision of each figure of some series, by series, in the order of time.

    With ``known_at`` the newest that was on record at that moment.

    Every revision is read, and a later one takes the place of those before it: there are few,
    and to have the database leave them out takes longer. Of their columns those that say where
    a figure comes from are left for who asks for them.
    """
    found: dict[int, dict[str, Observation]] = defaultdict(dict)
    rows = _FIGURES if known_at is None else _FIGURES_WITH_THEIR_MOMENTS
    for row in _known(rows.of(series), "recorded_at", known_at):
        found[row.series_id][row.period_code] = row
    return {key: by_period.values() for key, by_period in found.items()}


def _others(
    framework: Framework, series: Collection[int], known_at: datetime | None
) -> Mapping[int, Others]:
    authority = framework.authority
    figures = list(_known(_FIGURES_OF_OTHERS.of(series), "recorded_at", known_at))
    if not figures:
        return {}
    known = Comparator.objects.in_bulk({one.comparator_id for one in figures})
    for one in figures:
        one.comparator = known[one.comparator_id]
    return others_by_series(figures, groups_of(authority), calendar_of(authority))
