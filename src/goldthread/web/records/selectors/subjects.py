"""An edition's measures with everything their figures are judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import F, Prefetch, QuerySet

from goldthread.web.records.mapping.others import Others, others_by_series
from goldthread.web.records.mapping.subjects import (
    MeasureSubject,
    TargetInForce,
    calendar_of,
    subject_of,
    targets_in_force,
)
from goldthread.web.records.models import (
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
from goldthread.web.records.selectors.calculations import running_series
from goldthread.web.records.selectors.comparators import groups_of
from goldthread.web.records.selectors.editions import editions_of, spans_of
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
    stated = _stated(framework, series, [*_rules(), *_series(Rebase.objects.all())])
    keys = [one.measure_id for one in stated]
    those = _of_their_series(stated)
    figures = _newest_figures(those)
    calendar = calendar_of(authority)
    running = running_series(authority)
    earlier = _targets_of_other_editions(framework, keys)
    others = _others(framework, those) if with_others else {}
    tolerances = tolerances_said(framework, measures=keys)
    return [
        subject_of(
            one,
            figures,
            calendar=calendar,
            others=others,
            tolerances=tolerances,
            running=running,
            targets=_own_targets(one, framework, earlier),
        )
        for one in stated
    ]


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
    stated = _stated(framework, figures, [*_rules(), *_series(Rebase.objects.none())])
    earlier = _targets_of_other_editions(framework, [one.measure_id for one in stated])
    return [
        subject_of(
            one,
            figures,
            calendar=calendar_of(framework.authority),
            running=running,
            targets=_own_targets(one, framework, earlier),
        )
        for one in stated
    ]


def _stated(
    framework: Framework, series: Collection[int] | None, with_them: Sequence[Prefetch]
) -> list[EditionMeasure]:
    """The measures of an edition, or of some series in it, in the order of its document."""
    measures = EditionMeasure.objects.filter(framework=framework)
    if series is not None:
        asked = Series.objects.filter(pk__in=series).order_by().values("measure")
        measures = measures.filter(measure__in=asked)
    measures = measures.select_related("baseline", "measure").prefetch_related(*with_them)
    return list(measures.order_by("position"))


def _own_targets(
    stated: EditionMeasure, framework: Framework, earlier: Mapping[int, list[TargetInForce]]
) -> list[TargetInForce] | None:
    """The targets of every edition, each for the days it held; ``None`` where there is but one."""
    if framework.in_force_from is None:
        return None
    own = targets_in_force(stated.targets.all(), since=framework.in_force_from)
    return [*earlier.get(stated.measure_id, ()), *own]


def _targets_of_other_editions(
    framework: Framework, measures: Collection[int]
) -> dict[int, list[TargetInForce]]:
    """What the editions before this one held measures to, by measure. Two queries, or none."""
    found: dict[int, list[TargetInForce]] = defaultdict(list)
    if framework.in_force_from is None:
        return found
    spans = spans_of(editions_of(framework.authority))
    rows = (
        Target.objects.filter(
            edition_measure__framework__in=[key for key in spans if key != framework.pk],
            edition_measure__measure__in=measures,
        )
        .select_related("edition_measure")
        .order_by(F("valid_from").asc(nulls_first=True))
    )
    for row in rows:
        span = spans[row.edition_measure.framework_id]
        # Of an edition that came after this one nothing is known here.
        if span.last is not None and span.last < framework.in_force_from:
            found[row.edition_measure.measure_id] += targets_in_force(
                [row], since=span.first, until=span.last
            )
    return found


# Each in its own order alone: the models' orders begin with what they belong to, and the joins
# for that cost more than the rows.


def _rules() -> Iterator[Prefetch]:
    """What an edition says of a measure."""
    yield Prefetch("components", Component.objects.order_by("position"))
    yield Prefetch("targets", Target.objects.order_by(F("valid_from").asc(nulls_first=True)))
    yield Prefetch("definitions", Definition.objects.order_by("pk"))


def _series(rebases: QuerySet[Rebase]) -> Iterator[Prefetch]:
    """The series of a measure, and when their charts begin afresh."""
    yield Prefetch("measure__series", Series.objects.order_by("position"))
    yield Prefetch("measure__series__rebases", rebases.order_by("period_first"))


def _of_their_series(stated: Collection[EditionMeasure]) -> dict[str, list[int]]:
    """How to ask for the rows of these measures' series: by the series' own keys, if they are few.

    To look for the measure of each row joins three tables, but a database takes only so many
    keys in one question.
    """
    series = [one.pk for each in stated for one in each.measure.series.all()]
    if len(series) > _FEW:
        return {"series__measure__in": [one.measure_id for one in stated]}
    return {"series__in": series}


_FEW = 500


def _newest_figures(those: Mapping[str, Collection[int]]) -> dict[int, Collection[Observation]]:
    """The newest revision of each figure of some series, by series, in the order of time.

    Every revision is read, and a later one takes the place of those before it: there are few,
    and to have the database leave them out takes longer.
    """
    found: dict[int, dict[str, Observation]] = defaultdict(dict)
    rows = Observation.objects.filter(**those)
    for row in rows.order_by("period_last", "period_first", "revision"):
        found[row.series_id][row.period_code] = row
    return {series: by_period.values() for series, by_period in found.items()}


def _others(framework: Framework, those: Mapping[str, Collection[int]]) -> Mapping[int, Others]:
    authority = framework.authority
    figures = list(
        ComparatorFigure.objects.filter(**those).select_related("comparator").order_by("revision")
    )
    if not figures:
        return {}
    return others_by_series(figures, groups_of(authority), calendar_of(authority))
