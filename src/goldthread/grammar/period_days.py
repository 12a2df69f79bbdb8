"""Days and months among words: "31st March 2026", "Mar-26", "April to June"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from lark import Token, Transformer, v_args

from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.grammar import calendars as cal
from goldthread.grammar.calendars import Period
from goldthread.grammar.said_periods import Said, yearless

_JOINERS = frozenset(
    [
        "DASH",
        "TO",
        "UNTIL",
        "AND",
        "BETWEEN",
        "OF",
        "COMMA",
        "SLASH",
        "OUT_OF",
        "OPEN",
        "CLOSE",
        "PLUS",
        "IN",
        "WEEK_COMMENCING",
        "TERM",
    ]
)


def without_joiners(method: Any, _rule: object, children: list[Any], _meta: object) -> Any:
    return method(
        *(one for one in children if not (isinstance(one, Token) and one.type in _JOINERS))
    )


def fixed_period(period: Period | None, **flags: Any) -> Said | None:
    """A period that is the same whenever the year begins; ``None`` where there is none."""
    return None if period is None else Said(in_year=lambda _: period, **flags)


@v_args(wrapper=without_joiners)
class DaysAndMonths(Transformer[Token, Any]):
    """Each rule of ``periods.lark`` about a day or a month into what it says."""

    def iso_date(self, token: str) -> Said | None:
        return fixed_period(cal.day(int(token[:4]), int(token[5:7]), int(token[8:10])))

    def numeric_date(self, token: str) -> Said | None:
        one, two, year = cal.numbers(token)
        year = cal.full_year(year)
        return Said(in_year=lambda starts: cal.numeric_day(one, two, year, starts))

    def month_slash_year(self, token: str) -> Said | None:
        number, year = cal.numbers(token)
        return fixed_period(cal.month(year, number))

    def day(self, number: str, name: str, year: str) -> Said | None:
        return fixed_period(
            cal.day(
                cal.full_year(cal.numbers(year)[0]), cal.month_number(name), cal.numbers(number)[0]
            )
        )

    def day_short_year(self, number: str, name: str, year: str) -> Said | None:
        """ "31 March 25": a number that could as well be a day of the next date is no year."""
        return self.day(number, name, year) if re.fullmatch(r"19|[23]\d", year) else None

    def month_first_day(self, name: str, number: str, year: str) -> Said | None:
        return self.day(number, name, year)

    def day_without_year(self, number: str, name: str) -> Said | None:
        month, wanted = cal.month_number(name), cal.numbers(number)[0]
        if not cal.day(2000, month, wanted):
            return None
        return yearless(DayInYear(month, wanted))

    def month(self, name: str, year: str) -> Said | None:
        return fixed_period(cal.month(cal.full_year(cal.numbers(year)[0]), cal.month_number(name)))

    def month_or_day(self, name: str, number: str) -> Said | None:
        """ "June 25" is a month of a year, but "June 30" may as well be its last day."""
        is_last_day = cal.numbers(number)[0] == cal.days_in(2000, cal.month_number(name))
        return None if is_last_day else self.month_short_year(name, number)

    def month_short_year(self, name: str, year: str) -> Said | None:
        short = cal.numbers(year)[0]
        if not 0 <= short <= 99 or len(str(year).strip("'FYE ")) not in (2, 4):
            return None
        return fixed_period(cal.month(cal.full_year(short), cal.month_number(name)))

    def month_without_year(self, *words: str) -> Said:
        month = cal.month_number(words[-1])
        return yearless(DayInYear(month, cal.days_in(2000, month), Precision.MONTH), (month,))

    def months_without_year(self, first: str, last: str) -> Said:
        months = cal.months_from(cal.month_number(first), cal.month_number(last))
        day = DayInYear(months[-1], cal.days_in(2000, months[-1]), Precision.MONTH)
        return replace(yearless(day, months), is_span=True)

    def months_beside(self, first: str, last: str) -> Said | None:
        """ "Dec/Jan" are two months on end; "Dec/Jun" are two months, each for itself."""
        if not cal.touch(cal.month_number(first), cal.month_number(last)):
            return None
        return self.months_without_year(first, last)

    def months_beside_of_year(self, first: str, last: Said | None) -> Said | None:
        if last is None:
            return None
        end = last.in_year(1)
        if end is None or not cal.touch(cal.month_number(first), end.last.month):
            return None
        return self.months_of_year(first, last)

    def months_of_year(self, first: str, last: Said | None) -> Said | None:
        if last is None:
            return None
        begin = cal.month_number(first)

        def in_year(starts: int) -> Period | None:
            end = last.in_year(starts)
            if end is None:
                return None
            year = end.last.year if begin <= end.last.month else end.last.year - 1
            return replace(end, first=date(year, begin, 1))

        return Said(in_year=in_year, is_span=True)

    def mid_month(self, _: str, said: Said | None) -> Said | None:
        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts) if said else None
            return whole and cal.approximately(whole, whole.first.replace(day=15))

        return Said(in_year=in_year)

    def mid_month_without_year(self, _: str, name: str) -> Said:
        return yearless(DayInYear(cal.month_number(name), 15, Precision.APPROXIMATE))
