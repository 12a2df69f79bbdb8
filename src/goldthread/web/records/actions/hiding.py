"""Which figures of people are too small to be published, kept up to date with the figures."""

from __future__ import annotations

from collections.abc import Collection

from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.disclosing import cells_to_hide
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, HiddenFigure, Series
from goldthread.web.records.selectors.observations import latest_observations


def hide_small_counts(authority: Authority, measures: Collection[int]) -> None:
    """Work out again which figures of these measures are not published.

    Called by every action that changes a figure, or what a series counts, in its transaction.
    """
    if not measures:
        return
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
    HiddenFigure.objects.filter(
        pk__in=[key for cell, key in kept.items() if cell not in hidden]
    ).delete()
    save_in_batches(
        [
            HiddenFigure(series_id=key, period_code=period)
            for key, period in sorted(hidden - set(kept))
        ]
    )
