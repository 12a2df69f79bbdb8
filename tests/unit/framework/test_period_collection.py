"""Which periods a frequency asks for."""

from datetime import date

import pytest

from goldthread.framework.periods import (
    PeriodKind,
    financial_year,
    known_from,
    month,
    period_kind_for,
    period_kinds_for,
    steps_between_figures,
)
from goldthread.framework.rules.moments import Length
from goldthread.framework.rules.schedule import (
    Every,
    Frequency,
    NoFrequency,
    OneOff,
    SeveralFrequencies,
    Unit,
)


@pytest.mark.parametrize(
    ("words", "frequency", "kind"),
    [
        ("Monthly", Every(unit=Unit.MONTH), PeriodKind.MONTH),
        ("Bi-monthly", Every(unit=Unit.MONTH, interval=2), PeriodKind.TWO_MONTHS),
        ("every three months", Every(unit=Unit.MONTH, interval=3), PeriodKind.QUARTER),
        ("Quarterly", Every(unit=Unit.QUARTER), PeriodKind.QUARTER),
        ("Termly", Every(unit=Unit.TERM), PeriodKind.TERM),
        ("Twice annually", Every(unit=Unit.YEAR, times=2), PeriodKind.HALF_YEAR),
        ("Three times a year", Every(unit=Unit.YEAR, times=3), PeriodKind.FOUR_MONTHS),
        ("Annual", Every(unit=Unit.YEAR), PeriodKind.FINANCIAL_YEAR),
        ("Annual (Dec/Jan)", Every(unit=Unit.YEAR, months=(12, 1)), PeriodKind.FINANCIAL_YEAR),
        ("Biennial", Every(unit=Unit.YEAR, interval=2), PeriodKind.FINANCIAL_YEAR),
        ("Weekly", Every(unit=Unit.WEEK), None),
        ("five times a year", Every(unit=Unit.YEAR, times=5), None),
        ("twice a term", Every(unit=Unit.TERM, times=2), None),
        ("once", OneOff(), None),
        ("n/a", NoFrequency(why="na"), None),
        ("(not read)", None, None),
    ],
)
def test_a_frequency_asks_for_its_kind_of_period(
    words: str, frequency: Frequency | None, kind: PeriodKind | None
) -> None:
    assert period_kind_for(frequency) is kind, words


def test_of_two_frequencies_the_first_named_is_collected_by_and_both_are_known() -> None:
    either = SeveralFrequencies(
        parts=(Every(unit=Unit.QUARTER), Every(unit=Unit.TERM)), choice=True
    )
    assert period_kinds_for(either) == (PeriodKind.QUARTER, PeriodKind.TERM)
    assert period_kind_for(either) is PeriodKind.QUARTER


@pytest.mark.parametrize(
    ("frequency", "kind", "steps"),
    [
        (Every(unit=Unit.YEAR, interval=2), PeriodKind.FINANCIAL_YEAR, 2),
        (Every(unit=Unit.YEAR, interval=2), PeriodKind.ACADEMIC_YEAR, 2),
        (Every(unit=Unit.MONTH, interval=2), PeriodKind.TWO_MONTHS, 1),
        (Every(unit=Unit.YEAR, times=2), PeriodKind.HALF_YEAR, 1),
        (Every(unit=Unit.QUARTER), PeriodKind.QUARTER, 1),
        (Every(unit=Unit.YEAR), PeriodKind.QUARTER, 4),
        (Every(unit=Unit.YEAR), PeriodKind.ROLLING, 12),
        (Every(unit=Unit.QUARTER), PeriodKind.ROLLING, 3),
        (Every(unit=Unit.TERM), PeriodKind.TERM, 1),
        (None, PeriodKind.MONTH, 1),
    ],
)
def test_figures_follow_each_other_at_the_frequency(
    frequency: Frequency | None, kind: PeriodKind, steps: int
) -> None:
    assert steps_between_figures(frequency, kind) == steps


def test_a_narrative_asks_for_no_figures() -> None:
    annual_with_quarterly_words = SeveralFrequencies(
        parts=(
            Every(unit=Unit.QUARTER, what="narrative"),
            Every(unit=Unit.YEAR, what="value"),
        )
    )
    assert period_kinds_for(annual_with_quarterly_words) == (PeriodKind.FINANCIAL_YEAR,)


def test_a_rolling_period_asks_for_windows() -> None:
    annual = Every(unit=Unit.YEAR, rolling=Length(3, "year"))
    assert period_kind_for(annual) is PeriodKind.ROLLING


def test_a_figure_can_be_known_when_its_lag_has_passed() -> None:
    monthly = Every(unit=Unit.MONTH, lag=1, lag_unit=Unit.MONTH)
    assert known_from(month(2021, 3), monthly) == date(2021, 5, 1)
    assert known_from(month(2021, 3), Every(unit=Unit.MONTH)) == date(2021, 4, 1)
    yearly = Every(unit=Unit.YEAR, lag=6, lag_unit=Unit.WEEK)
    assert known_from(financial_year(2020), yearly) == date(2021, 5, 13)
