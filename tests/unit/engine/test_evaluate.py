"""Evaluating a series as things stood on a day."""

from datetime import date
from decimal import Decimal

from goldthread.engine import ENGINE_VERSION
from goldthread.engine.direction import Way
from goldthread.engine.evaluate import Subject, evaluate, evaluate_all, status_history
from goldthread.engine.goals import Status
from goldthread.engine.judgement import MeasureRules
from goldthread.engine.observations import Observation, Series
from goldthread.framework import Polarity
from goldthread.framework.periods import financial_year, month, period_from_code, quarter
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.framework.rules.targets import Comparison, Threshold

EIGHTY = Threshold(comparison=Comparison.AT_LEAST, value=Decimal(80), unit="%")
QUARTERLY = Every(unit=Unit.QUARTER)
YEARLY = Every(unit=Unit.YEAR)


def subject(
    figures: dict[str, str],
    frequency: Every | None = QUARTERLY,
    target: Threshold | None = EIGHTY,
    name: str = "s",
) -> Subject:
    """A series of percentages, better when higher."""
    observations = tuple(
        Observation(code, period_from_code(code), Decimal(value)) for code, value in figures.items()
    )
    rules = MeasureRules(target, Polarity.UP, frequency=frequency)
    return Subject(Series(name, "m", unit="%"), rules, observations)


def test_the_latest_figure_that_should_be_in_is_judged() -> None:
    result = evaluate(subject({"2020-Q3": "70", "2020-Q4": "82"}), as_of=date(2021, 4, 5))
    assert result.period == quarter(2020, 4)
    assert result.status is not None
    assert result.status.status is Status.ON_TARGET
    assert result.latest == result.status
    assert result.status.engine_version == ENGINE_VERSION


def test_an_overdue_figure_is_awaited_and_the_last_status_kept_beside_it() -> None:
    result = evaluate(subject({"2020-Q3": "70"}), as_of=date(2021, 4, 5))
    assert result.period == quarter(2020, 4)
    assert result.status is not None
    assert result.status.status is Status.AWAITING_DATA
    assert result.status.reason == "The figure for Q4 2020-21 has not been given."
    assert result.latest is not None
    assert (result.latest.period, result.latest.status) == (quarter(2020, 3), Status.OFF_TARGET)


def test_a_figure_with_a_time_lag_is_not_awaited_before_its_time() -> None:
    lagging = Every(unit=Unit.QUARTER, lag=2, lag_unit=Unit.MONTH)
    before = evaluate(subject({"2020-Q3": "70"}, lagging), as_of=date(2021, 5, 31))
    assert before.period == quarter(2020, 3)
    after = evaluate(subject({"2020-Q3": "70"}, lagging), as_of=date(2021, 6, 1))
    assert after.period == quarter(2020, 4)


def test_asking_early_says_when_the_figure_is_expected() -> None:
    result = evaluate(subject({"2020-Q3": "70"}), as_of=date(2021, 3, 1), period=quarter(2020, 4))
    assert result.status is not None
    assert result.status.reason == "The figure for Q4 2020-21 is not expected before 1 April 2021."


def test_a_measure_without_any_figure_awaits_the_period_its_frequency_names() -> None:
    result = evaluate(subject({}), as_of=date(2021, 4, 5))
    assert result.period == quarter(2020, 4)
    assert result.status is not None
    assert result.status.status is Status.AWAITING_DATA
    assert result.latest is None


def test_nothing_is_made_up_where_neither_figures_nor_frequency_name_a_period() -> None:
    result = evaluate(subject({}, None), as_of=date(2021, 4, 5))
    assert (result.period, result.status, result.movement) == (None, None, None)


def test_a_measure_without_a_target_says_so_rather_than_awaiting_figures() -> None:
    result = evaluate(subject({}, target=None), as_of=date(2021, 4, 5))
    assert result.status is not None
    assert result.status.status is Status.NO_TARGET


def test_a_biennial_figure_is_awaited_two_years_after_the_last() -> None:
    biennial = Every(unit=Unit.YEAR, interval=2)
    held = subject({"2018-FY": "70"}, biennial)
    assert evaluate(held, as_of=date(2020, 6, 1)).period == financial_year(2018)
    assert evaluate(held, as_of=date(2021, 4, 1)).period == financial_year(2020)


def test_a_report_of_a_quarter_shows_the_last_year_of_an_annual_measure() -> None:
    subjects = [
        subject({"2020-Q2": "81", "2020-Q3": "79"}, name="quarterly"),
        subject({"2019-FY": "83"}, YEARLY, name="annual"),
        subject({"2020-09": "81", "2020-10": "60"}, Every(unit=Unit.MONTH), name="monthly"),
    ]
    results = list(evaluate_all(subjects, as_of=date(2020, 11, 1), period=quarter(2020, 2)))
    assert [result.series.id for result in results] == ["quarterly", "annual", "monthly"]
    assert [result.period for result in results] == [
        quarter(2020, 2),
        financial_year(2019),
        month(2020, 9),
    ]
    statuses = [result.status.status for result in results if result.status]
    assert statuses == [Status.ON_TARGET] * 3


def test_movement_and_direction_speak_of_the_last_figure_there_is() -> None:
    result = evaluate(subject({"2020-Q2": "72", "2020-Q3": "70"}), as_of=date(2021, 4, 5))
    assert result.movement is not None
    assert result.movement.reason.startswith("Down 2 percentage points from 72% in Q2 2020-21")
    assert result.direction is not None
    assert result.direction.way is Way.TOO_FEW_POINTS
    assert result.direction.inputs == ("2020-Q3", "2020-Q2")


def test_each_period_of_the_history_has_its_own_status() -> None:
    history = status_history(
        subject({"2020-Q1": "60", "2020-Q2": "75", "2020-Q3": "85"}), as_of=date(2021, 1, 1)
    )
    assert [(result.period.number, result.status) for result in history] == [
        (1, Status.OFF_TARGET),
        (2, Status.CLOSE),
        (3, Status.ON_TARGET),
    ]
