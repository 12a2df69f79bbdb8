"""Direction of travel: is it getting better, and could that be chance?

The test follows the data, and the answer says which test it was, in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldthread.engine.chart_reading import signal_in_words, usual_range_in_words
from goldthread.engine.charting import charting_of
from goldthread.engine.movement import movement
from goldthread.engine.noise import interval_of
from goldthread.engine.observations import Figures, Observation, Series
from goldthread.engine.period_values import own_figures
from goldthread.engine.spc import Chart, Side
from goldthread.engine.trend import POINTS, YearlyPoint, overlap, trend_of
from goldthread.engine.wording import during
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, PeriodKind
from goldthread.framework.wording import amount


class Way(StrEnum):
    """Where a series is going; ``RISING`` and ``FALLING`` where which way is good is not known."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    RISING = "rising"
    FALLING = "falling"
    NO_CHANGE = "no_change"
    TOO_FEW_POINTS = "too_few_points"
    SEASONAL = "seasonal"

    @property
    def words(self) -> str:
        """The way as it is written on a page."""
        return {
            Way.NO_CHANGE: "no change beyond noise",
            Way.SEASONAL: "seasonal, not judged",
        }.get(self, self.value.replace("_", " "))


class WhichTest(StrEnum):
    """The test that the data can bear."""

    CONTROL_CHART = "control_chart"
    TREND_OF_FIVE = "trend_of_five"
    TWO_INTERVALS = "two_intervals"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Direction:
    """Where a series is going, by which test, and a sentence that a councillor can read.

    ``inputs`` are the ids of the observations used; ``chart`` is there where the test was
    a control chart, its points those of ``periods``.
    """

    way: Way
    test: WhichTest
    sentence: str
    inputs: tuple[str, ...]
    chart: Chart | None = None
    periods: tuple[Period, ...] = ()


def direction_of_travel(
    series: Series,
    figures: Figures,
    until: Period,
    *,
    polarity: Polarity | None = None,
    seasonal: bool | None = None,
    rebase_at: Sequence[Period] = (),
    fix_after: int | None = None,
) -> Direction:
    """The direction of a series up to and with one period.

    Months, quarters and terms with 13 figures or more are put on a control chart, running
    figures taken back to each period's own and a pattern of the year taken out first.
    Yearly figures with numerators: the trend of the latest five that do not overlap.
    Failing those, whether the intervals of two figures overlap. Else there are too few
    points, and only a plain difference is told. ``seasonal`` is what a person knows of
    the series; ``None`` lets the figures tell. ``rebase_at`` are the periods at which a
    person decided that the chart starts afresh; ``fix_after`` is as for a control chart.
    """
    if until.kind is PeriodKind.ROLLING:
        mine = [period for period in figures.periods if period.kind is until.kind]
        own = {period: figures.at(period) for period in mine if period <= until}
    elif until.kind is PeriodKind.SNAPSHOT:
        own = {}
    else:
        own = own_figures(series, figures, until) or {}
    known = [(period, found) for period, found in own.items() if found is not None]
    if not known:
        return _too_few(series, figures, until, polarity)
    if until.months >= 12 or until.kind is PeriodKind.ROLLING:
        known = _not_overlapping(known)
        verdict = _trend_of_five(series, known, polarity)
    else:
        verdict = _charted(series, own, polarity, seasonal, rebase_at, fix_after)
    verdict = verdict or _two_intervals(series, known, polarity)
    return verdict or _too_few(series, figures, until, polarity)


def _charted(
    series: Series,
    own: dict[Period, Observation | None],
    polarity: Polarity | None,
    seasonal: bool | None,
    rebase_at: Sequence[Period],
    fix_after: int | None,
) -> Direction | None:
    """The verdict of a control chart; ``None`` with too few figures for one."""
    charting = charting_of(
        own, polarity=polarity, seasonal=seasonal, rebase_at=rebase_at, fix_after=fix_after
    )
    if not charting.firm:
        return None
    inputs = tuple(found.id for found in own.values() if found is not None)
    chart = charting.chart
    if chart is None:
        return Direction(
            Way.SEASONAL,
            WhichTest.NONE,
            "The figures follow the seasons, and there are not yet three years of them to "
            "tell that pattern from change.",
            inputs,
        )
    at = chart.judged_at
    if at is None or chart.variation is None:
        return None
    way, sentence = _reading(series, chart, at, own, polarity)
    if charting.without_seasons:
        sentence += " The usual pattern of the year has been taken out first."
    return Direction(way, WhichTest.CONTROL_CHART, sentence, inputs, chart, charting.periods)


