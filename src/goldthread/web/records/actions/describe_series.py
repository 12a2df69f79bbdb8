"""Say of series what no document says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.calculating import work_out_again
from goldthread.web.records.actions.hiding import hide_small_counts
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.refusing import not_too_many
from goldthread.web.records.models import Authority, Series
from goldthread.web.refusal import ActionRefusedError

_SAID = ("adds_up", "counts_people", "seasonal", "scope")


@dataclass(frozen=True, slots=True)
class SeriesDescription:
    """What a person says of a series; ``None`` leaves what is known as it is.

    ``adds_up``: the figures of four quarters make the year's. ``counts_people``: the figure, or
    its numerator, counts people. ``seasonal``: it follows the seasons. ``scope``: the part of
    the service it is for. ``place`` is where it was read.
    """

    series: Series
    adds_up: bool | None = None
    counts_people: bool | None = None
    seasonal: bool | None = None
    scope: str | None = None
    place: str = ""


def describe_series(
    *,
    authority: Authority,
    descriptions: Sequence[SeriesDescription],
    by: str,
    reason: str = "",
) -> frozenset[int]:
    """Keep what is said of series, and of every part they are broken down into.

    Gives the keys of the series that changed. Raises ``ActionRefusedError`` where a series is
    another authority's, or two descriptions of one contradict each other.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        measures = {one.series.measure_id for one in descriptions}
        alike: dict[tuple[int, str], list[Series]] = {}
        for series in Series.objects.for_authority(authority).filter(measure__in=measures):
            alike.setdefault((series.measure_id, series.label), []).append(series)
        reasons: list[str] = []
        told: dict[tuple[int, str, str], object] = {}
        changed: dict[int, Series] = {}
        before: dict[int, dict[str, object]] = {}
        for one in descriptions:
            key = one.series.measure_id, one.series.label
            where = f"{one.place}: " if one.place else ""
            if key not in alike:
                reasons.append(f"{where}{one.series.measure} is no measure of {authority}.")
                continue
            for what in _SAID:
                value = getattr(one, what)
                if value is None:
                    continue
                if told.setdefault((*key, what), value) != value:
                    reasons.append(
                        f"{where}{one.series.measure} is said both to be and not to be what "
                        f"{what.replace('_', ' ')} says. Say it once."
                    )
                for series in alike[key]:
                    if getattr(series, what) != value:
                        before.setdefault(series.pk, {})[what] = getattr(series, what)
                        setattr(series, what, value)
                        changed[series.pk] = series
        if reasons:
            raise ActionRefusedError(not_too_many(reasons))
        Series.objects.bulk_update(list(changed.values()), _SAID)
        if any("counts_people" in was for was in before.values()):
            # What is worked out of counts of people tells of them, too.
            work_out_again(authority, set(changed))
            hide_small_counts(authority, {series.measure_id for series in changed.values()})
        if changed:
            record_event(
                by=by,
                action="describe series",
                authority=authority,
                subject=authority,
                before=[{"series": key, **was} for key, was in before.items()],
                after=[
                    {"series": key, **{what: getattr(changed[key], what) for what in was}}
                    for key, was in before.items()
                ],
                reason=reason,
            )
    return frozenset(changed)
