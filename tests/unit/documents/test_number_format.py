"""What a spreadsheet cell shows. Expected texts are what Excel (UK) shows for these formats."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.excel.number_format import shown

ACCOUNTING = '_-[$£-809]* #,##0.00_-;\\-[$£-809]* #,##0.00_-;_-[$£-809]* "-"??_-;_-@_-'
MOMENT = datetime(2021, 3, 31, 14, 5, 9)  # noqa: DTZ001 - a spreadsheet has no time zones


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        (0.85, "0%", "85%"),
        (0.7245, "0.0%", "72.5%"),
        (1.005, "0.00", "1.01"),
        (1200, '"£"#,##0', "£1,200"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1200, ACCOUNTING, "£1,200.00"),
        (-1200.5, ACCOUNTING, "-£1,200.50"),
        (0, ACCOUNTING, "£-"),
        (-5, "#,##0_);[Red](#,##0)", "(5)"),
        (-0.3, "+0.0%;-0.0%;0.0%", "-30.0%"),
        (12, "+0;-0;0", "+12"),
        (2_500_000, '£0.0,,"m"', "£2.5m"),
        (85, '0"%"', "85%"),
        (2021, '0"/22"', "2021/22"),
        (0.5, "[<1]0.0%;0", "50.0%"),
        (7, "000", "007"),
        (3, "0.##", "3."),
        (12345, "0.00E+00", "1.23E+04"),
        (2.25, "# ??/??", "2 1/4"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (72.4, "General", "72.4"),
        (48.0, "General", "48"),
    ],
)
def test_numbers_are_shown_as_excel_shows_them(stored: float, code: str, text: str) -> None:
    assert shown(stored, code).text == text
    assert shown(stored, code).understood


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        (MOMENT, "mmmm yyyy", "March 2021"),
        (MOMENT, "mmm-yy", "Mar-21"),
        (MOMENT, "mm-dd-yy", "31/03/2021"),  # built-in format 14 follows the reader's country
        (MOMENT, "dd/mm/yyyy hh:mm", "31/03/2021 14:05"),
        (MOMENT, "[$-809]dd mmmm yyyy;@", "31 March 2021"),
        (MOMENT, "dddd, d mmmm yyyy", "Wednesday, 31 March 2021"),
        (MOMENT, "h:mm AM/PM", "2:05 PM"),
        (MOMENT, "mm:ss", "05:09"),
        (date(2020, 6, 1), "mmmm yyyy", "June 2020"),
        (time(9, 30), "hh:mm", "09:30"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_dates_and_times_are_shown_as_excel_shows_them(
    stored: datetime | date | time | timedelta, code: str, text: str
) -> None:
    assert shown(stored, code).text == text


def test_a_format_that_is_not_known_gives_the_plain_number_and_says_so() -> None:
    display = shown(5, "000-00")
    assert (display.text, display.understood) == ("5", False)


@given(st.integers(-(10**12), 10**12))
def test_thousands_separators_change_no_digit(number: int) -> None:
    assert shown(number, "#,##0").text.replace(",", "") == str(number)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_no_number_and_no_format_makes_it_fail_or_fall_silent(number: float, code: str) -> None:
    assert shown(number, code).text
