"""The day a draft is made, by hand on the calendar of England in 2021."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.framework.pack_schedule import DraftDay
from goldthread.framework.periods import ENGLAND, PeriodKind, month, quarter
from goldthread.framework.wording import ordinal

EASTER = {date(2021, 1, 1), date(2021, 4, 2), date(2021, 4, 5)}
TENTH = DraftDay(PeriodKind.QUARTER, working_days=10)
FIFTEENTH = DraftDay(PeriodKind.QUARTER, day_of_month=15)


def test_working_days_after_a_quarter_leave_out_weekends_and_bank_holidays() -> None:
    """1 April; Good Friday, a weekend, Easter Monday; 6 to 9 April; 12 to 16 April: ten."""
    assert TENTH.due_on(quarter(2020, 4), EASTER) == date(2021, 4, 16)


def test_a_day_of_the_month_is_one_of_the_month_after_the_period() -> None:
    assert FIFTEENTH.due_on(quarter(2020, 4)) == date(2021, 4, 15)
    assert DraftDay(PeriodKind.MONTH, day_of_month=1).due_on(month(2020, 12)) == date(2021, 1, 1)


def test_the_latest_and_the_next_change_on_the_day_itself() -> None:
    day_before, day = date(2021, 4, 15), date(2021, 4, 16)
    assert TENTH.latest(day_before, ENGLAND, EASTER) == (quarter(2020, 3), date(2021, 1, 15))
    assert TENTH.next(day_before, ENGLAND, EASTER) == (quarter(2020, 4), day)
    assert TENTH.latest(day, ENGLAND, EASTER) == (quarter(2020, 4), day)
    assert TENTH.next(day, ENGLAND, EASTER)[0] == quarter(2021, 1)


def test_a_long_wait_after_a_month_passes_over_the_months_between() -> None:
    """60 working days after 31 January 2021, with Easter: 20 in February, 23 in March, 17 in April."""
    slow = DraftDay(PeriodKind.MONTH, working_days=60)
    assert slow.due_on(month(2021, 1), EASTER) == date(2021, 4, 27)
    assert slow.latest(date(2021, 4, 27), ENGLAND, EASTER) == (month(2021, 1), date(2021, 4, 27))
    assert slow.next(date(2021, 4, 26), ENGLAND, EASTER) == (month(2021, 1), date(2021, 4, 27))


def test_it_is_said_in_a_sentence() -> None:
    assert TENTH.sentence == "A draft is made on the 10th working day after each quarter ends."
    assert (
        DraftDay(PeriodKind.FINANCIAL_YEAR, day_of_month=3).sentence
        == "A draft is made on the 3rd of the month after each financial year ends."
    )
    assert [ordinal(one) for one in (1, 2, 3, 11, 22, 113)] == [
        *("1st", "2nd", "3rd", "11th", "22nd", "113th"),
    ]


@pytest.mark.parametrize(
    ("every", "working_days", "day_of_month"),
    [
        (PeriodKind.QUARTER, None, None),
        (PeriodKind.QUARTER, 5, 5),
        (PeriodKind.QUARTER, 0, None),
        (PeriodKind.QUARTER, 61, None),
        (PeriodKind.QUARTER, None, 29),
        (PeriodKind.SNAPSHOT, 5, None),
    ],
)
def test_a_day_that_cannot_be_found_is_refused(
    every: PeriodKind, working_days: int | None, day_of_month: int | None
) -> None:
    with pytest.raises(ValueError, match=r"Give|each"):
        DraftDay(every, working_days, day_of_month)