def _reading(
    series: Series,
    chart: Chart,
    at: int,
    own: dict[Period, Observation | None],
    polarity: Polarity | None,
) -> tuple[Way, str]:
    periods, observations = tuple(own), tuple(own.values())
    signals = chart.points[at].signals
    if not signals:
        usual = usual_range_in_words(chart, observations, series.unit)
        return Way.NO_CHANGE, (
            f"No change beyond noise: the figure {during(periods[at])} lies within the usual "
            f"range of this series, {usual}."
        )
    ways = [way_of(signal.side is Side.HIGH, polarity) for signal in signals]
    chosen = ways.index(Way.IMPROVING) if Way.IMPROVING in ways else 0
    why = signal_in_words(chart, signals[chosen], periods, observations, series.unit)
    way = ways[chosen]
    return way, f"{way.words.capitalize()}: {why}; this is unlikely to be chance."


def way_of(rising: bool, polarity: Polarity | None) -> Way:
    """What a rise, or else a fall, means where this way is good."""
    if polarity is Polarity.UP:
        return Way.IMPROVING if rising else Way.WORSENING
    if polarity is Polarity.DOWN:
        return Way.WORSENING if rising else Way.IMPROVING
    return Way.RISING if rising else Way.FALLING


Known = list[tuple[Period, Observation]]


def _not_overlapping(found: Known) -> Known:
    """The latest figures whose periods share no day, latest kept, earliest first."""
    kept: Known = []
    for period, observation in sorted(found, reverse=True, key=lambda pair: pair[0]):
        if not kept or period.last < kept[-1][0].first:
            kept.append((period, observation))
    return kept[::-1]


def _trend_of_five(series: Series, known: Known, polarity: Polarity | None) -> Direction | None:
    """The verdict of the trend of the latest five; ``None`` where the data cannot bear it."""
    latest = known[-POINTS:]
    points = []
    for period, found in latest:
        interval = interval_of(found, series.unit)
        if interval is None or found.numerator is None or found.denominator is None:
            return None
        # Counted from the first, because sums of squares of whole years lose digits.
        years = (period.last.year - latest[0][0].last.year) + (
            period.last.month - latest[0][0].last.month
        ) / 12
        points.append(
            YearlyPoint(years, float(found.numerator), float(found.denominator), interval)
        )
    if len(points) < POINTS:
        return None
    trend = trend_of(points, proportions=series.unit == "%")
    inputs = tuple(found.id for _, found in latest)
    first, last = latest[0][0].label, latest[-1][0].label
    if trend.sign == 0:
        return Direction(
            Way.NO_CHANGE,
            WhichTest.TREND_OF_FIVE,
            f"No change beyond noise: the five figures from {first} to {last} show no steady "
            "movement that chance could not explain.",
            inputs,
        )
    way = way_of(trend.sign > 0, polarity)
    movement_word = "rise" if trend.sign > 0 else "fall"
    return Direction(
        way,
        WhichTest.TREND_OF_FIVE,
        f"{way.words.capitalize()}: a steady {movement_word} over the five figures from {first} "
        f"to {last}; this is unlikely to be chance.",
        inputs,
    )


def _two_intervals(series: Series, known: Known, polarity: Polarity | None) -> Direction | None:
    """Whether the latest figure and an earlier one differ beyond their intervals.

    The earlier one is that of the same period a year before, so that seasons do not
    mislead; where there is none, the figure before.
    """
    if len(known) < 2:
        return None
    latest_period, latest = known[-1]
    earlier_period, earlier = known[-2]
    for period, found in known[:-1]:
        if period == latest_period.year_earlier():
            earlier_period, earlier = period, found
    now, then = interval_of(latest, series.unit), interval_of(earlier, series.unit)
    if now is None or then is None or latest.value is None or earlier.value is None:
        return None
    was = f"{amount(earlier.value, series.unit)} {during(earlier_period)}"
    is_now = f"{amount(latest.value, series.unit)} {during(latest_period)}"
    inputs = (latest.id, earlier.id)
    if overlap(now, then):
        told = (
            f"{is_now}, the same as {during(earlier_period)}."
            if latest.value == earlier.value
            else f"{was} and {is_now} rest on so few cases that they could differ by chance."
        )
        return Direction(
            Way.NO_CHANGE,
            WhichTest.TWO_INTERVALS,
            f"No change beyond noise: {told}",
            inputs,
        )
    way = way_of(now.value > then.value, polarity)
    return Direction(
        way,
        WhichTest.TWO_INTERVALS,
        f"{way.words.capitalize()}: from {was} to {is_now}, more than chance would explain given "
        "how many cases they rest on.",
        inputs,
    )


def _too_few(
    series: Series, figures: Figures, until: Period, polarity: Polarity | None
) -> Direction:
    """No test; the plain difference is told, and called a difference."""
    moved = movement(series, figures, until, polarity=polarity)
    first = moved.from_previous or moved.from_year_before
    if first is None:
        inputs = (moved.latest.id,) if moved.latest else ()
        return Direction(Way.TOO_FEW_POINTS, WhichTest.NONE, moved.reason, inputs)
    return Direction(
        Way.TOO_FEW_POINTS,
        WhichTest.NONE,
        f"Too few points to tell a change from chance. {first.reason} That is a difference "
        "between two figures, not a trend.",
        first.inputs,
    )
