"""A period: the days a figure belongs to, with the name a council gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from goldthread.framework.periods.calendar import (
    ENGLAND,
    FINANCIAL_YEAR_PARTS,
    PART_LETTERS,
    Calendar,
    PeriodError,
    PeriodKind,
)
from goldthread.framework.periods.labels import label_of

_YEAR_LETTERS = {
    PeriodKind.FINANCIAL_YEAR: "FY",
    PeriodKind.ACADEMIC_YEAR: "AY",
    PeriodKind.CALENDAR_YEAR: "CY",
}
_SHORTER_FIRST = {kind: order for order, kind in enumerate(PeriodKind)}


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a figure belongs to, both ends included, and what kind of period they are.

    A period that exists is a true one: the days are checked against the kind and the
    calendar when it is made (``PeriodError`` says what is wrong). Periods sort by the day
    they end, a shorter one before a longer one that ends with it.

    >>> quarter(2020, 4).label, quarter(2020, 4).code, quarter(2020, 4).last
    ('Q4 2020-21', '2020-Q4', datetime.date(2021, 3, 31))
    """

    kind: PeriodKind
    first: date
    last: date
    calendar: Calendar = field(default=ENGLAND, repr=False)

    def __post_init__(self) -> None:
        if self.kind is PeriodKind.ROLLING:
            true = self.first == _month_start(self.first) and self.last == _month_end(self.last)
            true = true and self.first <= self.last
        else:
            true = (self.first, self.last) == _days(self.kind, self.first, self.calendar)
        if not true:
            raise PeriodError(
                f"{self.first} to {self.last} is not a {self.kind.replace('_', ' ')} "
                "in this calendar."
            )

    def __hash__(self) -> int:
        # Periods are keys of nearly everything, and their days nearly tell them apart.
        return hash((self.first, self.last))

    def __lt__(self, other: Period) -> bool:
        return self._place_in_time() < other._place_in_time()

    def __le__(self, other: Period) -> bool:
        return self._place_in_time() <= other._place_in_time()

    def __gt__(self, other: Period) -> bool:
        return self._place_in_time() > other._place_in_time()

    def __ge__(self, other: Period) -> bool:
        return self._place_in_time() >= other._place_in_time()

    def _place_in_time(self) -> tuple[Any, ...]:
        # The calendar comes last so that periods equal in every visible way still sort one way.
        terms = tuple((term.month, term.day, term.name) for term in self.calendar.terms)
        years = (self.calendar.financial_year_starts, self.calendar.academic_year_starts)
        return (self.last, -self.first.toordinal(), _SHORTER_FIRST[self.kind], years, terms)

    def __str__(self) -> str:
        return self.label

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many calendar months the period touches (a snapshot day: 1)."""
        return _month_index(self.last) - _month_index(self.first) + 1

    @property
    def year(self) -> int:
        """The year in the period's code: that in which its own kind of year began."""
        if self.kind in FINANCIAL_YEAR_PARTS or self.kind is PeriodKind.FINANCIAL_YEAR:
            return self.calendar.financial_year_of(self.first)
        if self.kind in (PeriodKind.TERM, PeriodKind.ACADEMIC_YEAR):
            return self.calendar.academic_year_of(self.first)
        return self.last.year

    @property
    def number(self) -> int:
        """Which one it is within its year, from 1: the month, the quarter, the term; a year is 1."""
        if self.kind in FINANCIAL_YEAR_PARTS:
            since = (self.first.month - self.calendar.financial_year_starts) % 12
            return since // FINANCIAL_YEAR_PARTS[self.kind] + 1
        if self.kind is PeriodKind.TERM:
            return self.calendar.term_of(self.first)[1]
        if self.kind in _YEAR_LETTERS:
            return 1
        return self.last.month

    @property
    def code(self) -> str:
        """A stable name for files, addresses and the shell; ``period_from_code`` reads it back.

        ``2021-03`` month, ``2020-Q4`` quarter and ``2020-FY`` year of the money year that
        began in 2020, ``2020-B1`` two months, ``2020-F1`` four months, ``2020-H1`` half
        year, ``2020-T1`` term and ``2020-AY`` of the academic year, ``2020-CY`` calendar
        year, ``2021-03-R36`` the 36 months to March 2021, ``2021-03-31`` a day.
        """
        if self.kind is PeriodKind.SNAPSHOT:
            return self.first.isoformat()
        if self.kind is PeriodKind.MONTH:
            return self.last.isoformat()[:7]
        if self.kind is PeriodKind.ROLLING:
            return f"{self.last.isoformat()[:7]}-R{self.months}"
        if self.kind in _YEAR_LETTERS:
            return f"{self.year}-{_YEAR_LETTERS[self.kind]}"
        if self.kind is PeriodKind.TERM:
            return f"{self.year}-T{self.number}"
        return f"{self.year}-{PART_LETTERS[self.kind]}{self.number}"

    @property
    def label(self) -> str:
        """The period as a council writes it: "Q4 2020-21", "March 2021", "3 years to March 2021"."""
        return label_of(self)

    def next(self) -> Period:
        """The period of this kind that follows; a rolling window moves on by one month."""
        return self.moved(1)

    def previous(self) -> Period:
        """The period of this kind before this one; a rolling window moves back by one month."""
        return self.moved(-1)

    def moved(self, by: int) -> Period:
        """This period moved on by a number of its own steps (back, when negative)."""
        if self.kind is PeriodKind.SNAPSHOT:
            return snapshot(self.first + timedelta(days=by), self.calendar)
        if self.kind is PeriodKind.ROLLING:
            return _rolling(_month_index(self.last) + by, self.months, self.calendar)
        if self.kind is PeriodKind.TERM:
            year, number = self.calendar.term_of(self.first)
            on = year * len(self.calendar.terms) + number - 1 + by
            return term(
                on // len(self.calendar.terms), on % len(self.calendar.terms) + 1, self.calendar
            )
        start = _from_index(_month_index(self.first) + by * self.months)
        return containing(start, self.kind, self.calendar)

    def year_earlier(self) -> Period:
        """The same period one year before: Q4 of last year, this month last year."""
        if self.kind is PeriodKind.SNAPSHOT:
            # The last day of February stays the last day of February.
            day = self.first
            if (day.month, day.day) == (2, 29):
                return snapshot(date(day.year - 1, 2, 28), self.calendar)
            if day == _month_end(day):
                return snapshot(_month_end(date(day.year - 1, day.month, 1)), self.calendar)
            return snapshot(day.replace(year=day.year - 1), self.calendar)
        steps = {
            PeriodKind.TERM: len(self.calendar.terms),
            PeriodKind.ROLLING: 12,
        }
        return self.moved(-steps.get(self.kind, 12 // self.months))

    def contains(self, other: Period) -> bool:
        """Whether every day of the other period is in this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Whether the two periods share a day."""
        return self.first <= other.last and other.first <= self.last

    def within(self, kind: PeriodKind) -> Period | None:
        """The period of this kind that holds all of this one; ``None`` where it straddles two.

        >>> month(2021, 2).within(PeriodKind.QUARTER).label
        'Q4 2020-21'
        """
        holder = containing(self.last, kind, self.calendar)
        return holder if holder.contains(self) else None


def month(year: int, number: int, calendar: Calendar = ENGLAND) -> Period:
    """A calendar month (1 = January)."""
    if not 1 <= number <= 12:
        raise PeriodError(f"There is no month {number}: months run from 1 to 12.")
    return containing(date(year, number, 1), PeriodKind.MONTH, calendar)


def quarter(year: int, number: int, calendar: Calendar = ENGLAND) -> Period:
    """A quarter (1 to 4) of the financial year that began in ``year``."""
    return year_part(PeriodKind.QUARTER, year, number, calendar)


def half_year(year: int, number: int, calendar: Calendar = ENGLAND) -> Period:
    """A half (1 or 2) of the financial year that began in ``year``."""
    return year_part(PeriodKind.HALF_YEAR, year, number, calendar)


def term(year: int, number: int, calendar: Calendar = ENGLAND) -> Period:
    """A term (from 1) of the academic year that began in ``year``."""
    first, last = calendar.term_days(year, number)
    return Period(PeriodKind.TERM, first, last, calendar)


def financial_year(year: int, calendar: Calendar = ENGLAND) -> Period:
    """The financial year that began in ``year``."""
    start = date(year, calendar.financial_year_starts, 1)
    return containing(start, PeriodKind.FINANCIAL_YEAR, calendar)


def academic_year(year: int, calendar: Calendar = ENGLAND) -> Period:
    """The academic year that began in ``year``."""
    start = date(year, calendar.academic_year_starts, 1)
    return containing(start, PeriodKind.ACADEMIC_YEAR, calendar)


def calendar_year(year: int, calendar: Calendar = ENGLAND) -> Period:
    """January to December of ``year``."""
    return containing(date(year, 1, 1), PeriodKind.CALENDAR_YEAR, calendar)


def rolling(months: int, year: int, ending_month: int, calendar: Calendar = ENGLAND) -> Period:
    """A window of whole months that ends with ``ending_month`` of ``year``."""
    if months < 1:
        raise PeriodError(f"A rolling window has at least one month, not {months}.")
    return _rolling(_month_index(date(year, ending_month, 1)), months, calendar)


def snapshot(day: date, calendar: Calendar = ENGLAND) -> Period:
    """One day, for figures that are counted as they stand."""
    return Period(PeriodKind.SNAPSHOT, day, day, calendar)


def containing(day: date, kind: PeriodKind, calendar: Calendar = ENGLAND) -> Period:
    """The period of this kind that holds the day.

    Raises ``PeriodError`` for a rolling window, of which many hold any day.
    """
    return Period(kind, *_days(kind, day, calendar), calendar)


def periods_between(first: Period, last: Period, every: int = 1) -> Iterator[Period]:
    """The periods from ``first`` to ``last``, both included, taking each ``every``-th one.

    Raises ``PeriodError`` where the two are of different kinds. Nothing where ``last`` is
    before ``first``.
    """
    if first.kind is not last.kind or first.calendar != last.calendar:
        raise PeriodError(f"{first.label} and {last.label} are not periods of one kind.")
    if every < 1:
        raise PeriodError(f"Every {every}th period means nothing: give 1 or more.")
    return _run(first, last, every)


def _run(first: Period, last: Period, every: int) -> Iterator[Period]:
    here = first
    while here.last <= last.last:
        yield here
        here = here.moved(every)


def year_part(kind: PeriodKind, year: int, number: int, calendar: Calendar = ENGLAND) -> Period:
    """The ``number``-th (from 1) period of this length in the financial year that began in ``year``."""
    length = FINANCIAL_YEAR_PARTS[kind]
    if not 1 <= number <= 12 // length:
        raise PeriodError(
            f"There is no {kind.replace('_', ' ')} {number} in a year: "
            f"they run from 1 to {12 // length}."
        )
    start = date(year, calendar.financial_year_starts, 1)
    return containing(_from_index(_month_index(start) + (number - 1) * length), kind, calendar)


def _rolling(ending: int, months: int, calendar: Calendar) -> Period:
    first = _from_index(ending - months + 1)
    return Period(PeriodKind.ROLLING, first, _month_end(_from_index(ending)), calendar)


def _days(kind: PeriodKind, day: date, calendar: Calendar) -> tuple[date, date]:
    if kind is PeriodKind.ROLLING:
        raise PeriodError("Many rolling windows hold a day; say which one with rolling(...).")
    if kind is PeriodKind.SNAPSHOT:
        return day, day
    if kind is PeriodKind.TERM:
        return calendar.term_days(*calendar.term_of(day))
    if kind is PeriodKind.MONTH:
        return _month_start(day), _month_end(day)
    starts = calendar.financial_year_starts
    if kind is PeriodKind.ACADEMIC_YEAR:
        starts = calendar.academic_year_starts
    elif kind is PeriodKind.CALENDAR_YEAR:
        starts = 1
    length = FINANCIAL_YEAR_PARTS.get(kind, 12)
    into = (day.month - starts) % 12 % length
    first = _from_index(_month_index(day) - into)
    return first, _month_end(_from_index(_month_index(first) + length - 1))


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _from_index(index: int) -> date:
    try:
        return date(index // 12, index % 12 + 1, 1)
    except ValueError as error:
        raise PeriodError("That period lies outside the years that can be written.") from error


def _month_start(day: date) -> date:
    return day.replace(day=1)


def _month_end(day: date) -> date:
    if (day.year, day.month) == (9999, 12):
        return date(9999, 12, 31)
    return _from_index(_month_index(day) + 1) - timedelta(days=1)
