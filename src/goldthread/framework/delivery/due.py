"""When a promise falls due: what each kind of deadline says, as days that can be held against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.framework.periods.calendar import MONTH_NAMES
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.schedule import Deadline
from goldthread.framework.wording import day, days_between

_MONTHS_LONG = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.TERM: 4,
    Precision.HALF_YEAR: 6,
    Precision.FINANCIAL_YEAR: 12,
    Precision.ACADEMIC_YEAR: 12,
    Precision.CALENDAR_YEAR: 12,
}


class DueKind(StrEnum):
    """What a deadline lets one say about time."""

    DATED = "dated"
    YEARLY = "yearly"
    ONGOING = "ongoing"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The first and the last day on which something falls due; one and the same for a day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Due:
    """When something falls due.

    ``stretch`` are the days of a dated one, ``months`` those of a yearly one (1 = January), in
    the order they come round. ``why`` says, of one with no date, why there is none, as it ends
    a sentence. ``done_before`` is the day on which the document itself says it was done.
    """

    kind: DueKind
    stretch: Stretch | None = None
    months: tuple[int, ...] = ()
    why: str = ""
    done_before: date | None = None

    @property
    def words(self) -> str:
        """The date as it is said: "by 31 March 2021", "every year by the end of October"."""
        if self.stretch:
            return f"by {day(self.stretch.last)}"
        if self.kind is DueKind.YEARLY:
            return f"every year by the end of {MONTH_NAMES[self.months[-1] - 1]}"
        return "ongoing" if self.kind is DueKind.ONGOING else "no date yet"


def due_of(deadline: Deadline | None) -> Due:
    """What a deadline says, whatever its kind; nothing that it does not say is made up.

    A date that may be one of two is taken for the later: nobody is late by a doubtful reading.
    """
    match deadline:
        case s.DueBy(by=moment):
            return Due(DueKind.DATED, stretch_of(moment))
        case s.Window(open_ended=False, first=first, last=last):
            return Due(DueKind.DATED, Stretch(first, last))
        case s.Recurring(months=months):
            return Due(DueKind.YEARLY, months=_in_order(months))
        case s.SeveralDates(parts=parts, choice=False, one_per_row=False):
            return _several([due_of(part) for part in parts])
        case s.Reference(resolves_to=found) | s.Inherited(resolves_to=found) if isinstance(
            found, Deadline
        ):
            return due_of(found)
        case s.OtherDate(sense=s.DateSense.DONE, at=Moment(day=done)):
            return Due(DueKind.NO_DATE, why="the document says it is done", done_before=done)
        case s.Ongoing() | s.Window() | s.Every() | s.RunsUntil():
            return Due(DueKind.ONGOING)
        case s.Standing(state=s.State.CONTINUOUS):
            return Due(DueKind.ONGOING)
    return Due(DueKind.NO_DATE, why=_why_none(deadline))


def stretch_of(moment: Moment) -> Stretch:
    """The days of the period that a date was named as: a quarter is three months.

    >>> stretch_of(Moment(date(2021, 3, 31), Precision.QUARTER)).first
    datetime.date(2021, 1, 1)
    """
    last = max(moment.day, *moment.could_be) if moment.could_be else moment.day
    months = _MONTHS_LONG.get(moment.precision)
    if moment.precision is Precision.WEEK:
        return Stretch(moment.day - timedelta(days=6), last)
    if months is None:
        return Stretch(moment.day, last)
    index = moment.day.year * 12 + moment.day.month - months
    return Stretch(date(index // 12, index % 12 + 1, 1), last)


def occurrences(due: Due, since: date) -> Iterator[Stretch]:
    """Each year's stretch of a yearly promise, from the first that ends on or after a day."""
    year = since.year - 1
    while year < date.max.year - 1:
        first_month, last_month = due.months[0], due.months[-1]
        ends_in = year + (last_month < first_month)
        last = _last_of_month(ends_in, last_month)
        if last >= since:
            yield Stretch(date(year, first_month, 1), last)
        year += 1


def said(stretch: Stretch) -> str:
    """A stretch in words: a day, or from one day to another."""
    return days_between(stretch.first, stretch.last)


def _several(parts: list[Due]) -> Due:
    """Several dates in one cell: done when the last of them is, if each is one date."""
    stretches = [part.stretch for part in parts if part.stretch]
    if len(stretches) < len(parts):
        return Due(DueKind.NO_DATE, why="it has several dates, and not each of them can be read")
    return Due(
        DueKind.DATED,
        Stretch(min(one.first for one in stretches), max(one.last for one in stretches)),
    )


def _in_order(months: tuple[int, ...]) -> tuple[int, ...]:
    """Months in the order they come round: November, December, January and not the other way.

    A run that goes over the end of the year begins after its largest gap.
    """
    once = sorted(set(months))
    before = [once[-1], *once[:-1]]
    gaps = [(month - last) % 12 or 12 for last, month in zip(before, once, strict=True)]
    begins = max(range(len(once)), key=lambda place: gaps[place])
    return (*once[begins:], *once[:begins])


def _last_of_month(year: int, month: int) -> date:
    index = year * 12 + month
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)


def _why_none(deadline: Deadline | None) -> str:
    match deadline:
        case None | s.NoDate():
            return "the document gives no date"
        case s.DateToBeConfirmed():
            return "its date is still to be confirmed"
        case s.DueByDayInYear():
            return "its date is given without a year"
        case s.DueByQuarter():
            return "its quarter is given without a year"
        case s.SeveralDates():
            return "the document leaves open which of several dates holds"
        case s.RelativeDate():
            return "its date hangs on something else that has none"
        case s.Standing(state=s.State.STARTED):
            return "the document says that it is under way, and not by when"
        case s.OtherDate(sense=s.DateSense.START):
            return "only the day it starts is given"
        case s.Duration():
            return "only how long it takes is given"
    return "its date was not understood as one that it is due by"
