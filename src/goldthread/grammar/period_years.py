"""Years and their parts among words: "2025/26", "Q3", "H1", "Spring", "the autumn term"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lark import Token, Transformer, v_args

from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.grammar import calendars as cal
from goldthread.grammar.calendars import Period
from goldthread.grammar.period_days import fixed_period, without_joiners
from goldthread.grammar.said_periods import Said, yearless


@v_args(wrapper=without_joiners)
class YearsAndTheirParts(Transformer[Token, Any]):
    """Each rule of ``periods.lark`` about a year, or a part of one, into what it says."""

    def year(self, token: str) -> Said:
        number = int(token)
        return Said(
            in_year=lambda starts: cal.bare_year(number, starts), is_bare_year=True, is_years=True
        )

    def year_pair(self, token: str) -> Said | None:
        one, two = cal.numbers(token)
        if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", token) and two <= one % 100:
            return fixed_period(
                cal.month(one, two)
            )  # "2024-06" goes back, so it is no pair of years
        if re.search(r"\s/\s", token) and (two - one) % 100 != 1:
            return None  # "2030 / 2040" are two years, and not the time between
        if str(token).upper().startswith("AY"):
            return fixed_period(cal.academic_year(cal.full_year(one)), is_years=True)
        return Said(in_year=lambda starts: cal.years(one, two, starts), is_years=True)

    def fiscal_year(self, token: str) -> Said:
        number = cal.full_year(cal.numbers(token)[0])
        return Said(in_year=lambda starts: cal.fiscal(number, starts), is_years=True)

    def worded_year(self, word: str, said: Said | None) -> Said | None:
        return in_a_named_year(word, said)

    def worded_year_after(self, said: Said | None, word: str) -> Said | None:
        return in_a_named_year(word, said)

    def worded_end(self, _: str, word: str, said: Said | None) -> Said | None:
        return in_a_named_year(word, said)

    def year_end(self, _: str, said: Said | None) -> Said | None:
        named = in_a_named_year("financial", said)
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
        return in_a_named_year(word, said)

    def mid_year(self, _: str, said: Said | None) -> Said | None:
        if said is None:
            return None

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return whole and cal.approximately(whole, cal.middle(whole))

        return Said(in_year=in_year)

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

    def quarters_without_year(self, first: str, last: str) -> Said | None:
        """ "Q1-Q4": the quarters from one to the other."""
        begin, end = cal.ordinal_in(first), cal.ordinal_in(last)
        if not 1 <= begin < end <= 4:
            return None
        quarters = tuple(range(begin, end + 1))
        return Said(in_year=lambda _: None, quarter=end, quarters=quarters, is_span=True)

    def years_quarter(self, said: Said | None, quarter: str) -> Said | None:
        return self.quarter_of_year(quarter, said)

    years_comma_quarter = years_quarter
    years_bracket_quarter = years_quarter

    def quarter_bracket_years(self, quarter: str, said: Said | None) -> Said | None:
        return self.quarter_of_year(quarter, said)

    def quarter_with_its_months(
        self, quarter: str, first: str, last: str, said: Said | None
    ) -> Said | None:
        """ "Q1 (Apr-Jun) 2026": the quarter of a financial year, by its months in that year."""
        begin, end = cal.month_number(first), cal.month_number(last)
        number = cal.ordinal_in(quarter)
        if said is None or not 1 <= number <= 4 or end != begin + 2:
            return None
        alone = said.is_bare_year

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            begins = (starts - 1 + 3 * (number - 1)) % 12 + 1
            if whole is None or begin != begins or (alone and begin < starts):
                return None  # "Q4 (Jan-Mar) 2026": the months of 2026, or of the year from April
            year = whole.last.year if alone else whole.first.year
            return cal.quarter(number, year, starts)

        return Said(in_year=in_year, is_part_of_year=True)

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


def from_quarter_to_quarter(begin: int, end: int) -> Said | None:
    """ "Q1-Q4": the quarters from one to the other."""
    if not 1 <= begin < end <= 4:
        return None
    quarters = tuple(range(begin, end + 1))
    return Said(in_year=lambda _: None, quarter=end, quarters=quarters, is_span=True)


def in_a_named_year(word: str, said: Said | None) -> Said | None:
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
