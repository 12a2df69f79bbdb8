"""Periods: "Q4 20-21", "Mar-26", "Spring 2018", "2016-18" found among words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from lark import Token, v_args

from goldthread.grammar import calendars as cal
from goldthread.grammar.calendars import Period
from goldthread.grammar.islands import Phrases
from goldthread.grammar.period_days import DaysAndMonths, without_joiners
from goldthread.grammar.period_years import (
    YearsAndTheirParts,
    from_quarter_to_quarter,
    in_a_named_year,
)
from goldthread.grammar.said_periods import Said, reaching_back


def fold_periods(words: Sequence[Token]) -> list[Token]:
    """The words, each phrase that names a period become one ``PERIOD`` or ``BARE_YEAR``."""
    return _phrases().fold(words)


@cache
def _phrases() -> Phrases:
    return Phrases("periods.lark", _Periods(), "PERIOD")


@v_args(wrapper=without_joiners)
class _Periods(DaysAndMonths, YearsAndTheirParts):
    """Each rule of ``periods.lark`` into what it says. ``None`` where it names no real date."""

    def alone(self, said: Said | None) -> Said | None:
        return said

    def from_to(self, first: Said | None, last: Said | None) -> Said | None:
        if first is None or last is None:
            return None
        if first.is_years and last.quarter is not None:
            return self.years_quarter(first, str(last.quarter))
        if first.quarter and last.is_years:
            return self.quarter_of_year(f"Q{first.quarter}", last)  # "Q1-2025"
        if first.quarter and last.quarter:
            return from_quarter_to_quarter(first.quarter, last.quarter)
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

    def months_beside_each_other(self, first: Said | None, last: Said | None) -> Said | None:
        """ "Dec 2025/Jan 2026" is the time of both; months further apart are two dates."""
        one, two = first and first.in_year(1), last and last.in_year(1)
        if not one or not two or (two.first - one.last).days != 1:
            return None
        return self.from_to(first, last)

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
        return self.start_of(word, in_a_named_year(year, said))

    def start_of(self, word: str, said: Said | None) -> Said | None:
        if said is None:
            return None
        soon = "early" in word.lower()

        def in_year(starts: int) -> Period | None:
            whole = said.in_year(starts)
            return cal.early(whole, soon=soon) if whole else None

        return Said(in_year=in_year)

    def quarters_of_year(self, first: str, last: str, said: Said | None) -> Said | None:
        begin, end = self.quarter_of_year(first, said), self.quarter_of_year(last, said)
        return self.from_to(begin, end)
