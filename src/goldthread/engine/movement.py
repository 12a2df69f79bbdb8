"""How the latest figure differs from the one before and from the baseline.

These are plain differences between two figures and are called so; whether a movement is
more than chance is a question for the direction of travel.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldthread.engine.goals import Goal
from goldthread.engine.judgement import Baseline
from goldthread.engine.observations import Accumulation, Figures, Observation, Series
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, PeriodKind
from goldthread.framework.wording import amount, gap_in_words


class Sense(StrEnum):
    """What a difference means; ``HIGHER`` and ``LOWER`` where which way is good is not known."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CHANGE = "no_change"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure less an earlier one, in the unit of the series, and what that means.

    ``since`` is the period of the earlier figure (``None``: a baseline with no period).
    ``reason`` is a sentence. ``inputs`` are the ids of the observations used.
    """

    amount: Decimal
    earlier: Decimal
    since: Period | None
    sense: Sense
    reason: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """The latest figure beside the one before it, a year before it, and the baseline.

    Each is ``None`` where there is nothing to compare with; ``reason`` is the sentence to
    show first, and says "too few points" where there is only one figure or none.
    """

    latest: Observation | None
    from_previous: Difference | None
    from_year_before: Difference | None
    from_baseline: Difference | None
    reason: str


_ALONE = {
    Accumulation.EACH_PERIOD: "Too few points: there is one figure only.",
    Accumulation.YEAR_TO_DATE: "Too few points: there is no figure for this time last year.",
    Accumulation.SINCE_START: "The figures count from the start, so a later one is never lower.",
}


def movement(
    series: Series,
    figures: Figures,
    period: Period,
    *,
    polarity: Polarity | None = None,
    baseline: Baseline | None = None,
    goal: Goal | None = None,
) -> Movement:
    """The plain differences of the figure of a period from earlier ones.

    ``goal`` is only used where good is within a range: nearer to it is better. Figures
    that run through the year are compared with the year before, never with the quarter
    before, which they contain; figures that count from the start only with the baseline.
    """
    latest = figures.at(period)
    if latest is None or latest.value is None:
        return Movement(latest, None, None, None, f"There is no figure for {period.label}.")

    def difference(
        earlier: Decimal | None, since: Period | None, words: str, used: Observation | None
    ) -> Difference | None:
        if earlier is None or latest.value is None:
            return None
        sense = sense_of(latest.value, earlier, polarity, goal)
        inputs = (latest.id, used.id) if used else (latest.id,)
        reason = _sentence(latest.value, earlier, series.unit, words, sense)
        return Difference(latest.value - earlier, earlier, since, sense, reason, inputs)

    previous = figures.before(period) if _stands_alone(series, period) else None
    year_before = figures.at(period.year_earlier())
    if series.accumulation is Accumulation.SINCE_START:
        year_before = None
    from_previous = (
        difference(previous.value, previous.period, previous.period.label, previous)
        if previous
        else None
    )
    from_year_before = (
        difference(year_before.value, year_before.period, year_before.period.label, year_before)
        if year_before
        else None
    )
    from_baseline = None
    if baseline is not None and baseline.period != period:
        when = f"the baseline ({baseline.period.label})" if baseline.period else "the baseline"
        from_baseline = difference(baseline.value, baseline.period, when, None)
    for first in (from_previous, from_year_before, from_baseline):
        if first is not None:
            return Movement(latest, from_previous, from_year_before, from_baseline, first.reason)
    return Movement(latest, None, None, None, _ALONE[series.accumulation])


def sense_of(
    later: Decimal, earlier: Decimal, polarity: Polarity | None, goal: Goal | None = None
) -> Sense:
    """What the change from one figure to another means, given which way is good."""
    if later == earlier:
        return Sense.NO_CHANGE
    rising = later > earlier
    if polarity in (Polarity.UP, Polarity.DOWN):
        good = rising is (polarity is Polarity.UP)
        return Sense.IMPROVING if good else Sense.WORSENING
    if polarity is Polarity.IN_RANGE and goal is not None:
        before, after = goal.gap_from(earlier), goal.gap_from(later)
        if before == after:
            return Sense.NO_CHANGE
        return Sense.IMPROVING if after < before else Sense.WORSENING
    return Sense.HIGHER if rising else Sense.LOWER


def _stands_alone(series: Series, period: Period) -> bool:
    """Whether a figure covers other time than the one before it, so that the two compare."""
    if series.accumulation is Accumulation.YEAR_TO_DATE:
        return period.kind is PeriodKind.FINANCIAL_YEAR
    return series.accumulation is Accumulation.EACH_PERIOD


def _sentence(later: Decimal, earlier: Decimal, unit: str | None, since: str, sense: Sense) -> str:
    was = f"{amount(earlier, unit)} in {since}"
    if since.startswith("the baseline"):
        was = f"{since} of {amount(earlier, unit)}"
    if later == earlier:
        return f"The same as {was}."
    way = "Up" if later > earlier else "Down"
    meaning = {
        Sense.IMPROVING: ", which is better",
        Sense.WORSENING: ", which is worse",
        Sense.NO_CHANGE: ", which is no nearer to the range and no further from it",
    }.get(sense, "")
    return f"{way} {gap_in_words(abs(later - earlier), unit)} from {was}{meaning}."
