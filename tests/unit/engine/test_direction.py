"""The direction of travel, by the test that the data can bear."""

from decimal import Decimal

import pytest

from goldthread.engine.direction import Direction, Way, WhichTest, direction_of_travel
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, financial_year, month, quarter, rolling

# A steady run of months between 70 and 74, on average 72.
STEADY = ["70", "74"] * 8


def observations(
    first: Period, values: list[str | None], of: int | None = None, every: int = 1
) -> list[Observation]:
    """Figures from one period on; with ``of``, percentages of so many cases."""
    found = []
    for index, value in enumerate(values):
        if value is None:
            continue
        number = Decimal(value)
        cases = None if of is None else number * of / 100
        total = None if of is None else Decimal(of)
        period = first.moved(index * every)
        found.append(Observation(period.code, period, number, cases, total))
    return found


def travelled(
    found: list[Observation],
    *,
    unit: str | None = "%",
    polarity: Polarity | None = Polarity.UP,
    seasonal: bool | None = None,
    accumulation: Accumulation = Accumulation.EACH_PERIOD,
    rebase_at: tuple[Period, ...] = (),
) -> Direction:
    """The direction up to the last of some figures."""
    return direction_of_travel(
        Series("s", "m", unit=unit, accumulation=accumulation),
        figures_as_known(found),
        found[-1].period,
        polarity=polarity,
        seasonal=seasonal,
        rebase_at=rebase_at,
    )


def test_months_in_a_row_above_the_average_are_improving() -> None:
    result = travelled(observations(month(2019, 4), [*STEADY, *["77", "78"] * 4]))
    assert (result.way, result.test) == (Way.IMPROVING, WhichTest.CONTROL_CHART)
    # (16 months of 72 on average and 8 of 77.5) / 24 = 73.83; the last of 70 to 74 above it.
    assert result.sentence == (
        "Improving: 9 months in a row above the long-run average of 73.8%; "
        "this is unlikely to be chance."
    )


def test_the_same_run_is_worsening_where_less_is_better_and_rising_where_nothing_is_said() -> None:
    found = observations(month(2019, 4), [*STEADY, *["77", "78"] * 4])
    assert travelled(found, polarity=Polarity.DOWN).way is Way.WORSENING
    unsaid = travelled(found, polarity=None)
    assert unsaid.way is Way.RISING
    assert unsaid.sentence.startswith("Rising: 9 months in a row above")


def test_a_figure_within_the_usual_range_is_no_change() -> None:
    result = travelled(observations(quarter(2017, 1), STEADY), seasonal=False)
    # Mean 72, every range 4: 72 ± 2.66 × 4.
    assert result.way is Way.NO_CHANGE
    assert result.sentence == (
        "No change beyond noise: the figure in Q4 2020-21 lies within the usual range of this "
        "series, 61.4% to 82.6%."
    )


def test_the_usual_range_of_a_percentage_is_not_told_beyond_a_hundred() -> None:
    result = travelled(observations(quarter(2017, 1), ["97", "99"] * 8), seasonal=False)
    assert result.sentence.endswith("92.7% to 100%.")


def test_a_figure_outside_the_usual_range_is_told_with_its_end() -> None:
    result = travelled(
        observations(month(2020, 1), [*STEADY, "30"]), unit="days", polarity=Polarity.DOWN
    )
    assert result.way is Way.IMPROVING
    assert "the figure in May 2021 is below the usual range, which ends at" in result.sentence


def test_six_steps_down_are_told_as_a_trend() -> None:
    falling = ["73", "72.5", "72", "71.5", "71", "70.5", "70"]
    result = travelled(observations(month(2020, 1), [*STEADY, *falling]))
    assert result.way is Way.WORSENING
    assert "7 months in a row each lower than the one before" in result.sentence


def test_a_persons_rebase_starts_the_chart_afresh() -> None:
    found = observations(month(2018, 1), [*STEADY, *["81", "85"] * 8])
    assert travelled(found).way is Way.IMPROVING
    assert travelled(found, rebase_at=(month(2019, 5),)).way is Way.NO_CHANGE


def test_a_missing_month_breaks_a_run() -> None:
    broken = [*STEADY, "77", "78", "77", None, "77", "78", "77"]
    assert travelled(observations(month(2019, 1), broken)).way is Way.NO_CHANGE


def test_year_to_date_counts_are_tested_as_the_figures_of_each_quarter() -> None:
    alone = observations(quarter(2016, 1), ["40", "44"] * 8)
    running, total = [], Decimal(0)
    for found in alone:
        total = found.value if found.period.number == 1 else total + found.value
        running.append(Observation(found.id, found.period, total))
    as_given = travelled(running, unit=None, accumulation=Accumulation.YEAR_TO_DATE, seasonal=False)
    assert as_given == travelled(alone, unit=None, seasonal=False)
    # Mean 42, ranges of 4: were the running figures charted, 168 would be far outside.
    assert "31.4 to 52.6" in as_given.sentence


