"""Targets that hold a figure against another figure: its own past, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.engine.goals import Goal, PercentOfTarget, Status, Tolerance
from goldthread.engine.judgement import Case, StatusResult, due_remark
from goldthread.engine.observations import Observation
from goldthread.engine.ranking import last_place_of_quarter, place_among
from goldthread.engine.wording import during, rounded_beside
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, PeriodError, PeriodKind, period_from_words
from goldthread.framework.rules.targets import (
    Change,
    Quantity,
    Rank,
    Relative,
    RelativeDirection,
    Trend,
    TrendDirection,
    WithinTolerance,
)
from goldthread.framework.wording import amount, gap_in_words, listed

_POINTS = ("percentage points", "percentage point", "points", "pp", "ppt", "% points")


@dataclass(frozen=True, slots=True)
class _Reference:
    """An earlier figure, what to call it, and the observation it came from if it is one."""

    value: Decimal
    words: str
    observation: Observation | None


def judge_trend(target: Trend, case: Case) -> StatusResult:
    """Judge a target to move one way, or not to, from an earlier figure.

    The earlier figure is the one the target names; else, for "each year", the same period
    a year before; else the baseline where it can stand beside the figure; else the same
    period a year before.
    """
    remark = due_remark(target.terms.by, case.period)
    if target.goal is not None:
        unit = target.goal.unit or case.series.unit
        return case.held(_one_way(target.direction, target.goal.value, unit), target, remark=remark)
    reference = _reference(target, case)
    if isinstance(reference, str):
        return case.cannot_judge(reference, target)
    goals = trend_goals(
        target,
        reference.value,
        unit=case.series.unit,
        polarity=case.rules.polarity,
        tolerance=case.rules.tolerance,
    )
    if isinstance(goals, str):
        return case.cannot_judge(goals, target)
    asked = _asked(target.direction, target.amount, reference)
    used = [case.observation, *([reference.observation] if reference.observation else [])]
    results = [
        case.held(goal, target, used=used, remark=f"{asked} {remark}".rstrip()) for goal in goals
    ]
    if len({result.status for result in results}) > 1:
        return case.cannot_judge(
            f"{asked} That may mean percent or percentage points, and the two would be judged "
            "differently.",
            target,
        )
    return results[0]


def _one_way(direction: TrendDirection, number: Decimal, unit: str | None) -> Goal:
    if direction in (TrendDirection.INCREASE, TrendDirection.NO_DECREASE):
        return Goal(low=number, unit=unit)
    if direction in (TrendDirection.DECREASE, TrendDirection.NO_INCREASE):
        return Goal(high=number, unit=unit)
    return Goal(low=number, high=number, unit=unit)


def trend_goals(
    target: Trend,
    reference: Decimal,
    *,
    unit: str | None,
    polarity: Polarity | None,
    tolerance: Tolerance,
) -> list[Goal] | str:
    """The goals that a movement from a reference may mean, for figures in ``unit``.

    More than one where the unit of the movement leaves open which; a sentence where it cannot
    be a movement of such figures.
    """
    direction = target.direction
    if direction is TrendDirection.MAINTAIN:
        return [_kept_level(reference, unit, polarity, tolerance)]
    if direction in (TrendDirection.NO_INCREASE, TrendDirection.NO_DECREASE):
        return [_one_way(direction, reference, unit)]
    if target.amount is None:
        rising = direction is TrendDirection.INCREASE
        return [
            Goal(low=reference, unit=unit, strict=True)
            if rising
            # Where there was nothing, nothing can be taken away, and nothing is asked.
            else Goal(high=reference, unit=unit, strict=reference != 0)
        ]
    sign = 1 if direction is TrendDirection.INCREASE else -1
    size = target.amount.value
    by_percent = rounded_beside(reference * (100 + sign * size) / 100, reference, size)
    asked_unit = (target.amount.unit or "").lower()
    if asked_unit == "%" and unit != "%" and reference < 0:
        # A tenth more of a shortfall is a larger one.
        return (
            f"The target asks for a percentage of {amount(reference, unit)}, which is below nought: "
            "whether that moves it up or down is not settled."
        )
    if asked_unit == "%":
        numbers = [by_percent]
        if unit == "%":
            numbers.append(reference + sign * size)
    elif asked_unit in _POINTS and unit not in ("%", None):
        return "The target asks for percentage points, and the figures are not percentages."
    else:
        numbers = [reference + sign * size]
    return [_one_way(direction, number, unit) for number in numbers]


def _kept_level(
    reference: Decimal, unit: str | None, polarity: Polarity | None, tolerance: Tolerance
) -> Goal:
    """What keeps a level: no worse where a way is better, else within the tolerance of it."""
    if polarity is Polarity.UP:
        return Goal(low=reference, unit=unit)
    if polarity is Polarity.DOWN:
        return Goal(high=reference, unit=unit)
    return _around(reference, tolerance, unit)


def _around(number: Decimal, tolerance: Tolerance, unit: str | None) -> Goal:
    share = tolerance.percent if isinstance(tolerance, PercentOfTarget) else Decimal(0)
    margin = abs(number) * share / 100
    return Goal(low=number - margin, high=number + margin, unit=unit)


def _asked(direction: TrendDirection, change: Change | None, reference: _Reference) -> str:
    wanted = {
        TrendDirection.INCREASE: "an increase",
        TrendDirection.DECREASE: "a decrease",
        TrendDirection.NO_INCREASE: "no increase",
        TrendDirection.NO_DECREASE: "no decrease",
        TrendDirection.MAINTAIN: "no change",
    }[direction]
    size = ""
    if change is not None:
        size = f" of {amount(change.value, change.unit)}"
        if change.high is not None:
            size += f" to {amount(change.high, change.unit)}"
    return f"The target asks for {wanted}{size} from {reference.words}."


def _reference(target: Trend, case: Case) -> _Reference | str:
    """The figure to measure the movement from, or a sentence on what is missing."""
    if target.start is not None:
        words = f"{amount(target.start.value, target.start.unit)} stated with the target"
        return _Reference(target.start.value, words, None)
    versus = (target.versus or target.terms.versus or "").lower()
    baseline = _baseline(case)
    year_before = _past(case.period.year_earlier(), case)
    if re.search(r"\b(baseline|current|existing|present)\b", versus):
        # "Below the current level" was written when the baseline was current.
        return baseline or "The target is set against a baseline, and there is none to use."
    if target.terms.per == "year" or re.search(
        r"(last|previous|prior|preceding) year|year on year", versus
    ):
        return year_before or _no_past(case.period.year_earlier())
    if re.search(r"(last|previous|prior|preceding) (quarter|month|term|period)", versus):
        before = case.period.previous()
        return _past(before, case) or _no_past(before)
    if versus:
        named = _named_period(versus, case.period)
        if named is not None:
            return _past_or_baseline(named, case) or _no_past(named)
        return f"The target compares with “{versus}”, for which no figure is held."
    if baseline or year_before:
        return baseline or year_before or ""
    return (
        "The target asks for a movement, and there is neither a baseline that can stand beside "
        f"this figure nor one for {case.period.year_earlier().label}."
    )


def _past(period: Period, case: Case) -> _Reference | None:
    found = case.figures.at(period)
    if found is None or found.value is None:
        return None
    shown = amount(found.value, case.series.unit)
    return _Reference(found.value, f"{shown} {during(period)}", found)


_WORDS_AROUND_A_YEAR = re.compile(
    r"^(?:the|our|its|that of|in)\s+|\s+(?:levels?|figures?|outturn|position|performance|results?)$"
)


def _named_period(words: str, period: Period) -> Period | None:
    """The period that words such as "2019/20" or "the 2019/20 outturn" name for this figure.

    A year stands for the same part of that year: for a figure of Q3, its Q3.
    """
    try:
        named = period_from_words(_WORDS_AROUND_A_YEAR.sub("", words), calendar=period.calendar)
    except PeriodError:
        return None
    if named.kind is period.kind:
        return named
    year = period.within(named.kind) if named.months == 12 else None
    if year is None or year < named:
        return None
    while year != named:
        year, period = year.year_earlier(), period.year_earlier()
    return period


def _past_or_baseline(period: Period, case: Case) -> _Reference | None:
    """The figure of a period, or the baseline where that is the figure of that period."""
    past = _past(period, case)
    if past is None and case.rules.baseline is not None and case.rules.baseline.period == period:
        return _baseline(case)
    return past


def _no_past(period: Period) -> str:
    return f"The target compares with {period.label}, for which there is no figure."


def _baseline(case: Case) -> _Reference | None:
    """The baseline, unless it covers another length of time and the figures add up."""
    baseline = case.rules.baseline
    if baseline is None or baseline.period == case.period:
        return None
    years = (PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR)
    if case.series.can_add_up:
        if baseline.period is None and case.period.kind not in years:
            return None
        if baseline.period is not None and baseline.period.months != case.period.months:
            return None
    shown = amount(baseline.value, case.series.unit)
    when = f" ({baseline.period.label})" if baseline.period else ""
    return _Reference(baseline.value, f"the baseline of {shown}{when}", None)


def judge_relative(target: Relative, case: Case) -> StatusResult:
    """Judge where the figure stands beside a comparator's figure for the same period."""
    if target.what:
        return case.cannot_judge(
            f"The target compares the {target.what} with {target.to}, which needs how both have "
            "moved and not only where they stand.",
            target,
        )
    if target.is_either:
        return case.cannot_judge(
            f"The target names “{target.to}”, and which of them is to count is not settled.", target
        )
    found = {name: case.comparators.figure(name, case.period) for name in target.each}
    known = {name: other for name, other in found.items() if other is not None}
    remark = "; ".join(
        f"{name}: {amount(other, case.series.unit)}" for name, other in known.items()
    )
    if len(known) < len(found):
        missing = listed([name for name in found if name not in known])
        printed = ""
        if target.benchmark is not None:
            shown = amount(target.benchmark.value, target.benchmark.unit)
            printed = f" (The document gave {shown} when it was written.)"
        there = f" There is {remark}." if remark else ""
        return case.unjudged(
            Status.AWAITING_COMPARATOR,
            f"A figure for {missing} {during(case.period)} is needed to judge this."
            f"{there}{printed}",
            target,
        )
    due = due_remark(target.terms.by, case.period)
    goal = _beside_all(target, list(known.values()), case)
    if isinstance(goal, str):
        return case.cannot_judge(goal, target)
    return case.held(goal, target, remark=f"{remark}. {due}".rstrip())


