"""Rules, figures and dates in sentences."""

from __future__ import annotations

import typing
from datetime import date
from decimal import Decimal

import pytest

from goldthread.framework.rules import Deadline, Frequency, Target, Value
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules import targets as t
from goldthread.framework.rules import values as v
from goldthread.framework.rules.moments import DayInYear, Moment, Precision
from goldthread.framework.rules.rule import Doubt
from goldthread.reports.wording import (
    amount,
    change,
    deadline_sentence,
    frequency_sentence,
    schedule,
    target_asked,
    target_sentence,
    targets,
    value_sentence,
    values,
)


def at_least(value: str, unit: str | None = None, **terms: typing.Any) -> t.Threshold:
    return t.Threshold(
        comparison=t.Comparison.AT_LEAST,
        value=Decimal(value),
        unit=unit,
        terms=t.Terms(**terms),
    )


QUARTER = Moment(date(2021, 3, 31), Precision.QUARTER)


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Target, targets._WORDS),
        (Value, values._WORDS),
        (Deadline, schedule._WORDS),
        (Frequency, schedule._WORDS),
    ],
)
def test_every_kind_of_rule_can_be_said(kinds: typing.Any, words: typing.Any) -> None:
    assert set(typing.get_args(kinds)) <= set(words)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("62.10", "%", "62.1%"),
        ("1200", "GBP", "£1,200"),
        ("1.5", "GBP", "£1.50"),
        ("1.505", "GBP", "£1.505"),
        ("-1234.5", "GBP", "−£1,234.50"),
        ("-3", "GBP", "−£3"),
        ("1", "days", "1 day"),
        ("12", "days", "12 days"),
        ("4.5", "/5", "4.5 out of 5"),
        ("1234567", None, "1,234,567"),
        ("0", None, "0"),
        ("-0.0", None, "0"),
        ("7.4", "per 1,000", "7.4 per 1,000"),
    ],
)
def test_figures_carry_their_unit_as_people_write_it(
    value: str, unit: str | None, words: str
) -> None:
    assert amount(Decimal(value), unit) == words


def test_whoever_gives_a_figure_reads_what_is_asked_and_not_how_it_was_read() -> None:
    side = t.Threshold(
        comparison=t.Comparison.AT_MOST,
        value=Decimal(10),
        unit="%",
        origin=t.Origin.POLARITY,
        suspect="it stands for two years",
    )
    steps = t.ByPeriod(steps=(side, at_least("25", "%", quarter=2)))
    above = t.InheritedTarget(resolves_to=t.SeveralTargets(parts=(side, steps)))
    assert target_asked(side) == "At most 10%."
    assert target_asked(above) == (
        "2 targets: at most 10%; in steps: at most 10%; then at least 25%, in quarter 2."
    )


