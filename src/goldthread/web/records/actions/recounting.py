"""Bring the series of measures to other units and breakdowns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from goldthread.framework import FrameworkError
from goldthread.framework.revision import Recounted
from goldthread.web.records.actions.breaking_down import saved_parts
from goldthread.web.records.mapping.counting import counted_line
from goldthread.web.records.models import (
    CalculationInput,
    ComparatorFigure,
    Framework,
    Observation,
    Series,
)
from goldthread.web.refusal import ActionRefusedError

Name = tuple[str, str, str]


def recount(
    record: Framework, changes: Iterable[Recounted], *, since: datetime | None = None
) -> None:
    """Give the series of an edition's measures the units and the parts that changes say.

    Call it within a transaction. Raises ``ActionRefusedError`` where a change does not start
    from what there is, for a part that something rests on, and where a unit that was said would
    change under figures: those recorded ``since`` then, or any (``None``).
    """
    for change in changes:
        stated = record.edition_measures.select_related("measure__authority").get(code=change.id)
        every = {
            counted_line(one).name: one
            for one in Series.objects.filter(measure=stated.measure).select_related("measure")
        }
        try:
            change.require_start([counted_line(one) for one in every.values()], stated.title)
        except FrameworkError as refused:
            raise ActionRefusedError(str(refused)) from refused
        _write(change, every, since)


def _write(change: Recounted, every: Mapping[Name, Series], since: datetime | None) -> None:
    kept = {line.name for line in change.after}
    there = {line.name for line in change.before}
    going = [every[line.name] for line in change.before if line.name not in kept]
    recounted = [(every[line.name], line) for line in change.after if line.name in there]
    _require_nothing_rests_on(going)
    _require_units_free([one for one, line in recounted if one.unit], since)
    Series.objects.filter(pk__in=[one.pk for one in going]).delete()
    for one, line in recounted:
        one.unit = line.unit
    Series.objects.bulk_update([one for one, _ in recounted], ["unit"])
    coming = [line for line in change.after if line.name not in there]
    parts, _ = saved_parts(
        (every[line.label, "", ""], (line.dimension, line.category)) for line in coming
    )
    for line in coming:
        # A part is made in the unit of its whole, and may have been in another before it went.
        part = parts[every[line.label, "", ""].pk, line.dimension, line.category]
        part.unit = line.unit
    Series.objects.bulk_update(parts.values(), ["unit"])


def _require_nothing_rests_on(going: list[Series]) -> None:
    used = {
        key
        for model in (Observation, ComparatorFigure, CalculationInput)
        for key in model._default_manager.filter(series__in=going).values_list("series", flat=True)
    }
    reasons = [
        f"Figures were recorded for {one.part}, so it stays." for one in going if one.pk in used
    ]
    if reasons:
        raise ActionRefusedError(reasons)


def _require_units_free(series: list[Series], since: datetime | None) -> None:
    after = {"recorded_at__gt": since} if since else {}
    used = {
        key
        for model in (Observation, ComparatorFigure)
        for key in model._default_manager.filter(series__in=series, **after).values_list(
            "series", flat=True
        )
    }
    reasons = [
        f"Figures were recorded for {one} in {one.unit}, so its unit stays."
        for one in series
        if one.pk in used
    ]
    if reasons:
        raise ActionRefusedError(reasons)
