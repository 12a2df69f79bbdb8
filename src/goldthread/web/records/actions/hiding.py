"""Which figures of people are too small to be published, kept up to date with the figures."""

from __future__ import annotations

from collections.abc import Collection

from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.disclosing import Cell, cells_to_hide
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import (
    Authority,
    Calculation,
    HiddenFigure,
    Observation,
    Series,
)
from goldthread.web.records.selectors.calculations import measures_made_of
from goldthread.web.records.selectors.observations import latest_observations


def hide_small_counts(authority: Authority, measures: Collection[int]) -> None:
    """Work out again which figures of these measures, and of what comes of them, are not published.

    Called by every action that changes a figure, or what a series counts, in its transaction.
    """
    if not measures:
        return
    measures = {*measures, *measures_made_of(authority, measures)}
    of_people = Series.objects.for_authority(authority).filter(
        measure__in=measures, counts_people=True
    )
    series = list(of_people)
    kept = {
        (row.series_id, row.period_code): row.pk
        for row in HiddenFigure.objects.filter(series__measure__in=measures)
    }
    if not series and not kept:
        return
    figures = latest_observations(authority).filter(series__in=[one.pk for one in series])
    hidden = cells_to_hide(series, figures, calendar_of(authority))
    hidden |= _made_of_hidden(authority, measures, hidden)
    HiddenFigure.objects.filter(
        pk__in=[key for cell, key in kept.items() if cell not in hidden]
    ).delete()
    save_in_batches(
        [
            HiddenFigure(series_id=key, period_code=period)
            for key, period in sorted(hidden - set(kept))
        ]
    )


def _made_of_hidden(
    authority: Authority, measures: Collection[int], hidden: Collection[Cell]
) -> frozenset[Cell]:
    """The figures of these measures that were worked out of one that is not published.

    With the others that it came of, such a figure would tell of it. ``hidden`` are those of
    these measures; those of others are on record.
    """
    worked = Observation.objects.filter(
        series__in=Calculation.objects.for_authority(authority)
        .filter(series__measure__in=measures)
        .values("series")
    ).exclude(made_of=[])
    rows = list(worked.order_by("pk").values_list("series_id", "period_code", "made_of"))
    if not rows:
        return frozenset()
    used = {key for _, _, made_of in rows for key in made_of}
    cells = {
        key: (series, period)
        for key, series, period in Observation.objects.filter(pk__in=used).values_list(
            "pk", "series_id", "period_code"
        )
    }
    elsewhere = set(
        HiddenFigure.objects.for_authority(authority)
        .exclude(series__measure__in=measures)
        .values_list("series_id", "period_code")
    )
    found: set[Cell] = set()
    # In the order they were made: what a figure came of was made before it.
    for series, period, made_of in rows:
        if any(cells[key] in hidden or cells[key] in elsewhere | found for key in made_of):
            found.add((series, period))
    return frozenset(found)
