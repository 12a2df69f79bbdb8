"""Judge the figures of a framework, and keep what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.working_out import KeptRows, WorkingOut
from goldthread.web.records.models import Framework, Result
from goldthread.web.records.selectors.subjects import measure_subjects


@dataclass(frozen=True, slots=True)
class EvaluatedFramework:
    """How many results there are now for what was judged, and how many of them changed.

    ``worked_out`` counts the judgements that were made: nothing is judged whose figures,
    rules and comparators are as they were.
    """

    results: int
    changed: int
    worked_out: int


def evaluate_framework(
    *, framework: Framework, by: str, series: Collection[int] | None = None
) -> EvaluatedFramework:
    """Run the engine where anything changed, and keep its results with what they came from.

    ``series`` limits it to the measures of these series (``None``: all). What would come out of
    the same figures, rules and comparators as before is not worked out again; only a change
    leaves an audit event. Forecasts are another action, because they take long.
    """
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        subjects = measure_subjects(framework, series=series)
        kept = KeptRows([subject.edition_measure.pk for subject in subjects])
        work = WorkingOut(kept, authority=authority, at=timezone.now())
        for subject in subjects:
            work.judge(subject)
        work.save()
        if work.added or work.removed:
            record_event(
                by=by,
                action="evaluate framework",
                authority=authority,
                subject=framework,
                after={
                    "results": work.results,
                    "changed": len(work.added[Result]),
                    "removed": len(work.removed[Result]),
                },
            )
    return EvaluatedFramework(work.results, len(work.added[Result]), work.worked_out)
