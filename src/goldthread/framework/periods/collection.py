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
_MONTHS_LONG = {
    **{kind: length for length, kind in _BY_LENGTH.items()},
    PeriodKind.FINANCIAL_YEAR: 12,
    PeriodKind.ACADEMIC_YEAR: 12,
    PeriodKind.CALENDAR_YEAR: 12,
}


def period_kinds_for(frequency: Frequency | None) -> tuple[PeriodKind, ...]:
    """The kinds of period that a frequency asks for, the first named first; empty if it has none.

    "Quarterly" asks for quarters, "twice a year" for half years, "every two years" for
    years of which every second has a figure. A year means the financial year unless a
    person says otherwise for the measure. "Annual (3-year rolling period)" asks for rolling
    windows, and "narrative each quarter" for no figures. Daily and weekly figures, and what is collected
    once or at no stated time, belong to no regular period and give nothing.
    """
    if isinstance(frequency, SeveralFrequencies):
        kinds = [kind for part in _of_figures(frequency) for kind in period_kinds_for(part)]
        return tuple(dict.fromkeys(kinds))
    if not isinstance(frequency, Every):
        return ()
    if frequency.rolling is not None:
        return (PeriodKind.ROLLING,)
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


def steps_between_figures(frequency: Frequency | None, kind: PeriodKind) -> int:
    """How many periods of this kind lie from one figure to the next (biennial years: 2).

    At least 1. A rolling window steps by months, so an annual one steps by 12.
    """
    every = _first_of_figures(frequency)
    if every is None:
        return 1
    if every.unit is Unit.TERM or kind is PeriodKind.TERM:
        return every.interval if every.unit is Unit.TERM and kind is PeriodKind.TERM else 1
    months = _MONTHS_IN.get(every.unit, 0) * every.interval // every.times
    return max(1, months // _MONTHS_LONG.get(kind, 1))


def _first_of_figures(frequency: Frequency | None) -> Every | None:
    """The first regular collection of figures that a frequency names."""
    if isinstance(frequency, SeveralFrequencies):
        return next(filter(None, map(_first_of_figures, _of_figures(frequency))), None)
    return frequency if isinstance(frequency, Every) else None


def _of_figures(frequency: SeveralFrequencies) -> tuple[Frequency, ...]:
    """The parts that are about the figure; "narrative each quarter" is not.

    Where every part is about something else, all of them are kept.
    """
    figures = [
        part
        for part in frequency.parts
        if not isinstance(part, Every) or part.what in (None, "value")
    ]
    return tuple(figures) or frequency.parts


def known_from(period: Period, frequency: Frequency | None) -> date:
    """The first day on which the period's figure can be expected, its time lag counted.

    Without a lag that is the day after the period ends.
    """
    every = _first_of_figures(frequency)
    lag, unit = (every.lag, every.lag_unit) if every else (0, None)
    after = period.last + timedelta(days=1)
    if not lag or unit is None:
        return after
    if unit in (Unit.DAY, Unit.WEEK):
        return after + timedelta(days=lag * (7 if unit is Unit.WEEK else 1))
    months = lag * (4 if unit is Unit.TERM else _MONTHS_IN[unit])
    on = after.year * 12 + after.month - 1 + months
    return date(on // 12, on % 12 + 1, min(after.day, 28))
