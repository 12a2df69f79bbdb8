"""Targets that are totals: over a year, or since counting began.

A year's total is never held against one quarter. While the time it is for still runs, a
total can only be judged where what is in already settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from goldthread.engine.goals import Goal
from goldthread.engine.judgement import Case, StatusResult, due_remark
from goldthread.engine.observations import Accumulation, Observation, Total
from goldthread.framework.periods import Period, PeriodKind, containing, periods_between
from goldthread.framework.rules import Moment, Precision, Target
from goldthread.framework.wording import amount, listed

_YEAR_KINDS = {
    Precision.CALENDAR_YEAR: PeriodKind.CALENDAR_YEAR,
    Precision.ACADEMIC_YEAR: PeriodKind.ACADEMIC_YEAR,
}
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR)


def year_of_target(by: Moment | None, period: Period) -> Period:
    """The year that a yearly total is for: the one its date names, or the figure's own.

    A figure for a whole year is its own year; the quarters and months of a year belong to
    the financial year unless the target's date says that it means another.
    """
    kind = _YEAR_KINDS.get(by.precision, PeriodKind.FINANCIAL_YEAR) if by else None
    if kind is None:
        kind = period.kind if period.kind in _YEARS else PeriodKind.FINANCIAL_YEAR
    return containing(by.day if by else period.last, kind, period.calendar)


def judge_year_total(goal: Goal, target: Target, year: Period, case: Case) -> StatusResult:
    """Judge a total that is to be reached over one year."""
    period = case.period
    if (period.first, period.last) == (year.first, year.last):
        return case.held(goal, target)
    if period.kind is PeriodKind.ROLLING and period.months == 12:
        return case.held(goal, target, remark="Twelve months are held against a year's target.")
    if period.months >= 12 or not year.contains(period):
        return case.cannot_judge(
            f"The target is for the year {year.label}, and this figure is for {period.label}.",
            target,
        )
    if not case.series.can_add_up or not _divides(period, year):
        return case.cannot_judge(
            f"The target is for the whole of {year.label}, and figures of this kind cannot be "
            "added up to that year.",
            target,
        )
    if case.series.accumulation is Accumulation.YEAR_TO_DATE:
        if year.kind is not PeriodKind.FINANCIAL_YEAR:
            return case.cannot_judge(
                f"The figures run from the start of the financial year, and the target is for "
                f"{year.label}.",
                target,
            )
        return _judge_so_far(goal, target, year, case.value, (case.observation,), case)
    if case.series.accumulation is Accumulation.SINCE_START:
        return case.cannot_judge(
            f"The target is for the whole of {year.label}, and the figures count from the start.",
            target,
        )
    total = case.figures.over(_run_to(year.first, period))
    if total.missing:
        return case.cannot_judge(_missing(total, f"the total for {year.label}"), target)
    return _judge_so_far(goal, target, year, total.value, total.observations, case)


def judge_running_total(
    goal: Goal, target: Target, by: Moment | None, first: Period | None, case: Case
) -> StatusResult:
    """Judge a total that has grown since counting began and is to be reached by a date.

    ``first`` is the period counting starts with (``None``: the earliest with a figure).
    """
    period, series = case.period, case.series
    used: tuple[Observation, ...] = (case.observation,)
    value = case.value
    if series.accumulation is Accumulation.YEAR_TO_DATE:
        year = period.within(PeriodKind.FINANCIAL_YEAR)
        if by is None or year is None or not year.first <= by.day <= year.last:
            return case.cannot_judge(
                "The target runs over more than one year, and the figures start again with each.",
                target,
            )
    elif series.accumulation is Accumulation.EACH_PERIOD:
        if not series.can_add_up or period.kind in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT):
            return case.cannot_judge(
                "The target is a running total, and figures of this kind cannot be added up.",
                target,
            )
        start = first or min(here for here in case.figures.periods if here.kind is period.kind)
        total = case.figures.over(_run_to(start.first, period))
        if total.missing:
            return case.cannot_judge(_missing(total, f"the total since {start.label}"), target)
        value, used = total.value, total.observations
    due = by is None or by.day <= period.last
    called = _called(value, goal, used, case)
    remark = due_remark(by, period)
    if due or _settled(goal, value):
        return case.held(goal, target, value=value, actual=called, used=used, remark=remark)
    return case.cannot_judge(
        f"{called} so far, and the target is {goal}. {remark} No steps on the way are set, so "
        "whether this is behind cannot be said.",
        target,
        value=value,
        used=used,
    )


def _judge_so_far(
    goal: Goal,
    target: Target,
    year: Period,
    value: Decimal,
    used: tuple[Observation, ...],
    case: Case,
) -> StatusResult:
    called = _called(value, goal, used, case)
    complete = case.period.last == year.last
    if complete or _settled(goal, value):
        remark = "" if complete else f"The target is for the whole of {year.label}."
        return case.held(goal, target, value=value, actual=called, used=used, remark=remark)
    return case.cannot_judge(
        f"{called} so far, and the target of {goal} is for the whole of {year.label}. No profile "
        "is set for the parts of the year, so whether this is behind cannot be said yet.",
        target,
        value=value,
        used=used,
    )


def _divides(period: Period, year: Period) -> bool:
    """Whether periods of this kind, one after the other, make up the year exactly."""
    if period.kind in (PeriodKind.SNAPSHOT, PeriodKind.ROLLING):
        return False
    return containing(year.first, period.kind, period.calendar).first == year.first


def _settled(goal: Goal, value: Decimal) -> bool:
    """Whether a total that can only grow has already met or missed its goal for good."""
    if goal.high is not None:
        return value > goal.high
    return goal.is_met_by(value)


def _called(value: Decimal, goal: Goal, used: tuple[Observation, ...], case: Case) -> str:
    if len(used) == 1:
        return case.called(goal.unit)
    shown = amount(value, case.series.unit or goal.unit)
    provisional = " (partly provisional)" if any(part.provisional for part in used) else ""
    return f"{shown} from {used[0].period.label} to {used[-1].period.label}{provisional}"


def _missing(total: Total, what: str) -> str:
    labels = [period.label for period in total.missing]
    said = listed(labels) if len(labels) <= 4 else f"{labels[0]} and {len(labels) - 1} others"
    return f"For {what}, the figures of {said} are missing."


def _run_to(first_day: date, period: Period) -> Iterator[Period]:
    return periods_between(containing(first_day, period.kind, period.calendar), period)
