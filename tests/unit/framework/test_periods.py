"""Periods have no gaps, no overlaps, and names that lead back to them."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework.periods import (
    ENGLAND,
    Calendar,
    Period,
    PeriodError,
    PeriodKind,
    Term,
    academic_year,
    calendar_year,
    containing,
    financial_year,
    half_year,
    month,
    period_from_code,
    period_from_words,
    periods_between,
    quarter,
    rolling,
    snapshot,
    term,
)

SIX_TERMS = (
    Term("Term 1", 9),
    Term("Term 2", 11),
    Term("Term 3", 1),
    Term("Term 4", 2, 15),
    Term("Term 5", 4, 20),
    Term("Term 6", 6),
)
CALENDARS = (
    ENGLAND,
    Calendar(financial_year_starts=7),
    Calendar(
        financial_year_starts=1,
        academic_year_starts=1,
        terms=(Term("Semester", 1), Term("Second semester", 7)),
    ),
    Calendar(terms=SIX_TERMS),
)
DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))
DIVIDING_KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.ROLLING]


@st.composite
def dividing_periods(draw: st.DrawFn) -> Period:
    """Any period but a rolling window: these divide time with no day left out."""
    kind = draw(st.sampled_from(DIVIDING_KINDS))
    return containing(draw(DAYS), kind, draw(st.sampled_from(CALENDARS)))


@st.composite
def windows(draw: st.DrawFn) -> Period:
    """A rolling window of up to five years."""
    day = draw(DAYS)
    calendar = draw(st.sampled_from(CALENDARS))
    return rolling(draw(st.integers(1, 60)), day.year, day.month, calendar)


periods = st.one_of(dividing_periods(), windows())


@given(periods)
def test_the_period_after_the_one_before_is_the_same_period(period: Period) -> None:
    assert period.previous().next() == period
    assert period.next().previous() == period


@given(dividing_periods())
def test_neighbouring_periods_leave_no_gap_and_do_not_overlap(period: Period) -> None:
    assert period.next().first == period.last + timedelta(days=1)
    assert not period.overlaps(period.next())


@given(windows())
def test_a_window_moves_by_one_month_and_keeps_its_length(window: Period) -> None:
    following = window.next()
    assert following.months == window.months
    assert following.last == month(window.last.year, window.last.month).next().last


@given(DAYS, st.sampled_from(DIVIDING_KINDS), st.sampled_from(CALENDARS))
def test_every_day_lies_in_exactly_one_period_of_each_kind(
    day: date, kind: PeriodKind, calendar: Calendar
) -> None:
    period = containing(day, kind, calendar)
    assert period.first <= day <= period.last
    assert containing(period.first, kind, calendar) == period
    assert containing(period.last, kind, calendar) == period


@given(periods)
def test_a_code_leads_back_to_its_period(period: Period) -> None:
    assert period_from_code(period.code, period.calendar) == period


@given(periods)
def test_a_label_leads_back_to_its_period_among_periods_of_its_kind(period: Period) -> None:
    assert period_from_words(period.label, kind=period.kind, calendar=period.calendar) == period


@given(periods)
def test_a_label_alone_leads_back_to_its_period_unless_it_could_be_a_month(period: Period) -> None:
    # "2011-12" is the year to March 2012 and the code of December 2011.
    if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", period.label):
        with pytest.raises(PeriodError, match="could be"):
            period_from_words(period.label, calendar=period.calendar)
    else:
        assert period_from_words(period.label, calendar=period.calendar) == period


@given(st.lists(periods, min_size=2, max_size=8))
def test_periods_sort_by_the_day_they_end(some: list[Period]) -> None:
    ordered = sorted(some)
    assert [period.last for period in ordered] == sorted(period.last for period in some)
    assert all(one <= other for one, other in pairwise(ordered))


@given(periods, periods)
def test_two_periods_are_equal_or_one_comes_first(one: Period, other: Period) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other) == (one < other or one == other)
    assert (one >= other) == (not one < other)


@given(dividing_periods())
def test_the_same_period_a_year_earlier_ends_in_the_same_month(period: Period) -> None:
    earlier = period.year_earlier()
    assert (earlier.last.year, earlier.last.month) == (period.last.year - 1, period.last.month)
    assert earlier.number == period.number


@pytest.mark.parametrize(
    ("period", "first", "last", "label", "code"),
    [
        (month(2021, 3), date(2021, 3, 1), date(2021, 3, 31), "March 2021", "2021-03"),
        (quarter(2020, 1), date(2020, 4, 1), date(2020, 6, 30), "Q1 2020-21", "2020-Q1"),
        (quarter(2020, 4), date(2021, 1, 1), date(2021, 3, 31), "Q4 2020-21", "2020-Q4"),
        (quarter(1999, 4), date(2000, 1, 1), date(2000, 3, 31), "Q4 1999-2000", "1999-Q4"),
        (half_year(2020, 2), date(2020, 10, 1), date(2021, 3, 31), "H2 2020-21", "2020-H2"),
        (financial_year(2020), date(2020, 4, 1), date(2021, 3, 31), "2020-21", "2020-FY"),
        (
            academic_year(2020),
            date(2020, 9, 1),
            date(2021, 8, 31),
            "Academic year 2020-21",
            "2020-AY",
        ),
        (calendar_year(2020), date(2020, 1, 1), date(2020, 12, 31), "2020", "2020-CY"),
        (term(2020, 1), date(2020, 9, 1), date(2020, 12, 31), "Autumn term 2020", "2020-T1"),
        (term(2020, 2), date(2021, 1, 1), date(2021, 4, 30), "Spring term 2021", "2020-T2"),
        (term(2020, 3), date(2021, 5, 1), date(2021, 8, 31), "Summer term 2021", "2020-T3"),
        (
            rolling(36, 2021, 3),
            date(2018, 4, 1),
            date(2021, 3, 31),
            "3 years to March 2021",
            "2021-03-R36",
        ),
        (
            rolling(12, 2021, 3),
            date(2020, 4, 1),
            date(2021, 3, 31),
            "12 months to March 2021",
            "2021-03-R12",
        ),
        (
            snapshot(date(2021, 3, 31)),
            date(2021, 3, 31),
            date(2021, 3, 31),
            "31 March 2021",
            "2021-03-31",
        ),
        (
            containing(date(2021, 1, 9), PeriodKind.TWO_MONTHS),
            date(2020, 12, 1),
            date(2021, 1, 31),
            "December 2020 to January 2021",
            "2020-B5",
        ),
        (
            quarter(2020, 4, Calendar(financial_year_starts=7)),
            date(2021, 4, 1),
            date(2021, 6, 30),
            "Q4 2020-21",
            "2020-Q4",
        ),
        (
            quarter(2020, 4, Calendar(financial_year_starts=1)),
            date(2020, 10, 1),
            date(2020, 12, 31),
            "Q4 2020",
            "2020-Q4",
        ),
    ],
)
def test_periods_have_the_days_and_names_a_council_gives_them(
    period: Period, first: date, last: date, label: str, code: str
) -> None:
    assert (period.first, period.last, period.label, period.code) == (first, last, label, code)


def test_a_month_knows_its_quarter_and_its_years() -> None:
    february = month(2021, 2)
    assert february.within(PeriodKind.QUARTER) == quarter(2020, 4)
    assert february.within(PeriodKind.FINANCIAL_YEAR) == financial_year(2020)
    assert february.within(PeriodKind.CALENDAR_YEAR) == calendar_year(2021)
    assert february.within(PeriodKind.TERM) == term(2020, 2)


def test_a_period_that_straddles_two_years_is_within_neither() -> None:
    assert academic_year(2020).within(PeriodKind.FINANCIAL_YEAR) is None
    assert financial_year(2020).within(PeriodKind.CALENDAR_YEAR) is None


def test_the_quarters_of_a_year_are_counted_from_first_to_last() -> None:
    codes = [period.code for period in periods_between(quarter(2020, 2), quarter(2021, 1))]
    assert codes == ["2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"]


def test_an_annual_rolling_series_takes_every_twelfth_window() -> None:
    run = periods_between(rolling(36, 2019, 3), rolling(36, 2021, 3), every=12)
    assert [period.label for period in run] == [
        "3 years to March 2019",
        "3 years to March 2020",
        "3 years to March 2021",
    ]


def test_nothing_lies_between_a_period_and_one_before_it() -> None:
    assert list(periods_between(quarter(2020, 2), quarter(2020, 1))) == []


def test_periods_of_different_kinds_have_nothing_between_them() -> None:
    with pytest.raises(PeriodError, match="not periods of one kind"):
        periods_between(quarter(2020, 1), month(2021, 1))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Q4 2020/21", "2020-Q4"),
        ("Q4 20-21", "2020-Q4"),
        ("quarter 4, 2020/2021", "2020-Q4"),
        ("2020/21 Q4", "2020-Q4"),
        ("Q4 (2020-21)", "2020-Q4"),
        ("Mar-21", "2021-03"),
        ("sept 2020", "2020-09"),
        ("March '21", "2021-03"),
        ("2020/21", "2020-FY"),
        ("FY 2020/21", "2020-FY"),
        ("2020-21 academic year", "2020-AY"),
        ("2020", "2020-CY"),
        ("31/03/2021", "2021-03-31"),
        ("31st March 2021", "2021-03-31"),
        ("3 years to Mar 2021", "2021-03-R36"),
        ("April to July 2020", "2020-F1"),
        ("2020-Q4", "2020-Q4"),
    ],
)
def test_periods_are_read_as_people_write_them(words: str, code: str) -> None:
    assert period_from_words(words).code == code


@pytest.mark.parametrize(
    "words",
    ["Q5 2020-21", "2020-22", "Q4 2020", "Marching 2021", "31/02/2021", "", "last year", "2021-13"],
)
def test_words_with_no_certain_reading_are_refused_with_an_example(words: str) -> None:
    with pytest.raises(PeriodError, match="write for example"):
        period_from_words(words)


def test_a_year_that_could_be_a_month_is_settled_by_what_the_series_counts_by() -> None:
    with pytest.raises(PeriodError, match="November 2010"):
        period_from_words("2010-11")
    assert period_from_words("2010-11", kind=PeriodKind.FINANCIAL_YEAR) == financial_year(2010)
    assert period_from_words("2010-11", kind=PeriodKind.MONTH) == month(2010, 11)


def test_a_date_stands_for_the_period_that_it_begins_or_ends() -> None:
    assert period_from_words("31/03/2021", kind=PeriodKind.QUARTER) == quarter(2020, 4)
    assert period_from_words("01/01/2021", kind=PeriodKind.QUARTER) == quarter(2020, 4)
    assert period_from_words("17/03/2021", kind=PeriodKind.MONTH) == month(2021, 3)
    with pytest.raises(PeriodError, match="counted by quarter"):
        period_from_words("28/02/2021", kind=PeriodKind.QUARTER)


def test_a_bare_year_is_an_academic_year_only_for_a_series_of_school_years() -> None:
    assert period_from_words("2020-21", kind=PeriodKind.ACADEMIC_YEAR) == academic_year(2020)
    assert period_from_words("2020-21") == financial_year(2020)


def test_a_month_is_not_taken_for_the_quarter_that_it_ends() -> None:
    with pytest.raises(PeriodError, match=r"March 2021.*counted by quarter.*Q4 2020-21"):
        period_from_words("March 2021", kind=PeriodKind.QUARTER)


@pytest.mark.parametrize(
    "code",
    ["2020-Q5", "2020-Q0", "2020-T4", "2020-H3", "2021-13", "Q4", "2021-02-30", "2021-03-R0"],
)
def test_a_code_that_names_no_period_is_refused(code: str) -> None:
    with pytest.raises(PeriodError):
        period_from_code(code)


def test_a_period_must_have_the_days_of_its_kind() -> None:
    with pytest.raises(PeriodError, match="is not a quarter"):
        Period(PeriodKind.QUARTER, date(2021, 2, 1), date(2021, 4, 30))


def test_the_last_day_of_february_stays_the_last_day_a_year_earlier() -> None:
    assert snapshot(date(2021, 2, 28)).year_earlier() == snapshot(date(2020, 2, 29))
    assert snapshot(date(2020, 2, 29)).year_earlier() == snapshot(date(2019, 2, 28))


def test_terms_that_leave_days_out_cannot_be_set_up() -> None:
    with pytest.raises(PeriodError, match="first day of the academic year"):
        Calendar(terms=(Term("Autumn term", 10), Term("Spring term", 1)))
    with pytest.raises(PeriodError, match="order"):
        Calendar(terms=(Term("Autumn term", 9), Term("Summer term", 5), Term("Spring term", 1)))
