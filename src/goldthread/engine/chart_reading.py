"""What a control chart says, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from goldthread.engine.observations import Observation
from goldthread.engine.spc import Chart, ChartPoint, Side, Signal, SpecialCause
from goldthread.engine.wording import during, rounded_beside
from goldthread.framework.periods import Period, PeriodKind
from goldthread.framework.wording import amount

_PLURALS = {
    PeriodKind.MONTH: "months",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.TERM: "terms",
    PeriodKind.HALF_YEAR: "half years",
}


def usual_range_in_words(
    chart: Chart, observations: Sequence[Observation | None], unit: str | None
) -> str:
    """The limits at the judged point: "62.2% to 80.3%", "5 to 17 homes".

    Raises ``ValueError`` without any.
    """
    limits = _judged(chart).limits
    if limits is None:
        raise ValueError("A chart without limits has no usual range.")
    low, high = (_shown(end, observations, unit) for end in (limits.lower, limits.upper))
    # A unit that is a word is said once, at the end.
    return f"{low.removesuffix(f' {unit}')} to {high}"


def signal_in_words(
    chart: Chart,
    signal: Signal,
    periods: Sequence[Period],
    observations: Sequence[Observation | None],
    unit: str | None,
) -> str:
    """Why the judged point stands out, as the start of a sentence after a colon."""
    point = _judged(chart)
    at = chart.judged_at
    if at is None or point.limits is None:
        raise ValueError("A chart without a judged point has no signal.")
    high = signal.side is Side.HIGH
    plural = _PLURALS.get(periods[at].kind, "figures")
    match signal.cause:
        case SpecialCause.RUN:
            count = _run_length(chart, at, high=high)
            average = _shown(point.limits.mean, observations, unit)
            side = "above" if high else "below"
            return f"{count} {plural} in a row {side} the long-run average of {average}"
        case SpecialCause.TREND:
            way = "higher" if high else "lower"
            return (
                f"{_steps(chart, at, rising=high)} {plural} in a row each {way} than the one before"
            )
        case SpecialCause.TWO_OF_THREE:
            end = _shown(point.limits.upper if high else point.limits.lower, observations, unit)
            return f"at least two {plural} of three are close to the end of the usual range, {end}"
        case SpecialCause.OUTSIDE:
            end = _shown(point.limits.upper if high else point.limits.lower, observations, unit)
            side = "above" if high else "below"
            return (
                f"the figure {during(periods[at])} is {side} the usual range, which ends at {end}"
            )


def _judged(chart: Chart) -> ChartPoint:
    if chart.judged_at is None:
        raise ValueError("A chart without figures judges nothing.")
    return chart.points[chart.judged_at]


def _shown(number: float, observations: Sequence[Observation | None], unit: str | None) -> str:
    printed = [found.value for found in observations if found and found.value is not None]
    # Limits are not clipped, but nobody can picture fewer than none or more than all.
    if number < 0 <= min(printed):
        number = 0
    if unit == "%" and number > 100 >= max(printed):
        number = 100
    return amount(rounded_beside(Decimal(number), *printed), unit)


def _run_length(chart: Chart, at: int, *, high: bool) -> int:
    """How many points up to this one lie on one side of the mean without a break."""
    here = chart.points[at]
    count = 0
    for point in reversed(chart.points[: at + 1]):
        if point.value is None or point.stretch != here.stretch or here.limits is None:
            break
        if (point.value > here.limits.mean) is not high or point.value == here.limits.mean:
            break
        count += 1
    return count


def _steps(chart: Chart, at: int, *, rising: bool) -> int:
    """How many steps up to this point went one way without a break."""
    count = 0
    for index in range(at, 0, -1):
        later, earlier = chart.points[index], chart.points[index - 1]
        if later.value is None or earlier.value is None or later.stretch != earlier.stretch:
            break
        if later.value == earlier.value or (later.value > earlier.value) is not rising:
            break
        count += 1
    return count
