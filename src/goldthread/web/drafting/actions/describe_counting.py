"""Say in what units a measure is counted, and into which parts it is broken down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.breaking_down import saved_parts
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Measure, Series
from goldthread.web.refusal import ActionRefusedError


def describe_counting(
    *,
    measure: Measure,
    units: Mapping[int, str | None],
    parts: Iterable[tuple[str, str]],
    by: str,
) -> bool:
    """Keep the units of a measure's series and the parts of each; whether anything was different.

    ``units`` are by the keys of series that are wholes; ``parts`` are all the dimensions with
    their categories ("Ward", "Abbey"). Both last across editions. Raises ``ActionRefusedError``
    where figures were recorded in another unit, or for a part that would go.
    """
    with transaction.atomic():
        lock_authority(measure.authority)
        every = list(Series.objects.filter(measure=measure).select_related("measure"))
        used = set(
            Series.objects.filter(measure=measure, observations__isnull=False).values_list(
                "pk", flat=True
            )
        )
        before = _told(every)
        wholes = [one for one in every if not one.part]
        wanted = list(dict.fromkeys(parts))
        kept = {(dimension.casefold(), category.casefold()) for dimension, category in wanted}
        going = [
            one
            for one in every
            if one.part and (one.dimension.casefold(), one.category.casefold()) not in kept
        ]
        reasons = [
            f"Figures were recorded for {one} in {one.unit}, so its unit stays."
            for one in wholes
            if one.pk in used and one.unit and units.get(one.pk, one.unit) != one.unit
        ]
        reasons += [
            f"Figures were recorded for {one.part}, so it stays." for one in going if one.pk in used
        ]
        if reasons:
            raise ActionRefusedError(reasons)
        Series.objects.filter(pk__in=[one.pk for one in going]).delete()
        saved_parts((whole, part) for whole in wholes for part in wanted)
        for whole in wholes:
            unit = units.get(whole.pk, whole.unit)
            if unit != whole.unit:
                # A part is counted in the unit of its whole.
                Series.objects.filter(measure=measure, label=whole.label).update(unit=unit)
        after = _told(Series.objects.filter(measure=measure))
        if after == before:
            return False
        record_event(
            by=by,
            action="describe series",
            authority=measure.authority,
            subject=measure,
            before=before,
            after=after,
        )
    return True


def _told(series: Iterable[Series]) -> dict[str, str]:
    """Each series with its unit, as the record of changes keeps it."""
    return {str(one): one.unit or "" for one in sorted(series, key=lambda one: one.position)}