def test_two_percentages_differ_in_points_and_never_in_per_cent() -> None:
    assert change(Decimal("60"), Decimal("62.5"), "%") == "up 2.5 percentage points"
    assert change(Decimal("60"), Decimal("59"), "%") == "down 1 percentage point"
    assert change(Decimal("60"), Decimal("60.0"), "%") == "the same"
    assert change(Decimal("900"), Decimal("300"), "GBP") == "down £600"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (at_least("72.5", "%"), "At least 72.5%."),
        (at_least("400", by=QUARTER), "At least 400, by the end of the quarter to 31 March 2021."),
        (
            t.Threshold(
                comparison=t.Comparison.AT_MOST,
                value=Decimal(10),
                unit="%",
                strict=True,
                origin=t.Origin.POLARITY,
            ),
            "Less than 10% (which side is good is taken from the stated direction).",
        ),
        (
            t.Threshold(comparison=t.Comparison.UNSTATED, value=Decimal(5)),
            "5 (nothing says whether above or below it is good).",
        ),
        (
            t.ByPeriod(steps=(at_least("25", "%", quarter=2), at_least("50", "%", quarter=3))),
            "In steps: at least 25%, in quarter 2; then at least 50%, in quarter 3.",
        ),
        (
            t.ShareWithin(share=at_least("95", "%"), within=t.Quantity(Decimal(30), "days")),
            "At least 95% done within 30 days.",
        ),
        (
            t.Relative(to="the London average", direction=t.RelativeDirection.BELOW),
            "Below the London average.",
        ),
        (
            t.Relative(to="London and national", direction=t.RelativeDirection.IN_LINE),
            "In line with both London and national.",
        ),
        (
            t.Relative(
                to="national, regional and peer averages", direction=t.RelativeDirection.ABOVE
            ),
            "Above each of national average, regional average and peer average.",
        ),
        (t.Trend(direction=t.TrendDirection.DECREASE), "Should fall."),
        (
            t.TargetToBeConfirmed(until="2020-09-30"),
            "Promised but not yet set, expected by 30 September 2020.",
        ),
        (t.NoTarget(why="na"), "The document says a target does not apply."),
        (
            t.NotUnderstood(text="Good"),
            "Not understood as a rule, so nothing is judged against it.",
        ),
    ],
)
def test_a_target_is_said_plainly(rule: Target, words: str) -> None:
    assert target_sentence(rule) == words


def test_the_reading_that_was_not_chosen_is_told() -> None:
    doubted = t.Threshold(
        comparison=t.Comparison.AT_LEAST,
        value=Decimal(5),
        doubt=Doubt(why="a year or a count", alternatives=(at_least("7"),)),
        suspect="the arrow points the other way",
    )
    assert target_sentence(doubted) == (
        "At least 5. It could be read in another way: a year or a count. "
        "Another reading: at least 7. "
        "The document itself looks wrong here: the arrow points the other way."
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (s.Every(unit=s.Unit.QUARTER), "Quarterly."),
        (s.Every(unit=s.Unit.MONTH, interval=2), "Every 2 months."),
        (s.Every(unit=s.Unit.YEAR, times=2), "Twice a year."),
        (
            s.Every(unit=s.Unit.MONTH, lag=1, lag_unit=s.Unit.MONTH),
            "Monthly, known 1 month after the period ends.",
        ),
        (
            s.Every(unit=s.Unit.YEAR, months=(12, 1, 2)),
            "Yearly, in December, January and February.",
        ),
        (s.NoFrequency(why="blank"), "No frequency is given."),
    ],
)
def test_a_frequency_is_said_plainly(rule: Frequency, words: str) -> None:
    assert frequency_sentence(rule) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (s.DueBy(by=Moment(date(2021, 5, 3))), "By 3 May 2021."),
        (
            s.DueBy(by=QUARTER, event="approved", provisional=True),
            "By the end of the quarter to 31 March 2021 (provisional) (approved).",
        ),
        (s.DueByDayInYear(by=DayInYear(4, 1)), "By 1 April (no year given)."),
        (
            s.Window(first=date(2020, 1, 1), last=date(2020, 2, 1), precision=Precision.DAY),
            "1 January 2020 to 1 February 2020.",
        ),
        (s.Ongoing(), "Ongoing."),
        (s.NoDate(why="blank"), "No date is given."),
    ],
)
def test_a_deadline_is_said_plainly(rule: Deadline, words: str) -> None:
    assert deadline_sentence(rule) == words


def test_a_printed_figure_is_said_with_the_days_it_covers() -> None:
    covers = v.Span(
        first=date(2018, 4, 1), last=date(2019, 3, 31), precision=Precision.FINANCIAL_YEAR
    )
    figure = v.Figure(value=Decimal("3.77"), unit="%", covers=covers, label="autumn")
    assert value_sentence(figure) == "Autumn: 3.77%, for 1 April 2018 to 31 March 2019."
    assert value_sentence(v.NoValue(why="na")) == "A figure does not apply."
