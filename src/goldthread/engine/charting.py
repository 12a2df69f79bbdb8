"""The control chart that the figures of a series can bear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.engine.observations import Observation
from goldthread.engine.seasons import is_seasonal, without_seasons
from goldthread.engine.spc import FEWEST_FOR_LIMITS, Chart, control_chart
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Charting:
    """A series put on a control chart: one value (``None``: missing) for each period.

    ``values`` are what was charted, the pattern of the year taken out where
    ``without_seasons`` says so. ``firm`` is false with too few figures to judge by.
    ``chart`` is ``None`` where the figures are known to follow the seasons and there are
    not yet enough years of them to tell that pattern from change.
    """

    periods: tuple[Period, ...]
    values: tuple[float | None, ...]
    chart: Chart | None
    firm: bool
    without_seasons: bool


def charting_of(
    own: Mapping[Period, Observation | None],
    *,
    polarity: Polarity | None = None,
    seasonal: bool | None = None,
    rebase_at: Sequence[Period] = (),
    fix_after: int | None = None,
) -> Charting:
    """Put the figures of periods that follow each other, each by itself, on a chart.

    ``seasonal`` is what a person knows of the series; ``None`` lets the figures tell. With
    fewer figures than limits need, nothing is taken out and the limits are for trial.
    """
    periods = tuple(own)
    values = tuple(
        None if found is None or found.value is None else float(found.value)
        for found in own.values()
    )
    firm = sum(value is not None for value in values) >= FEWEST_FOR_LIMITS
    taken_out = False
    if firm:
        told = is_seasonal(values, in_a_year(periods[0]))
        taken_out = told is True if seasonal is None else seasonal
        if taken_out and told is None:
            return Charting(periods, values, None, firm, without_seasons=False)
    if taken_out:
        values = tuple(without_seasons(values, in_a_year(periods[0])))
    chart = control_chart(
        values,
        polarity=polarity,
        rebase_at=[periods.index(period) for period in rebase_at if period in own],
        fix_after=fix_after,
    )
    return Charting(periods, values, chart, firm, taken_out)


def in_a_year(period: Period) -> int:
    """How many periods of this kind make a year; for a longer one, 0."""
    if period.kind is PeriodKind.TERM:
        return len(period.calendar.terms)
    return 12 // period.months
