"""Which periods a frequency asks for, and when each figure can be known."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.framework.periods.calendar import PeriodKind
from goldthread.framework.periods.period import Period
from goldthread.framework.rules.schedule import Every, Frequency, SeveralFrequencies, Unit

_BY_LENGTH = {
    1: PeriodKind.MONTH,
    2: PeriodKind.TWO_MONTHS,
    3: PeriodKind.QUARTER,
    4: PeriodKind.FOUR_MONTHS,
    6: PeriodKind.HALF_YEAR,
}
_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def period_kinds_for(frequency: Frequency | None) -> tuple[PeriodKind, ...]:
    """The kinds of period that a frequency asks for, the first named first; empty if it has none.

    "Quarterly" asks for quarters, "twice a year" for half years, "every two years" for
    years of which every second has a figure. A year means the financial year unless a
    person says otherwise for the measure. Daily and weekly figures, and what is collected
    once or at no stated time, belong to no regular period and give nothing.
    """
    if isinstance(frequency, SeveralFrequencies):
        kinds = [kind for part in frequency.parts for kind in period_kinds_for(part)]
        return tuple(dict.fromkeys(kinds))
    if not isinstance(frequency, Every):
        return ()
    if frequency.unit is Unit.TERM:
        return (PeriodKind.TERM,) if frequency.times == 1 else ()
    months = _MONTHS_IN.get(frequency.unit, 0) * frequency.interval
    if not months or months % frequency.times:
        return ()
    length = months // frequency.times
    if length % 12 == 0:
        return (PeriodKind.FINANCIAL_YEAR,)
    kind = _BY_LENGTH.get(length)
    return (kind,) if kind else ()


def period_kind_for(frequency: Frequency | None) -> PeriodKind | None:
    """The kind of period to collect by: the first that the frequency names, or ``None``."""
    return next(iter(period_kinds_for(frequency)), None)


def steps_between_figures(frequency: Frequency | None) -> int:
    """How many periods of ``period_kind_for`` lie from one figure to the next (biennial: 2)."""
    if isinstance(frequency, SeveralFrequencies):
        return steps_between_figures(frequency.parts[0])
    if not isinstance(frequency, Every):
        return 1
    if frequency.unit is Unit.TERM:
        return frequency.interval
    length = _MONTHS_IN.get(frequency.unit, 0) * frequency.interval // frequency.times
    return max(1, length // 12)


def known_from(period: Period, frequency: Frequency | None) -> date:
    """The first day on which the period's figure can be expected, its time lag counted.

    Without a lag that is the day after the period ends.
    """
    lag = frequency.lag if isinstance(frequency, Every) else 0
    unit = frequency.lag_unit if isinstance(frequency, Every) else None
    after = period.last + timedelta(days=1)
    if not lag or unit is None:
        return after
    if unit in (Unit.DAY, Unit.WEEK):
        return after + timedelta(days=lag * (7 if unit is Unit.WEEK else 1))
    months = lag * (4 if unit is Unit.TERM else _MONTHS_IN[unit])
    on = after.year * 12 + after.month - 1 + months
    return date(on // 12, on % 12 + 1, min(after.day, 28))
