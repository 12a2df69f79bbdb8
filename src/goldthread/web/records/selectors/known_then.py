"""All that was known of an edition at a moment: its rules, and what came of the figures of then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from goldthread.framework import Polarity
from goldthread.web.records.mapping.subjects import MeasureSubject
from goldthread.web.records.models import (
    Benchmark,
    Departure,
    EditionMeasure,
    Result,
    Target,
    Travel,
)
from goldthread.web.records.models.looked_ahead import LookedAhead

Key = tuple[int, int]
"""The key of an edition's measure, and of one of its series."""


@dataclass(frozen=True)
class KnownThen:
    """An edition as it was known at a moment, in the place of what is kept of it as it is now.

    ``measures`` are by the key of the edition's measure. ``results`` of each series have the
    latest period first. ``portfolios`` are those named otherwise since, by the lead member.
    """

    at: datetime
    measures: Mapping[int, MeasureSubject]
    results: Mapping[Key, tuple[Result, ...]]
    travels: Mapping[Key, Travel]
    benchmarks: tuple[Benchmark, ...]
    departures: tuple[Departure, ...]
    forecasts: Mapping[Key, LookedAhead]
    portfolios: Mapping[str, str | None]

    def stated(self, measure: int) -> EditionMeasure:
        """What the edition said of a measure."""
        return self.measures[measure].edition_measure

    def targets(self, measure: int) -> tuple[Target, ...]:
        """The targets that the edition held a measure to."""
        return self.measures[measure].stated.targets

    def polarity(self, measure: int, on: date) -> Polarity | None:
        """Which way was better for a measure on a day."""
        return self.measures[measure].polarity_on(on)