def _beside_all(target: Relative, others: Sequence[Decimal], case: Case) -> Goal | str:
    """What a figure must be to stand so beside every one of the others."""
    goals = []
    for other in others:
        goal = beside_goal(
            target.direction,
            other,
            target.margin,
            unit=case.series.unit,
            polarity=case.rules.polarity,
            tolerance=case.rules.tolerance,
        )
        if isinstance(goal, str):
            return goal
        goals.append(goal)
    lows = [goal.low for goal in goals if goal.low is not None]
    highs = [goal.high for goal in goals if goal.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return f"No figure can be in line with {listed(target.each)}: they lie too far apart."
    return Goal(low=low, high=high, unit=goals[0].unit, strict=goals[0].strict)


def beside_goal(
    direction: RelativeDirection,
    other: Decimal,
    margin: Quantity | None,
    *,
    unit: str | None,
    polarity: Polarity | None,
    tolerance: Tolerance,
) -> Goal | str:
    """What a figure must be to stand so beside another, or a sentence on what is not settled."""
    if direction is RelativeDirection.IN_LINE:
        around = _around(other, tolerance, unit)
        if margin is not None:
            distance = _distance(margin, other)
            around = Goal(low=other - distance, high=other + distance, unit=unit)
        # Better than the comparator is never a failure to be in line with it.
        if polarity is Polarity.UP:
            return Goal(low=around.low, unit=unit)
        if polarity is Polarity.DOWN:
            return Goal(high=around.high, unit=unit)
        return around
    if margin is not None:
        return (
            f"The target asks for {gap_in_words(margin.value, margin.unit)} from the comparator, "
            "and whether that is a lead to reach or a distance allowed is not settled."
        )
    strict = direction in (RelativeDirection.ABOVE, RelativeDirection.BELOW)
    if direction in (RelativeDirection.ABOVE, RelativeDirection.AT_OR_ABOVE):
        return Goal(low=other, unit=unit, strict=strict)
    return Goal(high=other, unit=unit, strict=strict)


def _distance(margin: Quantity, other: Decimal) -> Decimal:
    unit = (margin.unit or "").lower()
    return abs(other) * margin.value / 100 if unit == "%" else margin.value


def judge_within_tolerance(target: WithinTolerance, case: Case) -> StatusResult:
    """Judge a figure that is to be within a percentage of another, such as a budget.

    A series that is a percentage is taken for the difference itself.
    """
    allowed = target.percent
    if case.series.unit == "%":
        return case.held(Goal(low=-allowed, high=allowed, unit="%"), target)
    name = target.of or "the figure it is set against"
    other = case.comparators.figure(target.of, case.period) if target.of else None
    if other is None:
        return case.unjudged(
            Status.AWAITING_COMPARATOR,
            f"The {name} for {case.period.label} is needed to judge this.",
            target,
        )
    margin = abs(other) * allowed / 100
    goal = Goal(low=other - margin, high=other + margin, unit=case.series.unit)
    return case.held(goal, target, remark=f"The {name} is {amount(other, case.series.unit)}.")


def judge_rank(target: Rank, case: Case) -> StatusResult:
    """Judge a place in a group: first is best by polarity, equal figures share a place."""
    group = target.group or "the group"
    if case.rules.polarity not in (Polarity.UP, Polarity.DOWN):
        return case.cannot_judge(
            "A place in a group can only be given where the document says which way is good.",
            target,
        )
    members = case.comparators.group(group, case.period)
    if not members:
        return case.unjudged(
            Status.AWAITING_COMPARATOR,
            f"The figures of {group} for {case.period.label} are needed to judge this.",
            target,
        )
    if target.top is None and target.quartile != "top":
        return case.cannot_judge(f"A place in the {target.quartile} quartile is no goal.", target)
    place = place_among(case.value, members.values(), case.rules.polarity)
    places = len(members)
    last_good = target.top if target.top is not None else last_place_of_quarter(1, places)
    asked = f"the top {target.top}" if target.top is not None else "the top quarter"
    reason = (
        f"{case.called()} is place {place} of {places} among {group}; the target is {asked}, which "
        f"is place {last_good} or better."
    )
    status = Status.ON_TARGET if place <= last_good else Status.OFF_TARGET
    return StatusResult(
        status, reason, case.period, target, case.value, inputs=(case.observation.id,)
    )
