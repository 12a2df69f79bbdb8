"""Keep made-up progress, for the demonstration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from goldthread.framework.delivery import Report
from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import MilestoneReport
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import EditionMilestone, Framework
from goldthread.web.refusal import ActionRefusedError


def illustrate_progress(
    *,
    framework: Framework,
    progress: Mapping[tuple[str, int | None], Sequence[Report]],
    by: str,
) -> int:
    """Keep reports that are marked as illustrative, and say how many they are.

    They stand by the id of the deliverable in the framework and the place of the milestone in
    it, ``None`` for the deliverable as a whole. Raises ``ActionRefusedError`` for a framework that
    is not illustrative itself, or on whose deliverables anybody has reported already.
    """
    if not framework.illustrative:
        raise ActionRefusedError(f"{framework} is not marked as illustrative.")
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        if MilestoneReport.objects.for_authority(authority).exists():
            raise ActionRefusedError(f"There is progress of {authority} already.")
        deliverables = dict(framework.edition_deliverables.values_list("code", "deliverable_id"))
        milestones = {
            (code, position): key
            for code, position, key in EditionMilestone.objects.filter(
                edition_deliverable__framework=framework
            ).values_list("edition_deliverable__code", "position", "milestone_id")
        }
        given = sorted(
            (
                (report, identity, place)
                for (identity, place), reports in progress.items()
                for report in reports
            ),
            key=lambda one: (one[0].as_of, one[1], -1 if one[2] is None else one[2]),
        )
        numbers: Counter[int] = Counter()
        rows, now = [], timezone.now()
        for report, identity, place in given:
            key = deliverables[identity]
            numbers[key] += 1
            rows.append(
                MilestoneReport(
                    deliverable_id=key,
                    milestone_id=None if place is None else milestones[identity, place],
                    number=numbers[key],
                    as_of=report.as_of,
                    done_on=report.done_on,
                    expected_on=report.expected_on,
                    reason=report.reason,
                    illustrative=True,
                    by=report.by,
                    at=now,
                )
            )
        MilestoneReport.objects.bulk_create(rows, batch_size=500)
        record_event(
            by=by,
            action="illustrate progress",
            authority=authority,
            subject=framework,
            after={"reports": len(rows)},
        )
    return len(rows)
