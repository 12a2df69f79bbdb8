"""Periods: "Q4 20-21", "Mar-26", "Spring 2018", "2016-18" found among words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from lark import Token, Transformer, v_args

from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.grammar import calendars as cal
from goldthread.grammar.calendars import Period
from goldthread.grammar.islands import Phrases
from goldthread.grammar.said_periods import Said, reaching_back, yearless


def fold_periods(words: Sequence[Token]) -> list[Token]:
    """The words, each phrase that names a period become one ``PERIOD`` or ``BARE_YEAR``."""
    return _phrases().fold(words)


@cache
def _phrases() -> Phrases:
    return Phrases("periods.lark", _Periods(), "PERIOD")


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


def _without_joiners(method: Any, _rule: object, children: list[Any], _meta: object) -> Any:
    return method(
        *(one for one in children if not (isinstance(one, Token) and one.type in _JOINERS))
    )


def _fixed(period: Period | None, **flags: Any) -> Said | None:
    return None if period is None else Said(in_year=lambda _: period, **flags)


@v_args(wrapper=_without_joiners)
class _Periods(Transformer[Token, Any]):
    """Each rule of ``periods.lark`` into what it says. ``None`` where it names no real date."""

    def alone(self, said: Said | None) -> Said | None:
        return said

    def iso_date(self, token: str) -> Said | None:
        return _fixed(cal.day(int(token[:4]), int(token[5:7]), int(token[8:10])))

    def numeric_date(self, token: str) -> Said | None:
        one, two, year = cal.numbers(token)
        year = cal.full_year(year)
        return Said(in_year=lambda starts: cal.numeric_day(one, two, year, starts))

    def month_slash_year(self, token: str) -> Said | None:
        number, year = cal.numbers(token)
        return _fixed(cal.month(year, number))

    def day(self, number: str, name: str, year: str) -> Said | None:
        return _fixed(
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
        return _fixed(cal.month(cal.full_year(cal.numbers(year)[0]), cal.month_number(name)))

    def month_or_day(self, name: str, number: str) -> Said | None:
        """ "June 25" is a month of a year, but "June 30" may as well be its last day."""
        is_last_day = cal.numbers(number)[0] == cal.days_in(2000, cal.month_number(name))
        return None if is_last_day else self.month_short_year(name, number)

    def month_short_year(self, name: str, year: str) -> Said | None:
        short = cal.numbers(year)[0]
        if not 0 <= short <= 99 or len(str(year).strip("'FYE ")) not in (2, 4):
            return None
        return _fixed(cal.month(cal.full_year(short), cal.month_number(name)))

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

    def from_to(self, first: Said | None, last: Said | None) -> Said | None:
        if first is None or last is None:
            return None
        if first.is_years and last.quarter is not None:
            return self.years_quarter(first, str(last.quarter))
        if first.quarter and last.is_years:
            return self.quarter_of_year(f"Q{first.quarter}", last)  # "Q1-2025"
        if first.quarter and last.quarter:
            return _quarters(first.quarter, last.quarter)
        if last.is_without_year:
            return None
        if first.quarter and not last.is_part_of_year:
            return None  # "Q4 - March 2025" may be one date said twice
        if first.is_without_year:
            return reaching_back(first, last)

        def in_year(starts: int) -> Period | None:
            begin, end = first.in_year(starts), last.in_year(starts)
            if begin is None or end is None or begin.first > end.last:
                return None
            return Period(
                first=begin.first, last=end.last, precision=end.precision, could_be=end.could_be
            )

        return Said(in_year=in_year, is_span=True)

    def between(self, first: Said | None, last: Said | None) -> Said | None:
        return self.from_to(first, last)

    def end_of(self, _: str, said: Said | None) -> Said | None:
        if said is None:
            return None
        if not said.is_bare_year:
            return replace(said, is_end=True)
        return replace(
            said,
            in_year=lambda starts: cal.without_doubt(said.in_year(starts)),
            is_bare_year=False,
            is_end=True,
        )

    def start_worded(self, word: str, said: Said | None, year: str) -> Said | None:
        return self.start_of(word, _worded(year, said))

    def start_of(self, word: str, said: Said | None) -> Said | None:
        if said is None:
            return None
        soon = "early" in word.lower()

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return cal.early(whole, soon=soon) if whole else None

        return Said(in_year=in_year)

    def mid_month(self, _: str, said: Said | None) -> Said | None:
        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts) if said else None
            return whole and cal.approximately(whole, whole.first.replace(day=15))

        return Said(in_year=in_year)

    def mid_month_without_year(self, _: str, name: str) -> Said:
        return yearless(DayInYear(cal.month_number(name), 15, Precision.APPROXIMATE))

    def mid_year(self, _: str, said: Said | None) -> Said | None:
        if said is None:
            return None

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return whole and cal.approximately(whole, cal.middle(whole))

        return Said(in_year=in_year)

    def year(self, token: str) -> Said:
        number = int(token)
        return Said(
            in_year=lambda starts: cal.bare_year(number, starts), is_bare_year=True, is_years=True
        )

    def year_pair(self, token: str) -> Said | None:
        one, two = cal.numbers(token)
        if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", token) and two <= one % 100:
            return _fixed(cal.month(one, two))  # "2024-06" goes back, so it is no pair of years
        if str(token).upper().startswith("AY"):
            return _fixed(cal.academic_year(cal.full_year(one)), is_years=True)
        return Said(in_year=lambda starts: cal.years(one, two, starts), is_years=True)

    def fiscal_year(self, token: str) -> Said:
        number = cal.full_year(cal.numbers(token)[0])
        return Said(in_year=lambda starts: cal.fiscal(number, starts), is_years=True)

    def worded_year(self, word: str, said: Said | None) -> Said | None:
        return _worded(word, said)

    def worded_year_after(self, said: Said | None, word: str) -> Said | None:
        return _worded(word, said)

    def worded_end(self, _: str, word: str, said: Said | None) -> Said | None:
        return _worded(word, said)

    def year_end(self, _: str, said: Said | None) -> Said | None:
        named = _worded("financial", said)
        if said is None or named is None or not said.is_bare_year:
            return named

        def in_year(starts: int) -> Period | None:
            whole, other = named.in_year(starts), said.in_year(starts)
            if whole is None or other is None:
                return whole
            return replace(whole, could_be=(*whole.could_be, other.last))

        return replace(named, in_year=in_year)  # "year-end 2025" may be December's

    def this_year_end(self, word: str) -> Said:
        def in_year(_starts: int) -> Period | None:
            return None

        named = re.search("financial|fiscal|municipal", word, re.I) is not None
        return Said(in_year=in_year, is_year_end=True, is_years=named, quarter=4)

    def end_worded(self, _: str, said: Said | None, word: str) -> Said | None:
        return _worded(word, said)

    def quarter_of_year(self, quarter: str, said: Said | None) -> Said | None:
        number = cal.ordinal_in(quarter)
        if said is None or not 1 <= number <= 4:
            return None

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            if whole is None:
                return None
            return cal.quarter_in(number, whole, starts, is_bare=said.is_bare_year)

        return Said(in_year=in_year, is_part_of_year=True)

    def quarters_of_year(self, first: str, last: str, said: Said | None) -> Said | None:
        begin, end = self.quarter_of_year(first, said), self.quarter_of_year(last, said)
        return self.from_to(begin, end)

    def years_quarter(self, said: Said | None, quarter: str) -> Said | None:
        return self.quarter_of_year(quarter, said)

    years_comma_quarter = years_quarter
    years_bracket_quarter = years_quarter

    def quarter_bracket_years(self, quarter: str, said: Said | None) -> Said | None:
        return self.quarter_of_year(quarter, said)

    def quarters_without_year(self, first: str, last: str) -> Said | None:
        """ "Q1-Q4": the quarters from one to the other."""
        begin, end = cal.ordinal_in(first), cal.ordinal_in(last)
        if not 1 <= begin < end <= 4:
            return None
        quarters = tuple(range(begin, end + 1))
        return Said(in_year=lambda _: None, quarter=end, quarters=quarters, is_span=True)

    def quarter_short_year(self, quarter: str, year: str) -> Said | None:
        number = cal.full_year(cal.numbers(year)[0])
        return self.quarter_of_year(quarter, self.year(str(number)))

    def quarter_without_year(self, quarter: str) -> Said | None:
        number = cal.ordinal_in(quarter)
        return Said(in_year=lambda _: None, quarter=number) if number else None

    def half(self, half: str, said: Said | None) -> Said | None:
        number = cal.ordinal_in(half)
        if said is None or number not in (1, 2):
            return None

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return whole and cal.half_in(number, whole, starts, is_bare=said.is_bare_year)

        return Said(in_year=in_year)

    def half_without_year(self, _: str) -> None:
        """ "H1" alone: where a half ends depends on a year that is not named."""

    def years_half(self, said: Said | None, half: str) -> Said | None:
        return self.half(half, said)

    def season_of_year(self, name: str, said: Said | None) -> Said | None:
        if said is None:
            return None

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return whole and cal.season(name.lower(), whole, is_bare=said.is_bare_year)

        return Said(in_year=in_year)

    def season_short_year(self, name: str, year: str) -> Said | None:
        """ "Spring 25", where the number can be a year of this century."""
        if not re.fullmatch(r"'?[1-4]\d", year):
            return None
        return self.season_of_year(name, self.year(str(cal.full_year(cal.numbers(year)[0]))))

    def last_season(self, _: str, name: str, said: Said | None) -> Said | None:
        return self.season_of_year(name, said)

    def season_term(self, name: str, said: Said | None) -> Said | None:
        if said is None:
            return None

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return whole and cal.term(name.lower(), whole, is_bare=said.is_bare_year)

        return Said(in_year=in_year)

    def named_term(self, name: str, said: Said | None) -> Said | None:
        return self.season_term(cal.TERM_NAMES[name.lower()], said)

    def named_term_without_year(self, name: str) -> Said:
        return self.season_term_without_year(cal.TERM_NAMES[name.lower()])

    def terms_of_year(self, said: Said | None, *names: str) -> Said | None:
        if said is None:
            return None
        known = tuple(cal.SEASON_NAMES[name.lower()[:3]] for name in names)

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return whole and replace(cal.academic_year(whole.first.year), terms=known)

        return Said(in_year=in_year)

    def season_without_year(self, name: str) -> Said:
        last = cal.SEASON_ENDS[name.lower()]
        return yearless(DayInYear(last, cal.days_in(2001, last), Precision.SEASON))

    def season_term_without_year(self, name: str) -> Said:
        last = cal.TERM_MONTHS[name.lower()][1]
        day = DayInYear(last, cal.days_in(2001, last), Precision.TERM)
        return replace(yearless(day), terms=(name.lower(),))


def _quarters(begin: int, end: int) -> Said | None:
    """ "Q1-Q4": the quarters from one to the other."""
    if not 1 <= begin < end <= 4:
        return None
    quarters = tuple(range(begin, end + 1))
    return Said(in_year=lambda _: None, quarter=end, quarters=quarters, is_span=True)


def _worded(word: str, said: Said | None) -> Said | None:
    """A year with a word that says which sort of year it is."""
    if said is None:
        return None
    kind = word.lower()

    def in_year(starts: int) -> Period | None:
        whole = said.in_year(starts)
        if whole is None:
            return None
        if "academic" in kind or "school" in kind or kind == "ay":
            return cal.academic_year(whole.first.year)
        if "calendar" in kind or kind == "cy":
            return cal.without_doubt(whole)
        return cal.fiscal(whole.last.year, starts) if said.is_bare_year else whole

    return Said(in_year=in_year, is_years=True)
