"""What is read of one series for its page, before anything is drawn of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.reports.pictures.chart import EditionStart
from goldthread.web.records.models import (
    EditionMeasure,
    Observation,
    Rebase,
    Result,
    Series,
    Target,
    Travel,
)
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.scorecards.selectors.beside_others import BesideGroup
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.parts_of_series import Breakdown
from goldthread.web.scorecards.selectors.worked_out_of import WorkedOutOf


@dataclass(frozen=True, slots=True)
class SeriesMaterial:
    """What was read of one series for its page, as far as this reader may see it.

    ``observations`` are every revision, the latest period and revision first; ``results`` by
    period. ``alone`` when the measure is this one series.
    """

    record: EditionMeasure
    series: Series
    line: SeriesLine
    targets: Sequence[Target]
    observations: Sequence[Observation]
    results: Mapping[str, Result]
    alone: bool
    travel: Travel | None = None
    forecast: LookedAhead | None = None
    rebases: Sequence[Rebase] = ()
    beside: tuple[BesideGroup, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    editions: tuple[EditionStart, ...] = ()
    worked: WorkedOutOf | None = None


def runs_on(read: SeriesMaterial) -> bool:
    """Whether the figures run through the year, as given or as they are worked out."""
    if read.worked is not None and read.worked.runs_on:
        return True
    return bool((read.record.frequency or {}).get("cumulative")) and not read.series.beside
