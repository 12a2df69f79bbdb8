"""Make an edition the one in force."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.framework.editions import (
    EditionState,
    EditionStep,
    EditionStepRefusedError,
    edition_after,
)
from goldthread.framework.periods import Period, PeriodKind, containing
from goldthread.framework.wording import day
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import (
    Authority,
    EditionMeasure,
    Framework,
    FrameworkStatus,
    Retirement,
)
from goldthread.web.refusal import ActionRefusedError


def adopt_framework(
    *,
    framework: Framework,
    by: str,
    reason: str = "",
    from_period: Period | None = None,
    stays_retired: Collection[str] = (),
) -> Framework:
    """Make a draft the edition in force; the one that was in force is superseded.

    It holds from the first day of ``from_period`` on (``None``: the quarter that runs), and
    periods before that keep the targets that held for them; an authority's first edition holds
    for every period. Measures that it drops are retired from then on, and those it states again
    are taken up, but for the codes of ``stays_retired``: they stand in it and are not asked for. From then on it cannot be loaded again, only followed by another edition. Raises
    ``ActionRefusedError`` when it is not a draft, and where it would hold from before the edition
    it follows.
    """
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        record = Framework.objects.for_authority(authority).get(pk=framework.pk)
        try:
            state = edition_after(EditionState(record.status), EditionStep.ADOPT)
        except EditionStepRefusedError as refused:
            raise ActionRefusedError(
                f"{record} is {record.get_status_display().lower()} already; "
                "only a draft can be adopted."
            ) from refused
        before = list(
            Framework.objects.for_authority(authority).filter(status=FrameworkStatus.ADOPTED)
        )
        period = from_period or containing(
            timezone.localdate(), PeriodKind.QUARTER, calendar_of(authority)
        )
        for other in before:
            _require_later(period.first, record, other)
            other.status = edition_after(EditionState(other.status), EditionStep.SUPERSEDE).value
            other.save(update_fields=["status"])
        record.status = state.value
        record.adopted_at = timezone.now()
        record.adopted_by = by
        record.in_force_from = period.first if before else None
        record.save(update_fields=["status", "adopted_at", "adopted_by", "in_force_from"])
        retired, taken_up = _retire_and_take_up(
            authority, record, before, period, by, reason, stays_retired
        )
        record_event(
            by=by,
            action="adopt framework",
            authority=authority,
            subject=record,
            before={"in force": [str(other) for other in before]},
            after={
                "in force": [str(record)],
                "from": str(record.in_force_from or ""),
                "retired": retired,
                "taken up": taken_up,
                **({"stay retired": sorted(stays_retired)} if stays_retired else {}),
            },
            reason=reason,
        )
    return record


def _require_later(first: date, record: Framework, other: Framework) -> None:
    if other.in_force_from is not None and first <= other.in_force_from:
        raise ActionRefusedError(
            f"{other} holds from {day(other.in_force_from)}: {record} can only hold from a later "
            "period on."
        )


def _retire_and_take_up(
    authority: Authority,
    record: Framework,
    before: list[Framework],
    period: Period,
    by: str,
    reason: str,
    stays_retired: Collection[str],
) -> tuple[list[str], list[str]]:
    """Retire what the edition drops without a word, and take up what it states again.

    Gives the codes of the measures of each.
    """
    rows = Retirement.objects.for_authority(authority).select_related("measure").order_by("pk")
    latest = {row.measure_id: row for row in rows}
    retired_now = {key for key, row in latest.items() if not row.taken_back}
    stated = set(record.edition_measures.values_list("measure_id", flat=True))
    dropped = [
        one.measure
        for one in EditionMeasure.objects.filter(framework__in=before).select_related("measure")
        if one.measure_id not in stated | retired_now
    ]
    again = [
        latest[key].measure
        for key in sorted(stated & retired_now)
        if latest[key].measure.code not in stays_retired
    ]
    words = f"{record} does not state it. {reason.strip()}".strip()
    save_in_batches(
        [
            Retirement(
                measure=measure,
                edition=record.number,
                from_period=period.code,
                from_first=period.first,
                taken_back=taken_back,
                reason=said,
                decided_at=timezone.now(),
                decided_by=by,
            )
            for measures, said, taken_back in (
                (dropped, words, False),
                (again, f"{record} states it again.", True),
            )
            for measure in measures
        ]
    )
    return [one.code for one in dropped], [one.code for one in again]
