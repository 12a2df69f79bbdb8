"""Targets by period: which step is in force for a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, timedelta

from goldthread.engine.observations import Accumulation
from goldthread.engine.wording import moment_in_words, period_of
from goldthread.framework.periods import Period, PeriodKind, containing
from goldthread.framework.rules import Moment, Target
from goldthread.framework.rules.targets import NO_TERMS, AnnualTotal, ByPeriod, Terms, Threshold


def terms_of(target: Target) -> Terms:
    """The terms of a rule; empty ones for rules that have none."""
    found = getattr(target, "terms", NO_TERMS)
    return found if isinstance(found, Terms) else NO_TERMS


def step_in_force(
    target: ByPeriod, period: Period, accumulation: Accumulation
) -> Target | str | None:
    """The step of a target by period that a figure of this period is held against.

    It is the first step due on or after the period's last day; once the last step is past,
    that one goes on holding. A total for a year holds in its own year only (``None`` where
    no step does). Steps that add up to the year are added over all that the figure covers.
    A sentence comes back where the steps cannot be placed in time, or where a figure covers
    only a part of one that adds up.
    """
    if target.annual is not None and period.months == 12:
        return target.annual
    dated: list[tuple[date, Target]] = []
    for step in target.steps:
        by = terms_of(step).by
        if by is None:
            return "The steps of the target have no year, so which one holds is not known."
        dated.append((by.day, step))
    dated.sort(key=lambda pair: pair[0])
    added = _added_up(dated, period, accumulation)
    if added is not None:
        return added
    ahead = [step for day, step in dated if day >= period.last]
    step = ahead[0] if ahead else dated[-1][1]
    by = terms_of(step).by
    year = period_of(by, period.calendar) if by else None
    if isinstance(step, AnnualTotal) and year is not None and not year.overlaps(period):
        return None
    return step


def _added_up(
    dated: list[tuple[date, Target]], period: Period, accumulation: Accumulation
) -> Threshold | str | None:
    """One step for all the steps that a figure covers, where the steps are amounts that add up."""
    first = period.first
    if accumulation is Accumulation.YEAR_TO_DATE:
        first = containing(period.last, PeriodKind.FINANCIAL_YEAR, period.calendar).first
    days = [day for day, _ in dated]
    start = bisect_left(days, first)
    # Through the step that the figure runs into without reaching its end.
    reached = dated[
        start : max(bisect_left(days, period.last) + 1, bisect_right(days, period.last))
    ]
    amounts = [step for _, step in reached if isinstance(step, Threshold) and step.terms.adds_up]
    if not amounts or len(amounts) < len(reached):
        return None
    cut = amounts[-1] if reached[-1][0] > period.last else amounts[0]
    by = terms_of(cut).by
    if by and (by.day > period.last or _begins(by, days[:start], period) < first):
        return (
            "The steps of the target are amounts that add up, and this figure covers only a part "
            f"of the one due by {moment_in_words(by, period.calendar)}."
        )
    return replace(amounts[-1], value=sum((step.value for step in amounts[1:]), amounts[0].value))


def _begins(by: Moment, earlier: list[date], period: Period) -> date:
    """The first day that a step is for, as far as that is said."""
    own = period_of(by, period.calendar)
    if own is not None:
        return own.first
    return earlier[-1] + timedelta(days=1) if earlier else period.first
