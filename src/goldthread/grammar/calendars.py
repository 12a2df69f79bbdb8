"""Arithmetic of months, quarters, seasons, terms and the years councils count in."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from goldthread.framework.rules.moments import Moment, Precision

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4,
    "one": 1, "two": 2, "three": 3, "four": 4,
}  # fmt: skip

SEASON_NAMES = {"aut": "autumn", "spr": "spring", "sum": "summer", "win": "winter"}
SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}
TERM_MONTHS = {"autumn": (9, 12), "winter": (1, 3), "spring": (1, 3), "summer": (4, 7)}
TERM_NAMES = {"michaelmas": "autumn", "hilary": "spring", "lent": "spring", "epiphany": "spring", "trinity": "summer", "easter": "summer"}  # fmt: skip
_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``first`` to ``last``, and how precisely they were named.

    ``could_be`` are other last days the words may mean, ``label`` the financial year they
    belong to ("2020-21").
    """

    first: date
    last: date
    precision: Precision
    could_be: tuple[date, ...] = ()
    label: str | None = None
    pooled: bool = False
    terms: tuple[str, ...] = ()

    @property
    def moment(self) -> Moment:
        """The last day, to the precision the period was named."""
        return Moment(self.last, self.precision, self.could_be)


def numbers(text: str) -> list[int]:
    """The whole numbers written in a token."""
    return [int(one) for one in re.findall(r"\d+", str(text))]


def full_year(year: int) -> int:
    """A year written with two digits is one of this century."""
    return year if year >= 100 else _CENTURY + year


def month_number(name: str) -> int:
    """1 for January, however it is shortened."""
    return _MONTHS.index(str(name).lower()[:3]) + 1


def ordinal_in(text: str) -> int:
    """The number in "Q4", "3rd quarter" or "second half"; 0 where there is none."""
    found = numbers(text)
    if found:
        return found[0]
    words = re.findall(r"[a-z]+", str(text).lower())
    return next((_ORDINALS[word] for word in words if word in _ORDINALS), 0)


def days_in(year: int, month_: int) -> int:
    """How many days a month has."""
    return monthrange(year, month_)[1]


def clamped(year: int, month_: int, day_: int) -> date:
    """A date, with 29 February become the 28th where the year has none."""
    return date(year, month_, min(day_, days_in(year, month_)))


def months_from(first: int, last: int) -> tuple[int, ...]:
    """The months from one to another, round the year's end where need be."""
    count = (last - first) % 12 + 1
    return tuple((first - 1 + step) % 12 + 1 for step in range(count))


def day(year: int, month_: int, day_: int) -> Period | None:
    """One day; ``None`` where the calendar has no such day."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month_ <= 12):
        return None
    if not 1 <= day_ <= days_in(year, month_):
        return None
    found = date(year, month_, day_)
    return _period(found, found, Precision.DAY)


def numeric_day(one: int, two: int, year: int, starts: int) -> Period | None:
    """ "04/05/2021": day first, save where the year begins in October as in the United States.

    Where both orders are dates, the other is kept as what it could be.
    """
    american = starts == 10
    first, second = day(year, two, one), day(year, one, two)
    likelier, other = (second, first) if american else (first, second)
    if likelier is None or other is None or likelier.last == other.last:
        return likelier or other
    return replace(likelier, could_be=(other.last,))


def month(year: int, month_: int) -> Period | None:
    """A whole month."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month_ <= 12):
        return None
    return _period(
        date(year, month_, 1), date(year, month_, days_in(year, month_)), Precision.MONTH
    )


def months_span(year: int, first_month: int, count: int, precision: Precision) -> Period:
    """So many months from the first of a month."""
    last = first_month + count - 2
    end_year, end_month = year + last // 12, last % 12 + 1
    return _period(
        date(year, first_month, 1),
        date(end_year, end_month, days_in(end_year, end_month)),
        precision,
    )


def financial_year(begins: int, starts: int) -> Period:
    """The year of twelve months that begins in ``begins``, in the month ``starts``."""
    whole = months_span(begins, starts, 12, Precision.FINANCIAL_YEAR)
    if starts == 1:
        return replace(whole, precision=Precision.CALENDAR_YEAR)
    return replace(whole, label=f"{begins}-{(begins + 1) % 100:02}")


def fiscal(ends: int, starts: int) -> Period:
    """ "FY21": the year that ends in 2021; in Britain some mean the one that begins then."""
    found = financial_year(ends if starts == 1 else ends - 1, starts)
    if starts != 4:
        return found
    return replace(found, could_be=(financial_year(ends, starts).last,))


def academic_year(begins: int) -> Period:
    """1 September to 31 August."""
    return months_span(begins, 9, 12, Precision.ACADEMIC_YEAR)


