"""Judge the figures of a framework, and keep what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.judging import calendar_of, results_of
from goldthread.web.records.models import EditionMeasure, Framework, Observation, Result
from goldthread.web.records.selectors.observations import latest_observations

_NOT_CONTENT = {"id", "computed_at"}
_CONTENT = [
    field.attname for field in Result._meta.concrete_fields if field.name not in _NOT_CONTENT
]


@dataclass(frozen=True, slots=True)
class EvaluatedFramework:
    """How many results there are now for what was judged, and how many of them changed."""

    results: int
    changed: int


def evaluate_framework(
    *, framework: Framework, by: str, series: Collection[int] | None = None
) -> EvaluatedFramework:
    """Run the engine and keep its results, with what each was worked out from.

    ``series`` limits it to the measures of these series (``None``: all). Results that come out
    as they were stay untouched, with the time they were first worked out; only a change
    leaves an audit event.
    """
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        measures = EditionMeasure.objects.for_authority(authority).filter(framework=framework)
        measures = measures.select_related("baseline").prefetch_related(
            "components__series", "targets"
        )
        figures = latest_observations(authority).filter(
            series__edition_measures__framework=framework
        )
        kept = Result.objects.for_authority(authority).filter(edition_measure__framework=framework)
        if series is not None:
            measures = measures.filter(measure__series__in=series).distinct()
            figures = figures.filter(series__measure__series__in=series)
            kept = kept.filter(edition_measure__in=measures)
        results = _results(framework, measures, figures.distinct())
        before = {_key(result): result for result in kept}
        after = {_key(result): result for result in results}
        changed = [
            result
            for key, result in after.items()
            if key not in before or _content(before[key]) != _content(result)
        ]
        gone = [
            before[key].pk
            for key in before
            if key not in after or _content(before[key]) != _content(after[key])
        ]
        Result.objects.filter(pk__in=gone).delete()
        save_in_batches(changed)
        if changed or gone:
            record_event(
                by=by,
                action="evaluate framework",
                authority=authority,
                subject=framework,
                after={"results": len(after), "changed": len(changed), "removed": len(gone)},
            )
    return EvaluatedFramework(results=len(after), changed=len(changed))


def _results(
    framework: Framework, measures: Iterable[EditionMeasure], figures: Iterable[Observation]
) -> list[Result]:
    by_series: dict[int, list[Observation]] = {}
    for observation in figures:
        by_series.setdefault(observation.series_id, []).append(observation)
    calendar = calendar_of(framework.authority)
    now = timezone.now()
    results: list[Result] = []
    for measure in measures:
        own = [
            observation
            for component in measure.components.all()
            for observation in by_series.get(component.series_id, ())
        ]
        results += results_of(measure, own, calendar=calendar, at=now)
    return results


def _key(result: Result) -> tuple[int, int, str]:
    return result.edition_measure_id, result.series_id, result.period_code


def _content(result: Result) -> tuple[object, ...]:
    return tuple(getattr(result, name) for name in _CONTENT)
