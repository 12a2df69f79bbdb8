"""A period as it was said, which becomes days once the year and the calendar are known.

A phrase alone does not always say which days it means: "Q4 2020/21" depends on the month the
authority's year begins, and "September" on the year of the document.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lark import Token

from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.grammar import calendars as cal
from goldthread.grammar.calendars import Period
from goldthread.grammar.reading import Context

_BEFORE = frozenset({"before", "prior to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A period as said. ``months`` and ``quarter`` are those named without a year.

    ``is_bare_year`` marks a lone "2022", which may be a number where no word says otherwise.
    ``is_span`` marks two points joined: a time from one to the other; ``is_part_of_year`` a
    quarter of a named year; ``is_end`` that its end was named, and not the whole of it.
    """

    in_year: Callable[[int], Period | None]
    is_bare_year: bool = False
    is_span: bool = False
    is_years: bool = False
    is_part_of_year: bool = False
    months: tuple[int, ...] = ()
    quarter: int | None = None
    quarters: tuple[int, ...] = ()
    day_in_year: DayInYear | None = None
    terms: tuple[str, ...] = ()
    is_year_end: bool = False
    is_end: bool = False

    @property
    def word_type(self) -> str:
        """The name the later grammars know this word by."""
        return "BARE_YEAR" if self.is_bare_year else "PERIOD"

    @property
    def is_without_year(self) -> bool:
        """Whether the words leave the year out."""
        return self.day_in_year is not None or self.quarter is not None

    def period(self, context: Context) -> Period | None:
        """The days meant; ``None`` where the year was left out and the context has none."""
        if not self.is_without_year:
            return self.in_year(context.year_start_month)
        if context.year is None:
            return None
        return _placed_in(self, context.year, context.year_start_month)


def _placed_in(said: Said, year: int, starts: int) -> Period | None:
    """The days of a phrase without a year, in the financial year that begins in ``year``."""
    if said.is_year_end:
        whole = cal.financial_year(year, starts)
        if said.is_years or starts == 1:
            return whole
        return replace(whole, could_be=(date(year, 12, 31),))  # of which year, is not said
    if said.quarter is not None:
        return _placed_quarters(said, said.quarter, year, starts)
    if said.day_in_year is None:
        return None
    first_month = said.months[0] if said.months else said.day_in_year.month
    start = year if first_month >= starts else year + 1
    end = start if said.day_in_year.month >= first_month else start + 1
    last = cal.clamped(end, said.day_in_year.month, said.day_in_year.day)
    first = date(start, first_month, 1)
    return Period(first=min(first, last), last=last, precision=said.day_in_year.precision)


def _placed_quarters(said: Said, number: int, year: int, starts: int) -> Period | None:
    if number > 4:
        return None
    last = cal.quarter(number, year, starts)
    if not said.quarters:
        return last
    return replace(last, first=cal.quarter(said.quarters[0], year, starts).first)


def yearless(day: DayInYear, months: tuple[int, ...] = ()) -> Said:
    """A day or month whose year was left out."""
    return Said(in_year=lambda _: None, day_in_year=day, months=months)


def with_days_before(words: list[Token]) -> list[Token]:
    """The words, where "before April 2025" is by the end of March 2025.

    The end of a period, and a day, are met by that day itself: "before the end of 2025".
    """
    settled: list[Token] = []
    for lead, word in itertools.pairwise([None, *words]):
        if word is None:
            continue
        leads = lead is not None and lead.type == "BY" and lead.lower() in _BEFORE
        if leads and word.type in {"PERIOD", "BARE_YEAR"}:
            said = _before(word.value)
            word = Token("PERIOD", "", start_pos=word.start_pos, end_pos=word.end_pos)
            word.value = said
        settled.append(word)
    return settled


def _before(said: Said) -> Said:
    if said.is_end or said.is_span or said.is_year_end:
        return said
    if said.quarter is not None:
        return replace(said, quarter=said.quarter - 1) if said.quarter > 1 else said
    if said.day_in_year is not None:
        if said.day_in_year.precision is not Precision.MONTH:
            return said
        month = (said.day_in_year.month - 2) % 12 + 1
        return yearless(DayInYear(month, cal.days_in(2000, month), Precision.MONTH), (month,))

    def in_year(starts: int) -> Period | None:
        period = said.in_year(starts)
        if period is None or period.precision is Precision.DAY:
            return period
        eve = period.first - timedelta(days=1)
        if period.precision is Precision.APPROXIMATE:
            return Period(first=eve, last=eve, precision=Precision.DAY)
        year = cal.financial_year(eve.year - (eve.month < starts), starts)
        named = period.precision in {Precision.QUARTER, Precision.FINANCIAL_YEAR}
        label = year.label if named else None
        return Period(first=eve, last=eve, precision=period.precision, label=label)

    return Said(in_year=in_year)


def reaching_back(first: Said, last: Said) -> Said:
    """ "1 April to 30 June 2021", "Q1 - Q3 2020/21": the first takes its year from the last."""

    def in_year(starts: int) -> Period | None:
        end = last.in_year(starts)
        if end is None:
            return None
        if first.quarter is not None:
            month, day = (starts - 1 + 3 * (first.quarter - 1)) % 12 + 1, 1
        elif first.day_in_year is not None:
            month, day = first.day_in_year.month, first.day_in_year.day
            day = day if first.day_in_year.precision is Precision.DAY else 1
        else:
            return None
        begin = cal.clamped(end.last.year, month, day)
        if begin > end.last:
            begin = cal.clamped(begin.year - 1, month, day)
        return replace(end, first=begin)

    return Said(in_year=in_year, is_span=True)


def said_in_the_year_of(said: Said, other: Said) -> Said:
    """A date without a year, in the year of another beside it: "June and September 2024".

    A quarter is of the other's financial year; a month or day of the same year, or of the one
    before where it would else come later than the other.
    """

    def in_year(starts: int) -> Period | None:
        end = other.in_year(starts)
        if end is None:
            return None
        if said.quarter is not None:
            begins = end.last.year - (end.last.month < starts)
            found = _placed_in(said, begins, starts)
        else:
            found = None
            for year in (end.last.year, end.last.year - 1):
                found = _placed_in(said, year, 1)
                if found is not None and found.last <= end.last:
                    break
        return found

    return Said(in_year=in_year, is_span=said.is_span)