def bare_year(year: int, starts: int) -> Period:
    """A lone "2022" is the calendar year, and could be the financial year that ends in it."""
    whole = months_span(year, 1, 12, Precision.CALENDAR_YEAR)
    if starts == 1:
        return whole
    return replace(whole, could_be=(financial_year(year - 1, starts).last,))


def years(one: int, two: int, starts: int) -> Period | None:
    """ "2020/21" is a financial year, "2016-18" three calendar years taken together."""
    begins = full_year(one)
    ends = two if two >= 100 else begins - begins % 100 + two
    if ends < begins:
        ends += 100
    if ends == begins + 1:
        if starts == 1:
            return replace(financial_year(ends, 1), could_be=(date(begins, 12, 31),))
        return financial_year(begins, starts)
    if not 1 < ends - begins <= 30:
        return None
    return _period(date(begins, 1, 1), date(ends, 12, 31), Precision.CALENDAR_YEAR, pooled=True)


def quarter(number: int, begins: int, starts: int) -> Period:
    """A quarter of the financial year that begins in ``begins``."""
    offset = starts - 1 + 3 * (number - 1)
    return replace(
        months_span(begins + offset // 12, offset % 12 + 1, 3, Precision.QUARTER),
        label=financial_year(begins, starts).label,
    )


def quarter_in(number: int, whole: Period, starts: int, *, is_bare: bool) -> Period:
    """A quarter of a named year, counted in the authority's own year.

    "Q3 2021" without a stroke could also be the third calendar quarter. In the United States
    (a year from October) the fiscal year has the name of the year it ends in.
    """
    begins = whole.first.year
    if not is_bare:
        return replace(quarter(number, begins, starts), could_be=())
    found = quarter(number, begins - 1 if starts == 10 else begins, starts)
    other = quarter(number, begins, 1).last
    return found if starts == 1 else replace(found, could_be=(other,))


def half_in(number: int, whole: Period, starts: int, *, is_bare: bool) -> Period:
    """The first or second half of a named year; of the calendar year where only that is named."""
    first_month = 1 if is_bare else starts
    offset = first_month - 1 + 6 * (number - 1)
    return months_span(whole.first.year + offset // 12, offset % 12 + 1, 6, Precision.HALF_YEAR)


def season(name: str, whole: Period, *, is_bare: bool) -> Period:
    """A season, by its last month; winter ends in the year after the one it begins in."""
    ends = SEASON_ENDS[name]
    begins = whole.first.year
    if name == "winter":
        year = begins + 1
    elif is_bare or name in ("autumn", "fall") or whole.first.month == 1:
        year = begins
    else:
        year = begins + 1 if name == "spring" else begins
    last = date(year, ends, days_in(year, ends))
    first = date(year - 1, 12, 1) if ends == 2 else date(year, ends - 2, 1)
    others = (date(begins, 2, days_in(begins, 2)),) if name == "winter" and is_bare else ()
    return _period(first, last, Precision.SEASON, could_be=others)


def term(name: str, whole: Period, *, is_bare: bool) -> Period:
    """A school term; of "2020/21", autumn is in the first year and the others in the second."""
    first, last = TERM_MONTHS[name]
    year = whole.first.year if is_bare or name == "autumn" else whole.first.year + 1
    return replace(months_span(year, first, last - first + 1, Precision.TERM), terms=(name,))


def touch(first: int, last: int) -> bool:
    """Whether two months stand next to each other, as in "Dec/Jan"."""
    return (last - first) % 12 == 1


def early(whole: Period, *, soon: bool) -> Period:
    """The start of a period: its first day, or for "early" its first third or quarter."""
    if not soon:
        return approximately(whole, whole.first)
    if whole.precision is Precision.MONTH:
        return approximately(whole, whole.first.replace(day=10))
    quarter_end = months_span(whole.first.year, whole.first.month, 3, Precision.QUARTER).last
    return approximately(whole, min(quarter_end, whole.last))


def middle(whole: Period) -> date:
    """The end of the first half of a year."""
    half = months_span(whole.first.year, whole.first.month, 6, Precision.HALF_YEAR)
    return min(half.last, whole.last)


def approximately(whole: Period, last: date) -> Period:
    """The same beginning, ending about a day."""
    return replace(whole, last=last, precision=Precision.APPROXIMATE, could_be=(), label=None)


def without_doubt(whole: Period | None) -> Period | None:
    """The same days, with no others that they could be."""
    return replace(whole, could_be=()) if whole else None


def _period(
    first: date,
    last: date,
    precision: Precision,
    *,
    pooled: bool = False,
    could_be: tuple[date, ...] = (),
) -> Period:
    return Period(first=first, last=last, precision=precision, pooled=pooled, could_be=could_be)
