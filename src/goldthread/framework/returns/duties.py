"""Which periods of a measure ask for a return, and for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.framework.periods import (
    ENGLAND,
    Calendar,
    Period,
    PeriodKind,
    containing,
    period_kind_for,
    rolling,
    steps_between_figures,
)
from goldthread.framework.rules.schedule import Every, Frequency, SeveralFrequencies, Unit

_MONTHS_IN = {"month": 1, "months": 1, "year": 12, "years": 12}


class Asked(StrEnum):
    """What a period asks of the data owner."""

    FIGURES = "figures"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """One period for which something is asked of a measure's owner."""

    period: Period
    asked: Asked


def is_asked_regularly(frequency: Frequency | None) -> bool:
    """Whether the frequency itself says for which periods figures are due.

    False for what is collected once, at no stated time or through a survey whose own frequency
    is not given: a person opens the return for such a measure.
    """
    return period_kind_for(frequency) is not None


def duties(
    frequency: Frequency | None,
    *,
    first: date,
    last: date,
    calendar: Calendar = ENGLAND,
    known: Period | None = None,
) -> tuple[Duty, ...]:
    """What the periods that end between two days (both included) ask of a measure, in order.

    Where a figure is collected less often than its commentary ("annual; narrative each
    quarter"), the periods between two figures ask for a narrative. ``known`` is a period
    that has a figure already; it fixes which years a figure of every two years falls in.
    """
    asked = [
        Duty(period, Asked.FIGURES) for period in _figures(frequency, first, last, calendar, known)
    ]
    ends = {duty.period.last for duty in asked}
    asked.extend(
        Duty(period, Asked.NARRATIVE)
        for part in _narratives(frequency)
        for period in _regular(part, first, last, calendar, None)
        if period.last not in ends
    )
    return tuple(sorted(asked))


def _figures(
    frequency: Frequency | None, first: date, last: date, calendar: Calendar, known: Period | None
) -> Iterator[Period]:
    if isinstance(frequency, SeveralFrequencies):
        parts = [part for part in frequency.parts if period_kind_for(part) is not None]
        figures = [part for part in parts if not _is_narrative(part)] or parts
        # Of several the first named is collected, as everywhere: two would ask twice.
        frequency = figures[0] if figures else None
    yield from _regular(frequency, first, last, calendar, known)


def has_narratives(frequency: Frequency | None) -> bool:
    """Whether words are asked for between the figures of a measure."""
    return bool(_narratives(frequency))


def _narratives(frequency: Frequency | None) -> list[Frequency]:
    if not isinstance(frequency, SeveralFrequencies):
        return []
    return [part for part in frequency.parts if _is_narrative(part)]


def _is_narrative(frequency: Frequency) -> bool:
    return isinstance(frequency, Every) and frequency.what not in (None, "value")


def _regular(
    frequency: Frequency | None, first: date, last: date, calendar: Calendar, known: Period | None
) -> Iterator[Period]:
    kind = period_kind_for(frequency)
    if kind is None or frequency is None:
        return
    if kind is PeriodKind.ROLLING:
        yield from _windows(frequency, first, last, calendar, known)
        return
    steps = steps_between_figures(frequency, kind)
    here = known if known is not None and known.kind is kind else containing(first, kind, calendar)
    yield from _from_first_to_last(here, steps, first, last)


def _windows(
    frequency: Frequency, first: date, last: date, calendar: Calendar, known: Period | None
) -> Iterator[Period]:
    """Rolling windows that end with a month, quarter or year of the authority's own year."""
    if not isinstance(frequency, Every) or frequency.rolling is None:
        return
    months = frequency.rolling.value * _MONTHS_IN.get(frequency.rolling.unit, 0)
    steps = steps_between_figures(frequency, PeriodKind.ROLLING)
    if known is not None and known.kind is PeriodKind.ROLLING:
        months, here = known.months, known
    elif not months:
        return
    else:
        ends = containing(first, _ENDING_WITH.get(frequency.unit, PeriodKind.MONTH), calendar)
        here = rolling(months, ends.last.year, ends.last.month, calendar)
    yield from _from_first_to_last(here, steps, first, last)


def _from_first_to_last(here: Period, steps: int, first: date, last: date) -> Iterator[Period]:
    while here.last >= first:
        here = here.moved(-steps)
    while (here := here.moved(steps)).last <= last:
        if here.last >= first:
            yield here


_ENDING_WITH = {Unit.YEAR: PeriodKind.FINANCIAL_YEAR, Unit.QUARTER: PeriodKind.QUARTER}