def test_year_to_date_percentages_are_taken_apart_by_the_cases_behind_them() -> None:
    found, cases, of = [], 0, 0
    for index in range(16):
        period = quarter(2016, 1).moved(index)
        if period.number == 1:
            cases = of = 0
        cases, of = cases + (70 if index % 2 else 74), of + 100
        share = Decimal(cases) * 100 / of
        found.append(Observation(period.code, period, share, Decimal(cases), Decimal(of)))
    result = travelled(found, accumulation=Accumulation.YEAR_TO_DATE, seasonal=False)
    assert (result.way, result.test) == (Way.NO_CHANGE, WhichTest.CONTROL_CHART)
    assert result.chart is not None
    assert [point.value for point in result.chart.points] == [74.0, 70.0] * 8


def test_running_percentages_without_their_cases_are_not_tested() -> None:
    found = observations(quarter(2016, 1), STEADY)
    result = travelled(found, accumulation=Accumulation.YEAR_TO_DATE)
    assert (result.way, result.test) == (Way.TOO_FEW_POINTS, WhichTest.NONE)


def test_rolling_windows_are_never_put_on_a_chart() -> None:
    found = observations(rolling(12, 2019, 1), STEADY)
    assert travelled(found).test is WhichTest.NONE


SUMMER_PEAK = [10, 12, 15, 20, 26, 30, 31, 29, 22, 16, 12, 10]


def test_a_pattern_of_the_year_is_taken_out_before_the_test() -> None:
    jitter = [0, 1, -1, 0, 2, -2, 1, 0, -1, 1, 0]
    values = [str(SUMMER_PEAK[index % 12] + jitter[index % len(jitter)]) for index in range(48)]
    result = travelled(observations(month(2018, 4), values), unit="visits")
    assert (result.way, result.test) == (Way.NO_CHANGE, WhichTest.CONTROL_CHART)
    assert result.sentence.endswith("The usual pattern of the year has been taken out first.")


def test_a_seasonal_series_without_three_years_is_not_judged() -> None:
    values = [str(SUMMER_PEAK[index % 12]) for index in range(24)]
    result = travelled(observations(month(2018, 4), values), unit="visits", seasonal=True)
    assert (result.way, result.test) == (Way.SEASONAL, WhichTest.NONE)
    assert result.way.words == "seasonal, not judged"


def test_five_yearly_percentages_rise_beyond_chance() -> None:
    found = observations(financial_year(2016), ["40", "42", "44", "46", "48"], of=1000)
    result = travelled(found)
    assert (result.way, result.test) == (Way.IMPROVING, WhichTest.TREND_OF_FIVE)
    assert result.sentence == (
        "Improving: a steady rise over the five figures from 2016-17 to 2020-21; "
        "this is unlikely to be chance."
    )
    assert result.inputs == ("2016-FY", "2017-FY", "2018-FY", "2019-FY", "2020-FY")


def test_the_same_five_percentages_of_few_cases_could_be_chance() -> None:
    found = observations(financial_year(2016), ["40", "42", "44", "46", "48"], of=50)
    result = travelled(found)
    assert (result.way, result.test) == (Way.NO_CHANGE, WhichTest.TREND_OF_FIVE)


def test_of_three_year_windows_only_those_that_share_no_year_are_used() -> None:
    found = observations(
        rolling(36, 2008, 3), [str(30 + index) for index in range(13)], of=2000, every=12
    )
    result = travelled(found)
    assert result.test is WhichTest.TREND_OF_FIVE
    assert [code[:4] for code in result.inputs] == ["2008", "2011", "2014", "2017", "2020"]


def test_two_yearly_figures_with_their_cases_are_compared_by_their_intervals() -> None:
    apart = travelled(observations(financial_year(2019), ["60", "75"], of=400))
    assert (apart.way, apart.test) == (Way.IMPROVING, WhichTest.TWO_INTERVALS)
    assert "from 60% in 2019-20 to 75% in 2020-21, more than chance" in apart.sentence
    close = travelled(observations(financial_year(2019), ["60", "63"], of=400))
    assert close.way is Way.NO_CHANGE
    assert "could differ by chance" in close.sentence


def test_a_few_quarters_are_compared_with_the_same_quarter_last_year() -> None:
    found = observations(quarter(2019, 4), ["60", "75", "75", "75", "62"], of=400)
    result = travelled(found)
    assert result.inputs == ("2020-Q4", "2019-Q4")
    assert result.way is Way.NO_CHANGE


def test_figures_with_nothing_behind_them_only_differ() -> None:
    result = travelled(observations(financial_year(2018), ["60", "63", "66"]))
    assert (result.way, result.test) == (Way.TOO_FEW_POINTS, WhichTest.NONE)
    assert result.sentence == (
        "Too few points to tell a change from chance. Up 3 percentage points from 63% in "
        "2019-20, which is better. That is a difference between two figures, not a trend."
    )


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_figures_are_too_few(count: int) -> None:
    found = observations(financial_year(2019), ["60"] * count)
    result = direction_of_travel(
        Series("s", "m", unit="%"), figures_as_known(found), financial_year(2019)
    )
    assert result.way is Way.TOO_FEW_POINTS
