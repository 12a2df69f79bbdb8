"""By which day a return is due. The dates are counted by hand on the calendar."""

from datetime import date

import pytest

from goldthread.framework.periods import financial_year, month, quarter
from goldthread.framework.returns import due_on, is_working_day, working_day
from goldthread.framework.rules.schedule import Every, Unit

EASTER_2021 = {date(2021, 4, 2), date(2021, 4, 5)}


def test_ten_working_days_after_the_fourth_quarter_leave_out_easter_and_weekends() -> None:
    # 1, 6, 7, 8, 9, 12, 13, 14, 15, 16 April 2021 are the ten.
    due = due_on(quarter(2020, 4), Every(unit=Unit.QUARTER), days_to_give=10, holidays=EASTER_2021)
    assert due == date(2021, 4, 16)


def test_a_figure_in_arrears_is_due_later() -> None:
    # March's figure is known from 1 May 2021, a Saturday; 3 May is the bank holiday.
    monthly = Every(unit=Unit.MONTH, lag=1, lag_unit=Unit.MONTH)
    due = due_on(month(2021, 3), monthly, days_to_give=2, holidays={date(2021, 5, 3)})
    assert due == date(2021, 5, 5)


def test_a_figure_collected_over_the_winter_is_due_after_it() -> None:
    # The year to March 2021 is collected December 2021 to February 2022; 1 March is a Tuesday.
    annual = Every(unit=Unit.YEAR, months=(12, 1, 2))
    assert due_on(financial_year(2020), annual, days_to_give=1) == date(2022, 3, 1)


def test_naming_every_month_says_nothing_about_when() -> None:
    every_month = Every(unit=Unit.YEAR, months=tuple(range(1, 13)))
    assert due_on(financial_year(2020), every_month, days_to_give=1) == date(2021, 4, 1)


def test_saturday_and_a_holiday_are_no_working_days() -> None:
    assert not is_working_day(date(2021, 4, 3))
    assert is_working_day(date(2021, 4, 2))
    assert not is_working_day(date(2021, 4, 2), EASTER_2021)


def test_working_days_are_counted_from_one() -> None:
    assert working_day(date(2021, 4, 1), 1) == date(2021, 4, 1)
    with pytest.raises(ValueError, match="counted from 1"):
        working_day(date(2021, 4, 1), 0)
